import type { PgBoss } from 'pg-boss';
import type postgres from 'postgres';
import { asLogin } from './job-sending.ts';
import type { Standing } from './roles.ts';

/**
 * What the server does by itself: every hour a look at each organisation, and the digests that leave the server.
 * Whatever an hour finds done already it does not do again, so that a missed hour is made up for by the next.
 */

/** A digest, or how many notices wait; `mailId` is the same however often it is tried. */
export type NoticeMailJob = { orgId: string; userId: string; notices: number; mailId: string };
export type MailJob = { orgId: string; digestId: string } | NoticeMailJob;
export type PostJob = { orgId: string; week: string };
type OrganisationJob = { orgId: string };

const queues = { hour: 'hour', organisation: 'organisation', mail: 'mail', post: 'post' } as const;
/** At most one look at an organisation within so many seconds, however many processes ask. */
const onceInSeconds = 60;

export type UpkeepJobs = Awaited<ReturnType<typeof openUpkeepJobs>>;

/** One that fails doesn't keep the others; all are tried again, and what was done is not done twice. */
async function workEach<T>(jobs: readonly { data: T }[], work: (data: T) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const { data } of jobs) await work(data).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

/** `retrySeconds`: before another server that could not take something is asked again, growing from time to time. */
export async function openUpkeepJobs(boss: PgBoss, standing: Standing, { retrySeconds = 30 } = {}) {
  const again = { retryLimit: 3, retryDelay: 20, retryBackoff: true, heartbeatSeconds: 10 };
  await boss.createQueue(queues.hour, { ...again, expireInSeconds: 300 });
  await boss.createQueue(queues.organisation, { ...again, expireInSeconds: 900 });
  // another server that is down is asked again for some hours
  const outside = {
    retryLimit: 10,
    retryDelay: retrySeconds,
    retryBackoff: true,
    heartbeatSeconds: 10,
    expireInSeconds: 900,
  };
  await boss.createQueue(queues.mail, outside);
  await boss.createQueue(queues.post, outside);
  const polling = { pollingIntervalSeconds: 2, batchSize: 20 };
  return {
    /** Now, and every hour from now on. */
    async startHours(organisations: () => Promise<string[]>): Promise<void> {
      await boss.work(queues.hour, { pollingIntervalSeconds: 2 }, async () => {
        for (const orgId of await organisations())
          await boss.send(queues.organisation, { orgId }, { singletonKey: orgId, singletonSeconds: onceInSeconds });
      });
      await boss.schedule(queues.hour, '3 * * * *');
      await boss.send(queues.hour, {}, { singletonKey: 'start', singletonSeconds: onceInSeconds });
    },
    async workOrganisations(work: (orgId: string) => Promise<void>): Promise<void> {
      await boss.work<OrganisationJob>(queues.organisation, polling, (jobs) =>
        workEach(jobs, ({ orgId }) => work(orgId)),
      );
    },
    /** In the caller's transaction. */
    async sendOut(tx: postgres.TransactionSql, mails: readonly MailJob[], posts: readonly PostJob[]): Promise<void> {
      await asLogin(tx, standing, async (db) => {
        for (const mail of mails) await boss.send(queues.mail, mail, { db });
        for (const post of posts) await boss.send(queues.post, post, { db });
      });
    },
    async workMails(work: (job: MailJob) => Promise<void>): Promise<void> {
      await boss.work<MailJob>(queues.mail, polling, (jobs) => workEach(jobs, work));
    },
    async workPosts(work: (job: PostJob) => Promise<void>): Promise<void> {
      await boss.work<PostJob>(queues.post, polling, (jobs) => workEach(jobs, work));
    },
  };
}
