import type { ClientMessage, ServerMessage } from '../../server/protocol/live.ts';
import { type LiveState, makeLive } from '../../web/live/make-live.ts';
import type { SayMessage } from '../../web/live/unsent.ts';
import type { WireEvents } from '../../web/live/wire.ts';

/** A room on the other end of an in-memory wire, with a clock the test turns. */

export type FakeSocket = {
  sent: ClientMessage[];
  isClosed: boolean;
  opens(): void;
  says(message: ServerMessage): void;
  drops(): void;
};

export const welcome = (
  seq: number,
  more: Partial<Extract<ServerMessage, { type: 'welcome' }>> = {},
): ServerMessage => ({
  type: 'welcome',
  epoch: 1,
  seq,
  snapshot: false,
  session: { id: 's', status: 'live', atMs: 0, limitMs: 900_000, mood: null, earned: null, speaking: null },
  ...more,
});

export const repTurn = (seq: number, text: string, atMs = seq * 1000): ServerMessage => ({
  ...{ type: 'event', seq, v: 1, atMs },
  event: { kind: 'rep-turn', text, replyMs: null, tookMs: null },
});

export const prospectTurn = (seq: number, text: string, atMs = seq * 1000): ServerMessage => ({
  ...{ type: 'event', seq, v: 1, atMs },
  event: { kind: 'prospect-turn', text, persona: 'lead' },
});

export const started: ServerMessage = { type: 'event', seq: 1, v: 1, atMs: 0, event: { kind: 'started' } };

export const delta = (turn: number, at: number, text: string): ServerMessage => ({
  ...{ type: 'delta', turn, at, text },
  persona: 'lead',
});

function makeSockets() {
  const sockets: FakeSocket[] = [];
  const open = (events: WireEvents) => {
    const socket: FakeSocket = {
      sent: [],
      isClosed: false,
      opens: () => events.open(),
      says: (message) => events.message(JSON.stringify(message)),
      drops: () => events.closed(),
    };
    sockets.push(socket);
    return {
      send: (text: string) => void socket.sent.push(JSON.parse(text) as ClientMessage),
      close: () => {
        socket.isClosed = true;
      },
    };
  };
  return { sockets, open };
}

function makeClock() {
  let now = 0;
  const due = new Set<{ atMs: number; then: () => void }>();
  return {
    timers: {
      now: () => now,
      after(ms: number, then: () => void) {
        const entry = { atMs: now + ms, then };
        due.add(entry);
        return () => void due.delete(entry);
      },
    },
    /** Lets `ms` pass, calling what falls due in order. */
    pass(ms: number) {
      const until = now + ms;
      for (;;) {
        const next = [...due].filter((e) => e.atMs <= until).sort((a, b) => a.atMs - b.atMs)[0];
        if (!next) break;
        now = Math.max(now, next.atMs);
        due.delete(next);
        next.then();
      }
      now = until;
    },
  };
}

function makeNetwork() {
  let online = true;
  let told = () => {};
  return {
    network: {
      isOnline: () => online,
      watch(then: () => void) {
        told = then;
        return () => {};
      },
    },
    set(next: boolean) {
      online = next;
      told();
    },
  };
}

/** A live client on fakes. `socket()` is the newest one. */
export function fakeRoom(kept: SayMessage[] = [], refusal: { code: string; message: string } | null = null) {
  const { sockets, open } = makeSockets();
  const clock = makeClock();
  const net = makeNetwork();
  let ids = 0;
  const stored = { says: kept };
  const states: LiveState[] = [];
  const live = makeLive({
    ...{ open, timers: clock.timers, network: net.network },
    unsent: {
      read: () => stored.says,
      write: (says) => {
        stored.says = says;
      },
    },
    random: () => 1,
    newId: () => `id-${++ids}`,
    probe: async () => refusal,
    changed: (state) => void states.push(state),
  });
  const socket = () => sockets.at(-1)!;
  return {
    ...{ live, sockets, socket, stored, states, pass: clock.pass, online: net.set },
    /** The newest socket opens and the server lets it in. */
    joins(seq = 0, more: Parameters<typeof welcome>[1] = {}) {
      socket().opens();
      socket().says(welcome(seq, more));
    },
    texts: () => live.state().conversation.events.map(({ event }) => ('text' in event ? event.text : event.kind)),
  };
}
