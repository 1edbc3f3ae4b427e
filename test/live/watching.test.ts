import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openClient } from '../../server/db/connect.ts';
import { WatchMessage } from '../../server/protocol/watch-view.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { readStored } from './history.ts';
import { type Rep, signIn } from './rep.ts';
import { endServers, type ServerProcess, startServerProcess } from './server-process.ts';
import { until } from './until.ts';

/** A coach at a socket of one process, while the rep's room is in another. */

let database: FreshDatabase;
let reps: ServerProcess;
let coaches: ServerProcess;
let rep: Rep;
beforeAll(async () => {
  database = await freshDatabase();
  reps = await startServerProcess(database.url);
  coaches = await startServerProcess(database.url);
  rep = await signIn(reps.url);
}, 60_000);
afterAll(async () => {
  endServers();
  await database.drop();
});

type Watcher = Awaited<ReturnType<typeof watch>>;

/** Watches as a page would, and keeps all that it is sent. */
async function watch(session: string, { cookie }: Pick<Rep, 'cookie'>, url = coaches.url) {
  const address = `${url.replace('http', 'ws')}/api/sessions/${session}/watch/live?after=0`;
  const socket = new WebSocket(address, { headers: { cookie, origin: url } });
  const heard: WatchMessage[] = [];
  socket.on('message', (data) => heard.push(WatchMessage.parse(JSON.parse(String(data)))));
  socket.on('error', () => {});
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  const status = await new Promise<number>((resolve) => {
    socket.once('open', () => resolve(101));
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
  });
  const events = () => heard.flatMap((m) => (m.type === 'event' ? [m] : []));
  /** What was heard of the turn that has or will have this seq. */
  const words = (turn: number) =>
    heard.reduce((text, m) => (m.type === 'delta' && m.turn === turn ? text.slice(0, m.at) + m.text : text), '');
  return { socket, heard, closed, status, events, words };
}

const coach = () => signIn(coaches.url, 'coach@demo.pushback.local');
const question = 'Where did the fifteen per cent come from?';

/** A call whose rep lets it be watched and speaks with a prospect who takes their time. */
async function begin() {
  const session = await rep.begin(reps.url, { watch: true });
  const line = rep.connect(reps.url, session.id, { pacing: 'natural' });
  await line.hear('welcome');
  return { id: session.id, line };
}
const isTold = (watcher: Watcher, what: (message: WatchMessage) => boolean) =>
  until(async () => watcher.heard.some(what));

async function change(work: (sql: ReturnType<typeof openClient>) => Promise<unknown>): Promise<void> {
  const sql = openClient(database.url, { max: 1 });
  await work(sql).finally(() => sql.end());
}
const theCoach = (sql: ReturnType<typeof openClient>) =>
  sql`select id from auth.user where email = 'coach@demo.pushback.local'`;

