import { setTimeout as wait } from 'node:timers/promises';
import { Hono } from 'hono';
import type { AppDeps } from './deps.ts';
import type { Env } from './guard.ts';

/** A database that says nothing for this long counts as none: probes want an answer within seconds. */
const databasePatienceMs = 2_000;

/**
 * Asks the database for a sign of life. However many ask at once, it is asked once: a database that
 * hangs must not gather questions from whoever opens `/readyz`.
 */
function databaseCheck({ client }: AppDeps['db']): () => Promise<boolean> {
  let asked: Promise<boolean> | null = null;
  const ask = async () => {
    const over = new AbortController();
    const answered = client`select 1`.then(
      () => true,
      () => false,
    );
    const silent = wait(databasePatienceMs, false, { signal: over.signal }).catch(() => false);
    try {
      return await Promise.race([answered, silent]);
    } finally {
      over.abort();
      asked = null;
    }
  };
  return () => {
    asked ??= ask();
    return asked;
  };
}

/** For whoever runs the server: is it up, is it ready, how does it do. */
export function healthRoutes({ db, metrics, draining }: AppDeps) {
  const databaseAnswers = databaseCheck(db);
  return new Hono<Env>()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      if (draining()) return c.json({ status: 'stopping' }, 503);
      return (await databaseAnswers()) ? c.json({ status: 'ready' }) : c.json({ status: 'no database' }, 503);
    })
    .get('/metrics', async (c) => c.body(await metrics.text(), 200, { 'content-type': metrics.contentType }));
}
