import { and, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Database } from './connect.ts';
import type { SendJob } from './live-session.ts';
import { enterOrg, type RawDatabase } from './raw-tenant.ts';
import { practiceSession } from './schema/practice-session.ts';
import { scorecard } from './schema/scorecard.ts';
import { inOrg } from './tenant.ts';

/** Scorecards as the pages read them. */

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
