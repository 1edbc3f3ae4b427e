import { findUnmailed, findUnposted, noteMailed, notePosted } from '../db/digests.ts';
import { readSettings } from '../db/org-settings.ts';
import { findOrganisation, readEveryone, readOrganisations } from '../db/organisations.ts';
import type { UpkeepJobs } from '../db/upkeep-jobs.ts';
import { dayIn, hourIn, type OrgSettings } from '../domain/org-settings.ts';
import { mailOf } from './digest-mail.ts';
import { type DueSource, remind } from './reminders.ts';
import { MailError, sendMail } from './smtp.ts';
import { postWebhook } from './webhook.ts';
import { type DigestDeps, morning, tellWeek } from './weekly-digest.ts';

/** Every hour, for every organisation: the day's reminders, the week's digest, and whatever else falls due. */

export type UpkeepDeps = DigestDeps & {
  sources: readonly DueSource[];
  /** What else falls due on a day; done twice, it changes nothing. */
  more?: ((organisation: { id: string; today: string; settings: OrgSettings }) => Promise<void>)[];
  smtp: { server: string; from: string } | null;
  webhookKey(orgId: string): string;
  privateAllowed: boolean;
  failed(what: string, orgId: string, error: unknown): void;
};

export async function startUpkeep(jobs: UpkeepJobs, deps: UpkeepDeps): Promise<void> {
  await jobs.workOrganisations((orgId) => keepUp(jobs, deps, orgId, new Date()));
  await jobs.workMails(({ orgId, digestId }) => mailDigest(deps, orgId, digestId));
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
  if (hourIn(timeZone, now) >= morning)
    tasks.unshift(['reminders', () => remind(deps.db, deps.sources, { orgId, timeZone, today, members: people })]);
  // one that fails doesn't keep the others; the job is tried again, and what was done is not done twice
  let failure: unknown = null;
  for (const [what, task] of tasks)
    await task().catch((error: unknown) => {
      deps.failed(what, orgId, error);
      failure = error;
    });
  if (failure) throw failure;
}

export async function mailDigest(deps: UpkeepDeps, orgId: string, digestId: string): Promise<void> {
  const found = await findUnmailed(deps.db, orgId, digestId);
  const person = found && (await readEveryone(deps.signInDb, orgId)).find(({ id }) => id === found.userId);
  if (!found || !person || !deps.smtp) return;
  const { server, from } = deps.smtp;
  const mail = { ...mailOf(found.body, found.week, deps.publicUrl), from, to: person.email, id: digestId };
  try {
    await sendMail(server, mail);
  } catch (error) {
    deps.failed('mail', orgId, error);
    // refused for good: it stands in the product all the same
    if (error instanceof MailError && !error.retryable) return;
    throw error;
  }
  await noteMailed(deps.db, orgId, digestId);
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
