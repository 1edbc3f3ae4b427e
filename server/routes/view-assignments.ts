import { type Assignment, type FoundAttempt, readAttempts } from '../db/assignments.ts';
import { readMembers, readOverseers, readTeammates } from '../db/members.ts';
import { assignmentState, attemptOf } from '../domain/assignment.ts';
import { type Member, visibleTo } from '../domain/member.ts';
import { rubricsOf } from '../practice/rubrics.ts';
import type { AssignmentOf, AssignmentView, Whose } from '../protocol/assignment-view.ts';
import { type Quantities, quantitiesOf } from '../reviews/quantities.ts';
import { blindFor } from './blind.ts';
import type { AppDeps } from './deps.ts';
import type { Caller } from './guard.ts';

/** Assignments as the pages show them: to the rep their own attempts, to others those alone that are open. */

const former = { name: 'A former member', role: 'left' };

export async function viewAssignments(
  deps: AppDeps,
  caller: Caller,
  found: readonly Assignment[],
  today: string,
): Promise<AssignmentView[]> {
  if (found.length === 0) return [];
  const orgId = caller.organisation.id;
  const teamIds = [...new Set(found.flatMap(({ teamId }) => (teamId ? [teamId] : [])))];
  const named = [...new Set(found.flatMap(({ memberId, madeBy }) => [madeBy, ...(memberId ? [memberId] : [])]))];
  const [attempts, people, teammates, overseers, hidden] = await Promise.all([
    readAttempts(
      deps.db,
      orgId,
      found.map(({ id }) => id),
    ),
    readMembers(deps.signInDb, orgId, named),
    readTeammates(deps.signInDb, orgId, teamIds),
    readOverseers(
      deps.signInDb,
      orgId,
      caller.member.teams.map(({ id }) => id),
    ),
    blindFor(deps, caller),
  ]);
  const known = new Map([...people, ...teammates].map((member) => [member.id, member]));
  const quantities = quantitiesOf((await rubricsOf(deps, orgId)).ever.values());
  return found.map((one) => {
    const practising = practisingOf(one, teammates, known);
    const isMine = practising.some(({ id }) => id === caller.member.id);
    const seen = isMine ? [caller.member] : practising;
    const its = attempts.filter(({ assignmentId }) => assignmentId === one.id);
    const members = seen.map((member) =>
      viewMember(
        one,
        member,
        its.filter((each) => each.memberId === member.id),
        { isMine, today, deps, hidden },
      ),
    );
    const { name, role } = known.get(one.madeBy) ?? former;
    const sees = isMine ? visibleTo(caller.member, overseers, one.declared ? 'declared' : 'private') : [];
    const whose = whoseIs(one, known, teammates);
    return {
      ...plainly(deps, quantities, one, its, caller),
      whose,
      by: { name, role },
      mine: isMine,
      members,
      visibleTo: sees,
    };
  });
}

function practisingOf(one: Assignment, teammates: readonly Member[], known: ReadonlyMap<string, Member>): Member[] {
  const { memberId, teamId } = one;
  if (memberId) return [known.get(memberId) ?? { id: memberId, ...former, role: 'rep', teams: [] }];
  return teammates.filter(({ role, teams }) => role === 'rep' && teams.some(({ id }) => id === teamId));
}

export function whoseIs(
  { memberId, teamId }: { memberId: string | null; teamId: string | null },
  known: ReadonlyMap<string, Member>,
  teammates: readonly Member[],
): Whose {
  if (memberId) return { kind: 'member', id: memberId, name: known.get(memberId)?.name ?? former.name };
  const team = teammates.flatMap(({ teams }) => teams).find(({ id }) => id === teamId);
  return { kind: 'team', id: teamId ?? '', name: team?.name ?? 'A former team' };
}

type Seeing = { isMine: boolean; today: string; deps: AppDeps; hidden: ReadonlySet<string> };

function viewMember(
  one: Assignment,
  { id, name }: Member,
  all: readonly FoundAttempt[],
  { isMine, today, deps, hidden }: Seeing,
): AssignmentOf {
  const seen = all.filter(({ visibility }) => isMine || visibility !== 'private');
  const shown = (attempt: FoundAttempt) => (hidden.has(attempt.session) ? null : attempt.overall);
  const totals = seen.flatMap((attempt) => shown(attempt) ?? []);
  return {
    id,
    name,
    state: assignmentState({ ...one, withdrawn: one.withdrawnAt !== null }, seen.map(attemptOf), today),
    best: totals.length === 0 ? null : Math.max(...totals),
    attempts: seen.map((attempt) => ({
      session: attempt.session,
      scenario: deps.library.scenarios.get(attempt.scenario)?.title ?? attempt.scenario,
      overall: shown(attempt),
      status: attempt.status,
      at: attempt.startedAt.toISOString(),
    })),
  };
}

function plainly(
  { library }: AppDeps,
  quantities: Quantities,
  one: Assignment,
  attempts: readonly FoundAttempt[],
  { member }: Caller,
) {
  const { id, difficulty, dueOn, attempts: wanted, passBar, declared, reason, what, goalId, reviewId } = one;
  const tried = new Set(attempts.filter((each) => each.memberId === member.id).map(({ scenario }) => scenario));
  return {
    id,
    madeAt: one.madeAt.toISOString(),
    scenarios: one.scenarios.flatMap((scenario) => {
      const { title, minutes, personas } = library.scenarios.get(scenario) ?? {};
      const facing = personas?.map((persona) => `${persona.name}, ${persona.title}`).join('; ') ?? '';
      return title === undefined
        ? []
        : [{ id: scenario, title, minutes: minutes ?? 0, facing, met: tried.has(scenario) }];
    }),
    difficulty,
    dueOn,
    attempts: wanted,
    passBar,
    declared,
    reason,
    what: (what && quantities.get(what)) || null,
    goal: goalId,
    review: reviewId,
    withdrawn: one.withdrawnAt !== null,
  };
}
