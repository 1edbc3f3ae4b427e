import { Hono } from 'hono';
import { readMembers } from '../db/members.ts';
import { addNotice } from '../db/notices.ts';
import { closePlan, insertPlan, listPlans } from '../db/plans.ts';
import { leads } from '../domain/member.ts';
import { NewPlan } from '../domain/plan.ts';
import type { MadeReview } from '../protocol/review-view.ts';
import { PlanEnd, type PlansView } from '../protocol/survey-view.ts';
import type { AppDeps } from './deps.ts';
import { type Caller, type Env, membersOnly, uuid } from './guard.ts';
import { nothingHere, shaped } from './problem.ts';
import { formerMember, ledRep, repsOf } from './review-access.ts';

/** `/api/plans`: improvement plans, made by a manager with steps, days and support, read by the rep they are for. */

export function planRoutes(deps: AppDeps) {
  const { db, signInDb } = deps;

  const ledReps = async ({ member, organisation }: Caller) =>
    member.role === 'manager' ? (await repsOf(deps, organisation.id, member)).filter((rep) => leads(member, rep)) : [];

  return new Hono<Env>()
    .use('/plans/*', membersOnly(deps))
    .get('/plans', async (c) => {
      const { member, organisation } = c.var.caller;
      const led = await ledReps(c.var.caller);
      const reps = member.role === 'rep' ? [member] : led;
      const plans = await listPlans(
        db,
        organisation.id,
        reps.map(({ id }) => id),
      );
      const authors = await readMembers(signInDb, organisation.id, [...new Set(plans.map(({ madeBy }) => madeBy))]);
      const person = (id: string) => [...reps, ...authors].find((each) => each.id === id) ?? formerMember(id);
      return c.json<PlansView>({
        plans: plans.map(({ id, repId, madeBy, says, steps, support, fromDay, toDay, status, closedNote }) => ({
          ...{ id, says, steps, support, status, from: fromDay, to: toDay, note: closedNote },
          rep: { id: repId, name: person(repId).name },
          by: person(madeBy).name,
        })),
        reps: led.map(({ id, name }) => ({ id, name })),
      });
    })
    .post('/plans', shaped('json', NewPlan), async (c) => {
      const { member, organisation } = c.var.caller;
      const { member: repId, says, steps, support, from, to } = c.req.valid('json');
      const rep = await ledRep(deps, c, repId);
      const row = { repId: rep.id, madeBy: member.id, says, steps, support, fromDay: from, toDay: to };
      const id = await insertPlan(db, organisation.id, row);
      await addNotice(db, {
        ...{ orgId: organisation.id, userId: rep.id, kind: 'plan', about: id, link: '/plans' },
        says: `${member.name} has made an improvement plan with you.`,
      });
      return c.json<MadeReview>({ id }, 201);
    })
    .post('/plans/:id/close', shaped('json', PlanEnd), async (c) => {
      const { status, note } = c.req.valid('json');
      const id = c.req.param('id');
      const repIds = (await ledReps(c.var.caller)).map((rep) => rep.id);
      const end = { status, closedNote: note };
      if (!uuid.test(id) || !(await closePlan(db, c.var.caller.organisation.id, repIds, id, end))) throw nothingHere();
      return c.json({ status: 'done' as const });
    });
}
