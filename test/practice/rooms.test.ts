import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect, type Database, openClient } from '../../server/db/connect.ts';
import { connectRaw, type RawDatabase } from '../../server/db/raw-tenant.ts';
import { type Append, makeSessionLog, RoomLostError } from '../../server/db/session-log.ts';
import type { Clock } from '../../server/practice/clock.ts';
import type { Library } from '../../server/practice/library.ts';
import { openRooms, type Rooms } from '../../server/practice/rooms.ts';
import { createSession } from '../../server/practice/sessions.ts';
import { scriptedVoice } from '../../server/prospect/voice.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { readTestLibrary } from '../http/test-app.ts';
import { expectKept, readStored } from '../live/history.ts';
import { until } from '../live/until.ts';
import { hello, makeClient, makeHands, say } from './table.ts';

/** Rooms of one or two processes on a real Postgres, without sockets. */

const question = 'Where did the fifteen per cent come from?';
let fresh: FreshDatabase;
let db: Database;
let raw: RawDatabase;
let library: Library;
let rooms: Rooms;
let failures: string[] = [];
const orgId = uuidv7();
const userId = uuidv7();

beforeAll(async () => {
  fresh = await freshDatabase();
  db = await connect(fresh.url);
  raw = await connectRaw(fresh.url);
  library = readTestLibrary();
});
afterAll(async () => {
  await db.close();
  await raw.close();
  await fresh.drop();
});
const open = (database = raw, clock?: Clock) =>
  openRooms({
    db: database,
    voice: scriptedVoice,
    owner: 'test',
    sendJob: async () => {},
    clock,
    failed: (_session, error) => void failures.push((error as Error).name),
  });
beforeEach(async () => {
  failures = [];
  rooms = await open();
});
afterEach(() => rooms.drain());

async function begin() {
  const sessionId = await createSession(
    { db, library, promptVersion: 'none' },
    { orgId, userId, name: 'Sam' },
    { scenario: 'night-desk', difficulty: 'cold', seed: 'rooms' },
  );
  return { orgId, sessionId, userId, memberName: 'Sam' };
}
const heardEvent = (rep: ReturnType<typeof makeClient>, kind: string) =>
  until(async () => rep.all('event').some((m) => m.event.kind === kind));

describe('two joins at once', () => {
  it('[LIVE7] leave one room, the newest; the other tab is told and its words are refused', async () => {
    const seat = await begin();
    const reps = [makeClient(), makeClient(), makeClient()] as const;
    const joined = await Promise.all(reps.map((rep) => rooms.join(seat, rep.client, hello())));
    expect(rooms.size()).toBe(1);
    for (const [i, rep] of reps.entries()) expect(rep.all('superseded')).toHaveLength(i === 2 ? 0 : 1);
    await Promise.all(joined.map((room, i) => room?.say(say(question, `from tab ${i}`))));
    for (const [i, rep] of reps.entries()) {
      expect(rep.all('ack')).toHaveLength(i === 2 ? 1 : 0);
      expect(rep.all('error').map((m) => m.code)).toEqual(i === 2 ? [] : ['superseded']);
    }
    expectKept(await readStored(fresh.url, seat.sessionId), [
      { id: '', text: question, seq: reps[2].all('ack')[0]!.seq },
    ]);
  });

  it('[LIVE22] in one process put the clock down, and make no break of it', async () => {
    const seat = await begin();
    const [older, newer] = [makeClient(), makeClient()];
    const hands = makeHands();
    const timed = await open(raw, hands.clock);
    const room = await timed.join(seat, older.client, hello());
    await heardEvent(older, 'prospect-turn');
    await hands.advance(1_000);
    await room?.say(say(question));
    await db.client`update session_event set stored_at = now() - interval '1 minute' where session_id = ${seat.sessionId}`;
    await hands.advance(5_000);
    await timed.join(seat, newer.client, hello());
    expect(newer.all('event').map((m) => m.event.kind)).not.toContain('gap');
    expect(newer.all('welcome')[0]?.session.atMs).toBe(6_000);
    await timed.drain();
  });

  it('[LIVE7] in two processes tell the one that was overtaken, even while it was still joining', async () => {
    const seat = await begin();
    const other = await open();
    const reps = [makeClient(), makeClient()] as const;
    await Promise.all([rooms.join(seat, reps[0].client, hello()), other.join(seat, reps[1].client, hello())]);
    await until(async () => reps[0].all('superseded').length + reps[1].all('superseded').length === 1);
    expect(rooms.size() + other.size()).toBe(1);
    await other.drain();
  });
});

