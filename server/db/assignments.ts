import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from './connect.ts';
import { addNotice } from './notices.ts';
import { assignment } from './schema/assignment.ts';
import { practiceSession } from './schema/practice-session.ts';
import { scorecard } from './schema/scorecard.ts';
import { inOrg, type Transaction } from './tenant.ts';

/** Practice that was asked for, and what came of it. */

export type Assignment = typeof assignment.$inferSelect;
export type NewAssignmentRow = Omit<typeof assignment.$inferInsert, 'id' | 'madeAt' | 'withdrawnAt' | 'kind'>;

/** Stores it and tells those who are to practise. */
export function addAssignment(db: Database, row: NewAssignmentRow, told: readonly string[], says: string) {
  const id = uuidv7();
  return inOrg(db, row.orgId, async (tx) => {
    const [added] = await tx
      .insert(assignment)
      .values({ ...row, id })
      .returning();
    for (const userId of told)
      await addNotice(tx, { orgId: row.orgId, userId, kind: 'assigned', about: id, says, link: `/goals#a-${id}` });
    return added as Assignment;
  });
}

export async function findAssignment(db: Database, orgId: string, id: string): Promise<Assignment | null> {
  const [found] = await inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(assignment)
      .where(and(eq(assignment.orgId, orgId), eq(assignment.id, id))),
  );
  return found ?? null;
}

type Whose = { members: readonly string[]; teams: readonly string[]; dueFrom?: string; goal?: string };

/** Those of any of these members and teams, the first due first. */
export function listAssignments(db: Database, orgId: string, of: Whose): Promise<Assignment[]> {
  if (of.members.length === 0 && of.teams.length === 0) return Promise.resolve([]);
  return inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(assignment)
      .where(
        and(
          eq(assignment.orgId, orgId),
          or(inArray(assignment.memberId, [...of.members]), inArray(assignment.teamId, [...of.teams])),
          of.dueFrom ? gte(assignment.dueOn, of.dueFrom) : undefined,
          of.goal ? eq(assignment.goalId, of.goal) : undefined,
        ),
      )
      .orderBy(asc(assignment.dueOn), asc(assignment.id)),
  );
}

/** Takes it back; attempts that were made stay. */
export async function withdrawAssignment(db: Database, orgId: string, id: string): Promise<void> {
  await inOrg(db, orgId, (tx) =>
    tx
      .update(assignment)
      .set({ withdrawnAt: new Date() })
      .where(and(eq(assignment.orgId, orgId), eq(assignment.id, id), isNull(assignment.withdrawnAt))),
  );
}

export type FoundAttempt = Awaited<ReturnType<typeof readAttempts>>[number];

/** Attempts at these assignments in the order they were begun, each with its newest total. */
export function readAttempts(db: Database, orgId: string, ids: readonly string[]) {
  return inOrg(db, orgId, (tx) => attemptsIn(tx, orgId, ids));
}

async function attemptsIn(tx: Transaction, orgId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectDistinctOn([practiceSession.id], {
      session: practiceSession.id,
      assignmentId: sql<string>`${practiceSession.assignmentId}`,
      memberId: practiceSession.memberId,
      scenario: practiceSession.scenarioId,
      visibility: practiceSession.visibility,
      status: practiceSession.status,
      scoring: practiceSession.scoring,
      startedAt: practiceSession.startedAt,
      overall: scorecard.overall,
    })
    .from(practiceSession)
    .leftJoin(scorecard, and(eq(scorecard.orgId, practiceSession.orgId), eq(scorecard.sessionId, practiceSession.id)))
    .where(
      and(
        eq(practiceSession.orgId, orgId),
        isNotNull(practiceSession.assignmentId),
        inArray(practiceSession.assignmentId, [...ids]),
      ),
    )
    .orderBy(practiceSession.id, desc(scorecard.computedAt));
  return rows;
}

/** Whether one more attempt of this member's fits in; holds the assignment until the end of the transaction. */
export async function isRoomFor(tx: Transaction, orgId: string, id: string, memberId: string): Promise<boolean> {
  const [wanted] = await tx
    .select({ attempts: assignment.attempts, withdrawnAt: assignment.withdrawnAt })
    .from(assignment)
    .where(and(eq(assignment.orgId, orgId), eq(assignment.id, id)))
    .for('update');
  if (!wanted || wanted.withdrawnAt) return false;
  const run = await tx.$count(
    practiceSession,
    and(eq(practiceSession.orgId, orgId), eq(practiceSession.assignmentId, id), eq(practiceSession.memberId, memberId)),
  );
  return run < wanted.attempts;
}
