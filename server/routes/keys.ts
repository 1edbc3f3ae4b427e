import { Hono } from 'hono';
import { countKeys, listKeys, revokeKey, type StoredKey } from '../db/api-keys.ts';
import { type ApiKeyView, type MadeApiKey, NewApiKey } from '../protocol/people-view.ts';
import type { AppDeps } from './deps.ts';
import { type Caller, type Env, membersOnly, signedInOnly } from './guard.ts';
import { nothingHere, Refusal, shaped } from './problem.ts';

/** `/api/keys`: the caller's own keys for scripts, in the organisation they are in. */

const mostKeys = 20;

const ownerOf = ({ member, organisation }: Caller) => ({ userId: member.id, orgId: organisation.id });

const view = ({ id, name, start, createdAt, expiresAt, usedAt }: StoredKey): ApiKeyView => ({
  id,
  name,
  start,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  usedAt: usedAt?.toISOString() ?? null,
});

export function keyRoutes(deps: AppDeps) {
  const { signIn, signInDb } = deps;
  return new Hono<Env>()
    .use('/keys/*', membersOnly(deps), signedInOnly('Keys are made and revoked by signing in, not with a key.'))
    .get('/keys', async (c) => c.json<ApiKeyView[]>((await listKeys(signInDb, ownerOf(c.var.caller))).map(view)))
    .post('/keys', shaped('json', NewApiKey), async (c) => {
      const owner = ownerOf(c.var.caller);
      if ((await countKeys(signInDb, owner)) >= mostKeys)
        throw new Refusal(409, 'too-many-keys', `You have ${mostKeys} keys. Revoke one that is no longer used.`);
      const { key, ...made } = await signIn.makeKey({ ...owner, ...c.req.valid('json') });
      return c.json<MadeApiKey>({ ...view(made), key }, 201);
    })
    .post('/keys/:id/revoke', async (c) => {
      if (!(await revokeKey(signInDb, ownerOf(c.var.caller), c.req.param('id')))) throw nothingHere();
      return c.json({ status: 'revoked' as const });
    });
}
