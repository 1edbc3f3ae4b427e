import { isIP } from 'node:net';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppDeps } from './deps.ts';
import type { Env } from './guard.ts';
import { Refusal } from './problem.ts';

/** Where a request comes from: the page that sent it, and the address of the client. */

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Cookies travel with requests of any page, so whatever changes something, and every socket, must
 * come from a page of ours. A request without an Origin is a script's, which sends no cookie by
 * accident; a browser that sends none still says whether it came from another site.
 */
export function ourPagesOnly({ trustedOrigins }: Pick<AppDeps, 'trustedOrigins'>) {
  return createMiddleware<Env>(async (c, next) => {
    const upgrade = c.req.header('upgrade') !== undefined;
    if (safe.has(c.req.method) && !upgrade) return next();
    const origin = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    const ours = origin
      ? trustedOrigins.includes(origin)
      : site === undefined || site === 'same-origin' || site === 'none';
    if (!ours)
      throw new Refusal(
        403,
        'foreign-origin',
        'This came from a page at another address. Open Pushback at its own address, or set PUBLIC_URL to this one.',
      );
    await next();
  });
}

/** Loopback and private networks (RFC 1918, RFC 4193): where a proxy of ours may sit. */
const near = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd])/i;

/**
 * The client's address: the connection's, or, behind a proxy of ours, the last one of
 * X-Forwarded-For, which that proxy wrote itself. Earlier ones are the client's own word.
 */
export function clientAddress(c: Context<Env>, behindProxy: boolean): string {
  const socket = c.env?.incoming?.socket?.remoteAddress?.replace(/^::ffff:/, '') ?? '127.0.0.1';
  if (!behindProxy || !near.test(socket)) return socket;
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  return isIP(forwarded) ? forwarded : socket;
}
