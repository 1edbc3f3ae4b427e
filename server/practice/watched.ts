import type { Told } from '../db/watching.ts';
import type { ServerMessage } from '../protocol/live.ts';
import type { Clock } from './clock.ts';
import type { Draft, Journal } from './journal.ts';

/** Who watches a live session and what they write to its rep, as its room holds it. */

export type Watch = { watchers: { name: string; role: string }[]; hints: Hint[] };
export type Hint = { id: string; by: string; text: string };
type Key = { orgId: string; sessionId: string };
export type WatchStore = {
  read(key: Key): Promise<Watch>;
  /** These stand in the record now, each at its seq. */
  taken(key: Key, hints: readonly { id: string; seq: number }[]): Promise<void>;
  /** On to whoever watches, in any process. */
  tell(told: Told): Promise<void>;
};

/** What the prospect has said so far of the turn to come, and how much of it went on. */
type Saying = { turn: number; persona: string; text: string; told: number };
/** Of one telling, so that it fits whatever it is written in. */
const mostChars = 1_000;

/** While somebody watches: who closes their page without a word is noticed by then. */
const lookAgainMs = 5_000;

export function makeWatched(room: {
  key: Key;
  store: WatchStore;
  clock: Clock;
  journal: Journal;
  send(message: ServerMessage): void;
  /** Looks again, in the room's order. */
  again(): void;
  failed(error: unknown): void;
}) {
  const { key, store, journal } = room;
  let told = '[]';
  let waiting: Hint[] = [];
  let cancelLook = () => {};
  let saying: Saying | null = null;
  let isNews = false;
  let telling = false;

  const isWatched = () => told !== '[]';

  /** What is still to be told, counted as told; null when that is nothing. */
  function take(): Told | null {
    const words = saying && saying.told < saying.text.length ? saying : null;
    if (!isNews && !words) return null;
    isNews = false;
    const at = words?.told ?? 0;
    const text = words?.text.slice(at, at + mostChars) ?? '';
    if (words) words.told = at + text.length;
    return {
      ...{ sessionId: key.sessionId, seq: journal.lastSeq() },
      words: words && { turn: words.turn, at, text, persona: words.persona },
    };
  }

  /** One at a time: what comes up meanwhile goes together. What fails here costs the call nothing. */
  async function tellOn(): Promise<void> {
    if (telling) return;
    telling = true;
    try {
      for (let next = isWatched() ? take() : null; next; next = isWatched() ? take() : null) await store.tell(next);
    } catch (error) {
      room.failed(error);
    } finally {
      telling = false;
    }
  }

  return {
    /** Lets whoever watches read along with what the rep is sent: the words and that there are new events, no more. */
    follow(message: ServerMessage): void {
      if (message.type === 'delta') {
        const { turn, at, text, persona } = message;
        const before = saying?.turn === turn ? saying : null;
        // words may be taken back
        const known = (before?.text ?? '').slice(0, at);
        saying = { turn, persona, text: known + text, told: Math.min(before?.told ?? 0, at) };
      } else if (message.type === 'event') {
        if (saying && message.seq >= saying.turn) saying = null;
        isNews = true;
      } else return;
      if (isWatched()) void tellOn();
    },

    isWaiting: () => waiting.length > 0,

    /** Reads who watches and tells the rep where that changed. What fails here costs the call nothing. */
    async look(): Promise<void> {
      cancelLook();
      const found = await store.read(key).catch((error: unknown) => room.failed(error));
      if (!found) return;
      const { watchers, hints } = found;
      waiting = hints;
      const says = JSON.stringify(watchers);
      if (says !== told) {
        room.send({ type: 'watchers', watchers });
        // whoever has just come hears the turn from its beginning
        if (saying) saying.told = 0;
      }
      told = says;
      if (watchers.length > 0) void tellOn();
      if (watchers.length > 0) cancelLook = room.clock.after(lookAgainMs, room.again);
    },

    /** Puts what waits into the draft, each hint once in a record. */
    next(draft: Draft): { id: string; seq: number }[] {
      const known = new Set(journal.events.flatMap(({ event }) => (event.kind === 'hint' ? [event.id] : [])));
      const fresh = waiting.splice(0).filter(({ id }) => !known.has(id));
      return fresh.map((hint) => ({ id: hint.id, seq: draft.add({ kind: 'hint', ...hint }) }));
    },

    given: (hints: readonly { id: string; seq: number }[]) =>
      store.taken(key, hints).catch((error: unknown) => room.failed(error)),

    stop() {
      told = '[]';
      cancelLook();
    },
  };
}
