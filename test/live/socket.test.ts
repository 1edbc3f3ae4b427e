import { createConnection } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClient } from '../../server/db/connect.ts';
import { maxFrameBytes } from '../../server/protocol/live.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { expectKept, readStored } from './history.ts';
import { type Rep, signIn } from './rep.ts';
import { endServers, type ServerProcess, startServerProcess } from './server-process.ts';
import { until } from './until.ts';

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

async function begin() {
  const session = await rep.begin(server.url);
  const line = rep.connect(server.url, session.id);
  await line.hear('welcome');
  await line.hear('event', (m) => m.event.kind === 'prospect-turn');
  return { session, line };
}

const question = 'Where did the fifteen per cent come from?';

describe('the live socket', () => {
  it('[LIVE5] acknowledges a turn only when it is stored, and gives the answer after', async () => {
    const { session, line } = await begin();
    const { seq } = await line.say(question);
    const stored = await readStored(database.url, session.id);
    expectKept(stored, [{ id: '', text: question, seq }]);
    await line.hear('event', (m) => m.seq > seq && m.event.kind === 'prospect-turn');
    const kinds = line.heard.map((m) => m.type);
    expect(kinds.indexOf('ack')).toBeLessThan(kinds.lastIndexOf('delta'));
  });

  it('[LIVE6] answers the same message again with the same seq, and refuses its id for other words', async () => {
    const { session, line } = await begin();
    const first = await line.converse(question, 'message-1');
    const from = line.heard.length;
    line.send({ type: 'say', id: 'message-1', text: question });
    const second = await line.hear('ack', () => true, from);
    expect(second.seq).toBe(first.seq);
    line.send({ type: 'say', id: 'message-1', text: 'Something else entirely.' });
    const refusal = await line.hear('error', (m) => m.id === 'message-1');
    expect(refusal).toMatchObject({ code: 'conflicting-id', retryable: false });
    expectKept(await readStored(database.url, session.id), [{ id: 'message-1', text: question, seq: first.seq }]);
  });

  it('[LIVE7] gives the room to the newest tab; the older one is told and may not speak', async () => {
    const { session, line: older } = await begin();
    const newer = rep.connect(server.url, session.id);
    await newer.hear('welcome');
    await older.hear('superseded');
    older.send({ type: 'say', id: 'late', text: 'Is anybody listening to me here?' });
    expect(await older.hear('error')).toMatchObject({ code: 'superseded' });
    const { seq } = await newer.converse(question);
    expectKept(await readStored(database.url, session.id), [{ id: '', text: question, seq }]);
  });

  it('[LIVE8] sends only what was missed after a drop, on another process too', async () => {
    const { session, line } = await begin();
    const { epoch } = await line.hear('welcome');
    const first = await line.converse(question);
    const seen = line.lastSeq();
    line.socket.terminate();
    await line.closed;

    const other = await startServerProcess(database.url);
    const back = rep.connect(other.url, session.id, { resume: { epoch, seq: first.seq } });
    const welcome = await back.hear('welcome');
    expect(welcome.snapshot).toBe(false);
    await back.hear('event', (m) => m.seq === seen);
    expect(back.events().map((e) => e.seq)[0]).toBe(first.seq + 1);
    const again = await back.converse('And who decided on it?');
    expect(again.seq).toBeGreaterThan(seen);
    await other.terminate();
  });

  it('[LIVE9] sends everything when the resume point is not known here', async () => {
    const { session, line } = await begin();
    line.socket.terminate();
    await line.closed;
    const back = rep.connect(server.url, session.id, { resume: { epoch: 1, seq: 999 } });
    expect((await back.hear('welcome')).snapshot).toBe(true);
    await back.hear('event', (m) => m.seq === 1);
  });

  it('[LIVE10] puts what was said of an interrupted line in the record', async () => {
    const session = await rep.begin(server.url);
    const line = rep.connect(server.url, session.id, { pacing: 'natural' });
    await line.hear('welcome');
    await line.hear('delta', (m) => m.at > 0);
    const { seq } = await line.say('Sorry to cut in, who set that figure?');
    const cut = await line.hear('event', (m) => m.event.kind === 'prospect-turn' && m.seq < seq);
    if (cut.event.kind !== 'prospect-turn') throw new TypeError('not a prospect turn');
    expect(cut.event.spokenChars).toBeGreaterThan(0);
    expect(cut.event.spokenChars).toBeLessThan(cut.event.text.length);
  });

  it('[LIVE11] refuses what it does not understand, says why, and goes on', async () => {
    const { line } = await begin();
    for (const [sent, code] of [
      ['not json', 'bad-message'],
      ['{"type":"dance"}', 'bad-message'],
      [JSON.stringify({ type: 'say', id: 'x', text: '   ' }), 'bad-message'],
      [JSON.stringify({ type: 'say', id: 'x', text: 'a'.repeat(30_000) }), 'too-long'],
      [JSON.stringify({ type: 'say', id: 'x', text: 'é'.repeat(maxFrameBytes / 2 + 10) }), 'too-large'],
      [JSON.stringify({ type: 'hello', protocol: 2 }), 'unsupported-protocol'],
    ] as const) {
      const from = line.heard.length;
      line.send(sent);
      expect(await line.hear('error', () => true, from)).toMatchObject({ code });
    }
    await line.converse(question);
  });

  it('[LIVE12] wants a hello first', async () => {
    const session = await rep.begin(server.url);
    const line = rep.connect(server.url, session.id, { silent: true });
    await line.opened;
    line.send({ type: 'say', id: 'x', text: question });
    expect(await line.hear('error')).toMatchObject({ code: 'hello-first' });
  });

  it('[LIVE13] closes on a frame far over the limit', async () => {
    const { line } = await begin();
    line.send('x'.repeat(1024 * 1024));
    expect(await line.closed).toBe(1009);
  });

  it('[LIVE14] turns away a foreign origin, a stranger, and another rep', async () => {
    const session = await rep.begin(server.url);
    const forged = rep.connect(server.url, session.id, { origin: 'https://elsewhere.example' });
    expect(await forged.refused).toBe(403);
    const other = await signIn(server.url, 'rep2@demo.pushback.local');
    expect(await other.connect(server.url, session.id).refused).toBe(404);
    const { connect } = await import('./rep.ts');
    expect(await connect(server.url, 'none=1', session.id).refused).toBe(401);
  });

  it('[LIVE15] survives rubbish in place of an upgrade', async () => {
    const port = Number(new URL(server.url).port);
    for (const rubbish of [
      'GET /api/sessions/x/live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
      'GET /api/sessions/x/live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: no\r\n\r\n',
      '\u0000\u0001\u0002rubbish\r\n\r\n',
    ]) {
      const socket = createConnection(port, '127.0.0.1');
      await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
      socket.on('error', () => {});
      socket.write(rubbish);
      await new Promise<void>((resolve) => {
        socket.once('close', () => resolve());
        socket.once('data', () => socket.resetAndDestroy());
      });
    }
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  it('[LIVE16] cuts off a reader that takes nothing, and loses nothing by it', async () => {
    const { session, line } = await begin();
    const said = await line.converse(question);
    line.socket.pause();
    for (let i = 0; i < 4_000; i++) line.send({ type: 'say', id: said.id, text: 'x'.repeat(400) });
    for (let i = 0; i < 60_000; i++) line.send({ type: 'ping' });
    // the server has stopped writing to it; another tab finds all of the record
    const back = rep.connect(server.url, session.id);
    await back.hear('event', (m) => m.seq === said.seq);
    line.socket.resume();
    line.socket.terminate();
    await line.closed;
    expectKept(await readStored(database.url, session.id), [{ id: said.id, text: question, seq: said.seq }]);
  });

  it('[LIVE17] closes the sockets of a member who is signed out everywhere, within five seconds', async () => {
    const leaver = await signIn(server.url, 'rep2@demo.pushback.local');
    const session = await leaver.begin(server.url);
    const line = leaver.connect(server.url, session.id);
    await line.hear('welcome');
    const began = performance.now();
    const sql = openClient(database.url, { max: 1 });
    await sql`delete from auth.sign_in where user_id = (select id from auth.user where email = 'rep2@demo.pushback.local')`;
    await sql.end();
    await line.closed;
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('[LIVE18] on SIGTERM tells reps to come back, and stores what was under way', async () => {
    const own = await startServerProcess(database.url);
    const session = await rep.begin(own.url);
    const line = rep.connect(own.url, session.id);
    await line.hear('welcome');
    const { seq } = await line.say(question);
    const code = own.terminate();
    await line.hear('drain');
    await line.closed;
    expect(await code).toBe(0);
    expectKept(await readStored(database.url, session.id), [{ id: '', text: question, seq }]);
  });

  it('[LIVE19] ends with a scorecard, and takes no more turns', async () => {
    const { session, line } = await begin();
    await line.converse(question);
    line.send({ type: 'end' });
    expect((await line.hear('event', (m) => m.event.kind === 'ended')).event).toMatchObject({ reason: 'by-rep' });
    line.send({ type: 'say', id: 'after', text: 'One more thing.' });
    expect(await line.hear('error')).toMatchObject({ code: 'ended' });
    await until(async () => (await rep.scorecard(server.url, session.id)).status === 'ready');
    const record = await rep.record(server.url, session.id);
    expect(record.steps?.length).toBeGreaterThan(1);
  });

  it('[LIVE20] says nothing of mood, beats or unearned facts before the end', async () => {
    const { session, line } = await begin();
    await line.converse(question);
    const heard =
      JSON.stringify(line.heard) +
      JSON.stringify(await rep.record(server.url, session.id)) +
      JSON.stringify(await rep.session(server.url, session.id));
    for (const hidden of [
      '"patience":5',
      '"irritation"',
      '"beats"',
      '"state"',
      '"rung"',
      'thirtieth of September',
      '"steps":[',
    ])
      expect(heard).not.toContain(hidden);
    expect((await rep.record(server.url, session.id)).steps).toBeNull();
  });
});
