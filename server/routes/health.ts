import { Hono } from 'hono';
import type { AppDeps } from './deps.ts';
import type { Env } from './guard.ts';

/** For whoever runs the server: is it up, is it ready, how does it do. */
export function healthRoutes({ db, metrics, draining }: AppDeps) {
  return new Hono<Env>()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      if (draining()) return c.json({ status: 'stopping' }, 503);
      try {
        await db.client`select 1`;
        return c.json({ status: 'ready' });
      } catch {
        return c.json({ status: 'no database' }, 503);
      }
    })
    .get('/metrics', async (c) => c.body(await metrics.text(), 200, { 'content-type': metrics.contentType }));
}
