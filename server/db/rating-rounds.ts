import { and, asc, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { ISql, TransactionSql } from 'postgres';
import { v7 as uuidv7 } from 'uuid';
import type { StandingState } from '../domain/coaching.ts';
import type { Interval } from '../domain/interval.ts';
import type { BySession } from '../domain/rating.ts';
import type { Database } from './connect.ts';
import { criterionStanding } from './schema/criterion-standing.ts';
import { rating } from './schema/rating.ts';
import { ratingRound } from './schema/rating-round.ts';
import { inOrg } from './tenant.ts';

/** Blind ratings, and what came of them. */

export type Round = typeof ratingRound.$inferSelect;
export type Rating = typeof rating.$inferSelect;
/** A round with its ratings, those of a session in the order in which they were given. */
export type Rated = { round: Round; ratings: BySession<Rating> };
export type Standing = typeof criterionStanding.$inferSelect;

/** More would be a history that nobody reads; standings rest on all of them. */
const mostRounds = 50;

export async function addRound(
  db: Database,
  round: Omit<Round, 'id' | 'madeAt' | 'endedAt' | 'allInAt'>,
): Promise<Round> {
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
export const readRounds = (db: Database, orgId: string, userId: string): Promise<Rated[]> =>
  readThose(db, orgId, theirs(userId), mostRounds);

/** Rounds that a member rates in and that go on, newest first. */
export const readOpenRounds = (db: Database, orgId: string, userId: string): Promise<Rated[]> =>
  readThose(
    db,
    orgId,
    and(ratesIn(userId), isNull(ratingRound.endedAt), isNull(ratingRound.allInAt)),
    Number.MAX_SAFE_INTEGER,
  );

/** One of them; null where it is none of theirs. */
export async function findRound(db: Database, orgId: string, userId: string, id: string): Promise<Rated | null> {
  const [found] = await readThose(db, orgId, and(theirs(userId), eq(ratingRound.id, id)), 1);
  return found ?? null;
}

function readThose(db: Database, orgId: string, those: SQL | undefined, limit: number): Promise<Rated[]> {
  return inOrg(db, orgId, async (tx) => {
    const rounds = await tx
      .select()
      .from(ratingRound)
      .where(and(eq(ratingRound.orgId, orgId), those))
      .orderBy(desc(ratingRound.id))
      .limit(limit);
    const ids = rounds.map(({ id }) => id);
    if (ids.length === 0) return [];
    const ratings = await tx
      .select()
      .from(rating)
      .where(and(eq(rating.orgId, orgId), inArray(rating.roundId, ids)))
      .orderBy(asc(rating.madeAt), asc(rating.raterId));
    return withRatings(rounds, ratings);
  });
}

function withRatings<Made extends { id: string }, Given extends { roundId: string; sessionId: string }>(
  rounds: readonly Made[],
  ratings: readonly Given[],
): { round: Made; ratings: BySession<Given> }[] {
  const byRound = Map.groupBy(ratings, ({ roundId }) => roundId);
  return rounds.map((round) => ({
    round,
    ratings: Map.groupBy(byRound.get(round.id) ?? [], ({ sessionId }) => sessionId),
  }));
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

/** Of rounds that go on alone, by an index of theirs: those that are over cost nothing here. */
export const blindOf = (orgId: string, userId: string): SQL => sql`
  select distinct each.session
  from rating_round made, jsonb_array_elements_text(made.sessions) each (session)
  where made.org_id = ${orgId} and made.ended_at is null and made.all_in_at is null and made.raters ? ${userId}
    and (select count(*) from rating given where given.org_id = made.org_id and given.round_id = made.id
      and given.session_id = each.session::uuid) < jsonb_array_length(made.raters) * jsonb_array_length(made.criteria)`;

/** Sessions that a member rates blind and not everybody has rated: of these they see no score until the round ends. */
export async function blindSessions(db: Database, orgId: string, userId: string): Promise<Set<string>> {
  const found = await inOrg(db, orgId, (tx) => tx.execute<{ session: string }>(blindOf(orgId, userId)));
  return new Set([...found].map(({ session }) => session));
}

export type RatingOf = { orgId: string; roundId: string; sessionId: string; raterId: string };
export type NewRating = { criterion: string; score: number; computed: number | null; judge: string | null };
/** What a rating completed. */
export type Came = {
  round: Pick<Round, 'title' | 'rubricId' | 'criteria' | 'raters' | 'madeBy'>;
  raterDone: boolean;
  sessionIn: boolean;
  allIn: boolean;
};

/**
 * Once for each session and rater, in the caller's transaction, which is in the organisation: one after the other in a
 * round, so that of two last ones each knows of the other. `rated`: they have rated it; `ended`: no rating is taken any
 * more.
 */
export async function addRatings(
  tx: ISql,
  { orgId, roundId, sessionId, raterId }: RatingOf,
  scores: readonly NewRating[],
): Promise<Came | 'rated' | 'ended'> {
  const [round] = await tx`
    select title, rubric_id as "rubricId", criteria, sessions, raters, made_by as "madeBy", ended_at as "endedAt"
    from rating_round where org_id = ${orgId} and id = ${roundId} for update`;
  if (!round || round.endedAt !== null) return 'ended';
  const added = await tx`
    insert into rating (org_id, round_id, session_id, rater_id, criterion, score, computed, judge, made_at)
    select ${orgId}, ${roundId}, ${sessionId}, ${raterId}, criterion, score, computed, judge, clock_timestamp()
    from jsonb_to_recordset(${JSON.stringify(scores)}::text::jsonb)
      as row (criterion text, score float8, computed float8, judge text)
    on conflict do nothing returning criterion`;
  if (added.length === 0) return 'rated';
  const rows = await tx`
    select session_id as session, rater_id as rater from rating where org_id = ${orgId} and round_id = ${roundId}
    group by session_id, rater_id having count(*) = ${(round.criteria as string[]).length}`;
  const done = new Set(rows.map(({ session, rater }) => `${session} ${rater}`));
  const [raters, sessions] = [round.raters as string[], round.sessions as string[]];
  const isIn = (session: string) => raters.every((rater) => done.has(`${session} ${rater}`));
  const allIn = sessions.every(isIn);
  if (allIn)
    await tx`update rating_round set all_in_at = clock_timestamp() where org_id = ${orgId} and id = ${roundId}`;
  const raterDone = sessions.every((session) => done.has(`${session} ${raterId}`));
  return { round: round as unknown as Came['round'], raterDone, sessionIn: isIn(sessionId), allIn };
}

/** Of a round what agreement is found from. */
export type RatedRound = {
  round: Pick<Round, 'id' | 'sessions' | 'raters' | 'criteria'>;
  ratings: BySession<Pick<Rating, 'sessionId' | 'raterId' | 'criterion' | 'score' | 'computed' | 'judge'>>;
};

/** Every round of a rubric with its ratings, in the caller's transaction, which is in the organisation. */
export async function ratedIn(tx: ISql, orgId: string, rubricId: string): Promise<RatedRound[]> {
  const rounds = await tx<RatedRound['round'][]>`
    select id, sessions, raters, criteria from rating_round where org_id = ${orgId} and rubric_id = ${rubricId}
    order by id`;
  const ratings = await tx<
    Pick<Rating, 'roundId' | 'sessionId' | 'raterId' | 'criterion' | 'score' | 'computed' | 'judge'>[]
  >`
    select given.round_id as "roundId", given.session_id as "sessionId", given.rater_id as "raterId", given.criterion,
      given.score, given.computed, given.judge
    from rating given join rating_round made on made.org_id = given.org_id and made.id = given.round_id
    where given.org_id = ${orgId} and made.rubric_id = ${rubricId} order by given.made_at, given.rater_id`;
  return withRatings(rounds, ratings);
}

export type SettleJob = { orgId: string; rubricId: string; criteria: string[] };
/** Asks for standings to be settled, in the caller's transaction. */
export type SendSettle = (tx: TransactionSql, job: SettleJob) => Promise<void>;
/** `run`: of one change of a standing; `after`: the session that was counted last, null at the start. */
export type CountJob = { orgId: string; rubricId: string; judge: string; run: string; after: string | null };
/** Asks for cards to be counted anew, in the caller's transaction or, without one, in one of its own. */
export type SendCount = (tx: TransactionSql | null, job: CountJob) => Promise<void>;

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
