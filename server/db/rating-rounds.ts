import { and, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { ISql } from 'postgres';
import { v7 as uuidv7 } from 'uuid';
import type { StandingState } from '../domain/coaching.ts';
import type { Interval } from '../domain/interval.ts';
import { isIn } from '../domain/rating.ts';
import type { Database } from './connect.ts';
import { criterionStanding } from './schema/criterion-standing.ts';
import { rating } from './schema/rating.ts';
import { ratingRound } from './schema/rating-round.ts';
import { inOrg } from './tenant.ts';

/** Blind ratings, and what came of them. */

export type Round = typeof ratingRound.$inferSelect;
export type Rating = typeof rating.$inferSelect;
export type Standing = typeof criterionStanding.$inferSelect;

/** More would be a history that nobody reads; standings rest on all of them. */
const mostRounds = 50;

export async function addRound(db: Database, round: Omit<Round, 'id' | 'madeAt' | 'endedAt'>): Promise<Round> {
  const id = uuidv7();
  const [added] = await inOrg(db, round.orgId, (tx) =>
    tx
      .insert(ratingRound)
      .values({ ...round, id })
      .returning(),
  );
  return added as Round;
}

const ratesIn = (userId: string) => sql`${ratingRound.raters} ? ${userId}`;
const theirs = (userId: string) => or(ratesIn(userId), eq(ratingRound.madeBy, userId));

/** Rounds that a member made or rates in, newest first, with their ratings. */
export const readRounds = (db: Database, orgId: string, userId: string) =>
  readThose(db, orgId, theirs(userId), mostRounds);

/** One of them; null where it is none of theirs. */
export async function findRound(db: Database, orgId: string, userId: string, id: string) {
  const { rounds, ratings } = await readThose(db, orgId, and(theirs(userId), eq(ratingRound.id, id)), 1);
  return rounds[0] ? { round: rounds[0], ratings } : null;
}

function readThose(db: Database, orgId: string, those: SQL | undefined, limit: number) {
  return inOrg(db, orgId, async (tx) => {
    const rounds = await tx
      .select()
      .from(ratingRound)
      .where(and(eq(ratingRound.orgId, orgId), those))
      .orderBy(desc(ratingRound.id))
      .limit(limit);
    const ids = rounds.map(({ id }) => id);
    const ratings =
      ids.length === 0
        ? []
        : await tx
            .select()
            .from(rating)
            .where(and(eq(rating.orgId, orgId), inArray(rating.roundId, ids)));
    return { rounds, ratings };
  });
}

/** Ends a round before every rating is in. False: it has ended already. */
export async function endRound(db: Database, orgId: string, id: string): Promise<boolean> {
  const ended = await inOrg(db, orgId, (tx) =>
    tx
      .update(ratingRound)
      .set({ endedAt: new Date() })
      .where(and(eq(ratingRound.orgId, orgId), eq(ratingRound.id, id), isNull(ratingRound.endedAt)))
      .returning({ id: ratingRound.id }),
  );
  return ended.length > 0;
}

/** Sessions that a member rates blind and not everybody has rated: of these they see no score until the round ends. */
export async function blindSessions(db: Database, orgId: string, userId: string): Promise<Set<string>> {
  const open = and(ratesIn(userId), isNull(ratingRound.endedAt));
  const { rounds, ratings } = await readThose(db, orgId, open, Number.MAX_SAFE_INTEGER);
  return new Set(rounds.flatMap((round) => round.sessions.filter((session) => !isIn(round, ratings, session))));
}

/** Once for each session and rater. False: it was rated already. */
export async function addRatings(
  db: Database,
  of: { orgId: string; roundId: string; sessionId: string; raterId: string },
  scores: readonly { criterion: string; score: number; computed: number | null; judge: string | null }[],
): Promise<boolean> {
  const added = await inOrg(db, of.orgId, (tx) =>
    tx
      .insert(rating)
      .values(scores.map((score) => ({ ...of, ...score })))
      .onConflictDoNothing()
      .returning({ criterion: rating.criterion }),
  );
  return added.length > 0;
}

/** Every round of a rubric with its ratings. */
export function readRated(db: Database, orgId: string, rubricId: string) {
  return inOrg(db, orgId, async (tx) => {
    const rounds = await tx
      .select()
      .from(ratingRound)
      .where(and(eq(ratingRound.orgId, orgId), eq(ratingRound.rubricId, rubricId)));
    const ids = rounds.map(({ id }) => id);
    const ratings = await tx
      .select()
      .from(rating)
      .where(and(eq(rating.orgId, orgId), inArray(rating.roundId, ids)));
    return { rounds, ratings };
  });
}

export const readStandings = (db: Database, orgId: string): Promise<Standing[]> =>
  inOrg(db, orgId, (tx) => tx.select().from(criterionStanding).where(eq(criterionStanding.orgId, orgId)));

type Stands = { orgId: string; rubricId: string; criterion: string; judge: string | null };

/** Null: nothing has been rated yet. */
export async function standingIn(tx: ISql, of: Stands): Promise<StandingState | null> {
  const [found] = await tx`select state from criterion_standing where org_id = ${of.orgId}
    and rubric_id = ${of.rubricId} and criterion = ${of.criterion} and judge = ${of.judge ?? ''}`;
  return (found?.state as StandingState | undefined) ?? null;
}

/** In the caller's transaction, which is in the organisation. */
export async function putStanding(
  tx: ISql,
  { orgId, rubricId, criterion, judge }: Stands,
  { state, kappa, sessions }: { state: StandingState; kappa: Interval | null; sessions: number },
): Promise<void> {
  const [estimate, low, high] = [kappa?.estimate ?? null, kappa?.low ?? null, kappa?.high ?? null];
  await tx`
    insert into criterion_standing as was (org_id, rubric_id, criterion, judge, state, kappa, low, high, sessions, fell_at)
    values (${orgId}, ${rubricId}, ${criterion}, ${judge ?? ''}, ${state}, ${estimate}, ${low}, ${high}, ${sessions},
      case when ${state}::text = 'coaches only' then now() end)
    on conflict (org_id, rubric_id, criterion, judge) do update set state = excluded.state, kappa = excluded.kappa,
      low = excluded.low, high = excluded.high, sessions = excluded.sessions,
      since = case when was.state = excluded.state then was.since else now() end,
      fell_at = case when excluded.state = 'coaches only' and was.state <> excluded.state then now() else was.fell_at end`;
}
