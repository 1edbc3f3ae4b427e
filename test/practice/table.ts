import { resolve } from 'node:path';
import type { Append, SessionLog } from '../../server/db/session-log.ts';
import { recordVersion } from '../../server/domain/record.ts';
import type { Scenario } from '../../server/domain/scenario.ts';
import type { Clock } from '../../server/practice/clock.ts';
import type { StoredSession } from '../../server/practice/journal.ts';
import { readLibrary } from '../../server/practice/library.ts';
import { type Client, makeRoom } from '../../server/practice/room.ts';
import { take } from '../../server/practice/turn.ts';
import type { WatchStore } from '../../server/practice/watched.ts';
import { initialState } from '../../server/prospect/director.ts';
import { scriptedVoice, type Voice } from '../../server/prospect/voice.ts';
import type { ServerMessage } from '../../server/protocol/live.ts';

/** A room at a table: a clock the test turns, a log it can hold up or break, a client that remembers. */

const library = readLibrary(resolve(import.meta.dirname, '../../scenarios'));
export const nightDesk = library.scenarios.get('night-desk') as Scenario;

/** Everything that is ready to happen without the clock moving. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

export function makeHands() {
  let now = 0;
  const due = new Map<object, { at: number; work(): void }>();
  const clock: Clock = {
    now: () => now,
    after(ms, work) {
      const key = {};
      due.set(key, { at: now + Math.max(0, ms), work });
      return () => void due.delete(key);
    },
  };
  return {
    clock,
    /** How many wake-ups are set. */
    set: () => due.size,
    async advance(ms: number) {
      const until = now + ms;
      await settle();
      for (let guard = 0; ; guard++) {
        if (guard > 5_000) throw new Error(`the clock makes no headway at ${now} ms`);
        const [key, next] = [...due].sort(([, a], [, b]) => a.at - b.at)[0] ?? [];
        if (!key || !next || next.at > until) break;
        due.delete(key);
        now = Math.max(now, next.at);
        next.work();
        await settle();
      }
      now = until;
      await settle();
    },
  };
}

export function makeLog() {
  const entries: Append[] = [];
  let held: { until: Promise<void>; letGo(): void } | null = null;
  let broken: unknown = null;
  const log: SessionLog = {
    async append(entry) {
      if (held) await held.until;
      if (broken) throw broken;
      entries.push(entry);
    },
  };
  return {
    log,
    entries,
    events: () => entries.flatMap((entry) => entry.events),
    steps: () => entries.flatMap((entry) => entry.steps),
    hold() {
      let letGo = () => {};
      const until = new Promise<void>((go) => {
        letGo = go;
      });
      held = { until, letGo };
    },
    release() {
      held?.letGo();
      held = null;
    },
    break(error: unknown) {
      broken = error;
    },
  };
}

export function makeClient() {
  const heard: ServerMessage[] = [];
  let closed = false;
  const client: Client = {
    send: (message) => void heard.push(message),
    catchUp: (messages) => void heard.push(...messages),
    close() {
      closed = true;
    },
  };
  const all = <T extends ServerMessage['type']>(type: T) =>
    heard.filter((m): m is Extract<ServerMessage, { type: T }> => m.type === type);
  return { client, heard, all, closed: () => closed };
}

/** A voice that only counts how often it was asked. */
export function countingVoice(voice: Voice = scriptedVoice) {
  let asked = 0;
  const counting: Voice = {
    speak(request, signal) {
      asked += 1;
      return voice.speak(request, signal);
    },
  };
  return { voice: counting, asked: () => asked };
}

export function openedSession(scenario: Scenario = nightDesk): StoredSession {
  const cast = { scenario, difficulty: 'cold' as const, seed: 'table', repName: 'Sam' };
  const { step } = take(cast, initialState(scenario, 'cold'), { kind: 'open' }, 0);
  return {
    orgId: 'org',
    sessionId: 'session',
    memberId: 'member',
    memberName: 'Sam',
    scenario,
    difficulty: 'cold',
    seed: 'table',
    status: 'live',
    activeMs: 0,
    events: [{ seq: 1, v: recordVersion, atMs: 0, event: { kind: 'started' } }],
    steps: [{ seq: 1, v: recordVersion, step }],
    receipts: new Map(),
    leftAt: null,
    watched: false,
  };
}

export const nobodyWatches: WatchStore = {
  read: async () => ({ watchers: [], hints: [] }),
  taken: async () => {},
  tell: async () => {},
};

export function setTable({
  session = openedSession(),
  voice = scriptedVoice,
  wallNow = () => 0,
  watch = nobodyWatches,
}: {
  session?: StoredSession;
  voice?: Voice;
  wallNow?: () => number;
  watch?: WatchStore;
} = {}) {
  const hands = makeHands();
  const log = makeLog();
  const rep = makeClient();
  const failures: unknown[] = [];
  const room = makeRoom(session, 1, {
    log: log.log,
    ends: { end: (entry) => log.log.append(entry) },
    watch,
    voice,
    clock: hands.clock,
    wallNow,
    failed: (_session, error) => void failures.push(error),
  });
  return { room, hands, log, rep, failures };
}

export const hello = (more: { pacing?: 'natural' | 'none'; resume?: { epoch: number; seq: number } } = {}) => ({
  type: 'hello' as const,
  protocol: 1 as const,
  pacing: 'none' as const,
  ...more,
});
export const say = (text: string, id = text) => ({ type: 'say' as const, id, text });
