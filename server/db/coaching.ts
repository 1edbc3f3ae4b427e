import { and, asc, eq } from 'drizzle-orm';
import { commentsOf, noteRead, sentBackIn } from './coach-notes.ts';
import type { Database } from './connect.ts';
import { correctionsOf } from './corrections.ts';
import { overridesOf } from './overrides.ts';
import { enterOrg, type RawDatabase } from './raw-tenant.ts';
import { disputesOf, requestsOf } from './rep-questions.ts';
import { coachCheck } from './schema/coach-check.ts';
import { scorecard } from './schema/scorecard.ts';
import { isForAll } from './scorecards.ts';
import { inOrg } from './tenant.ts';

export type Coaching = Awaited<ReturnType<typeof readCoaching>>;

/** Everything said of a session. `byRep`: its rep reads it, which is noted on the comments. */
export function readCoaching(db: Database, orgId: string, sessionId: string, byRep: boolean) {
  return inOrg(db, orgId, async (tx) => {
    const comments = await commentsOf(tx, orgId, sessionId);
    if (byRep && comments.some(({ readAt }) => readAt === null)) await noteRead(tx, orgId, sessionId);
    const [check] = await tx
      .select()
      .from(coachCheck)
      .where(and(eq(coachCheck.orgId, orgId), eq(coachCheck.sessionId, sessionId)));
    return {
      comments,
      overrides: await overridesOf(tx, orgId, sessionId),
      corrections: await correctionsOf(tx, orgId, sessionId),
      disputes: await disputesOf(tx, orgId, sessionId),
      requests: await requestsOf(tx, orgId, sessionId),
      sentBack: await sentBackIn(tx, orgId, sessionId),
      cards: await tx
        .select({ overall: scorecard.overall, at: scorecard.computedAt })
        .from(scorecard)
        .where(and(eq(scorecard.orgId, orgId), eq(scorecard.sessionId, sessionId), isForAll))
        .orderBy(asc(scorecard.computedAt), asc(scorecard.revision)),
      check: check ?? null,
    };
  });
}

/** The session that an override, a correction or a dispute belongs to; null where there is none. */
export async function sessionOf(
  db: RawDatabase,
  orgId: string,
  what: 'override' | 'correction' | 'dispute',
  id: string,
): Promise<string | null> {
  return db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    const [found] = await tx`select session_id as id from ${tx(what)} where org_id = ${orgId} and id = ${id}`;
    return (found?.id as string | undefined) ?? null;
  });
}
