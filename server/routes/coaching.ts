import { Hono } from 'hono';
import { claim, finish, release } from '../db/coach-checks.ts';
import { findComment, readForRep, removeComment } from '../db/coach-notes.ts';
import { setWeek } from '../db/coach-weeks.ts';
import { readCoaching, sessionOf } from '../db/coaching.ts';
import { readMembers } from '../db/members.ts';
import { hasCheck, onCard } from '../db/standing-card.ts';
import { answer, type Unanswered } from '../practice/answers.ts';
import { takeCorrectionBack, takeOverrideBack } from '../practice/verdicts.ts';
import { DisputeAnswer, type ForRepView, type Made, NewWeek, type QueueView } from '../protocol/coaching-view.ts';
import type { AppDeps } from './deps.ts';
import { type Asked, type Env, uuid } from './guard.ts';
import { nothingHere, Refusal, shaped } from './problem.ts';
import { readQueueView } from './queue.ts';
import { changedOr, judgedSession, whoIs } from './session-coaching.ts';

/** `/api/coaching`: the coaches' queue, what is taken back or answered there, and what waits for a rep. */

const shownAtOnce = 50;

const unanswered: Record<Unanswered, () => Refusal> = {
  'no-scorecard': nothingHere,
  claimed: () => new Refusal(409, 'claimed', 'Another coach is on this session. Take the next one.'),
  answered: () => new Refusal(409, 'answered', 'This was answered in the meantime.'),
  'no-such-correction': () =>
    new Refusal(422, 'no-such-correction', 'No such correction stands on this session. Make it first.'),
};

export function coachingRoutes(deps: AppDeps) {
  const { db, raw, signInDb } = deps;

  /** Takes a session, leaves it to others, or is done with it; not while another coach has it. */
  async function turn(c: Asked, id: string, act: 'claim' | 'release' | 'done') {
    const { session } = await judgedSession(deps, c, id);
    const { organisation, member } = c.var.caller;
    const isMine = await onCard(raw, organisation.id, session.id, async (tx, standing) => {
      await hasCheck(tx, standing);
      if (act === 'release') await release(tx, standing, member.id);
      else if (!(await claim(tx, standing, member.id))) return false;
      if (act === 'done') await finish(tx, standing, member.id);
      return true;
    });
    if (isMine === null) throw new Refusal(409, 'no-scorecard', 'This session has no scorecard yet.');
    if (!isMine) throw unanswered.claimed();
    return { status: act };
  }

  return new Hono<Env>()
    .get('/', async (c) => c.json<QueueView>(await readQueueView(deps, c.var.caller, shownAtOnce)))
    .post('/week', shaped('json', NewWeek), async (c) => {
      const { member, organisation } = c.var.caller;
      if (member.role !== 'coach' && member.role !== 'manager') throw nothingHere();
      await setWeek(db, organisation.id, member.id, c.req.valid('json').sessions);
      return c.json({ status: 'kept' as const });
    })
    .get('/mine', async (c) => {
      const { member, organisation } = c.var.caller;
      const { sentBack, unread } = await readForRep(db, organisation.id, member.id);
      const people = await readMembers(signInDb, organisation.id, [
        ...new Set([...sentBack, ...unread].map(({ by }) => by)),
      ]);
      const names = new Map(people.map(({ id, name }) => [id, name]));
      const by = (one: { by: string; madeAt: Date }) => ({
        by: names.get(one.by) ?? 'A former member',
        madeAt: one.madeAt.toISOString(),
      });
      return c.json<ForRepView>({
        sentBack: sentBack.map(({ id, sessionId, seq, why, title, scenario, difficulty, ...made }) => ({
          ...{ id, session: sessionId, seq, why, title, scenario, difficulty, ...by(made) },
        })),
        unread: unread.map(({ sessionId, says, title, ...made }) => ({ session: sessionId, says, title, ...by(made) })),
      });
    })
    .post('/sessions/:id/claim', async (c) => c.json(await turn(c, c.req.param('id'), 'claim')))
    .post('/sessions/:id/release', async (c) => c.json(await turn(c, c.req.param('id'), 'release')))
    .post('/sessions/:id/done', async (c) => c.json(await turn(c, c.req.param('id'), 'done')))
    .post('/comments/:id/remove', async (c) => {
      const { member, organisation } = c.var.caller;
      const id = c.req.param('id');
      const found = uuid.test(id) ? await findComment(db, organisation.id, id) : null;
      if (!found || found.by !== member.id) throw nothingHere();
      await removeComment(db, organisation.id, id);
      return c.json({ status: 'removed' as const });
    })
    .post('/overrides/:id/take-back', async (c) => {
      const id = c.req.param('id');
      const of = uuid.test(id) ? await sessionOf(raw, c.var.caller.organisation.id, 'override', id) : null;
      const { session } = await judgedSession(deps, c, of ?? '');
      return c.json<Made>(changedOr(await takeOverrideBack(deps, whoIs(c.var.caller, session.id), id)));
    })
    .post('/corrections/:id/take-back', async (c) => {
      const id = c.req.param('id');
      const of = uuid.test(id) ? await sessionOf(raw, c.var.caller.organisation.id, 'correction', id) : null;
      const { session } = await judgedSession(deps, c, of ?? '');
      return c.json<Made>(changedOr(await takeCorrectionBack(deps, whoIs(c.var.caller, session.id), id)));
    })
    .post(
      '/disputes/:id/answer',
      async (c, next) => {
        const id = c.req.param('id');
        const of = uuid.test(id) ? await sessionOf(raw, c.var.caller.organisation.id, 'dispute', id) : null;
        await judgedSession(deps, c, of ?? '');
        await next();
      },
      shaped('json', DisputeAnswer),
      async (c) => {
        const { caller } = c.var;
        const id = c.req.param('id');
        const sessionId = (await sessionOf(raw, caller.organisation.id, 'dispute', id)) ?? '';
        const { disputes } = await readCoaching(db, caller.organisation.id, sessionId, false);
        const criterion = disputes.find((one) => one.id === id)?.criterion ?? '';
        const done = await answer(deps, whoIs(caller, sessionId), { id, criterion }, c.req.valid('json'));
        if (done !== 'done') throw unanswered[done]();
        return c.json<Made>({ id });
      },
    );
}
