import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openClient } from '../../server/db/connect.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { type Endpoint, startEndpoint } from '../models/endpoint.ts';
import { expectKept, type Promised, readStored } from './history.ts';
import { signIn } from './rep.ts';
import { endServers, startServerProcess } from './server-process.ts';
import { until } from './until.ts';

/** Real processes on a real Postgres, killed at the worst moments; the tables are held against what was promised. */

let database: FreshDatabase;
let endpoint: Endpoint;
beforeAll(async () => {
  database = await freshDatabase();
  endpoint = await startEndpoint();
});
afterEach(endServers);
afterAll(async () => {
  await endpoint.close();
  await database.drop();
});

const withModel = () => ({ OPENAI_BASE_URL: endpoint.url, PROSPECT_MODEL: 'test', OPENAI_API_KEY: 'k' });
const turns = [
  'Where did the fifteen per cent come from?',
  'And who set that figure, is it only us or every contract?',
  'What happens for you on the thirtieth of September?',
];

async function begin(environment: Record<string, string> = {}) {
  const server = await startServerProcess(database.url, environment);
  const rep = await signIn(server.url);
  const session = await rep.begin(server.url);
  const line = rep.connect(server.url, session.id);
  const { epoch } = await line.hear('welcome');
  return { server, rep, session, line, epoch };
}

/** Another process takes the session up where the first was killed, and brings it to its end. */
async function goOn(
  rep: Awaited<ReturnType<typeof signIn>>,
  id: string,
  resume: { epoch: number; seq: number },
  environment: Record<string, string> = {},
) {
  const server = await startServerProcess(database.url, environment);
  const line = rep.connect(server.url, id, { resume });
  await line.hear('welcome');
  return { server, line };
}

async function endAndScore(
  base: string,
  rep: Awaited<ReturnType<typeof signIn>>,
  id: string,
  line: ReturnType<typeof rep.connect>,
) {
  line.send({ type: 'end' });
  await line.hear('event', (m) => m.event.kind === 'ended');
  await until(async () => (await rep.scorecard(base, id)).status === 'ready');
}

/** Keeps everyone from writing a table, so that a commit can't happen before a kill. */
async function holdTable(name: string) {
  const sql = openClient(database.url, { max: 2 });
  let letGo = () => {};
  const wanted = new Promise<void>((go) => {
    letGo = go;
  });
  let locked = () => {};
  const taken = new Promise<void>((go) => {
    locked = go;
  });
  const held = sql.begin(async (tx) => {
    await tx.unsafe(`lock table ${name} in exclusive mode`);
    locked();
    await wanted;
  });
  await taken;
  return {
    /** Somebody waits to write it. */
    blocked: () =>
      until(async () => {
        const [row] = await sql`
          select count(*)::int as n from pg_locks where relation = to_regclass(${name}) and not granted`;
        return row?.n > 0;
      }),
    /** As when the network of whoever waits goes with its process: what it had sent is taken back. */
    async cutOff() {
      await sql`select pg_terminate_backend(pid) from pg_locks where relation = to_regclass(${name}) and not granted`;
    },
    async release() {
      letGo();
      await held;
      await sql.end();
    },
  };
}

describe('a server that is killed', () => {
  it('[LIVE1] after the commit and before the model is called, loses no acknowledged turn and answers it after', async () => {
    endpoint.behave({ kind: 'stall' });
    const { server, rep, session, line, epoch } = await begin(withModel());
    const promised: Promised[] = [];
    const ack = await line.say(turns[0]!);
    promised.push({ ...ack, text: turns[0]! });
    await server.kill();

    const before = await readStored(database.url, session.id);
    expectKept(before, promised);
    expect(before.events.at(-1)?.event.kind).toBe('rep-turn');

    endpoint.behave({ kind: 'words', text: 'Fifteen is the number, and what would you do about it?' });
    const next = await goOn(rep, session.id, { epoch, seq: ack.seq });
    await next.line.hear('event', (m) => m.event.kind === 'prospect-turn' && m.seq > ack.seq);
    const again = await next.line.converse(turns[1]!);
    promised.push({ id: again.id, seq: again.seq, text: turns[1]! });
    await endAndScore(next.server.url, rep, session.id, next.line);
    const after = await readStored(database.url, session.id);
    expectKept(after, promised);
    expect(after).toMatchObject({ status: 'ended', scoring: 'ready', scorecards: 1 });
  });

  it('[LIVE2] in mid-stream, says the whole line again and stores it once', async () => {
    endpoint.behave({ kind: 'stall', after: 'Fifteen per cent is what ' });
    const { server, rep, session, line, epoch } = await begin(withModel());
    const ack = await line.say(turns[0]!);
    await line.hear('delta', (m) => m.turn > ack.seq && m.text.includes('per'));
    await server.kill();

    const next = await goOn(rep, session.id, { epoch, seq: ack.seq });
    const answer = await next.line.hear('event', (m) => m.event.kind === 'prospect-turn' && m.seq > ack.seq);
    await endAndScore(next.server.url, rep, session.id, next.line);
    const after = await readStored(database.url, session.id);
    expectKept(after, [{ ...ack, text: turns[0]! }]);
    expect(after.events.filter((e) => e.event.kind === 'prospect-turn' && e.seq > ack.seq).map((e) => e.seq)).toContain(
      answer.seq,
    );
    expect(after.scorecards).toBe(1);
  });

  /** Rows and commit leave together: what had arrived is stored though nobody is left to hear of it. */
  it.each([
    { when: 'before its words are stored', arrives: false },
    { when: 'while its words are on their way into the record', arrives: true },
  ])('[LIVE3] after the model has finished and $when, loses and doubles nothing', async ({ arrives }) => {
    let speak = () => {};
    const after = new Promise<void>((go) => {
      speak = go;
    });
    endpoint.behave({ kind: 'words', text: 'Fifteen per cent, and would you write it down for me please?', after });
    const { server, rep, session, line, epoch } = await begin(withModel());
    const ack = await line.say(turns[0]!);
    const table = await holdTable('session_event');
    speak();
    await line.hear('delta', (m) => m.turn > ack.seq);
    await table.blocked();
    await server.kill();
    if (!arrives) await table.cutOff();
    await table.release();
    if (!arrives) expect((await readStored(database.url, session.id)).events.at(-1)?.seq).toBe(ack.seq);

    const next = await goOn(rep, session.id, { epoch, seq: ack.seq });
    await next.line.hear('event', (m) => m.event.kind === 'prospect-turn' && m.seq > ack.seq);
    await endAndScore(next.server.url, rep, session.id, next.line);
    const stored = await readStored(database.url, session.id);
    expectKept(stored, [{ ...ack, text: turns[0]! }]);
    expect(stored.scorecards).toBe(1);
  });

  it('[LIVE4] while scoring, still ends in one scorecard', async () => {
    const { server, rep, session, line } = await begin();
    const promised: Promised[] = [];
    for (const text of turns) {
      const { id, seq } = await line.converse(text);
      promised.push({ id, seq, text });
    }
    const table = await holdTable('scorecard');
    line.send({ type: 'end' });
    await line.hear('event', (m) => m.event.kind === 'ended');
    await table.blocked();
    await server.kill();
    await table.release();

    const next = await startServerProcess(database.url);
    // a job whose worker is gone begins again when its heartbeat has been missed
    await until(async () => (await rep.scorecard(next.url, session.id)).status === 'ready', 60_000);
    const after = await readStored(database.url, session.id);
    expectKept(after, promised);
    expect(after).toMatchObject({ scorecards: 1, scoring: 'ready', status: 'ended' });
  }, 90_000);
});
