import type { PgBoss } from 'pg-boss';
import { v5 as uuidv5 } from 'uuid';
import { asLogin } from './job-sending.ts';
import type { CountJob, SendCount, SendSettle, SettleJob } from './rating-rounds.ts';
import type { Standing } from './roles.ts';

/** What follows of blind ratings: standings are settled, and where a judge's changes its cards are counted anew. */

const queues = { settle: 'settle', count: 'count' } as const;

export type StandingJobs = Awaited<ReturnType<typeof openStandingJobs>>;

export async function openStandingJobs(boss: PgBoss, standing: Standing) {
  // a database that is away comes back: they are tried for hours
  const again = { notify: true, retryLimit: 12, retryDelay: 2, retryBackoff: true, heartbeatSeconds: 10 };
  await boss.createQueue(queues.settle, { ...again, expireInSeconds: 120 });
  await boss.createQueue(queues.count, { ...again, expireInSeconds: 300 });

  const sendSettle: SendSettle = (tx, job) =>
    asLogin(tx, standing, async (db) => void (await boss.send(queues.settle, job, { db })));
  const sendCount: SendCount = async (tx, job) => {
    // once for each place of a run, so that a batch that runs twice begins no second row of them
    const id = uuidv5(job.after ?? 'start', job.run);
    if (tx) await asLogin(tx, standing, async (db) => void (await boss.send(queues.count, job, { db, id })));
    else await boss.send(queues.count, job, { id });
  };

  /** One at a time. */
  async function workOne<T>(queue: string, work: (job: T) => Promise<void>): Promise<void> {
    await boss.work<T>(queue, { pollingIntervalSeconds: 2 }, async (jobs) => {
      for (const { data } of jobs) await work(data);
    });
  }

  return {
    sendSettle,
    sendCount,
    workSettling: (work: (job: SettleJob) => Promise<void>) => workOne(queues.settle, work),
    workCounting: (work: (job: CountJob) => Promise<void>) => workOne(queues.count, work),
  };
}
