import { and, eq, gte, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm';
import { type AssignmentState, type Attempt, assignmentState } from '../domain/assignment.ts';
import type { Database } from './connect.ts';
import { assignment } from './schema/assignment.ts';
import { practiceSession } from './schema/practice-session.ts';
import { scorecard } from './schema/scorecard.ts';
import { inOrg } from './tenant.ts';

/** Assignments due between two days, one a person they are for, with how far each is. */

type Whose = { id: string; teams: readonly { id: string }[] };
export type DueAssignment = {
  id: string;
  memberId: string;
  scenarios: string[];
  dueOn: string;
  madeAt: Date;
  state: AssignmentState;
};

const key = (assignmentId: string | null, memberId: string) => `${assignmentId} ${memberId}`;

/** Days are `YYYY-MM-DD`, both in. `members` are those who practise: a team's assignment is for those in it. */
export const readDue = (
  db: Database,
  orgId: string,
  members: readonly Whose[],
  { from, to, today }: { from: string; to: string; today: string },
): Promise<DueAssignment[]> =>
  readThose(db, orgId, members, { those: and(gte(assignment.dueOn, from), lte(assignment.dueOn, to)), today });

/** Of these, those that are for the member, with how far they are. */
export const readStates = (
  db: Database,
  orgId: string,
  member: Whose,
  ids: readonly string[],
  today: string,
): Promise<DueAssignment[]> => readThose(db, orgId, [member], { those: inArray(assignment.id, [...ids]), today });

async function readThose(
  db: Database,
  orgId: string,
  members: readonly Whose[],
  { those, today }: { those: SQL | undefined; today: string },
): Promise<DueAssignment[]> {
  const { wanted, attempts } = await inOrg(db, orgId, async (tx) => {
    const wanted = await tx
      .select()
      .from(assignment)
      .where(and(eq(assignment.orgId, orgId), isNull(assignment.withdrawnAt), those));
    if (wanted.length === 0) return { wanted, attempts: [] };
    const attempts = await tx
      .select({
        assignmentId: practiceSession.assignmentId,
        memberId: practiceSession.memberId,
        scoring: practiceSession.scoring,
        overall: sql<number | null>`(select newest.overall from ${scorecard} newest
          where newest.org_id = ${practiceSession}.org_id and newest.session_id = ${practiceSession}.id
          order by newest.computed_at desc limit 1)`,
      })
      .from(practiceSession)
      .where(
        and(
          eq(practiceSession.orgId, orgId),
          eq(practiceSession.status, 'ended'),
          inArray(
            practiceSession.assignmentId,
            wanted.map(({ id }) => id),
          ),
        ),
      );
    return { wanted, attempts };
  });
  const byWhom = Map.groupBy(attempts, ({ assignmentId, memberId }) => key(assignmentId, memberId));
  return wanted.flatMap(({ id, memberId, teamId, scenarios, dueOn, madeAt, attempts: allowed, passBar }) =>
    members
      .filter((member) => member.id === memberId || member.teams.some((team) => team.id === teamId))
      .map((member): DueAssignment => {
        const made = (byWhom.get(key(id, member.id)) ?? []).map(
          ({ overall, scoring }): Attempt => ({ overall, scored: scoring === 'ready' }),
        );
        const state = assignmentState({ attempts: allowed, passBar, dueOn, withdrawn: false }, made, today);
        return { id, memberId: member.id, scenarios, dueOn, madeAt, state };
      }),
  );
}
