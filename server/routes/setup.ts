import { createHmac, timingSafeEqual } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { Hono } from 'hono';
import { makeFirstAdmin, nobodyYet } from '../db/first-admin.ts';
import { Setup } from '../protocol/home-view.ts';
import type { SetupView } from '../protocol/people-view.ts';
import type { AppDeps } from './deps.ts';
import type { Env } from './guard.ts';
import { nothingHere, Refusal, shaped } from './problem.ts';

/**
 * A new installation has nobody who could invite anyone. Whoever can read the server's output knows
 * its setup code, and with it becomes the first admin. Afterwards there is nothing here.
 */

/** The same for every process that shares the secret, and after every restart. */
export function setupCode(secret: string): string {
  return createHmac('sha256', secret).update('pushback setup code').digest('base64url').slice(0, 24);
}

export function setupRoute({ signInDb, setupCode: code }: AppDeps) {
  const routes = new Hono<Env>().get('/setup', async (c) =>
    c.json<SetupView>({ needed: await nobodyYet(signInDb) }, 200, { 'cache-control': 'no-store' }),
  );
  return routes.post('/setup', shaped('json', Setup), async (c) => {
    if (!(await nobodyYet(signInDb))) throw nothingHere();
    const wanted = c.req.valid('json');
    if (!same(wanted.code, code))
      throw new Refusal(
        403,
        'wrong-code',
        'This is not the setup code. It stands in what the server printed at its start.',
      );
    const { password, ...first } = wanted;
    const made = await makeFirstAdmin(signInDb, { ...first, passwordHash: await hashPassword(password) });
    if (!made) throw nothingHere();
    return c.json({ status: 'made' as const }, 201);
  });
}

function same(given: string, code: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(code)];
  return a.length === b.length && timingSafeEqual(a, b);
}
