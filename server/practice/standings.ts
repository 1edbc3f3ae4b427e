import { v7 as uuidv7 } from 'uuid';
import { sessionsJudged } from '../db/judge-votes.ts';
import { addNoticeRaw } from '../db/notices.ts';
import {
  type CountJob,
  putStanding,
  type RatedRound,
  ratedIn,
  type SendCount,
  type SettleJob,
  standingIn,
} from '../db/rating-rounds.ts';
import { enterOrg, type RawDatabase } from '../db/raw-tenant.ts';
import type { AfterMeasured } from '../db/scoring.ts';
import { holdSettling, holdStandings, onCard } from '../db/standing-card.ts';
import type { StandingJobs } from '../db/standing-jobs.ts';
import { standingAtFirst, standingOf } from '../domain/coaching.ts';
import type { Agreed } from '../protocol/calibration-view.ts';
import { countVotes } from './judged-card.ts';

/** Whether coaches agree with what is computed, as ratings come in, and what follows for what a judge votes on. */

type Settling = { raw: RawDatabase; sendCount: SendCount };
/** `atOnce`: cards of one job. */
type Counting = { raw: RawDatabase; measured: AfterMeasured; sendCount: SendCount; atOnce?: number };
/** `judge`: whose votes it rests on; null where code alone counts. */
export type Stands = { orgId: string; rubricId: string; criterion: string; judge: string | null };
type Tx = Parameters<SendCount>[0] & object;

type AgreementOf = (rounds: readonly RatedRound[], criterion: string, judge: string | null) => Agreed;

export async function startStandings(
  jobs: StandingJobs,
  deps: Omit<Counting, 'sendCount' | 'atOnce'> & {
    agreementOf: AgreementOf;
    failed(sessionId: string, error: unknown): void;
  },
): Promise<void> {
  const { sendCount } = jobs;
  await jobs.workSettling((job) => settleStandings({ ...deps, sendCount }, job, deps.agreementOf));
  await jobs.workCounting((job) => countAnew({ ...deps, sendCount }, job, deps.failed));
}

/**
 * Where ratings of a rubric have come in: whether these criteria of it still stand, for each judge they were rated of.
 * One settling after the other reads the ratings, so that what is kept last rests on all of them.
 */
export async function settleStandings(
  deps: Settling,
  { orgId, rubricId, criteria }: SettleJob,
  agreementOf: AgreementOf,
): Promise<void> {
  await deps.raw.sql.begin(async (tx) => {
    await enterOrg(tx, deps.raw, orgId);
    await holdSettling(tx, orgId);
    const rounds = await ratedIn(tx, orgId, rubricId);
    const found = criteria.flatMap((criterion) =>
      judgesOf(rounds, criterion).map((judge) => ({ criterion, judge, agreed: agreementOf(rounds, criterion, judge) })),
    );
    // cards wait from here on, and only while it is written down
    await holdStandings(tx, orgId, 'alone');
    for (const { agreed, ...of } of found) await settleIn(deps, tx, { orgId, rubricId, ...of }, agreed);
  });
}

const judgesOf = (rounds: readonly RatedRound[], criterion: string): (string | null)[] => {
  const ratings = rounds.flatMap((rated) => [...rated.ratings.values()].flat());
  return [...new Set(ratings.filter((one) => one.criterion === criterion).map(({ judge }) => judge))];
};

/** Keeps how far they agree. */
export async function settleStanding(deps: Settling, of: Stands, agreed: Agreed): Promise<void> {
  await deps.raw.sql.begin(async (tx) => {
    await enterOrg(tx, deps.raw, of.orgId);
    await holdStandings(tx, of.orgId, 'alone');
    await settleIn(deps, tx, of, agreed);
  });
}

/** Where a judge's standing changes by it, the cards of what it voted on are counted anew by a job of this transaction. */
async function settleIn({ sendCount }: Settling, tx: Tx, of: Stands, agreed: Agreed): Promise<void> {
  const was = (await standingIn(tx, of)) ?? standingAtFirst(of.judge);
  const state = standingOf(was, agreed.kappa, agreed.sessions);
  await putStanding(tx, of, { state, kappa: agreed.kappa, sessions: agreed.sessions });
  const { orgId, rubricId, judge } = of;
  if (judge !== null && state !== was) await sendCount(tx, { orgId, rubricId, judge, run: uuidv7(), after: null });
}

/** About a second's work, so that one that was killed has little to do again. */
const usuallyAtOnce = 100;

/**
 * Counts the cards of what a judge voted on with its votes or without them, as its standing is by then, the newest
 * first, each in a transaction of its own: whoever corrects or overrides one waits for that one alone. A second time
 * changes nothing. One that can't be counted doesn't keep the others. Throws the first failure at the end.
 */
export async function countAnew(
  { raw, measured, sendCount, atOnce = usuallyAtOnce }: Counting,
  job: CountJob,
  failed: (sessionId: string, error: unknown) => void = () => {},
): Promise<void> {
  const { orgId, run, after } = job;
  const ids = await raw.sql.begin(async (tx) => {
    await enterOrg(tx, raw, orgId);
    return sessionsJudged(tx, job, after, atOnce);
  });
  const failures: unknown[] = [];
  for (const sessionId of ids)
    await onCard(raw, orgId, sessionId, async (tx, standing) => {
      const userId = standing.memberId;
      if (await countVotes(tx, standing, measured))
        await addNoticeRaw(tx, { orgId, userId, kind: 'scorecard', about: run, says: saysCounted, link: '/sessions' });
    }).catch((error: unknown) => {
      failed(sessionId, error);
      failures.push(error);
    });
  const last = ids.at(-1);
  if (last !== undefined && ids.length === atOnce) await sendCount(null, { ...job, after: last });
  if (failures.length > 0) throw failures[0];
}

/** Told with the first of them; how many there will be is not known by then. */
const saysCounted = 'Sessions of yours were scored again: whether a language model’s votes count in them has changed.';