it('[LIVE14] nobody but its rep takes a room, and asking disturbs nobody', async () => {
  const seat = await begin();
  const [rep, stranger] = [makeClient(), makeClient()];
  await rooms.join(seat, rep.client, hello());
  const other = await open();
  expect(await other.join({ ...seat, userId: uuidv7() }, stranger.client, hello())).toBeNull();
  expect(await other.join({ ...seat, orgId: uuidv7() }, stranger.client, hello())).toBeNull();
  expect(stranger.heard).toEqual([]);
  expect(rep.all('superseded')).toEqual([]);
  await other.drain();
});

it('[LIVE18] a drain waits for a join under way, and tells its rep to come back', async () => {
  const seat = await begin();
  const rep = makeClient();
  const joining = rooms.join(seat, rep.client, hello());
  await rooms.drain();
  await joining;
  expect(rep.heard.map((m) => m.type)).toEqual(expect.arrayContaining(['welcome', 'drain']));
  expect(rooms.size()).toBe(0);
});

describe('a takeover while a turn is being stored', () => {
  it('[LIVE24] has the turn, or the turn is refused: never half of it', async () => {
    const seat = await begin();
    const other = await open();
    const [older, newer] = [makeClient(), makeClient()];
    const room = await rooms.join(seat, older.client, hello());
    await heardEvent(older, 'prospect-turn');
    const said = room?.say(say(question, 'm1'));
    const taken = other.join(seat, newer.client, hello({ resume: { epoch: 1, seq: 2 } }));
    await Promise.all([said, taken]);
    const acked = older.all('ack');
    if (acked.length === 0) {
      await until(async () => older.all('superseded').length === 1);
      await (await taken)?.say(say(question, 'm1'));
    }
    const { seq } = [...acked, ...newer.all('ack')][0]!;
    await until(async () => newer.all('event').some((m) => m.seq === seq));
    expectKept(await readStored(fresh.url, seat.sessionId), [{ id: 'm1', text: question, seq }]);
    await other.drain();
  });
});

describe('the log', () => {
  const entry = (sessionId: string, epoch: number, text: string, seq = 2): Append => ({
    orgId,
    sessionId,
    epoch,
    events: [{ seq, v: 1, atMs: 1, event: { kind: 'rep-turn', text, replyMs: null, tookMs: null } }],
    steps: [],
    activeMs: 1,
    turns: 1,
  });

  it('[LIVE23] stores the neighbours of an entry that can not be stored', async () => {
    const seats = await Promise.all([begin(), begin(), begin(), begin()]);
    for (const seat of seats) await rooms.join(seat, makeClient().client, hello());
    await rooms.drain();
    const log = makeSessionLog(raw);
    const results = await Promise.allSettled(
      seats.map(({ sessionId }, i) =>
        log.append(entry(sessionId, i === 2 ? 99 : 1, i === 1 ? 'not storable: \u0000' : 'fine', 100)),
      ),
    );
    expect(results.map((r) => r.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect((results[2] as PromiseRejectedResult).reason).toBeInstanceOf(RoomLostError);
    rooms = await open();
  });
});

describe('a database that fails', () => {
  it('[LIVE23] in the middle of a turn: the client is told to try again, and the turn is stored once', async () => {
    const seat = await begin();
    const [rep, back] = [makeClient(), makeClient()];
    const room = await rooms.join(seat, rep.client, hello());
    await heardEvent(rep, 'prospect-turn');
    const admin = openClient(fresh.url, { max: 2 });
    const held = admin.begin(async (tx) => {
      await tx`lock table session_event in exclusive mode`;
      const said = room?.say(say(question, 'm1'));
      await until(async () => {
        const killed = await admin`select pg_terminate_backend(pid) from pg_locks
          where relation = 'session_event'::regclass and not granted`;
        return killed.length > 0;
      });
      await said;
    });
    await held;
    await admin.end();
    expect(rep.all('error')).toEqual([expect.objectContaining({ code: 'unavailable', retryable: true, id: 'm1' })]);
    const again = await rooms.join(seat, back.client, hello());
    await again?.say(say(question, 'm1'));
    await again?.say(say(question, 'm1'));
    const acks = back.all('ack');
    expect(acks).toHaveLength(2);
    expectKept(await readStored(fresh.url, seat.sessionId), [{ id: 'm1', text: question, seq: acks[0]!.seq }]);
  });

  it('[LIVE23] while a rep leaves: nothing is thrown, the failure is told, the record is whole', async () => {
    const seat = await begin();
    const gone = await connectRaw(fresh.url);
    const elsewhere = await open(gone);
    const rep = makeClient();
    const room = await elsewhere.join(seat, rep.client, hello());
    await gone.sql.end({ timeout: 0 });
    await expect(elsewhere.leave(room!)).resolves.toBeUndefined();
    expect(failures).not.toEqual([]);
    expectKept(await readStored(fresh.url, seat.sessionId), []);
  });
});
