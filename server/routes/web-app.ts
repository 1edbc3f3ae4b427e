import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { Env } from './guard.ts';
import { nothingHere } from './problem.ts';

/** The built web app. Files with a hash in their name never change; the page that names them is asked for anew. */
export function webApp(dist: string) {
  return new Hono<Env>()
    .use(compress())
    .use('/assets/*', async (c, next) => {
      await next();
      if (c.res.status === 200) c.header('cache-control', 'public, max-age=31536000, immutable');
    })
    .use(serveStatic({ root: dist, index: '-' }))
    .get('/*', (c) => {
      // A path that names a file is a file that isn't there; everything else is a page of the app.
      if (/\.[a-z0-9]{1,8}$/i.test(c.req.path)) throw nothingHere();
      const page = readPage(dist);
      if (page === null) return c.text('The web app has not been built. Run: npm run build', 503);
      return c.html(page, 200, { 'cache-control': 'no-cache' });
    });
}

function readPage(dist: string): string | null {
  try {
    return readFileSync(join(dist, 'index.html'), 'utf8');
  } catch {
    return null;
  }
}
