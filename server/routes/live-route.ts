import { Hono } from 'hono';
import type { AppDeps } from './deps.ts';
import { type Env, ownSession } from './guard.ts';
import { Refusal } from './problem.ts';

/** The socket of a live session: its rep's alone. */
export function liveRoute(deps: AppDeps) {
  return new Hono<Env>().get('/:id/live', async (c) => {
    const session = await ownSession(deps, c, c.req.param('id'));
    if (c.req.header('upgrade')?.toLowerCase() !== 'websocket')
      throw new Refusal(426, 'websocket-only', 'This address speaks WebSocket. Connect with a WebSocket client.');
    const { member, organisation, signInId } = c.var.caller;
    const seat = {
      orgId: organisation.id,
      sessionId: session.id,
      memberName: member.name,
      userId: member.id,
      signInId,
    };
    return deps.live.upgrade(c, seat);
  });
}
