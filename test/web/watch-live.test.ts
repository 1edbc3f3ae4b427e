import { expect, test } from 'vitest';
import type { WatchMessage } from '../../server/protocol/watch-view.ts';
import { watchLive } from '../../web/live/watch-live.ts';
import type { WireEvents } from '../../web/live/wire.ts';

/** A watcher's socket with a server, a clock and a network that the test turns. */

function fakeServer(goesOn = true) {
  const sockets: { path: string; events: WireEvents; closed: boolean }[] = [];
  const told: unknown[] = [];
  const due = new Map<object, { at: number; then(): void }>();
  let now = 0;
  let seq = 0;
  const leave = watchLive(
    's',
    {
      seq: () => seq,
      event: (event) => {
        seq = event.seq;
        told.push(event.seq);
      },
      words: ({ text }) => told.push(text),
      here: () => {},
      over: (state) => told.push(state),
      broken: async () => {
        told.push('broken');
        return goesOn;
      },
    },
    {
      now: () => now,
      after(ms, then) {
        const key = {};
        due.set(key, { at: now + ms, then });
        return () => void due.delete(key);
      },
    },
    (path) => (events) => {
      const socket = { path, events, closed: false };
      sockets.push(socket);
      return {
        send() {},
        close() {
          socket.closed = true;
          events.closed();
        },
      };
    },
  );
  const says = (message: WatchMessage) => sockets.at(-1)!.events.message(JSON.stringify(message));
  async function pass(ms: number) {
    now += ms;
    for (const [key, { at, then }] of [...due])
      if (at <= now) {
        due.delete(key);
        then();
      }
    await Promise.resolve();
    await Promise.resolve();
  }
  return { sockets, told, says, pass, leave };
}

const started = (seq: number): WatchMessage => ({
  ...{ type: 'event', seq, v: 1, atMs: 0 },
  event: { kind: 'started' },
});

test('[REP19] a broken socket is asked about once, and opened again from the last event known', async () => {
  const server = fakeServer();
  expect(server.sockets[0]?.path).toBe('/api/sessions/s/watch/live?after=0');
  server.says(started(4));
  server.says({ type: 'delta', turn: 5, at: 0, text: 'Well', persona: 'lead' });
  server.sockets[0]!.events.closed();
  await server.pass(0);
  await server.pass(1_000);
  expect(server.told).toEqual([4, 'Well', 'broken']);
  expect(server.sockets.map(({ path }) => path).at(-1)).toBe('/api/sessions/s/watch/live?after=4');
  expect(server.sockets).toHaveLength(2);
});

test('[REP19] a server that says nothing for eight seconds counts as gone, one that says it is there does not', async () => {
  const server = fakeServer();
  await server.pass(7_000);
  server.says({ type: 'here' });
  await server.pass(7_000);
  expect(server.told).toEqual([]);
  await server.pass(1_000);
  expect(server.told).toEqual(['broken']);
  expect(server.sockets[0]?.closed).toBe(true);
});

test.each([
  ['over', 'ended'],
  ['closed', 'closed'],
] as const)('[REP16] once it is %s nothing is opened again', async (type, state) => {
  const server = fakeServer();
  server.says({ type });
  await server.pass(60_000);
  expect(server.told).toEqual([state]);
  expect(server.sockets).toHaveLength(1);
});

test('[REP16] where the question is refused, or the page is left, nothing is opened again', async () => {
  const refused = fakeServer(false);
  refused.sockets[0]!.events.closed();
  await refused.pass(0);
  await refused.pass(60_000);
  expect(refused.sockets).toHaveLength(1);
  const left = fakeServer();
  left.leave();
  await left.pass(60_000);
  expect(left.told).toEqual([]);
  expect(left.sockets).toHaveLength(1);
});
