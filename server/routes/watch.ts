import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { readMembers } from '../db/members.ts';
import { noteOpening } from '../db/openings.ts';
import { findSession } from '../db/practice-sessions.ts';
import { endWatching, leaveHint, leaveWatching, readWatchable, watchSession } from '../db/watching.ts';
import { mayWatch } from '../domain/member.ts';
import { NewHint, type WatchableSession, type WatchView } from '../protocol/watch-view.ts';
import type { AppDeps } from './deps.ts';
import { type Env, membersOnly, ownSession, uuid } from './guard.ts';
import { nothingHere, Refusal, shaped } from './problem.ts';
import { readOwners } from './shared.ts';

/**
 * Watching a live session: by a socket that is sent what the rep is, or by asking. Whoever watches is checked with
 * every question and before every message: a sign-in, a membership, a team or the rep's leave that is gone closes it.
 * No socket leads into a room but its rep's.
 */

const Query = z.object({ after: z.coerce.number().int().min(0).default(0) });

export function watchRoutes(deps: AppDeps) {
  const { db, raw, signInDb } = deps;

  /** The session and its rep, for those alone who may watch it now. Throws Refusal. */
  async function watched(c: Context<Env>, id: string) {
    const { member, organisation } = c.var.caller;
    const session = uuid.test(id) ? await findSession(db, organisation.id, id) : null;
    if (!session) throw nothingHere();
    const [owner] = await readMembers(signInDb, organisation.id, [session.memberId]);
    if (!owner || !mayWatch(member, owner, session)) throw nothingHere();
    return { session, owner, key: { orgId: organisation.id, sessionId: session.id } };
  }

  return new Hono<Env>()
    .get('/watch', membersOnly(deps), async (c) => {
      const { organisation } = c.var.caller;
      const owners = await readOwners(deps, c.var.caller);
      const names = new Map(owners.map(({ id, name }) => [id, name]));
      const found = await readWatchable(raw, organisation.id, [...names.keys()]);
      return c.json<WatchableSession[]>(
        found.map(({ memberId, startedAt, ...each }) => {
          return { ...each, rep: names.get(memberId) ?? '', startedAt: startedAt.toISOString() };
        }),
      );
    })
    .get('/sessions/:id/watch', membersOnly(deps), shaped('query', Query), async (c) => {
      const { session, owner, key } = await watched(c, c.req.param('id'));
      const { status, title } = session;
      const personas = session.personas.map(({ id, name, title, organisation }) => ({ id, name, title, organisation }));
      const view = { status, title, rep: owner.name, personas };
      // what is over is read as any session is, with the rep's leave
      if (status === 'ended') return c.json<WatchView>({ ...view, events: [] });
      const { member } = c.var.caller;
      const { arrived, events } = await watchSession(raw, key, member, c.req.valid('query').after);
      if (arrived) await noteOpening(db, key.orgId, session.id, member.id);
      return c.json<WatchView>({ ...view, events });
    })
    .get('/sessions/:id/watch/live', membersOnly(deps), shaped('query', Query), async (c) => {
      const { session, key } = await watched(c, c.req.param('id'));
      if (c.req.header('upgrade')?.toLowerCase() !== 'websocket')
        throw new Refusal(426, 'websocket-only', 'This address speaks WebSocket. Connect with a WebSocket client.');
      if (session.status === 'ended') throw new Refusal(409, 'ended', 'This session is over.');
      const { member, signInId } = c.var.caller;
      return deps.live.watch(c, { ...key, userId: member.id, signInId }, c.req.valid('query').after);
    })
    .post(
      '/sessions/:id/watch/hints',
      membersOnly(deps),
      // to whoever may not watch it isn't there, whatever they send
      async (c, next) => {
        await watched(c, c.req.param('id'));
        await next();
      },
      shaped('json', NewHint),
      async (c) => {
        const { key } = await watched(c, c.req.param('id'));
        if (!(await leaveHint(raw, key, c.var.caller.member, c.req.valid('json').text)))
          throw new Refusal(409, 'not-possible', 'The session is over, or has had as many hints as it may.');
        return c.json({ status: 'sent' as const }, 202);
      },
    )
    .post('/sessions/:id/watch/leave', membersOnly(deps), async (c) => {
      const { key } = await watched(c, c.req.param('id'));
      await leaveWatching(raw, key, c.var.caller.member.id);
      return c.json({ status: 'left' as const });
    })
    .post('/sessions/:id/watch/end', membersOnly(deps), async (c) => {
      const session = await ownSession(deps, c, c.req.param('id'));
      await endWatching(raw, { orgId: c.var.caller.organisation.id, sessionId: session.id });
      return c.json({ status: 'ended' as const });
    });
}
