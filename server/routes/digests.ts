import { Hono } from 'hono';
import { listDigests } from '../db/digests.ts';
import type { DigestPage } from '../protocol/telling-view.ts';
import type { AppDeps } from './deps.ts';
import { type Env, membersOnly } from './guard.ts';
import { Page } from './page.ts';
import { shaped } from './problem.ts';

/** `/api/digests`: the member's own weeks. */
export function digestRoutes(deps: AppDeps) {
  return new Hono<Env>().get('/digests', membersOnly(deps), shaped('query', Page), async (c) => {
    const { member, organisation } = c.var.caller;
    const { limit, before } = c.req.valid('query');
    const found = await listDigests(deps.db, organisation.id, member.id, { limit: limit + 1, before });
    const digests = found.slice(0, limit).map(({ id, week, body }) => ({ id, week, body }));
    return c.json<DigestPage>({ digests, next: found.length > limit ? (digests.at(-1)?.id ?? null) : null });
  });
}
