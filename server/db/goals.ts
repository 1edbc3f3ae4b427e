import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Approach } from '../domain/goal.ts';
import { mostOpenGoals } from '../domain/goal-line.ts';
import type { Database } from './connect.ts';
import { addNotice } from './notices.ts';
import { goal } from './schema/goal.ts';
import { goalChange } from './schema/goal-change.ts';
import { practiceSession } from './schema/practice-session.ts';
import { inOrg } from './tenant.ts';

/** Development goals as the pages read and write them. What moves them stands in goal-measures. */

export type Goal = typeof goal.$inferSelect;
export type NewGoalRow = Pick<
  Goal,
  | 'orgId'
  | 'memberId'
  | 'teamId'
  | 'says'
  | 'what'
  | 'better'
  | 'cause'
  | 'causeNote'
  | 'baseline'
  | 'baselineMargin'
  | 'baselineSessions'
  | 'baselineBasis'
  | 'target'
  | 'milestones'
  | 'setOn'
  | 'dueOn'
  | 'reviewId'
  | 'madeBy'
>;

/** Stores it and tells `told`. Null: as many as may be are open for that person or team. */
export function addGoal(db: Database, row: NewGoalRow, told: readonly string[], says: string): Promise<Goal | null> {
  const id = uuidv7();
  const { orgId, memberId, teamId } = row;
  const whose = memberId === null ? eq(goal.teamId, teamId ?? '') : eq(goal.memberId, memberId);
  return inOrg(db, orgId, async (tx) => {
    // two at once would each find room
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`goal ${orgId} ${memberId ?? teamId}`}, 0))`);
    const open = await tx.$count(goal, and(eq(goal.orgId, orgId), whose, eq(goal.status, 'open')));
    if (open >= mostOpenGoals) return null;
    const [added] = await tx
      .insert(goal)
      .values({ ...row, id })
      .returning();
    for (const userId of told)
      await addNotice(tx, { orgId, userId, kind: 'goal', about: id, says, link: `/goals/${id}` });
    return added as Goal;
  });
}

export async function findGoal(db: Database, orgId: string, id: string): Promise<Goal | null> {
  const [found] = await inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(goal)
      .where(and(eq(goal.orgId, orgId), eq(goal.id, id))),
  );
  return found ?? null;
}

/** Goals of any of these members and teams: open ones first, then the newest. */
export function listGoals(
  db: Database,
  orgId: string,
  of: { members: readonly string[]; teams: readonly string[] },
): Promise<Goal[]> {
  if (of.members.length === 0 && of.teams.length === 0) return Promise.resolve([]);
  return inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(goal)
      .where(
        and(eq(goal.orgId, orgId), or(inArray(goal.memberId, [...of.members]), inArray(goal.teamId, [...of.teams]))),
      )
      .orderBy(sql`${goal.status} <> 'open'`, desc(goal.id)),
  );
}

/** Closes an open one by hand. False: it was closed already. */
export async function closeGoal(
  db: Database,
  orgId: string,
  id: string,
  as: { status: 'met' | 'not met' | 'dropped'; note: string },
): Promise<boolean> {
  const closed = await inOrg(db, orgId, (tx) =>
    tx
      .update(goal)
      .set({ status: as.status, closedNote: as.note, closedAt: new Date() })
      .where(and(eq(goal.orgId, orgId), eq(goal.id, id), eq(goal.status, 'open')))
      .returning({ id: goal.id }),
  );
  return closed.length > 0;
}

export type NewChange = { goalId: string; approach: Approach; note: string; madeBy: string };

/** Keeps what was chosen to do otherwise. */
export async function addChange(db: Database, orgId: string, change: NewChange): Promise<void> {
  await inOrg(db, orgId, async (tx) => {
    await tx.insert(goalChange).values({ orgId, id: uuidv7(), ...change });
    await tx
      .update(goal)
      .set({ changed: true })
      .where(and(eq(goal.orgId, orgId), eq(goal.id, change.goalId)));
  });
}

export function readChanges(db: Database, orgId: string, goalId: string) {
  return inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(goalChange)
      .where(and(eq(goalChange.orgId, orgId), eq(goalChange.goalId, goalId)))
      .orderBy(asc(goalChange.at)),
  );
}

/** What sessions are called, by id. */
export async function readTitles(db: Database, orgId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await inOrg(db, orgId, (tx) =>
    tx
      .select({ id: practiceSession.id, title: sql<string>`${practiceSession.scenario}->>'title'` })
      .from(practiceSession)
      .where(and(eq(practiceSession.orgId, orgId), inArray(practiceSession.id, [...ids]))),
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
}