describe('whoever watches by the socket', () => {
  it('[REP19] hears the prospect’s words before the turn is stored, and the rep’s turn as soon as it is', async () => {
    const { id, line } = await begin();
    const watcher = await watch(id, await coach());
    await line.hear('watchers', ({ watchers }) => watchers.some(({ role }) => role === 'coach'));
    await line.hear('event', (m) => m.event.kind === 'prospect-turn');
    line.send({ type: 'say', id: randomUUID(), text: question });
    const { seq } = await line.hear('ack');
    await isTold(watcher, (m) => m.type === 'event' && m.seq === seq);
    const turn = seq + 1;
    // several pieces, while nothing of that turn stands in the record
    await until(async () => watcher.heard.filter((m) => m.type === 'delta' && m.turn === turn).length > 3);
    const partial = watcher.words(turn);
    expect((await readStored(database.url, id)).events.at(-1)?.seq).toBe(seq);
    const answer = await line.hear('event', (m) => m.seq === turn);
    if (answer.event.kind !== 'prospect-turn') throw new Error(answer.event.kind);
    expect(answer.event.text.startsWith(partial)).toBe(true);
    expect(partial.length).toBeLessThan(answer.event.text.length);
    await isTold(watcher, (m) => m.type === 'event' && m.seq === turn);
    expect(watcher.words(turn)).toBe(answer.event.text);
    // what the rep is told beside the words is not passed on
    expect(watcher.events().map((event) => event.seq)).toEqual(Array.from({ length: turn }, (_, i) => i + 1));
    expect(JSON.stringify(watcher.heard)).not.toMatch(/mood|patience|earned|resistance|beats/);
    watcher.socket.close();
    await line.hear('watchers', ({ watchers }) => watchers.length === 0);
    line.socket.close();
  }, 60_000);

  it('[REP19] hears a turn from its beginning that they came into the middle of', async () => {
    const { id, line } = await begin();
    const heardByRep = () =>
      line.heard.reduce((text, m) => (m.type === 'delta' ? text.slice(0, m.at) + m.text : text), '');
    await until(async () => heardByRep().length > 10);
    const watcher = await watch(id, await coach());
    const first = await line.hear('event', (m) => m.event.kind === 'prospect-turn');
    await isTold(watcher, (m) => m.type === 'event' && m.seq === first.seq);
    expect(first.event).toMatchObject({ text: watcher.words(first.seq) });
    for (const each of [watcher.socket, line.socket]) each.close();
  }, 60_000);

  it('[REP16] [REP19] is cut off when the rep ends it, and is sent nothing more of the call', async () => {
    const { id, line } = await begin();
    const watcher = await watch(id, await coach());
    await isTold(watcher, (m) => m.type === 'delta');
    const answer = await fetch(`${reps.url}/api/sessions/${id}/watch/end`, {
      method: 'POST',
      headers: { cookie: rep.cookie, origin: reps.url, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(answer.status).toBe(200);
    expect(await watcher.closed).toBe(1008);
    expect(watcher.heard.at(-1)).toEqual({ type: 'closed' });
    const sent = watcher.heard.length;
    await line.hear('event', (m) => m.event.kind === 'prospect-turn');
    await line.converse(question);
    expect(watcher.heard).toHaveLength(sent);
    expect((await watch(id, await coach())).status).toBe(404);
    line.socket.close();
  }, 60_000);

  it.each([
    ['their sign-in', (sql) => sql`delete from auth.sign_in where user_id in (${theCoach(sql)})`],
    ['their team', (sql) => sql`delete from auth.team_member where user_id in (${theCoach(sql)})`],
  ] as [string, (sql: ReturnType<typeof openClient>) => Promise<unknown>][])(
    '[REP16] [REP19] who loses %s in the middle of a turn hears no word of it any more',
    async (_what, lose) => {
      const teams = await keepTeams();
      const { id, line } = await begin();
      const watcher = await watch(id, await coach());
      await isTold(watcher, (m) => m.type === 'delta');
      await change(lose);
      // asked before the next word, not with the next look
      const lost = watcher.heard.length;
      expect(await watcher.closed).toBe(1008);
      const after = watcher.heard.slice(lost).filter((m) => m.type === 'delta');
      // one may have been under way
      expect(after.length).toBeLessThanOrEqual(1);
      expect(watcher.heard.at(-1)).toEqual({ type: 'closed' });
      line.socket.close();
      await teams.putBack();
    },
    60_000,
  );

  it('[REP19] can say nothing into the call: what they send closes them and reaches nobody', async () => {
    const { id, line } = await begin();
    const them = await coach();
    await line.hear('event', (m) => m.event.kind === 'prospect-turn');
    const before = (await readStored(database.url, id)).events.length;
    for (const message of [
      { type: 'say', id: 'mine', text: 'This is the coach speaking.' },
      { type: 'hello', protocol: 1 },
      { type: 'interrupt' },
      { type: 'end' },
    ]) {
      const watcher = await watch(id, them);
      await isTold(watcher, (m) => m.type === 'here');
      watcher.socket.send(JSON.stringify(message));
      expect(await watcher.closed).toBe(1008);
    }
    const direct = new WebSocket(`${reps.url.replace('http', 'ws')}/api/sessions/${id}/live`, {
      headers: { cookie: them.cookie, origin: reps.url },
    });
    direct.on('error', () => {});
    const refused = await new Promise<number>((resolve) =>
      direct.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0)),
    );
    expect(refused).toBe(404);
    expect(line.heard.map(({ type }) => type)).not.toContain('superseded');
    expect((await readStored(database.url, id)).events).toHaveLength(before);
    await line.converse(question);
    const stored = await readStored(database.url, id);
    expect(JSON.stringify(stored)).not.toContain('coach speaking');
    expect(stored.status).toBe('live');
    line.socket.close();
  }, 60_000);

  it('[REP16] is told that the session is over, and can’t come to one that is', async () => {
    const { id, line } = await begin();
    const watcher = await watch(id, await coach());
    await isTold(watcher, (m) => m.type === 'here');
    line.send({ type: 'end' });
    expect(await watcher.closed).toBe(1000);
    expect(watcher.heard.at(-1)).toEqual({ type: 'over' });
    expect((await watch(id, await coach())).status).toBe(409);
  }, 60_000);

  it('[REP14] is let in only where the rep allowed it, and nobody else’s origin is', async () => {
    const session = await rep.begin(reps.url, {});
    expect((await watch(session.id, await coach())).status).toBe(404);
    const { id, line } = await begin();
    const { cookie } = await coach();
    const foreign = new WebSocket(`${coaches.url.replace('http', 'ws')}/api/sessions/${id}/watch/live`, {
      headers: { cookie, origin: 'https://elsewhere.example' },
    });
    foreign.on('error', () => {});
    const status = await new Promise<number>((resolve) =>
      foreign.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0)),
    );
    expect(status).toBe(403);
    line.socket.close();
  }, 60_000);
});

/** The coach's teams as they are now, to be put back after a test took them away. */
async function keepTeams() {
  const rows: Record<string, unknown>[] = [];
  await change(async (sql) => {
    rows.push(...(await sql`select * from auth.team_member where user_id in (${theCoach(sql)})`));
  });
  return {
    putBack: () =>
      change(async (sql) => {
        for (const row of rows) await sql`insert into auth.team_member ${sql(row)} on conflict do nothing`;
      }),
  };
}
