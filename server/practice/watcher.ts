import type { Told } from '../db/watching.ts';
import type { WatchMessage } from '../protocol/watch-view.ts';
import { type Clock, systemClock } from './clock.ts';
import { type Connection, closeCodes, mostWaitingBytes, type Wire } from './connection.ts';
import type { WatchDesk, WatchSeat } from './watch-desk.ts';

/**
 * One watcher's socket, seen from the server: read only. Before anything is sent it is asked whether they still may;
 * what comes up meanwhile goes with the next answer. Whatever they send closes it.
 */

/** Often enough that they count as there; what a lost notification would have told is read with it. */
const lookEveryMs = 2_000;

export function connectWatcher(
  desk: WatchDesk,
  seat: WatchSeat,
  wire: Wire,
  { after, clock = systemClock, failed }: { after: number; clock?: Clock; failed(error: unknown): void },
): Connection {
  let gone = false;
  let seq = after;
  let waiting: Told[] = [];
  /** To look at the record, whatever was told. */
  let isDue = true;
  let working: Promise<void> | null = null;
  let cancelLook = () => {};
  const stopHearing = desk.hear(seat.sessionId, (told) => {
    if (told) waiting.push(told);
    else isDue = true;
    goOn();
  });

  function send(message: WatchMessage) {
    if (gone) return;
    wire.send(JSON.stringify(message));
    if (wire.waiting() > mostWaitingBytes) close(closeCodes.tryLater, 'reading too slowly');
  }

  function close(code: number, reason: string) {
    if (gone) return;
    stop();
    wire.close(code, reason);
  }

  function stop() {
    gone = true;
    waiting = [];
    cancelLook();
    stopHearing();
  }

  function goOn() {
    working ??= work().finally(() => {
      working = null;
    });
  }

  async function work() {
    try {
      while (!gone && (isDue || waiting.length > 0)) await next();
    } catch (error) {
      failed(error);
      close(closeCodes.tryLater, 'unavailable');
    }
  }

  async function next() {
    const told = waiting.splice(0);
    const looks = isDue || told.some((each) => each.seq > seq);
    isDue = false;
    const leave = await desk.leave(seat);
    if (gone) return;
    if (leave.is !== 'live') {
      send({ type: leave.is });
      return close(leave.is === 'over' ? closeCodes.normal : closeCodes.policy, leave.is);
    }
    if (looks) {
      cancelLook();
      const events = await desk.look(seat, leave.member, seq);
      for (const event of events) send({ type: 'event', ...event });
      seq = events.at(-1)?.seq ?? seq;
      send({ type: 'here' });
      if (!gone) cancelLook = clock.after(lookEveryMs, lookAgain);
    }
    // words of a turn that is stored by now came with it
    for (const { words } of told) if (words && words.turn > seq) send({ type: 'delta', ...words });
  }

  function lookAgain() {
    isDue = true;
    goOn();
  }

  goOn();
  return {
    receive: () => close(closeCodes.policy, 'read only'),
    refuse() {
      send({ type: 'closed' });
      close(closeCodes.policy, 'closed');
    },
    async closed() {
      stop();
      // a look under way would count them as there again
      await working;
      await desk.left(seat).catch(failed);
    },
  };
}
