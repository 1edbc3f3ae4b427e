import { randomUUID } from 'node:crypto';
import { findUnmailed, findUnposted, noteMailed, notePosted } from '../db/digests.ts';
import { readMailChoice, takeUntold } from '../db/mail-choices.ts';
import { readSettings } from '../db/org-settings.ts';
import { findOrganisation, type Mailable, readEveryone, readOrganisations } from '../db/organisations.ts';
import type { NoticeMailJob, UpkeepJobs } from '../db/upkeep-jobs.ts';
import type { MailKind } from '../domain/mail-choice.ts';
import { dayIn, hourIn, type OrgSettings } from '../domain/org-settings.ts';
import { mailOf } from './digest-mail.ts';
import { noticeMailOf } from './notice-mail.ts';
import { type DueSource, remind } from './reminders.ts';
import { MailError, sendMail } from './smtp.ts';
import type { Unsubscribe } from './unsubscribe.ts';
import { postWebhook } from './webhook.ts';
import { type DigestDeps, morning, tellWeek } from './weekly-digest.ts';

/** Every hour, for every organisation: the day's reminders, the week's digest, and whatever else falls due. */

export type UpkeepDeps = DigestDeps & {
  sources: readonly DueSource[];
  /** What else falls due on a day; done twice, it changes nothing. */
  more?: ((organisation: { id: string; today: string; settings: OrgSettings }) => Promise<void>)[];
  smtp: { server: string; from: string } | null;
  /** Where one click stops a member's e-mails of a kind. */
  unsubscribeUrl(of: Unsubscribe): string;
  webhookKey(orgId: string): string;
  privateAllowed: boolean;
  failed(what: string, orgId: string, error: unknown): void;
};

export async function startUpkeep(jobs: UpkeepJobs, deps: UpkeepDeps): Promise<void> {
  await jobs.workOrganisations((orgId) => keepUp(jobs, deps, orgId, new Date()));
  await jobs.workMails((job) =>
    'digestId' in job ? mailDigest(deps, job.orgId, job.digestId) : mailNotices(deps, job),
  );
  await jobs.workPosts(({ orgId, week }) => postWeek(deps, orgId, week, new Date()));
  await jobs.startHours(async () => (await readOrganisations(deps.signInDb)).map(({ id }) => id));
}

export async function keepUp(jobs: Pick<UpkeepJobs, 'sendOut'>, deps: UpkeepDeps, orgId: string, now: Date) {
  const organisation = await findOrganisation(deps.signInDb, orgId);
  if (!organisation) return;
  const [settings, people] = await Promise.all([readSettings(deps.db, orgId), readEveryone(deps.signInDb, orgId)]);
  const { timeZone, webhook } = settings;
  const today = dayIn(timeZone, now);
  const tasks: [string, () => Promise<unknown>][] = [
    [
      'digest',
      () =>
        tellWeek(deps, organisation, people, {
          ...{ timeZone, now },
          send: (tx, { week, digests }) =>
            jobs.sendOut(
              tx,
              deps.smtp ? digests.map(({ id }) => ({ orgId, digestId: id })) : [],
              webhook ? [{ orgId, week }] : [],
            ),
        }),
    ],
    ...(deps.more ?? []).map((task): [string, () => Promise<unknown>] => [
      'upkeep',
      () => task({ id: orgId, today, settings }),
    ]),
  ];
  if (hourIn(timeZone, now) >= morning) {
    tasks.unshift(['reminders', () => remind(deps.db, deps.sources, { orgId, timeZone, today, members: people })]);
    // after the reminders, which are notices too
    if (deps.smtp) tasks.push(['notices', () => tellNotices(jobs, deps, orgId, { people, timeZone, today, now })]);
  }
  // one that fails doesn't keep the others; the job is tried again, and what was done is not done twice
  let failure: unknown = null;
  for (const [what, task] of tasks)
    await task().catch((error: unknown) => {
      deps.failed(what, orgId, error);
      failure = error;
    });
  if (failure) throw failure;
}

type Day = { people: readonly Mailable[]; timeZone: string; today: string; now: Date };

const tellNotices = (
  jobs: Pick<UpkeepJobs, 'sendOut'>,
  deps: UpkeepDeps,
  orgId: string,
  { people, ...day }: Day,
): Promise<void> =>
  takeUntold(deps.raw, orgId, { members: people.map(({ id }) => id), ...day }, (tx, untold) =>
    jobs.sendOut(
      tx,
      untold.map(({ userId, notices }) => ({ orgId, userId, notices, mailId: randomUUID() })),
      [],
    ),
  );

type ToMail = { orgId: string; userId: string; kind: MailKind; id: string; says: { subject: string; text: string } };

/** False where they are sent none of that kind, or the other side refuses it for good. */
async function mail(deps: UpkeepDeps, { orgId, userId, kind, id, says }: ToMail): Promise<boolean> {
  const person = (await readEveryone(deps.signInDb, orgId)).find((each) => each.id === userId);
  if (!person || !deps.smtp || !(await readMailChoice(deps.db, orgId, userId))[kind]) return false;
  const { server, from } = deps.smtp;
  const unsubscribe = deps.unsubscribeUrl({ orgId, userId, kind });
  const text = `${says.text}\nStop these e-mails: ${unsubscribe}\n`;
  try {
    await sendMail(server, { from, to: person.email, subject: says.subject, text, id, unsubscribe });
    return true;
  } catch (error) {
    deps.failed('mail', orgId, error);
    // it stands in the product all the same
    if (error instanceof MailError && !error.retryable) return false;
    throw error;
  }
}

export async function mailDigest(deps: UpkeepDeps, orgId: string, digestId: string): Promise<void> {
  const found = await findUnmailed(deps.db, orgId, digestId);
  if (!found) return;
  const { userId, body, week } = found;
  const says = mailOf(body, week, deps.publicUrl);
  if (await mail(deps, { orgId, userId, kind: 'digest', id: digestId, says }))
    await noteMailed(deps.db, orgId, digestId);
}

export async function mailNotices(deps: UpkeepDeps, job: NoticeMailJob): Promise<void> {
  const { orgId, userId, notices, mailId } = job;
  await mail(deps, { orgId, userId, kind: 'notices', id: mailId, says: noticeMailOf(notices, deps.publicUrl) });
}

export async function postWeek(deps: UpkeepDeps, orgId: string, week: string, now: Date): Promise<void> {
  const [post, { webhook }] = await Promise.all([findUnposted(deps.db, orgId, week), readSettings(deps.db, orgId)]);
  if (!post || !webhook) return;
  const { privateAllowed } = deps;
  const about = { key: deps.webhookKey(orgId), id: `${orgId}.${week}`, privateAllowed, now };
  await postWebhook(webhook, JSON.stringify(post), about).catch((error: unknown) => {
    deps.failed('webhook', orgId, error);
    throw error;
  });
  await notePosted(deps.db, orgId, week);
}
