import type { RecordedEvent } from '../../server/domain/record.ts';
import type { WatchMessage } from '../../server/protocol/watch-view.ts';
import { type OpenWire, openSocket, type Timers, type Wire } from './wire.ts';

/** A watcher's side of the socket. Where it breaks, whoever opened it is asked whether to come back. */

export type Words = Extract<WatchMessage, { type: 'delta' }>;
export type WatchEvents = {
  /** The last event known: what comes after it is wanted. */
  seq(): number;
  event(event: RecordedEvent): void;
  words(words: Words): void;
  /** The server spoke: the connection is good. */
  here(): void;
  /** No more is to come. */
  over(state: 'ended' | 'closed'): void;
  /** The connection broke. False: don't come back. */
  broken(): Promise<boolean>;
};

/** The server speaks every two seconds at least. */
const silentMs = 8_000;
const againMs = 1_000;

/** Returns what leaves it. */
export function watchLive(
  session: string,
  on: WatchEvents,
  timers: Timers,
  open: (path: string) => OpenWire = openSocket,
): () => void {
  let left = false;
  let wire: Wire | null = null;
  let cancel = () => {};

  function connect() {
    let mine = true;
    const path = `/api/sessions/${encodeURIComponent(session)}/watch/live?after=${on.seq()}`;
    const lost = () => {
      if (!mine) return;
      mine = false;
      cancel();
      wire?.close();
      if (!left) void comeBack();
    };
    const wait = () => {
      cancel();
      cancel = timers.after(silentMs, lost);
    };
    wait();
    wire = open(path)({
      open: wait,
      closed: lost,
      message(text) {
        if (!mine || left) return;
        wait();
        take(JSON.parse(text) as WatchMessage);
      },
    });
  }

  function take(message: WatchMessage) {
    on.here();
    if (message.type === 'event') on.event(message);
    else if (message.type === 'delta') on.words(message);
    else if (message.type !== 'here') {
      leave();
      on.over(message.type === 'over' ? 'ended' : 'closed');
    }
  }

  async function comeBack() {
    const goesOn = await on.broken();
    if (goesOn && !left) cancel = timers.after(againMs, connect);
  }

  function leave() {
    left = true;
    cancel();
    wire?.close();
  }

  connect();
  return leave;
}
