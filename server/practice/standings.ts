import { v7 as uuidv7 } from 'uuid';
import type { Database } from '../db/connect.ts';
import { sessionsJudged } from '../db/judge-votes.ts';
import { addNoticeRaw } from '../db/notices.ts';
import { putStanding, type Rating, type Round, readRated, standingIn } from '../db/rating-rounds.ts';
import { enterOrg, type RawDatabase } from '../db/raw-tenant.ts';
import type { AfterMeasured } from '../db/scoring.ts';
import { type CardTransaction, holdStandings, lockCard } from '../db/standing-card.ts';
import { standingAtFirst, standingOf } from '../domain/coaching.ts';
import type { Agreed } from '../protocol/calibration-view.ts';
import { countVotes } from './judged-card.ts';

/** Whether coaches agree with what is computed, as ratings come in, and what follows for what a judge votes on. */

type Deps = { raw: RawDatabase; measured: AfterMeasured };
/** `judge`: whose votes it rests on; null where code alone counts. */
export type Stands = { orgId: string; rubricId: string; criterion: string; judge: string | null };

type AgreementOf = (
  rounds: readonly Round[],
  ratings: readonly Rating[],
  criterion: string,
  judge: string | null,
) => Agreed;

/** Where ratings of a rubric have come in: whether these criteria of it still stand, for each judge they were rated of. */
export async function settleStandings(
  deps: Deps & { db: Database },
  { orgId, rubricId, criteria }: Pick<Round, 'orgId' | 'rubricId' | 'criteria'>,
  agreementOf: AgreementOf,
): Promise<void> {
  const { rounds, ratings } = await readRated(deps.db, orgId, rubricId);
  for (const criterion of criteria) {
    const judges = new Set(ratings.filter((one) => one.criterion === criterion).map(({ judge }) => judge));
    for (const judge of judges)
      await settleStanding(deps, { orgId, rubricId, criterion, judge }, agreementOf(rounds, ratings, criterion, judge));
  }
}

/**
 * Keeps how far they agree. Where a judge's standing changes by it, all sessions of the rubric that it voted on are
 * counted with its votes or without them in the same transaction, so that nobody reads the one while the other holds.
 * It takes some milliseconds a session; ratings that tip a standing are few.
 */
export async function settleStanding({ raw, measured }: Deps, of: Stands, agreed: Agreed): Promise<void> {
  await raw.sql.begin(async (tx) => {
    await enterOrg(tx, raw, of.orgId);
    await holdStandings(tx, of.orgId, 'alone');
    const was = (await standingIn(tx, of)) ?? standingAtFirst(of.judge);
    const state = standingOf(was, agreed.kappa, agreed.sessions);
    await putStanding(tx, of, { state, kappa: agreed.kappa, sessions: agreed.sessions });
    if (of.judge !== null && state !== was) await countAll(tx, { ...of, judge: of.judge }, measured);
  });
}

async function countAll(tx: CardTransaction, of: Stands & { judge: string }, measured: AfterMeasured): Promise<void> {
  const changed = new Map<string, number>();
  for (const sessionId of await sessionsJudged(tx, of)) {
    const standing = await lockCard(tx, of.orgId, sessionId);
    if (!standing || !(await countVotes(tx, standing, measured))) continue;
    changed.set(standing.memberId, (changed.get(standing.memberId) ?? 0) + 1);
  }
  const about = uuidv7();
  for (const [userId, sessions] of changed)
    await addNoticeRaw(tx, {
      orgId: of.orgId,
      userId,
      kind: 'scorecard',
      about,
      says: saysCounted(sessions),
      link: '/sessions',
    });
}

const saysCounted = (sessions: number) =>
  sessions === 1
    ? 'One of your sessions was scored again: whether a language model’s votes count in it has changed.'
    : `${sessions} of your sessions were scored again: whether a language model’s votes count in them has changed.`;
