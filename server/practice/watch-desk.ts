import type { Database, SignInDatabase } from '../db/connect.ts';
import { readMembers, stillAdmitted } from '../db/members.ts';
import { noteOpening } from '../db/openings.ts';
import type { RawDatabase } from '../db/raw-tenant.ts';
import {
  leaveWatching,
  listenForWatching,
  listenForWords,
  readLeave,
  type Told,
  watchSession,
} from '../db/watching.ts';
import { type Member, mayWatch } from '../domain/member.ts';
import type { RecordedEvent } from '../domain/record.ts';

/**
 * Those of this process who watch live sessions, whichever process has the room: what is said reaches them by
 * notification, what is stored they read from the tables. Nothing leads from here into a room.
 */

/** Who watches which session, and by which sign-in. */
export type WatchSeat = { orgId: string; sessionId: string; userId: string; signInId: string };
/** `closed`: they may not, or not any longer. */
export type Leave = { is: 'live'; member: Member } | { is: 'over' } | { is: 'closed' };
/** `null`: there is news of who watches, or of whether they may. */
type Hears = (told: Told | null) => void;

export type WatchDesk = {
  /** Whether they may watch now: sign-in, membership, team, the rep's leave. Asked before every message to them. */
  leave(seat: WatchSeat): Promise<Leave>;
  /** Notes that they look, and reads what the rep has seen after `after`. */
  look(seat: WatchSeat, member: Member, after: number): Promise<RecordedEvent[]>;
  left(seat: WatchSeat): Promise<void>;
  /** Calls back until what it returns is called. */
  hear(sessionId: string, hears: Hears): () => void;
  close(): Promise<void>;
};

export async function openWatchDesk(deps: {
  db: Database;
  raw: RawDatabase;
  signInDb: SignInDatabase;
}): Promise<WatchDesk> {
  const { db, raw, signInDb } = deps;
  const hearing = new Map<string, Set<Hears>>();
  const pass = (sessionId: string, told: Told | null) => {
    for (const hears of hearing.get(sessionId) ?? []) hears(told);
  };
  const words = await listenForWords(raw, (told) => pass(told.sessionId, told));
  const news = await listenForWatching(raw, (sessionId) => pass(sessionId, null));

  return {
    async leave(seat) {
      const found = await readLeave(raw, seat);
      if (!found) return { is: 'closed' };
      const [admitted, people] = await Promise.all([
        stillAdmitted(signInDb, [seat]),
        readMembers(signInDb, seat.orgId, [seat.userId, found.memberId]),
      ]);
      const member = people.find(({ id }) => id === seat.userId);
      const owner = people.find(({ id }) => id === found.memberId);
      if (!member || !owner || !admitted.has(seat.signInId) || !mayWatch(member, owner, found)) return { is: 'closed' };
      return found.status === 'ended' ? { is: 'over' } : { is: 'live', member };
    },
    async look(seat, member, after) {
      const { arrived, events } = await watchSession(raw, seat, member, after);
      if (arrived) await noteOpening(db, seat.orgId, seat.sessionId, seat.userId);
      return events;
    },
    left: (seat) => leaveWatching(raw, seat, seat.userId),
    hear(sessionId, hears) {
      const all = hearing.get(sessionId) ?? new Set();
      hearing.set(sessionId, all.add(hears));
      return () => {
        all.delete(hears);
        if (all.size === 0 && hearing.get(sessionId) === all) hearing.delete(sessionId);
      };
    },
    close: async () => void (await Promise.all([words.unlisten(), news.unlisten()])),
  };
}
