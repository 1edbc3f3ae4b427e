import { Hono } from 'hono';
import { z } from 'zod';
import { noteFailure, waitAfterFailures } from '../db/failed-sign-ins.ts';
import type { AppDeps } from './deps.ts';
import type { Env } from './guard.ts';
import { clientAddress } from './origin.ts';
import { Refusal, tooManyTries } from './problem.ts';
import { addressHeader } from './sign-in.ts';

/** `/api/auth/*`: the sign-in library's own answers, its refusals turned into Problems. */

const Email = z.object({ email: z.string().max(320) });
const Refused = z.object({ code: z.string().optional(), message: z.string().optional() });

export function signInRoutes({ signIn, signInDb, behindProxy, log }: AppDeps) {
  return new Hono<Env>().on(['GET', 'POST'], '/*', async (c) => {
    const address = clientAddress(c, behindProxy);
    const body = c.req.method === 'POST' ? await c.req.text() : undefined;
    const headers = new Headers(c.req.raw.headers);
    headers.set(addressHeader, address);
    const answer = async () => {
      const response = await signIn.handle(new Request(c.req.url, { method: c.req.method, headers, body }));
      if (response.status >= 500) log('the sign-in service failed', { status: String(response.status) });
      return response;
    };
    if (c.req.path !== '/api/auth/sign-in/email') return asProblem(await answer());

    const email = emailIn(body);
    const waitMs = await waitAfterFailures(signInDb, address, email);
    if (waitMs > 0) throw tooManyTries(c, waitMs);
    const response = await answer();
    if (response.status === 401) {
      await noteFailure(signInDb, address, email);
      throw new Refusal(401, 'wrong-password', 'This email and password do not go together. Check both and try again.');
    }
    return asProblem(response);
  });
}

function emailIn(body: string | undefined): string {
  try {
    return Email.parse(JSON.parse(body ?? '')).email;
  } catch {
    return '';
  }
}

async function asProblem(response: Response): Promise<Response> {
  if (response.status < 400) return response;
  const said = Refused.safeParse(await response.json().catch(() => null)).data;
  const retryable = response.status === 429 || response.status >= 500;
  const code = (said?.code ?? 'refused').toLowerCase().replaceAll('_', '-');
  const message = said?.message || 'The sign-in service refused this. Check what was sent and try again.';
  return Response.json({ code, message, retryable }, { status: response.status });
}
