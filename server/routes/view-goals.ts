import { listAssignments } from '../db/assignments.ts';
import { type Goal, readChanges, readTitles } from '../db/goals.ts';
import { readMembers, readTeammates } from '../db/members.ts';
import { readMeetings } from '../db/practice-sessions.ts';
import { type GoalProgress, leastDays } from '../domain/goal.ts';
import type { Member } from '../domain/member.ts';
import { dayAfter } from '../domain/org-settings.ts';
import type { Quantity } from '../domain/quantity.ts';
import type { Rubric } from '../domain/rubric.ts';
import type { Scenario } from '../domain/scenario.ts';
import { rubricsOf } from '../practice/rubrics.ts';
import type { GoalDetail, GoalView } from '../protocol/goal-view.ts';
import { approachesFor } from '../reviews/approaches.ts';
import { freshEquivalents } from '../reviews/equivalents.ts';
import { progressOn, readGoalValues } from '../reviews/follow-goals.ts';
import { quantitiesOf } from '../reviews/quantities.ts';
import { blindFor } from './blind.ts';
import type { AppDeps } from './deps.ts';
import type { Caller } from './guard.ts';
import { readReps, type Today } from './overseen.ts';
import { viewAssignments, whoseIs } from './view-assignments.ts';

/** Goals as the pages show them, brought up to the day. */

const former = 'A former member';

/** Of a quantity that a rubric no longer has, its bare name. */
const unknownQuantity = (what: string): Quantity => ({
  what,
  name: what,
  unit: 'score',
  better: 'higher',
  band: undefined,
  action: '',
});

/** Whose sessions a goal rests on. */
export const membersOf = async (
  deps: AppDeps,
  { orgId, memberId, teamId }: Pick<Goal, 'orgId' | 'memberId' | 'teamId'>,
) => (memberId ? [memberId] : (await readReps(deps, orgId, teamId ?? '')).map(({ id }) => id));

async function progressNow(deps: AppDeps, goal: Goal, { today, settings }: Today): Promise<GoalProgress | null> {
  const day = { today, timeZone: settings.timeZone, now: new Date() };
  return progressOn(deps.raw, goal, await membersOf(deps, goal), day);
}

export async function viewGoals(
  deps: AppDeps,
  caller: Caller,
  goals: readonly Goal[],
  day: Today,
): Promise<GoalView[]> {
  if (goals.length === 0) return [];
  const orgId = caller.organisation.id;
  const named = goals.flatMap(({ memberId, madeBy }) => [madeBy, ...(memberId ? [memberId] : [])]);
  const teamIds = goals.flatMap(({ teamId }) => (teamId ? [teamId] : []));
  const [people, teammates] = await Promise.all([
    readMembers(deps.signInDb, orgId, [...new Set(named)]),
    readTeammates(deps.signInDb, orgId, [...new Set(teamIds)]),
  ]);
  const known = new Map(people.map((member) => [member.id, member]));
  const quantities = quantitiesOf((await rubricsOf(deps, orgId)).ever.values());
  const views: GoalView[] = [];
  for (const goal of goals) {
    const isOfTeam = goal.teamId !== null;
    const plain = plainly(goal, known);
    // a team's few calls may be one colleague's
    const isTheirs = isOfTeam && caller.member.role === 'rep';
    views.push({
      ...plain,
      baseline: { ...plain.baseline, basis: isTheirs ? null : plain.baseline.basis },
      whose: whoseIs(goal, known, teammates),
      quantity: quantities.get(goal.what) ?? unknownQuantity(goal.what),
      progress: isTheirs ? null : await progressNow(deps, goal, day),
      mine: goal.memberId === caller.member.id || isTheirs,
    });
  }
  return views;
}

function plainly(goal: Goal, known: ReadonlyMap<string, Member>) {
  const { id, says, better, cause, causeNote, target, milestones, setOn, dueOn, reviewId, madeBy, status } = goal;
  const { baseline, baselineMargin, baselineSessions, closedAt, closedOn, closedNote, changed } = goal;
  return {
    id,
    says,
    better,
    cause,
    causeNote,
    baseline: { value: baseline, margin: baselineMargin, sessions: baselineSessions, basis: goal.baselineBasis },
    target,
    milestones,
    setOn,
    dueOn,
    review: reviewId,
    by: known.get(madeBy)?.name ?? former,
    status,
    closed: closedAt && { session: closedOn, note: closedNote ?? '', at: closedAt.toISOString() },
    changed,
  };
}

export async function viewGoal(
  deps: AppDeps,
  caller: Caller,
  goal: Goal,
  { manages, day }: { manages: boolean; day: Today },
): Promise<GoalDetail> {
  const { orgId, id, memberId, teamId } = goal;
  const [view] = (await viewGoals(deps, caller, [goal], day)) as [GoalView];
  const members = await membersOf(deps, goal);
  const seesNumbers = memberId !== null || manages;
  const [values, changes, assignments, hidden] = await Promise.all([
    seesNumbers ? readGoalValues(deps.raw, goal, members) : [],
    readChanges(deps.db, orgId, id),
    listAssignments(deps.db, orgId, {
      members: memberId ? [memberId] : [],
      teams: teamId ? [teamId] : [],
      goal: id,
    }),
    blindFor(deps, caller),
  ]);
  const titles = await readTitles(
    deps.db,
    orgId,
    values.map(({ sessionId }) => sessionId),
  );
  const makers = await readMembers(deps.signInDb, orgId, [...new Set(changes.map(({ madeBy }) => madeBy))]);
  const fitting = scenariosFor(deps, (await rubricsOf(deps, orgId)).inForce, goal.what);
  const met = new Set(memberId ? (await readMeetings(deps.db, orgId, memberId)).keys() : []);
  const families = new Set(fitting.filter((scenario) => met.has(scenario.id)).map(({ family }) => family));
  const isOpen = goal.status === 'open';
  return {
    ...view,
    today: day.today,
    manages,
    sessions: values.map(({ sessionId, source, at, value }) => ({
      session: sessionId,
      source,
      title: titles.get(sessionId) ?? 'A call',
      at: at.toISOString(),
      value: hidden.has(sessionId) ? null : value,
      since: at >= goal.madeAt,
    })),
    assignments: await viewAssignments(deps, caller, assignments, day.today),
    changes: changes.map(({ approach, note, madeBy, at }) => ({
      approach,
      note,
      by: makers.find((maker) => maker.id === madeBy)?.name ?? former,
      at: at.toISOString(),
    })),
    closing:
      isOpen && memberId
        ? {
            from: dayAfter(goal.setOn, leastDays),
            scenarios: freshEquivalents(deps.library.scenarios, met, (each) => fitting.includes(each)).map(
              ({ id, title, difficulties }) => ({ id, title, difficulties }),
            ),
          }
        : null,
    approaches:
      isOpen && manages && view.progress?.stuck
        ? approachesFor(
            { cause: goal.cause, sessions: view.progress.sessions },
            fitting.filter(({ family }) => !families.has(family)),
          )
        : [],
  };
}

/** Scenarios in which a quantity is measured: of a criterion those whose rubric has it. */
export function scenariosFor(
  { library }: Pick<AppDeps, 'library'>,
  rubrics: ReadonlyMap<string, Rubric>,
  what: string,
): Scenario[] {
  const all = [...library.scenarios.values()];
  if (what === 'overall') return all;
  const counts = all.filter((scenario) =>
    rubrics
      .get(scenario.rubric)
      ?.criteria.some(
        ({ id, measures }) => `criterion:${id}` === what || measures.some((measure) => measure.id === what),
      ),
  );
  return counts.length > 0 ? counts : all;
}
