import { type JobWithMetadata, PgBoss } from 'pg-boss';
import type postgres from 'postgres';
import type { CallJob } from './calls.ts';
import { openClient } from './connect.ts';
import { asLogin } from './job-sending.ts';
import { type Standing, tenantRole } from './roles.ts';
import { openStandingJobs } from './standing-jobs.ts';
import { openUpkeepJobs } from './upkeep-jobs.ts';

/**
 * Work that must not be lost: jobs of pg-boss in the same database, sent in the transaction of what
 * causes them. A job may run twice; whoever does it makes the second time change nothing.
 */

export type EndedSession = { orgId: string; sessionId: string };
/** Asks a model about a session; `isLast`: there will be no other try. */
type Asks = (job: EndedSession, isLast: boolean) => Promise<void>;
const scoreQueue = 'score';
const voteQueue = 'votes';
const judgeQueue = 'judge';
const callQueue = 'call';
const schema = 'jobs';

/** A crashed worker's job starts again after this long without a heartbeat. */
const heartbeatSeconds = 10;

export type Jobs = Awaited<ReturnType<typeof openJobs>>;

/** Starts pg-boss on connections of its own. Any number of processes may. */
export async function openJobs(
  url: string,
  standing: Standing,
  warn: (message: string) => void,
  outside: { retrySeconds?: number } = {},
) {
  const boss = new PgBoss({
    connectionString: url,
    schema,
    max: 3,
    useListenNotify: true,
    monitorIntervalSeconds: 5,
    superviseIntervalSeconds: 5,
  });
  boss.on('error', () => warn('the job queue met an error'));
  await boss.start();
  await boss.createQueue(scoreQueue, {
    notify: true,
    heartbeatSeconds,
    retryLimit: 5,
    retryDelay: 1,
    retryBackoff: true,
    expireInSeconds: 120,
  });
  // an endpoint that is overloaded or down is asked again for some twenty minutes
  for (const queue of [voteQueue, judgeQueue])
    await boss.createQueue(queue, {
      heartbeatSeconds,
      retryLimit: 5,
      retryDelay: 30,
      retryBackoff: true,
      expireInSeconds: 3_600,
    });
  await boss.createQueue(callQueue, {
    notify: true,
    heartbeatSeconds,
    retryLimit: 5,
    retryDelay: 1,
    retryBackoff: true,
    expireInSeconds: 300,
  });
  const standings = await openStandingJobs(boss, standing);
  const upkeep = await openUpkeepJobs(boss, standing, outside);
  await closeToTenants(url, standing);

  /** One session at a time. */
  async function workOne(queue: string, work: Asks): Promise<void> {
    const options = { includeMetadata: true as const, pollingIntervalSeconds: 2 };
    await boss.work(queue, options, async (jobs: JobWithMetadata<EndedSession>[]) => {
      for (const job of jobs) await work(job.data, job.retryCount >= job.retryLimit);
    });
  }

  return {
    standings,
    upkeep,
    /** Asks for a scorecard, in the caller's transaction: as the login role, because tenants can't see the queue. */
    async sendScore(tx: postgres.TransactionSql, job: EndedSession): Promise<void> {
      await asLogin(tx, standing, async (db) => void (await boss.send(scoreQueue, job, { db })));
    },
    /** Does scoring jobs as they come, `atOnce` of them at the same time. */
    async workScores(atOnce: number, work: (job: EndedSession) => Promise<void>): Promise<void> {
      await boss.work<EndedSession>(
        scoreQueue,
        { localConcurrency: atOnce, pollingIntervalSeconds: 2 },
        async (jobs) => {
          for (const job of jobs) await work(job.data);
        },
      );
    },
    /** Asks for an imported call to be heard, in the caller's transaction. */
    async sendCall(tx: postgres.TransactionSql, job: CallJob): Promise<void> {
      await asLogin(tx, standing, async (db) => void (await boss.send(callQueue, job, { db })));
    },
    /** One call at a time, so that a hundred of them leave practice its turn; `isLast`: there will be no other try. */
    async workCalls(work: (job: CallJob, isLast: boolean) => Promise<void>): Promise<void> {
      const options = { includeMetadata: true as const, pollingIntervalSeconds: 2 };
      await boss.work(callQueue, options, async (jobs: JobWithMetadata<CallJob>[]) => {
        for (const job of jobs) await work(job.data, job.retryCount >= job.retryLimit);
      });
    },
    /** Asks for the second listener's votes: once for a session, however often it is sent. */
    async sendVotes(job: EndedSession): Promise<void> {
      await boss.send(voteQueue, job, { id: job.sessionId });
    },
    workVotes: (work: Asks) => workOne(voteQueue, work),
    /** Asks for a judge's votes: once for a session, however often it is sent. */
    async sendJudging(job: EndedSession): Promise<void> {
      await boss.send(judgeQueue, job, { id: job.sessionId });
    },
    workJudging: (work: Asks) => workOne(judgeQueue, work),
    /** Finishes the jobs under way. */
    close: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
}

/** The queue holds the jobs of every organisation. Earlier versions let the tenants' role read and write it. */
async function closeToTenants(url: string, standing: Standing): Promise<void> {
  if (standing.tenantRole === 'none') return;
  const sql = openClient(url, { max: 1 });
  try {
    const [open] = await sql`select has_schema_privilege(${tenantRole}, ${schema}, 'usage') as yes`;
    if (!open?.yes) return;
    await sql.begin(async (tx) => {
      // two processes revoking at once would fail: "tuple concurrently updated"
      await tx`select pg_advisory_xact_lock(hashtext('pushback.close-jobs'))`;
      await tx.unsafe(`revoke all on all tables in schema ${schema} from ${tenantRole}`);
      await tx.unsafe(`revoke all on all functions in schema ${schema} from ${tenantRole}`);
      await tx.unsafe(`revoke all on schema ${schema} from ${tenantRole}`);
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
