import { Hono } from 'hono';
import { demoMembers } from '../db/demo.ts';
import { noteFailure, waitAfterFailures } from '../db/failed-sign-ins.ts';
import { NewPassword, type PasswordChanged } from '../protocol/people-view.ts';
import type { AppDeps } from './deps.ts';
import { type Env, membersOnly, signedInOnly } from './guard.ts';
import { clientAddress } from './origin.ts';
import { Refusal, shaped, tooManyTries } from './problem.ts';

/**
 * `/api/password`: members change their own. Whoever found a browser signed in must not be able to
 * guess the old one here either, so wrong ones count together with failed sign-ins.
 */
export function passwordRoute(deps: AppDeps) {
  const { signIn, signInDb, behindProxy, demo } = deps;
  const isDemo = (email: string) => demo && demoMembers.some((member) => member.email === email);
  return new Hono<Env>().post(
    '/password',
    membersOnly(deps),
    signedInOnly('A password is changed by signing in, not with a key.'),
    shaped('json', NewPassword),
    async (c) => {
      const { email } = c.var.caller;
      // Everyone knows it: whoever changed it would keep all others out.
      if (isDemo(email)) throw new Refusal(409, 'demo-member', 'Demo members keep the password that everyone knows.');
      const address = clientAddress(c, behindProxy);
      const waitMs = await waitAfterFailures(signInDb, address, email);
      if (waitMs > 0) throw tooManyTries(c, waitMs);
      const change = await signIn.changePassword(c.req.raw.headers, c.req.valid('json'));
      if (change === 'wrong') {
        await noteFailure(signInDb, address, email);
        throw new Refusal(403, 'wrong-password', 'This is not your present password. Nothing was changed.');
      }
      return c.json<PasswordChanged>({ status: 'changed', elsewhere: change === 'changed' ? 'ended' : 'still-open' });
    },
  );
}
