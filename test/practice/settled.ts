import type { CountJob } from '../../server/db/rating-rounds.ts';
import { countAnew, type Stands, settleStanding, settleStandings } from '../../server/practice/standings.ts';
import { agreementWithComputed } from '../../server/reviews/agreement.ts';
import type { TestApp } from '../http/test-app.ts';

/** What the workers would make of ratings and standings, to the end. */

type SendCount = (tx: unknown, job: CountJob) => Promise<void>;

async function counted({ deps }: TestApp, begin: (sendCount: SendCount) => Promise<void>): Promise<void> {
  const jobs: CountJob[] = [];
  const sendCount: SendCount = async (_tx, job) => void jobs.push(job);
  await begin(sendCount);
  // a batch sends the next
  for (const job of jobs) await countAnew({ ...deps, sendCount }, job);
}

/** The ratings that came in by HTTP. */
export const settled = (app: TestApp) =>
  counted(app, async (sendCount) => {
    for (const job of app.settles.splice(0))
      await settleStandings({ ...app.deps, sendCount }, job, agreementWithComputed);
  });

export const agreed = (kappa: number) => ({
  kappa: { estimate: kappa, low: kappa, high: kappa, level: 0.95 },
  icc: null,
  sessions: 12,
});

/** As if ratings of twelve sessions had come to this. */
export const settle = (app: TestApp, of: Stands, kappa: number) =>
  counted(app, (sendCount) => settleStanding({ ...app.deps, sendCount }, of, agreed(kappa)));
