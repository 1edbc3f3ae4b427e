import { Hono } from 'hono';
import { addCheckIn, listCheckIns } from '../db/check-ins.ts';
import { readMembers, readOverseers } from '../db/members.ts';
import { addNotice } from '../db/notices.ts';
import { readGoalsOf } from '../db/review-goals.ts';
import { inOrg } from '../db/tenant.ts';
import { NewCheckIn } from '../domain/check-in.ts';
import type { Member } from '../domain/member.ts';
import { nextOn } from '../domain/review.ts';
import type { CheckInsView, MadeReview } from '../protocol/review-view.ts';
import type { AppDeps } from './deps.ts';
import { type Env, membersOnly } from './guard.ts';
import { nothingHere, Refusal, shaped } from './problem.ts';
import { formerMember, repsOf } from './review-access.ts';
import { readToday } from './review-view.ts';

/** `/api/check-ins`: between a rep and whoever coaches or leads them; both write, both read. */

const mostListed = 100;

/** Whose check-ins the caller reads: their own as a rep, those of their teams' reps as coach or manager. */
async function readReps(deps: AppDeps, orgId: string, member: Member): Promise<Member[]> {
  if (member.role === 'rep') return [member];
  return member.role === 'admin' ? [] : repsOf(deps, orgId, member);
}

export function checkInRoutes(deps: AppDeps) {
  const { db, signInDb } = deps;
  return new Hono<Env>()
    .use('/check-ins', membersOnly(deps))
    .get('/check-ins', async (c) => {
      const { member, organisation } = c.var.caller;
      const orgId = organisation.id;
      const reps = await readReps(deps, orgId, member);
      const repIds = reps.map(({ id }) => id);
      const [found, goals, { today }] = await Promise.all([
        listCheckIns(db, orgId, repIds, mostListed),
        Promise.all(repIds.map((id) => readGoalsOf(db, orgId, id))),
        readToday(deps, orgId),
      ]);
      const authors = await readMembers(signInDb, orgId, [...new Set(found.map(({ byId }) => byId))]);
      const person = (id: string) => {
        const { name } = [...reps, ...authors].find((each) => each.id === id) ?? formerMember(id);
        return { id, name };
      };
      const goalsOf = new Map(goals.flat().map(({ id, says }) => [id, { id, says }]));
      return c.json<CheckInsView>({
        today,
        checkIns: found.map(({ id, repId, byId, onDay, goalId, progress, obstacles, support, cadence, nextOn }) => ({
          ...{ id, rep: person(repId), by: person(byId), on: onDay, progress, obstacles, support, cadence, nextOn },
          goal: (goalId && goalsOf.get(goalId)) || null,
        })),
        reps: reps.map(({ id, name }, i) => {
          const next = found.find(({ repId }) => repId === id)?.nextOn ?? null;
          const open = (goals[i] ?? []).filter(({ status }) => status === 'open');
          return {
            rep: { id, name },
            nextOn: next,
            due: next === null || next <= today,
            goals: open.map(({ id, says }) => ({ id, says })),
          };
        }),
      });
    })
    .post('/check-ins', shaped('json', NewCheckIn), async (c) => {
      const { member, organisation } = c.var.caller;
      const orgId = organisation.id;
      const { member: wanted = member.id, on, progress, obstacles, support, cadence, goal } = c.req.valid('json');
      const rep = (await readReps(deps, orgId, member)).find(({ id }) => id === wanted);
      if (!rep) throw nothingHere();
      const { today } = await readToday(deps, orgId);
      if (on > today) throw new Refusal(400, 'bad-request', 'on: write it down once it has been');
      const goals = goal === null ? [] : await readGoalsOf(db, orgId, rep.id);
      if (goal !== null && !goals.some(({ id }) => id === goal))
        throw new Refusal(422, 'no-such-goal', 'That is no goal of theirs. Choose one from the list.');
      const told =
        rep.id === member.id
          ? await readOverseers(
              signInDb,
              orgId,
              rep.teams.map(({ id }) => id),
            )
          : [rep];
      const id = await inOrg(db, orgId, async (tx) => {
        const added = await addCheckIn(tx, orgId, {
          ...{ repId: rep.id, byId: member.id, onDay: on, progress, obstacles, support, cadence, goalId: goal },
          nextOn: nextOn(cadence, on),
        });
        for (const { id: userId } of told)
          await addNotice(tx, {
            ...{ orgId, userId, kind: 'check-in', about: added.id, link: `/check-ins#c-${added.id}` },
            says: `${member.name} wrote down a check-in.`,
          });
        return added.id;
      });
      return c.json<MadeReview>({ id }, 201);
    });
}
