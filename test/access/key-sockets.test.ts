import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { MadeApiKey } from '../../server/protocol/people-view.ts';
import type { SessionView } from '../../server/protocol/session-view.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { signIn } from '../live/rep.ts';
import { endServers, type ServerProcess, startServerProcess } from '../live/server-process.ts';

/** Keys at the live socket of a real server. */

let database: FreshDatabase;
let server: ServerProcess;
let cookie: string;
beforeAll(async () => {
  database = await freshDatabase();
  server = await startServerProcess(database.url);
  ({ cookie } = await signIn(server.url));
});
afterAll(async () => {
  endServers();
  await database.drop();
});

async function ask<T>(method: string, path: string, headers: Record<string, string>, body?: unknown): Promise<T> {
  const answer = await fetch(`${server.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Connects as a script does: a key, no cookie, no Origin. Resolves once the room has welcomed it. */
async function connect(session: string, headers: Record<string, string>) {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/sessions/${session}/live`, { headers });
  const closed = new Promise<number>((resolve) => socket.once('close', () => resolve(performance.now())));
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => socket.send(JSON.stringify({ type: 'hello', protocol: 1, pacing: 'none' })));
    socket.on('message', (data) => JSON.parse(String(data)).type === 'welcome' && resolve());
  });
  return { socket, closed };
}

it.each([
  ['Authorization: Bearer', (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` })],
  ['x-api-key', (key: string): Record<string, string> => ({ 'x-api-key': key })],
])(
  '[ACCESS16] a key sent as %s opens the live socket, which closes within 5 s of its being revoked',
  async (_, headers) => {
    const made = await ask<MadeApiKey>('POST', '/api/keys', { cookie, origin: server.url }, { name: 'socket' });
    const kept = await ask<MadeApiKey>('POST', '/api/keys', { cookie, origin: server.url }, { name: 'kept' });
    const begin = (key: string) => ask<SessionView>('POST', '/api/sessions', headers(key), { scenario: 'night-desk' });
    const line = await connect((await begin(made.key)).id, headers(made.key));
    const other = await connect((await begin(kept.key)).id, headers(kept.key));

    const revokedAt = performance.now();
    await ask('POST', `/api/keys/${made.id}/revoke`, { cookie, origin: server.url }, {});
    expect((await line.closed) - revokedAt).toBeLessThan(5_000);
    // the other key's socket was looked at in the same round, and stays
    expect(other.socket.readyState).toBe(WebSocket.OPEN);
    other.socket.close();
    await other.closed;

    for (const each of [made, kept]) expect(server.output()).not.toContain(each.key.slice(each.start.length));
  },
  60_000,
);

it('[ACCESS14] an upgrade with a wrong key is refused', async () => {
  const session = await ask<SessionView>(
    'POST',
    '/api/sessions',
    { cookie, origin: server.url },
    { scenario: 'night-desk' },
  );
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/sessions/${session.id}/live`, {
    headers: { 'x-api-key': 'pushback_nonsense' },
  });
  const status = await new Promise((resolve) =>
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode)),
  );
  socket.on('error', () => {});
  socket.terminate();
  expect(status).toBe(401);
});
