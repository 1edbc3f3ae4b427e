import { Hono } from 'hono';
import { z } from 'zod';
import { addChange, addGoal, closeGoal, findGoal, type Goal, listGoals } from '../db/goals.ts';
import { daysBetween } from '../domain/day.ts';
import { leastBaseline, leastDays } from '../domain/goal.ts';
import { mostOpenGoals } from '../domain/goal-line.ts';
import { rubricsOf } from '../practice/rubrics.ts';
import {
  type BaselineView,
  GoalChange,
  GoalClosing,
  type GoalDetail,
  type GoalList,
  NewGoal,
} from '../protocol/goal-view.ts';
import { readBaseline } from '../reviews/follow-goals.ts';
import { quantitiesOf } from '../reviews/quantities.ts';
import { isOverseen } from './assignments.ts';
import type { AppDeps } from './deps.ts';
import { type Caller, type Env, membersOnly, uuid } from './guard.ts';
import { overseenOnly, readOverseen, readReps, readToday, whoseOf } from './overseen.ts';
import { nothingHere, Refusal, shaped } from './problem.ts';
import { membersOf, viewGoal, viewGoals } from './view-goals.ts';

/** Development goals: of a rep, for a rep or a team; set by a coach or a manager of theirs. */

const longestDays = 365;
const refused = (message: string) => new Refusal(422, 'not-possible', message);
const Named = z
  .object({ member: z.uuid().optional(), team: z.uuid().optional(), what: z.string().max(100) })
  .refine((it) => (it.member === undefined) !== (it.team === undefined), 'name one member or one team');

