import type { ClientMessageInput, ServerMessage } from '../../server/protocol/live.ts';
import {
  type Connection,
  pingEveryMs,
  pongWithinMs,
  probeAfterAttempts,
  retryInMs,
  welcomeWithinMs,
} from './connection.ts';
import { type Conversation, emptyConversation, type Heard, hear, lastSeqOf, leavesGap } from './conversation.ts';
import { stillUnsent, type Unsent, type UnsentStore } from './unsent.ts';
import type { Network, OpenWire, Timers, Wire } from './wire.ts';

/**
 * The browser's side of a live session: keeps one socket, comes back after a drop with what it has,
 * and sends again what was never confirmed. It knows no framework and no DOM.
 */

/** The session's clock: active time at `takenMs`, and whether it runs from there. */
export type LiveClock = { atMs: number; takenMs: number; runs: boolean };

export type LiveState = {
  connection: Connection;
  conversation: Conversation;
  unsent: readonly Unsent[];
  clock: LiveClock;
  /** The rep has asked for the end and it is not confirmed. */
  ending: boolean;
};

export type LiveOptions = {
  open: OpenWire;
  timers: Timers;
  network: Network;
  unsent: UnsentStore;
  random: () => number;
  newId: () => string;
  /** Asked when attempts keep failing; an answer ends them. */
  probe: () => Promise<{ code: string; message: string } | null>;
  changed: (state: LiveState) => void;
};

export type Live = {
  state(): LiveState;
  /** `startedMs`, on the timers' clock: the first key; null where unknown. */
  say(text: string, startedMs: number | null): void;
  typing(): void;
  end(): void;
  /** Connects at once: after "Try now", or to take the room back from another tab. */
  connect(): void;
  /** Sends a refused line again. */
  sendAgain(id: string): void;
  /** Takes a refused line back; answers its text. */
  takeBack(id: string): string | null;
  close(): void;
};

