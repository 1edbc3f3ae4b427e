import { and, eq } from 'drizzle-orm';
import type { Ratings, SelfStatus } from '../domain/self-assessment.ts';
import type { Database } from './connect.ts';
import { practiceSession } from './schema/practice-session.ts';
import { selfAssessment } from './schema/self-assessment.ts';
import { inOrg } from './tenant.ts';

/** What reps thought of their sessions. */

/** With the rubric of the session, whose criteria are rated. */
export async function findSelf(db: Database, orgId: string, sessionId: string) {
  const [found] = await inOrg(db, orgId, (tx) =>
    tx
      .select({
        rubric: practiceSession.rubric,
        status: selfAssessment.status,
        ratings: selfAssessment.ratings,
      })
      .from(practiceSession)
      .leftJoin(
        selfAssessment,
        and(eq(selfAssessment.orgId, practiceSession.orgId), eq(selfAssessment.sessionId, practiceSession.id)),
      )
      .where(and(eq(practiceSession.orgId, orgId), eq(practiceSession.id, sessionId))),
  );
  return found ?? null;
}

export type SelfOf = { orgId: string; sessionId: string; memberId: string };

/** Stores it once. False: there was one, or the scorecard had been seen without. */
export async function storeSelf(db: Database, of: SelfOf, status: SelfStatus, ratings: Ratings = {}): Promise<boolean> {
  const stored = await inOrg(db, of.orgId, (tx) =>
    tx
      .insert(selfAssessment)
      .values({ ...of, status, ratings })
      .onConflictDoNothing()
      .returning({ status: selfAssessment.status }),
  );
  return stored.length > 0;
}
