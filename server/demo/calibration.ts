import { noteOpening } from '../db/openings.ts';
import type { PlayedSession } from '../db/played-sessions.ts';
import { addRatings, addRound } from '../db/rating-rounds.ts';
import { enterOrg } from '../db/raw-tenant.ts';
import { rngFor } from '../domain/rng.ts';
import { settleStandings } from '../practice/standings.ts';
import { agreementWithComputed } from '../reviews/agreement.ts';
import { type Demo, daysSince, isOpen } from './demo.ts';

/** A round of blind ratings that the coach and the manager have finished. */

const title = 'First calibration';
const coach = 'Rosalind Kemble';
const manager = 'Stephen Reyes';
const raters = [coach, manager];
/** Enough for a criterion's standing to rest on. */
const rated = 12;
const criteria = ['composure', 'concern-first', 'next-step'];
/** When the round was rated; only what was scored by then is in it. */
const ratedDaysAgo = 9;

/** Rated to the nearest five, as people do. */
const toFive = (score: number) => Math.min(100, Math.max(0, Math.round(score / 5) * 5));

/**
 * What a person gives: near the count, off by what both of them hear otherwise than it and by what is theirs alone. Of
 * the next step people look for more than is counted.
 */
function scoreBy(rater: string, session: string, criterion: string, computed: number | null): number {
  const both = rngFor(`demo round ${session}`, 0)(criterion) - 0.5;
  const own = rngFor(`demo round ${session}`, 0)(`${criterion} ${rater}`) - 0.5;
  return toFive((computed ?? 45) + both * (criterion === 'next-step' ? 56 : 20) + own * 26);
}

const scoreOf = ({ card }: PlayedSession, criterion: string) =>
  card.criteria.find(({ id }) => id === criterion)?.computed ?? null;

/** From weak to strong, as whoever makes a round would choose them: of calls that are all alike nothing can be told. */
function spread(sessions: readonly PlayedSession[]): PlayedSession[] {
  const byScore = sessions.toSorted((a, b) => (a.card.overall ?? 0) - (b.card.overall ?? 0));
  const chosen = Array.from(
    { length: Math.min(rated, byScore.length) },
    (_, i) => byScore[Math.floor((i * byScore.length) / rated)] as PlayedSession,
  );
  return chosen.toSorted((a, b) => a.row.endedAt.getTime() - b.row.endedAt.getTime());
}

export async function rateBlind(demo: Demo): Promise<void> {
  const { db, raw, orgId, dated } = demo;
  const ids = raters.map((name) => demo.id(name));
  const open = demo.played.filter((session) => isOpen(session) && daysSince(demo, session) > ratedDaysAgo);
  const byRubric = Map.groupBy(open, ({ card }) => card.rubric.id);
  const [most] = [...byRubric.values()].toSorted((a, b) => b.length - a.length);
  const sessions = spread(most ?? []);
  const [first] = sessions;
  const shared = criteria.filter((id) => first?.card.criteria.some((one) => one.id === id));
  if (!first || sessions.length < rated || shared.length === 0) return;
  const made = { orgId, title, criteria: shared, madeBy: demo.id(coach), raters: ids, rubricId: first.card.rubric.id };
  const round = await addRound(db, { ...made, sessions: sessions.map(({ row }) => row.id as string) });
  const rate = async (session: PlayedSession, rater: string) => {
    const sessionId = session.row.id as string;
    const scores = shared.map((criterion) => {
      const computed = scoreOf(session, criterion);
      return { criterion, score: scoreBy(rater, session.row.seed, criterion, computed), computed, judge: null };
    });
    // the coach had looked at each before
    if (rater === manager) await noteOpening(db, orgId, sessionId, demo.id(manager));
    await raw.sql.begin(async (tx) => {
      await enterOrg(tx, raw, orgId);
      await addRatings(tx, { orgId, roundId: round.id, sessionId, raterId: demo.id(rater) }, scores);
    });
  };
  await Promise.all(sessions.flatMap((session) => raters.map((rater) => rate(session, rater))));
  // no judge was asked, so there is nothing to count anew
  await settleStandings({ raw, sendCount: async () => {} }, round, agreementWithComputed);
  const by = demo.at(demo.workday(ratedDaysAgo), 15);
  const made_at = demo.at(demo.workday(ratedDaysAgo + 5), 11);
  dated.push(
    { table: 'rating_round', by: 'id', id: round.id, set: { made_at, all_in_at: by } },
    { table: 'rating', by: 'round_id', id: round.id, set: { made_at: by } },
    { table: 'criterion_standing', by: 'rubric_id', id: round.rubricId, set: { since: by } },
    { table: 'session_opened', by: 'user_id', id: demo.id(manager), set: { opened_at: by } },
  );
}
