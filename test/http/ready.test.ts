import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createApp } from '../../server/app.ts';
import { connect, type Database } from '../../server/db/connect.ts';
import { freePort } from '../../server/db/free-port.ts';
import { type Asking, asking, startApp, type TestApp } from './test-app.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

/** A way to the database that can be made to swallow everything, as a dead network does: no answer, no reset. */
async function openProxy(to: URL) {
  const sockets = new Set<Socket>();
  let holding = false;
  let asked = 0;
  const server: Server = createServer((client) => {
    const database = dial(Number(to.port), to.hostname);
    for (const [from, into] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => into.destroy());
      from.on('close', () => into.destroy());
      from.on('data', (data) => {
        if (from === client && data.includes('select 1')) asked++;
        if (!holding) into.write(data);
      });
    }
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  return {
    url: Object.assign(new URL(to), { hostname: '127.0.0.1', port: String(port) }).href,
    /** How often the database was asked for a sign of life. */
    asked: () => asked,
    hold: () => {
      holding = true;
    },
    /** Lets new connections through; what hung is gone. */
    release: () => {
      holding = false;
      cut();
    },
    close: () => {
      cut();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

let app: TestApp;
let proxy: Awaited<ReturnType<typeof openProxy>>;
let db: Database;
let anyone: Asking;
beforeAll(async () => {
  app = await startApp();
  proxy = await openProxy(new URL(app.deps.db.url));
  db = await connect(proxy.url);
  anyone = asking(createApp({ ...app.deps, db }));
});
afterAll(async () => {
  await proxy.close();
  await db.close();
  await app.close();
});

const ready = async () => {
  const from = performance.now();
  const answer = await anyone('GET', '/readyz');
  return { status: answer.status, body: await answer.json(), tookMs: performance.now() - from };
};

test('[HTTP9] readyz says within seconds that a database that hangs is none, and asks it once for all who ask', async () => {
  expect(await ready()).toMatchObject({ status: 200, body: { status: 'ready' } });
  proxy.hold();
  const before = proxy.asked();
  const answers = await Promise.all(Array.from({ length: 20 }, ready));
  expect(proxy.asked() - before).toBeLessThanOrEqual(1);
  for (const { status, body, tookMs } of answers) {
    expect([status, body]).toEqual([503, { status: 'no database' }]);
    expect(tookMs).toBeLessThan(5_000);
  }
  expect((await anyone('GET', '/healthz')).status).toBe(200);
  proxy.release();
  await expect.poll(async () => (await ready()).status, { timeout: 15_000 }).toBe(200);
});
