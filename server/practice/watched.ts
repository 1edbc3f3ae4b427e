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
};

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

  return {
    isWaiting: () => waiting.length > 0,

    /** Reads who watches and tells the rep where that changed. What fails here costs the call nothing. */
    async look(): Promise<void> {
      cancelLook();
      const found = await store.read(key).catch((error: unknown) => room.failed(error));
      if (!found) return;
      const { watchers, hints } = found;
      waiting = hints;
      const says = JSON.stringify(watchers);
      if (says !== told) room.send({ type: 'watchers', watchers });
      told = says;
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

    stop: () => cancelLook(),
  };
}
