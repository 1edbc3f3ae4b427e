import { and, asc, desc, eq, gte, inArray, isNull, lt, ne, sql } from 'drizzle-orm';
import type { Database } from './connect.ts';
import { goal } from './schema/goal.ts';
import { measured } from './schema/measured.ts';
import { practiceSession } from './schema/practice-session.ts';
import { inOrg, type Transaction } from './tenant.ts';

/** What reviews read of other rooms: goals, and the sessions that a review may rest on. */

export type FoundGoal = typeof goal.$inferSelect;

/** A rep's goals that were not dropped, the newest first. */
export function readGoalsOf(db: Database, orgId: string, repId: string): Promise<FoundGoal[]> {
  return inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(goal)
      .where(and(eq(goal.orgId, orgId), eq(goal.memberId, repId), ne(goal.status, 'dropped')))
      .orderBy(desc(goal.id)),
  );
}

export function readGoalsOfReviews(db: Database, orgId: string, reviewIds: readonly string[]): Promise<FoundGoal[]> {
  if (reviewIds.length === 0) return Promise.resolve([]);
  return inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(goal)
      .where(and(eq(goal.orgId, orgId), inArray(goal.reviewId, [...reviewIds])))
      .orderBy(asc(goal.id)),
  );
}

/** Makes an open goal that came from no review one of this. False: it is none such, or not that rep's. */
export async function takeUpGoal(
  db: Database,
  orgId: string,
  of: { goal: string; repId: string; reviewId: string },
): Promise<boolean> {
  const changed = await inOrg(db, orgId, (tx) =>
    tx
      .update(goal)
      .set({ reviewId: of.reviewId })
      .where(
        and(
          eq(goal.orgId, orgId),
          eq(goal.id, of.goal),
          eq(goal.memberId, of.repId),
          eq(goal.status, 'open'),
          isNull(goal.reviewId),
        ),
      )
      .returning({ id: goal.id }),
  );
  return changed.length > 0;
}

const title = sql<string | null>`${practiceSession.scenario}->>'title'`;

/** Overall scores with the title of the session they stand for; a call has none. */
const overalls = (tx: Transaction) =>
  tx
    .select({
      session: measured.sessionId,
      at: measured.at,
      overall: measured.effective,
      source: measured.source,
      open: measured.open,
      title,
    })
    .from(measured)
    .leftJoin(
      practiceSession,
      and(eq(practiceSession.orgId, measured.orgId), eq(practiceSession.id, measured.sessionId)),
    );

export type OpenSession = Awaited<ReturnType<typeof readOpenSessions>>[number];

/** A rep's sessions and calls of a time with their overall score, the newest first; `openOnly` as coaches may see them. */
export function readOpenSessions(
  db: Database,
  orgId: string,
  of: { repId: string; from: Date; to: Date; openOnly: boolean; limit: number },
) {
  return inOrg(db, orgId, (tx) =>
    overalls(tx)
      .where(
        and(
          eq(measured.orgId, orgId),
          eq(measured.memberId, of.repId),
          eq(measured.what, 'overall'),
          gte(measured.at, of.from),
          lt(measured.at, of.to),
          of.openOnly ? eq(measured.open, true) : undefined,
        ),
      )
      .orderBy(desc(measured.at))
      .limit(of.limit),
  );
}

/** Of these sessions, what may still be told: title, day and score of those that are open, or the rep's own. */
export function readSessionsById(db: Database, orgId: string, repId: string, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([]);
  return inOrg(db, orgId, (tx) =>
    overalls(tx).where(
      and(
        eq(measured.orgId, orgId),
        eq(measured.memberId, repId),
        eq(measured.what, 'overall'),
        inArray(measured.sessionId, [...ids]),
      ),
    ),
  );
}