export function makeLive(options: LiveOptions): Live {
  const { timers, network } = options;
  let state: LiveState = {
    connection: { is: 'connecting' },
    conversation: emptyConversation,
    unsent: options.unsent.read().map((say) => ({ say, state: { is: 'waiting' } })),
    clock: { atMs: 0, takenMs: timers.now(), runs: false },
    ending: false,
  };
  let wire: Wire | null = null;
  let epoch: number | null = null;
  let welcomedMs = timers.now();
  let attempt = 0;
  let cancelRetry = () => {};
  let cancelWatch = () => {};
  let closed = false;

  function change(next: Partial<LiveState>) {
    const unsentBefore = state.unsent;
    state = { ...state, ...next };
    if (state.unsent !== unsentBefore) options.unsent.write(state.unsent.filter(isOpen).map(({ say }) => say));
    options.changed(state);
  }

  const isConnected = () => state.connection.is === 'connected';
  const send = (message: ClientMessageInput) => wire?.send(JSON.stringify(message));
  const over = () => closed || state.conversation.ended !== null;

  /** The clock as it stands; `runs` from now on or not. */
  function clockNow(runs: boolean): LiveClock {
    const now = timers.now();
    const { clock } = state;
    return { atMs: clock.runs ? clock.atMs + now - clock.takenMs : clock.atMs, takenMs: now, runs };
  }

  function connect() {
    if (over()) return;
    drop();
    cancelRetry();
    showTrying();
    let mine: Wire | null = null;
    const whileMine = (then: () => void) => () => {
      if (mine !== null && mine === wire) then();
    };
    mine = options.open({
      open: whileMine(() => {
        const resume = epoch === null ? undefined : { epoch, seq: lastSeqOf(state.conversation) };
        send({ type: 'hello', protocol: 1, resume });
      }),
      message: (text) => whileMine(() => receive(text))(),
      closed: whileMine(() => lose('lost')),
    });
    wire = mine;
    watchFor(welcomeWithinMs);
  }

  function showTrying() {
    const { connection } = state;
    if (connection.is === 'reconnecting') change({ connection: { ...connection, retryAtMs: null } });
    if (connection.is === 'offline') {
      change({
        connection: { is: 'reconnecting', why: 'lost', sinceMs: connection.sinceMs, attempt, retryAtMs: null },
      });
    }
  }

  /** Lets go of the socket, if there is one, without a word. */
  function drop() {
    cancelWatch();
    const old = wire;
    wire = null;
    old?.close();
  }

  /** Unless something is heard within `ms`, the connection counts as lost. */
  function watchFor(ms: number) {
    cancelWatch();
    cancelWatch = timers.after(ms, () => lose('lost'));
  }

  /** Something was heard: ask again in a while. */
  function watchIdle() {
    cancelWatch();
    cancelWatch = timers.after(pingEveryMs, () => {
      send({ type: 'ping' });
      watchFor(pongWithinMs);
    });
  }

  function lose(why: 'lost' | 'drain') {
    drop();
    if (closed) return;
    if (state.conversation.ended !== null) return change({ connection: { is: 'closed' } });
    const { connection } = state;
    const sinceMs = 'sinceMs' in connection ? connection.sinceMs : timers.now();
    if (!network.isOnline()) return change({ connection: { is: 'offline', sinceMs }, clock: clockNow(false) });
    const waitMs = why === 'drain' && attempt === 0 ? 0 : retryInMs(attempt, options.random());
    attempt++;
    const retryAtMs = timers.now() + waitMs;
    const first = connection.is === 'reconnecting' ? connection.why : why;
    change({ connection: { is: 'reconnecting', why: first, sinceMs, attempt, retryAtMs }, clock: clockNow(false) });
    cancelRetry();
    cancelRetry = timers.after(waitMs, connect);
    if (attempt >= probeAfterAttempts) void probe(attempt);
  }

  async function probe(asked: number) {
    const refusal = await options.probe();
    if (refusal && attempt === asked && !over()) stop({ is: 'refused', ...refusal });
  }

  function stop(connection: Connection) {
    drop();
    cancelRetry();
    change({ connection, clock: clockNow(false) });
  }

  function receive(text: string) {
    const message = JSON.parse(text) as ServerMessage;
    watchIdle();
    switch (message.type) {
      case 'pong':
        return;
      case 'ack':
        return settle(message.id, { is: 'stored', seq: message.seq });
      case 'error':
        return refuse(message);
      case 'superseded':
        return stop({ is: 'superseded' });
      case 'drain':
        return lose('drain');
      default:
        return take(message);
    }
  }

  function take(message: Heard) {
    // never a silent gap: what is missing is asked for again
    if (leavesGap(state.conversation, message)) return lose('lost');
    const conversation = hear(state.conversation, message);
    const unsent = stillUnsent(state.unsent, lastSeqOf(conversation));
    change({
      conversation,
      unsent: unsent.length === state.unsent.length ? state.unsent : unsent,
      clock: conversation.ended === null ? clockAfter(message) : clockAtEnd(message),
      ending: state.ending && conversation.ended === null,
    });
    if (message.type === 'welcome') arrive(message);
  }

  function clockAfter(message: Heard): LiveClock {
    if (message.type === 'welcome') return { atMs: message.session.atMs, takenMs: timers.now(), runs: true };
    // what is sent again after a welcome is past: the clock never goes back
    if (message.type !== 'event' || message.atMs < clockNow(true).atMs) return state.clock;
    return { atMs: message.atMs, takenMs: timers.now(), runs: isConnected() };
  }

  /** The end is when the record says, whatever was counted here meanwhile. */
  function clockAtEnd(message: Heard): LiveClock {
    if (message.type !== 'event') return clockNow(false);
    return { atMs: message.atMs, takenMs: timers.now(), runs: false };
  }

  function arrive(message: Extract<Heard, { type: 'welcome' }>) {
    const before = state.connection;
    const back = epoch !== null && before.is !== 'connecting';
    epoch = message.epoch;
    welcomedMs = timers.now();
    attempt = 0;
    change({ connection: { is: 'connected', resumedAtMs: back ? message.session.atMs : null } });
    for (const { say, state: sent } of state.unsent) if (sent.is === 'waiting') send(say);
    if (state.ending) send({ type: 'end' });
  }

  function settle(id: string, settled: Unsent['state']) {
    const unsent = state.unsent.map((each) => (each.say.id === id ? { ...each, state: settled } : each));
    change({ unsent: stillUnsent(unsent, lastSeqOf(state.conversation)) });
  }

  function refuse({ id, code, message, retryable }: Extract<ServerMessage, { type: 'error' }>) {
    if (id !== undefined) return settle(id, { is: 'refused', message, retryable });
    if (code === 'superseded') return stop({ is: 'superseded' });
    if (retryable) return lose('lost');
    // an ended session says so by its events; what else comes without an id concerns the connection itself
    if (code === 'forbidden' || (code !== 'ended' && !isConnected())) stop({ is: 'refused', code, message });
  }

  function say(text: string, startedMs: number | null) {
    const now = timers.now();
    const since = (ms: number) => Math.max(0, Math.round(ms - welcomedMs));
    const times = startedMs === null ? {} : { startedMs: since(startedMs), endedMs: since(now) };
    const message = { type: 'say' as const, id: options.newId(), text, ...times };
    change({ unsent: [...state.unsent, { say: message, state: { is: 'waiting' } }] });
    if (isConnected()) send(message);
  }

  function sendAgain(id: string) {
    const found = state.unsent.find((each) => each.say.id === id);
    if (!found) return;
    settle(id, { is: 'waiting' });
    if (isConnected()) send(found.say);
  }

  function takeBack(id: string): string | null {
    const found = state.unsent.find((each) => each.say.id === id);
    change({ unsent: state.unsent.filter((each) => each !== found) });
    return found?.say.text ?? null;
  }

  function networkChanged() {
    const { is } = state.connection;
    if (network.isOnline()) {
      if (is === 'offline' || is === 'reconnecting') connect();
    } else if (is === 'connected' || is === 'reconnecting' || is === 'connecting') {
      cancelRetry();
      lose('lost');
    }
  }

  const unwatch = network.watch(networkChanged);
  connect();

  return {
    state: () => state,
    say,
    typing: () => {
      if (isConnected()) send({ type: 'typing' });
    },
    end() {
      change({ ending: true });
      if (isConnected()) send({ type: 'end' });
    },
    connect() {
      attempt = 0;
      if (state.connection.is === 'superseded') change({ connection: { is: 'connecting' } });
      connect();
    },
    sendAgain,
    takeBack,
    close() {
      closed = true;
      unwatch();
      cancelRetry();
      drop();
    },
  };
}

const isOpen = ({ state }: Unsent) => state.is !== 'stored';
