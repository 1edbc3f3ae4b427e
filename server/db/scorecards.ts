import { and, desc, eq, inArray, or, type SQLWrapper, sql } from 'drizzle-orm';
import type { Scorecard } from '../domain/scorecard.ts';
import type { Database } from './connect.ts';
import type { SendJob } from './live-session.ts';
import { enterOrg, type RawDatabase } from './raw-tenant.ts';
import { practiceSession } from './schema/practice-session.ts';
import { scorecard } from './schema/scorecard.ts';
import { sessionEvent } from './schema/session-event.ts';
import { inOrg } from './tenant.ts';

/** Scorecards as the pages read them. */

/**
 * Not one that rested on a language model's votes and counts no longer: whether those are for its rep's eyes may have
 * changed since. Of the table alone, in the organisation.
 */
export const isForAll = sql`(not ${scorecard.body} ? 'judge' or not exists (
  select from scorecard newer where newer.org_id = ${scorecard.orgId} and newer.session_id = ${scorecard.sessionId}
    and (newer.computed_at, newer.revision) > (${scorecard.computedAt}, ${scorecard.revision})))`;

/** Whether the newest card of a session keeps what it computed for a criterion to coaches. In the organisation. */
export const isKept = (session: SQLWrapper, criterion: SQLWrapper) => sql`exists (
  select from (
    select card.body from scorecard card where card.org_id = current_org() and card.session_id = ${session}
    order by card.computed_at desc, card.revision desc limit 1
  ) newest, jsonb_array_elements(newest.body->'criteria') own
  where own->>'id' = ${criterion} and own->>'judged' = 'coaches only')`;

/** The newest one of a session, with the rubric that the session runs on. */
export async function findScorecard(db: Database, orgId: string, sessionId: string) {
  const [found] = await inOrg(db, orgId, (tx) =>
    tx
      .select({ body: scorecard.body, computedAt: scorecard.computedAt, rubric: practiceSession.rubric })
      .from(scorecard)
      .innerJoin(
        practiceSession,
        and(eq(practiceSession.orgId, scorecard.orgId), eq(practiceSession.id, scorecard.sessionId)),
      )
      .where(and(eq(scorecard.orgId, orgId), eq(scorecard.sessionId, sessionId)))
      .orderBy(desc(scorecard.computedAt), desc(scorecard.revision))
      .limit(1),
  );
  return found ?? null;
}

/** What decided a session, by its newest scorecard, each with its time in the call; without reading the rest of either. */
export async function readMoments(db: Database, orgId: string, sessionId: string) {
  return inOrg(db, orgId, async (tx) => {
    const [found] = await tx
      .select({ moments: sql<Scorecard['moments']>`${scorecard.body}->'moments'` })
      .from(scorecard)
      .where(and(eq(scorecard.orgId, orgId), eq(scorecard.sessionId, sessionId)))
      .orderBy(desc(scorecard.computedAt), desc(scorecard.revision))
      .limit(1);
    const moments = found?.moments ?? [];
    if (moments.length === 0) return [];
    const of = and(
      eq(sessionEvent.orgId, orgId),
      eq(sessionEvent.sessionId, sessionId),
      inArray(
        sessionEvent.seq,
        moments.map(({ at }) => at.seq),
      ),
    );
    const times = await tx.select({ seq: sessionEvent.seq, atMs: sessionEvent.atMs }).from(sessionEvent).where(of);
    return moments.flatMap((moment) => {
      const atMs = times.find(({ seq }) => seq === moment.at.seq)?.atMs;
      return atMs === undefined ? [] : [{ ...moment, atMs }];
    });
  });
}

/** Of each of these sessions that is scored: its rubric and criteria, and what these came out at as computed. */
export async function readCriteria(db: Database, orgId: string, sessionIds: readonly string[]) {
  if (sessionIds.length === 0) return new Map<string, ScoredBy>();
  const rows = await inOrg(db, orgId, (tx) =>
    tx
      .selectDistinctOn([scorecard.sessionId], {
        session: scorecard.sessionId,
        rubric: sql<ScoredBy['rubric']>`jsonb_build_object('id', ${scorecard.rubricId},
          'name', ${scorecard.body}->'rubric'->>'title')`,
        criteria: sql<ScoredBy['criteria']>`(select jsonb_agg(jsonb_build_object('id', each->>'id',
          'name', each->>'name', 'computed', each->'computed') order by at)
          from jsonb_array_elements(${scorecard.body}->'criteria') with ordinality as criterion (each, at))`,
      })
      .from(scorecard)
      .where(and(eq(scorecard.orgId, orgId), inArray(scorecard.sessionId, [...sessionIds])))
      .orderBy(scorecard.sessionId, desc(scorecard.computedAt), desc(scorecard.revision)),
  );
  return new Map(rows.map(({ session, ...scored }): [string, ScoredBy] => [session, scored]));
}

export type ScoredBy = {
  rubric: { id: string; name: string };
  criteria: { id: string; name: string; computed: number | null }[];
};

/** The newest ones of a member's, newest session first. */
export async function recentScorecards(db: Database, orgId: string, memberId: string, limit: number) {
  return inOrg(db, orgId, (tx) =>
    tx
      .selectDistinctOn([practiceSession.id], {
        session: practiceSession.id,
        scenario: practiceSession.scenarioId,
        computedAt: scorecard.computedAt,
        body: scorecard.body,
      })
      .from(practiceSession)
      .innerJoin(
        scorecard,
        and(eq(scorecard.orgId, practiceSession.orgId), eq(scorecard.sessionId, practiceSession.id)),
      )
      .where(and(eq(practiceSession.orgId, orgId), eq(practiceSession.memberId, memberId)))
      .orderBy(desc(practiceSession.id), desc(scorecard.computedAt))
      .limit(limit),
  );
}

/** The session that `id` replays and the sessions that replay it, with what came of each. */
export async function readRelated(db: Database, orgId: string, id: string, original: string | null) {
  return inOrg(db, orgId, (tx) =>
    tx
      .selectDistinctOn([practiceSession.id], {
        session: practiceSession.id,
        replaySession: practiceSession.replaySession,
        seq: practiceSession.replaySeq,
        visibility: practiceSession.visibility,
        overall: scorecard.overall,
        outcome: sql<{ says: string; resistanceTo: number | null } | null>`${scorecard.body}->'outcome'`,
      })
      .from(practiceSession)
      .leftJoin(scorecard, and(eq(scorecard.orgId, practiceSession.orgId), eq(scorecard.sessionId, practiceSession.id)))
      .where(
        and(
          eq(practiceSession.orgId, orgId),
          or(eq(practiceSession.replaySession, id), original ? eq(practiceSession.id, original) : undefined),
        ),
      )
      .orderBy(practiceSession.id, desc(scorecard.computedAt)),
  );
}

/** Asks for the scorecard again after scoring failed. False: it had not failed. */
export async function askAgain(db: RawDatabase, orgId: string, sessionId: string, sendJob: SendJob): Promise<boolean> {
  return db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    const changed = await tx`update practice_session set scoring = 'pending', scoring_error = null
      where org_id = ${orgId} and id = ${sessionId} and status = 'ended' and scoring = 'failed' returning id`;
    if (changed.length > 0) await sendJob(tx, { orgId, sessionId });
    return changed.length > 0;
  });
}
