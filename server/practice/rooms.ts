import { setTimeout as wait } from 'node:timers/promises';
import { endSession, leaveRoom, listenForTakeovers, loadScenario, type SendJob, takeRoom } from '../db/live-session.ts';
import type { RawDatabase } from '../db/raw-tenant.ts';
import { makeSessionLog } from '../db/session-log.ts';
import { listenForWatching, readWatch, takeHints, tellWatchers } from '../db/watching.ts';
import type { Scenario } from '../domain/scenario.ts';
import { vocabularyOf } from '../listener/vocabulary.ts';
import type { Voice } from '../prospect/voice.ts';
import type { ClientMessage } from '../protocol/live.ts';
import { type Clock, systemClock } from './clock.ts';
import { type Client, makeRoom, type Room } from './room.ts';
import type { WatchStore } from './watched.ts';

/**
 * The live sessions of this process. A room is here only while a rep's socket is attached; what is
 * left of it afterwards is the record, from which any process goes on. The newest `hello` takes
 * the room, wherever it arrives.
 */

type Hello = Extract<ClientMessage, { type: 'hello' }>;
/** Whose place it is at which session. */
export type Seat = { orgId: string; sessionId: string; userId: string; memberName: string };
export type Rooms = Awaited<ReturnType<typeof openRooms>>;

/** Frozen scenario bodies kept in memory; every session of the same one shares it. */
const mostBodies = 200;
/** A database that doesn't answer must not keep the process from stopping. What was acknowledged is stored. */
const drainPatienceMs = 10_000;

export async function openRooms(options: {
  db: RawDatabase;
  voice: Voice;
  /** Names this process in leases. */
  owner: string;
  sendJob: SendJob;
  failed(sessionId: string, error: unknown): void;
  clock?: Clock;
}) {
  const { db, owner, failed } = options;
  const rooms = new Map<string, Room>();
  /** The last of the joins under way of each session; they go one after the other. */
  const joining = new Map<string, Promise<unknown>>();
  /** Takeovers heard of while a join was under way. */
  const overtaken = new Map<string, number>();
  const leaving = new WeakMap<Room, Promise<void>>();
  const bodies = new Map<string, Scenario>();
  const log = makeSessionLog(db);
  let draining = false;

  const watch: WatchStore = {
    read: (key) => readWatch(db, key),
    taken: (key, hints) => takeHints(db, key, hints),
    tell: (told) => tellWatchers(db, told),
  };
  const deps = {
    log,
    ends: {
      end: (entry: Parameters<typeof endSession>[1], reason: Parameters<typeof endSession>[2]) =>
        endSession(db, entry, reason, options.sendJob),
    },
    watch,
    voice: options.voice,
    clock: options.clock ?? systemClock,
    wallNow: () => Date.now(),
    failed,
  };

  const subscription = await listenForTakeovers(db, ({ sessionId, epoch }) => {
    if (joining.has(sessionId)) overtaken.set(sessionId, epoch);
    const room = rooms.get(sessionId);
    if (!room || room.epoch >= epoch) return;
    rooms.delete(sessionId);
    room.supersede();
  });

  const watching = await listenForWatching(db, (sessionId) => rooms.get(sessionId)?.lookUp());

  async function bodyOf(orgId: string, sessionId: string, hash: string): Promise<Scenario> {
    const known = bodies.get(hash);
    if (known) return known;
    const body = await loadScenario(db, orgId, sessionId);
    const [oldest] = bodies.keys();
    if (bodies.size >= mostBodies && oldest !== undefined) bodies.delete(oldest);
    bodies.set(hash, body);
    // read while the page opens, so that the first turn needn't wait for it
    vocabularyOf(body);
    return body;
  }

  /** Stops the room, once; its clock is put down. Whatever fails, the record is whole. */
  function putAway(room: Room): Promise<void> {
    const under = leaving.get(room) ?? stopAndNote(room).catch((error: unknown) => failed(room.sessionId, error));
    leaving.set(room, under);
    return under;
  }

  async function stopAndNote(room: Room): Promise<void> {
    const { activeMs, ended } = await room.leave();
    if (rooms.get(room.sessionId) === room) rooms.delete(room.sessionId);
    if (!ended) await leaveRoom(db, room.orgId, room, activeMs);
  }

  async function take(seat: Seat, client: Client, hello: Hello): Promise<Room | null> {
    const { orgId, sessionId, memberName } = seat;
    const before = rooms.get(sessionId);
    before?.supersede();
    if (before) await putAway(before);
    const loaded = await takeRoom(db, seat, owner);
    if (!loaded) return null;
    const scenario = await bodyOf(orgId, sessionId, loaded.bodyHash);
    const room = makeRoom({ ...loaded, orgId, sessionId, memberName, scenario }, loaded.epoch, deps);
    rooms.set(sessionId, room);
    const attached = room.attach(client, hello);
    if ((overtaken.get(sessionId) ?? 0) > room.epoch) {
      rooms.delete(sessionId);
      room.supersede();
    }
    await attached;
    if (draining) room.drain();
    return room;
  }

  return {
    size: () => rooms.size,

    /** Takes the room for this client. Null: the member has no such session. Throws what the database throws. */
    join(seat: Seat, client: Client, hello: Hello): Promise<Room | null> {
      const { sessionId } = seat;
      const before = joining.get(sessionId) ?? Promise.resolve();
      const mine = before.then(() => take(seat, client, hello));
      const over = mine
        .then(() => {})
        .catch((error: unknown) => failed(sessionId, error))
        .finally(() => {
          if (joining.get(sessionId) !== over) return;
          joining.delete(sessionId);
          overtaken.delete(sessionId);
        });
      joining.set(sessionId, over);
      return mine;
    },

    /** The client's socket is gone. Never rejects. */
    leave: putAway,

    /** Before the process stops: clients are told to connect again, what was under way is stored. */
    async drain(): Promise<void> {
      draining = true;
      for (const room of rooms.values()) room.drain();
      const done = Promise.all(joining.values()).then(() => Promise.all([...rooms.values()].map(putAway)));
      await Promise.race([done, wait(drainPatienceMs, undefined, { ref: false })]);
      await Promise.all([subscription.unlisten(), watching.unlisten()]);
    },
    draining: () => draining,
  };
}
