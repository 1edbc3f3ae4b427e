import { and, desc, eq, gt, lt, sql } from 'drizzle-orm';
import type { Database } from './connect.ts';
import { practiceSession } from './schema/practice-session.ts';
import { sessionOpened } from './schema/session-opened.ts';
import { inOrg } from './tenant.ts';

/** Who opened somebody else's session. Looking again within the quarter of an hour is the same look. */
const sameLookMs = 15 * 60_000;

export async function noteOpening(db: Database, orgId: string, sessionId: string, userId: string): Promise<void> {
  await inOrg(db, orgId, async (tx) => {
    const recent = await tx
      .select({ at: sessionOpened.openedAt })
      .from(sessionOpened)
      .where(
        and(
          eq(sessionOpened.orgId, orgId),
          eq(sessionOpened.sessionId, sessionId),
          eq(sessionOpened.userId, userId),
          gt(sessionOpened.openedAt, new Date(Date.now() - sameLookMs)),
        ),
      )
      .limit(1);
    if (recent.length === 0) await tx.insert(sessionOpened).values({ orgId, sessionId, userId }).onConflictDoNothing();
  });
}

export async function readOpenings(db: Database, orgId: string, sessionId: string) {
  return inOrg(db, orgId, (tx) =>
    tx
      .select({ userId: sessionOpened.userId, at: sessionOpened.openedAt })
      .from(sessionOpened)
      .where(and(eq(sessionOpened.orgId, orgId), eq(sessionOpened.sessionId, sessionId)))
      .orderBy(desc(sessionOpened.openedAt)),
  );
}

/** Of all sessions of a member, newest first; `before` is the moment of the last one known. */
export async function readAllOpenings(
  db: Database,
  orgId: string,
  memberId: string,
  { limit, before }: { limit: number; before?: string | undefined },
) {
  return inOrg(db, orgId, (tx) =>
    tx
      .select({
        session: practiceSession.id,
        title: sql<string>`${practiceSession.scenario}->>'title'`,
        userId: sessionOpened.userId,
        at: sessionOpened.openedAt,
      })
      .from(sessionOpened)
      .innerJoin(
        practiceSession,
        and(eq(practiceSession.orgId, sessionOpened.orgId), eq(practiceSession.id, sessionOpened.sessionId)),
      )
      .where(
        and(
          eq(sessionOpened.orgId, orgId),
          eq(practiceSession.memberId, memberId),
          before ? lt(sessionOpened.openedAt, new Date(before)) : undefined,
        ),
      )
      .orderBy(desc(sessionOpened.openedAt), desc(sessionOpened.sessionId))
      .limit(limit),
  );
}
