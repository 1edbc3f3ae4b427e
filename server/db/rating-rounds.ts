import { and, desc, eq, inArray, sql } from 'drizzle-orm';
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

export async function addRound(db: Database, round: Omit<Round, 'id' | 'madeAt'>): Promise<string> {
  const id = uuidv7();
  await inOrg(db, round.orgId, (tx) => tx.insert(ratingRound).values({ ...round, id }));
  return id;
}

/** Rounds that a member made or rates in, newest first, with their ratings. */
export function readRounds(db: Database, orgId: string, userId: string) {
  const theirs = sql`(${ratingRound.raters} ? ${userId} or ${ratingRound.madeBy} = ${userId})`;
  return inOrg(db, orgId, async (tx) => {
    const rounds = await tx
      .select()
      .from(ratingRound)
      .where(and(eq(ratingRound.orgId, orgId), theirs))
      .orderBy(desc(ratingRound.id))
      .limit(50);
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

/** Sessions that a member rates blind and not everybody has rated: of these they see no score. */
export async function blindSessions(db: Database, orgId: string, userId: string): Promise<Set<string>> {
  const { rounds, ratings } = await readRounds(db, orgId, userId);
  const own = rounds.filter(({ raters }) => raters.includes(userId));
  return new Set(own.flatMap((round) => round.sessions.filter((session) => !isIn(round, ratings, session))));
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
    insert into criterion_standing as was (org_id, rubric_id, criterion, judge, state, kappa, low, high, sessions)
    values (${orgId}, ${rubricId}, ${criterion}, ${judge ?? ''}, ${state}, ${estimate}, ${low}, ${high}, ${sessions})
    on conflict (org_id, rubric_id, criterion, judge) do update set state = excluded.state, kappa = excluded.kappa,
      low = excluded.low, high = excluded.high, sessions = excluded.sessions,
      since = case when was.state = excluded.state then was.since else now() end`;
}