export function goalRoutes(deps: AppDeps) {
  const { db } = deps;

  /** One of the caller's own, or of those they look after. Throws Refusal. */
  async function anyGoal(caller: Caller, id: string): Promise<{ goal: Goal; manages: boolean }> {
    const goal = uuid.test(id) ? await findGoal(db, caller.organisation.id, id) : null;
    if (!goal) throw nothingHere();
    const manages = isOverseen(await readOverseen(deps, caller), goal);
    const { member } = caller;
    const mine =
      goal.memberId === member.id || (member.role === 'rep' && member.teams.some(({ id }) => id === goal.teamId));
    if (!manages && !mine) throw nothingHere();
    return { goal, manages };
  }

  async function managedGoal(caller: Caller, id: string): Promise<Goal> {
    const { goal, manages } = await anyGoal(caller, id);
    if (!manages) throw nothingHere();
    return goal;
  }

  const viewAgain = async (caller: Caller, id: string, manages: boolean): Promise<GoalDetail> => {
    const goal = (await findGoal(db, caller.organisation.id, id)) as Goal;
    return viewGoal(deps, caller, goal, { manages, day: await readToday(deps, caller.organisation.id) });
  };

  /** What may be aimed at, and where they stand with it. Throws Refusal. */
  async function baselineOf(caller: Caller, named: z.infer<typeof Named>) {
    const whose = whoseOf(await overseenOnly(deps, caller), named);
    const { inForce } = await rubricsOf(deps, caller.organisation.id);
    const quantity = quantitiesOf(inForce.values()).get(named.what);
    if (!quantity) throw refused('Nothing of that name is measured. Take one from the choices.');
    const orgId = caller.organisation.id;
    const isTeam = whose.kind === 'team';
    const key = { orgId, memberId: isTeam ? null : whose.id, teamId: isTeam ? whose.id : null };
    const members = await membersOf(deps, key);
    const { settings } = await readToday(deps, orgId);
    const of = { members, what: named.what, isTeam, timeZone: settings.timeZone };
    const standing = await readBaseline(deps.raw, orgId, of, new Date());
    return { whose, key, quantity, standing };
  }

  return new Hono<Env>()
    .use(membersOnly(deps))
    .get('/', async (c) => {
      const { caller } = c.var;
      const { member, organisation } = caller;
      const day = await readToday(deps, organisation.id);
      const { people, teams } = await readOverseen(deps, caller);
      const ownTeams = member.role === 'rep' ? member.teams : [];
      const ids = (each: { id: string }[]) => each.map(({ id }) => id);
      const [mine, theirs] = await Promise.all([
        listGoals(db, organisation.id, { members: [member.id], teams: ids(ownTeams) }),
        listGoals(db, organisation.id, { members: ids(people), teams: ids(teams) }),
      ]);
      return c.json<GoalList>({
        mine: await viewGoals(deps, caller, mine, day),
        theirs: await viewGoals(deps, caller, theirs, day),
        today: day.today,
      });
    })
    .get('/baseline', shaped('query', Named), async (c) => {
      const { caller } = c.var;
      const { key, quantity, standing } = await baselineOf(caller, c.req.valid('query'));
      const theirs = await listGoals(db, caller.organisation.id, {
        members: key.memberId ? [key.memberId] : [],
        teams: key.teamId ? [key.teamId] : [],
      });
      return c.json<BaselineView>({
        ...standing,
        enough: standing.sessions >= leastBaseline && standing.low !== null,
        quantity,
        open: theirs.filter(({ status }) => status === 'open').length,
      });
    })
    .post('/', shaped('json', NewGoal), async (c) => {
      const { caller } = c.var;
      const wanted = c.req.valid('json');
      const { whose, key, quantity, standing } = await baselineOf(caller, wanted);
      const { today } = await readToday(deps, caller.organisation.id);
      const baseline = standing.value ?? wanted.baseline;
      if (baseline === null) throw refused('Nothing was measured yet. Say yourself where they start from.');
      const better = quantity.better === 'band' ? (wanted.target < baseline ? 'lower' : 'higher') : quantity.better;
      checkDays(wanted, today);
      if (better === 'higher' ? wanted.target <= baseline : wanted.target >= baseline)
        throw refused('They are there already. Set the target beyond the baseline.');
      const { says, what, cause, causeNote, target, dueOn, milestones, review } = wanted;
      const made = await addGoal(
        db,
        {
          ...key,
          says,
          what,
          better,
          cause,
          causeNote,
          baseline,
          baselineMargin: standing.low === null ? null : baseline - standing.low,
          baselineSessions: standing.sessions,
          baselineBasis: standing.basis,
          target,
          milestones: milestones.toSorted((a, b) => a.on.localeCompare(b.on)),
          setOn: today,
          dueOn,
          reviewId: review,
          madeBy: caller.member.id,
        },
        key.memberId ? [key.memberId] : (await readReps(deps, key.orgId, whose.id)).map(({ id }) => id),
        `${caller.member.name} set a goal with you: ${says}`,
      );
      if (!made)
        throw new Refusal(
          409,
          'goals-full',
          `${whose.name} works on ${mostOpenGoals} goals already, and more than that scatters practice. Close or drop one first.`,
        );
      return c.json<GoalDetail>(await viewAgain(caller, made.id, true), 201);
    })
    .get('/:id', async (c) => {
      const { goal, manages } = await anyGoal(c.var.caller, c.req.param('id'));
      return c.json<GoalDetail>(await viewAgain(c.var.caller, goal.id, manages));
    })
    .post('/:id/change', shaped('json', GoalChange), async (c) => {
      const { caller } = c.var;
      const goal = await managedGoal(caller, c.req.param('id'));
      const change = c.req.valid('json');
      await addChange(db, goal.orgId, { goalId: goal.id, ...change, madeBy: caller.member.id });
      return c.json<GoalDetail>(await viewAgain(caller, goal.id, true));
    })
    .post('/:id/close', shaped('json', GoalClosing), async (c) => {
      const { caller } = c.var;
      const goal = await managedGoal(caller, c.req.param('id'));
      const closing = c.req.valid('json');
      const { today } = await readToday(deps, goal.orgId);
      if (closing.as === 'met') checkMet(goal, today);
      if (closing.as === 'not met' && today <= goal.dueOn)
        throw refused('Its day has not come yet. Drop it, or wait until it is over.');
      if (!(await closeGoal(db, goal.orgId, goal.id, { status: closing.as, note: closing.note })))
        throw new Refusal(409, 'closed', 'This goal is closed already.');
      return c.json<GoalDetail>(await viewAgain(caller, goal.id, true));
    });
}

/** Throws Refusal. */
function checkDays({ dueOn, milestones }: NewGoal, today: string): void {
  const days = daysBetween(today, dueOn);
  if (days < leastDays || days > longestDays)
    throw refused(`A goal takes ${leastDays} to ${longestDays} days. Choose a day in between.`);
  if (milestones.some(({ on }) => on <= today || on > dueOn))
    throw refused('A milestone lies between today and the day the goal is due.');
}

/** A rep's goal is met in a call, not by hand; a team's has no call of its own. Throws Refusal. */
function checkMet(goal: Goal, today: string): void {
  if (goal.memberId)
    throw refused('A goal is met by a declared attempt at an equivalent scenario they never met. Assign that one.');
  if (daysBetween(goal.setOn, today) < leastDays || goal.progress?.state !== 'met')
    throw refused(`A team's goal is met when its mean is beyond the target with its interval, ${leastDays} days on.`);
}
