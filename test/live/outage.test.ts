import { afterAll, beforeAll, expect, it } from 'vitest';
import { openClient } from '../../server/db/connect.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { expectKept, readStored } from './history.ts';
import { type Rep, signIn } from './rep.ts';
import { endServers, type ServerProcess, startServerProcess } from './server-process.ts';
import { until } from './until.ts';

/** The database goes away under real processes with live sessions, and comes back. */

let database: FreshDatabase;
let server: ServerProcess;
let rep: Rep;
beforeAll(async () => {
  database = await freshDatabase();
  server = await startServerProcess(database.url);
  rep = await signIn(server.url);
});
afterAll(async () => {
  endServers();
  await database.drop();
});

const question = 'Where did the fifteen per cent come from?';

/** Ends every connection of the servers and takes no new ones: what a restart of Postgres looks like from outside. */
async function outage() {
  const target = new URL(database.url);
  const name = target.pathname.slice(1);
  target.pathname = '/postgres';
  const admin = openClient(target.href, { max: 1 });
  await admin.unsafe(`alter database ${name} allow_connections false`);
  await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
  return async () => {
    await admin.unsafe(`alter database ${name} allow_connections true`);
    await admin.end();
  };
}

async function comeBack(base: string, id: string, resume?: { epoch: number; seq: number }) {
  let line = rep.connect(base, id, { resume });
  await until(async () => {
    await Promise.race([line.hear('welcome'), line.closed, line.refused]).catch(() => null);
    if (line.heard.some((m) => m.type === 'welcome')) return true;
    line = rep.connect(base, id, { resume });
    return false;
  });
  return line;
}

it('[LIVE23] a server outlives its database, and a turn sent during the outage is stored once', async () => {
  const session = await rep.begin(server.url);
  const line = rep.connect(server.url, session.id);
  const { epoch } = await line.hear('welcome');
  const first = await line.converse(question);
  const idle = rep.connect(server.url, (await rep.begin(server.url)).id);
  await idle.hear('welcome');

  const over = await outage();
  line.send({ type: 'say', id: 'm2', text: 'And who set that figure?' });
  expect(await line.hear('error', (m) => m.id === 'm2')).toMatchObject({ code: 'unavailable', retryable: true });
  await line.closed;
  // a socket that closes while nothing can be written
  idle.socket.terminate();
  await idle.closed;
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  await over();

  const back = await comeBack(server.url, session.id, { epoch, seq: first.seq });
  const second = await back.say('And who set that figure?', 'm2');
  expect(server.child.exitCode).toBeNull();
  expect(server.output()).not.toContain('fifteen');
  expect(server.output()).not.toContain('figure');
  expectKept(await readStored(database.url, session.id), [
    { id: '', text: question, seq: first.seq },
    { id: 'm2', text: 'And who set that figure?', seq: second.seq },
  ]);

  // what listens for takeovers listens again
  const other = await startServerProcess(database.url);
  const newer = rep.connect(other.url, session.id);
  await newer.hear('welcome');
  await back.hear('superseded');

  newer.send({ type: 'end' });
  await newer.hear('event', (m) => m.event.kind === 'ended');
  await until(async () => (await rep.scorecard(other.url, session.id)).status === 'ready', 40_000);
  await other.terminate();
}, 90_000);

it('[LIVE26] stores a turn with characters that Postgres can not keep, without them', async () => {
  const session = await rep.begin(server.url);
  const line = await comeBack(server.url, session.id);
  const sent = `Where did ${String.fromCharCode(0)}the fifteen ${String.fromCharCode(0xd83d)} per cent come from?`;
  const { seq } = await line.say(sent, 'm1');
  expect((await line.say(sent, 'm1')).seq).toBe(seq);
  const stored = await readStored(database.url, session.id);
  const text = `Where did the fifteen ${String.fromCharCode(0xfffd)} per cent come from?`;
  expectKept(stored, [{ id: 'm1', text, seq }]);
  const from = line.heard.length;
  line.send({ type: 'say', id: `m${String.fromCharCode(0)}`, text: 'Hello.' });
  expect(await line.hear('error', () => true, from)).toMatchObject({ code: 'bad-message' });
});

it('[LIVE27] resumes a record far longer than the send buffer', async () => {
  const session = await rep.begin(server.url);
  const line = await comeBack(server.url, session.id);
  await line.say(question);
  line.socket.terminate();
  await line.closed;
  const sql = openClient(database.url, { max: 1 });
  await sql`insert into session_event (org_id, session_id, seq, v, at_ms, event)
    select org_id, session_id, seq + g, v, at_ms, jsonb_set(event, '{text}', to_jsonb(repeat('é ', 9000)))
    from (select * from session_event where session_id = ${session.id} and event->>'kind' = 'rep-turn') e,
    generate_series(10, 409) g`;
  const [last] = await sql`select max(seq) as seq from session_event where session_id = ${session.id}`;
  await sql.end();
  const back = rep.connect(server.url, session.id);
  await back.hear('event', (m) => m.seq === last?.seq);
  await back.say('And who set it?');
});

it('[LIVE27] cuts off a client that sends far faster than it can be answered', async () => {
  const session = await rep.begin(server.url);
  const line = await comeBack(server.url, session.id);
  for (let i = 0; i < 200; i++) line.send({ type: 'say', id: `m${i}`, text: 'x'.repeat(15_000) });
  expect(await line.closed).toBe(1008);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});
