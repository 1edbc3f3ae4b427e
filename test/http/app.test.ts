import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openApi, operations } from '../../server/routes/openapi.ts';
import { buildOrganisation } from '../people.ts';
import { type Asking, asking, signInAs, startApp, type TestApp } from './test-app.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let app: TestApp;
let rep: Asking;
let anyone: Asking;
beforeAll(async () => {
  app = await startApp();
  anyone = asking(app.app);
  rep = await signInAs(app.app, (await buildOrganisation(app.deps.signInDb, 'firm')).people.rep!);
});
afterAll(() => app.close());

describe('the web app', () => {
  test('[HTTP1] any page of the app is answered with the app, asked for anew each time', async () => {
    for (const path of ['/', '/sign-in', '/sessions/019aa000-0000-7000-8000-000000000000']) {
      const answer = await anyone('GET', path);
      expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, 200, 'no-cache']);
      expect(await answer.text()).toContain('built for tests');
    }
  });

  test('[HTTP1] files with a hash in their name are kept for good, and compressed where that is asked for', async () => {
    const answer = await anyone('GET', '/assets/index-abc123.js');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-type')).toMatch(/javascript/);
  });

  test('[HTTP1] a file that is not there is 404, never the app, and nothing outside the folder is served', async () => {
    for (const path of [
      '/assets/index-old000.js',
      '/favicon.ico',
      '/../test-app.ts',
      '/%2e%2e/test-app.ts',
      '/assets/..%2f..%2ftest-app.ts',
    ])
      expect([path, (await anyone('GET', path)).status]).toEqual([path, 404]);
  });

  test('[HTTP2] every answer carries the policy of a page that loads from itself alone', async () => {
    for (const path of ['/', '/api/me', '/healthz', '/docs', '/assets/index-abc123.js']) {
      const { headers } = await anyone('GET', path);
      const policy = headers.get('content-security-policy');
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
    }
  });
});

describe('refusals', () => {
  test('[HTTP3] an unknown route of the API is a Problem', async () => {
    const answer = await rep('GET', '/api/nothing');
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ code: 'not-found', message: expect.any(String), retryable: false });
  });

  test('[HTTP3] what nobody meant to happen is a Problem that says nothing of it, and is logged without its text', async () => {
    const broken = await startApp({
      library: {
        scenarios: new Map(),
        get rubrics(): never {
          throw new Error('spoken words');
        },
      },
    });
    const ask = await signInAs(broken.app, (await buildOrganisation(broken.deps.signInDb, 'firm')).people.rep!);
    await broken.deps.db.client`drop table session_opened cascade`;
    await broken.deps.db.client`alter table practice_session rename to elsewhere`;
    const answer = await ask('GET', '/api/sessions');
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({ code: 'unforeseen', message: expect.any(String), retryable: true });
    expect(broken.logged).toEqual([expect.stringContaining('42P01')]);
    expect(broken.logged.join()).not.toMatch(/select|spoken words/);
    await broken.close();
  });

  test('[HTTP3] answers to members are not kept by caches', async () => {
    for (const path of ['/api/me', '/api/sessions', '/api/home'])
      expect((await rep('GET', path)).headers.get('cache-control')).toBe('no-store');
  });
});

describe('whoever runs it', () => {
  test('[HTTP4] healthz and readyz say so, and readyz does not while the server stops', async () => {
    expect((await anyone('GET', '/healthz')).status).toBe(200);
    expect((await anyone('GET', '/readyz')).status).toBe(200);
    const stopping = await startApp({ draining: () => true });
    expect((await asking(stopping.app)('GET', '/readyz')).status).toBe(503);
    expect((await asking(stopping.app)('GET', '/healthz')).status).toBe(200);
    await stopping.close();
  });

  test('[HTTP4] metrics count by route, never by id', async () => {
    const id = '019aa000-0000-7000-8000-00000000abcd';
    await rep('GET', `/api/sessions/${id}`);
    const text = await (await anyone('GET', '/metrics')).text();
    expect(text).toMatch(/pushback_http_request_seconds_count\{method="GET",route="[^"]*:id"[^}]*status="404"\} 1/);
    expect(text).not.toContain(id);
    expect(text).toContain('pushback_live_rooms 0');
  });
});

describe('the description', () => {
  test('[HTTP5] names every route there is and none that is not', () => {
    const there = app.app.routes
      .filter((r) => r.method !== 'ALL' && r.path.startsWith('/api/') && !r.path.startsWith('/api/auth'))
      .map((r) => `${r.method.toLowerCase()} ${r.path.replace(/:(\w+)/g, '{$1}')}`)
      .filter((r) => r !== 'get /api/openapi.json');
    const told = operations.filter((o) => !o.path.startsWith('/api/auth')).map((o) => `${o.method} ${o.path}`);
    expect([...new Set(there)].sort()).toEqual(told.toSorted());
  });

  test('[HTTP5] has every shape it refers to', async () => {
    const text = await (await anyone('GET', '/api/openapi.json')).text();
    const shapes = Object.keys(openApi().components.schemas);
    const meant = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1]);
    expect(meant.length).toBeGreaterThan(10);
    expect(meant.filter((name) => !shapes.includes(name!))).toEqual([]);
  });

  test('[HTTP5] can be read as a page', async () => {
    const text = await (await anyone('GET', '/docs')).text();
    for (const { path } of operations) expect(text).toContain(path);
  });
});
