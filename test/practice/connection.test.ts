import { describe, expect, it } from 'vitest';
import { connectRep, helloPatienceMs, type Wire } from '../../server/practice/connection.ts';
import type { Client, Room } from '../../server/practice/room.ts';
import type { Rooms } from '../../server/practice/rooms.ts';
import type { ServerMessage } from '../../server/protocol/live.ts';
import { makeHands, setTable } from './table.ts';

const seat = { orgId: 'org', sessionId: 'session', userId: 'member', memberName: 'Sam' };
const hello = JSON.stringify({ type: 'hello', protocol: 1, pacing: 'none' });

/** A connection to one room that the test lets it join when it likes. */
function plugIn(join: (client: Client) => Promise<Room | null>) {
  const heard: ServerMessage[] = [];
  const closes: number[] = [];
  const left: Room[] = [];
  const wire: Wire & { behind: number } = {
    behind: 0,
    send: (text) => void heard.push(JSON.parse(text)),
    waiting: () => wire.behind,
    close: (code) => void closes.push(code),
  };
  const rooms: Rooms = {
    size: () => 1,
    join: (_seat, client) => join(client),
    leave: async (room) => void left.push(room),
    drain: async () => {},
    draining: () => false,
  };
  const hands = makeHands();
  return { connection: connectRep(rooms, seat, wire, hands.clock), heard, closes, left, wire, hands };
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a connection', () => {
  it('[LIVE21] that closes before its hello is done leaves the room when it has it', async () => {
    const { room } = setTable();
    let enter = (_room: Room) => {};
    const { connection, left } = plugIn(() => new Promise((resolve) => (enter = resolve)));
    connection.receive(hello);
    const closed = connection.closed();
    await settle();
    expect(left).toEqual([]);
    enter(room);
    await closed;
    expect(left).toEqual([room]);
  });

  it('[LIVE21] that closes before its hello is refused ends without a failure', async () => {
    const { connection, left } = plugIn(() => Promise.reject(new Error('gone')));
    connection.receive(hello);
    await connection.closed();
    expect(left).toEqual([]);
  });

  it('[LIVE14] to a session that is not there any more is told so and closed', async () => {
    const { connection, heard, closes } = plugIn(async () => null);
    connection.receive(hello);
    connection.receive(JSON.stringify({ type: 'say', id: '1', text: 'Hello?' }));
    await settle();
    expect(heard).toEqual([expect.objectContaining({ type: 'error', code: 'forbidden', retryable: false })]);
    expect(closes).toEqual([1008]);
  });

  it('[LIVE23] that could not be opened is told to try again', async () => {
    const { connection, heard, closes } = plugIn(() => Promise.reject(new Error('gone')));
    connection.receive(hello);
    await settle();
    expect(heard).toEqual([expect.objectContaining({ code: 'unavailable', retryable: true })]);
    expect(closes).toEqual([1013]);
  });

  it('[LIVE31] that never says hello is closed at its deadline, whatever else it sends', async () => {
    const { connection, heard, closes, hands } = plugIn(() => Promise.reject(new Error('nobody joins')));
    for (const data of ['{"type":"ping"}', '{"type":"hello","protocol":9}', '{"type":"typing"}', 'nonsense'])
      connection.receive(data);
    await hands.advance(helloPatienceMs - 1);
    expect(closes).toEqual([]);
    await hands.advance(1);
    expect(closes).toEqual([1008]);
    expect(heard.at(-1)).toMatchObject({ type: 'error', code: 'hello-first', retryable: true });
  });

  it('[LIVE31] that said hello, or is gone before, has no deadline any more', async () => {
    const { room } = setTable();
    const seated = plugIn(async () => room);
    seated.connection.receive(hello);
    expect(seated.hands.set()).toBe(0);
    await seated.hands.advance(10 * helloPatienceMs);
    expect(seated.closes).toEqual([]);
    const gone = plugIn(async () => room);
    expect(gone.hands.set()).toBe(1);
    await gone.connection.closed();
    expect(gone.hands.set()).toBe(0);
    expect(gone.heard).toEqual([]);
  });

  it('[LIVE27] may be as far behind as the record it was sent, and no further', async () => {
    const { room } = setTable();
    const event = { kind: 'rep-turn' as const, text: 'x'.repeat(2_000_000), replyMs: null, tookMs: null };
    let client: Client | undefined;
    const { connection, closes, wire } = plugIn(async (each) => {
      client = each;
      return room;
    });
    connection.receive(hello);
    await settle();
    client?.catchUp([{ type: 'event', seq: 1, v: 1, atMs: 0, event }]);
    wire.behind = 2_500_000;
    client?.send({ type: 'pong' });
    expect(closes).toEqual([]);
    wire.behind = 3_500_000;
    client?.send({ type: 'pong' });
    expect(closes).toEqual([1013]);
  });

  it('[LIVE27] may ask for as much as it likes when each is answered in time', async () => {
    const { room, hands, rep } = setTable();
    const { connection, closes } = plugIn(async () => room);
    await room.attach(rep.client, { type: 'hello', protocol: 1, pacing: 'none' });
    connection.receive(hello);
    for (let i = 0; i < 300; i++) {
      connection.receive(JSON.stringify({ type: 'say', id: 'same', text: 'x'.repeat(10_000) }));
      await hands.advance(0);
    }
    expect(closes).toEqual([]);
    expect(rep.all('ack').length).toBe(300);
  });
});
