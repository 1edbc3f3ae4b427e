import { endSession, leaveRoom, listenForTakeovers, loadScenario, type SendJob, takeRoom } from '../db/live-session.ts';
import type { RawDatabase } from '../db/raw-tenant.ts';
import { makeSessionLog } from '../db/session-log.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { Voice } from '../prospect/voice.ts';
import type { ClientMessage } from '../protocol/live.ts';
import { type Clock, systemClock } from './clock.ts';
import { type Client, makeRoom, type Room } from './room.ts';

/**
 * The live sessions of this process. A room is here only while a rep's socket is attached; what is
 * left of it afterwards is the record, from which any process goes on. The newest `hello` takes
 * the room, wherever it arrives.
 */

type Hello = Extract<ClientMessage, { type: 'hello' }>;
export type Seat = { orgId: string; sessionId: string; memberName: string };
export type Rooms = Awaited<ReturnType<typeof openRooms>>;

export async function openRooms(options: {
  db: RawDatabase;
  voice: Voice;
  /** Names this process in leases. */
  owner: string;
  sendJob: SendJob;
  failed(sessionId: string, error: unknown): void;
  clock?: Clock;
}) {
  const { db, owner } = options;
  const rooms = new Map<string, Room>();
  const bodies = new Map<string, Scenario>();
  const log = makeSessionLog(db);
  let draining = false;

  const deps = {
    log,
    ends: {
      end: (entry: Parameters<typeof endSession>[1], reason: Parameters<typeof endSession>[2]) =>
        endSession(db, entry, reason, options.sendJob),
    },
    voice: options.voice,
    clock: options.clock ?? systemClock,
    wallNow: () => Date.now(),
    failed: options.failed,
  };

  const subscription = await listenForTakeovers(db, ({ sessionId, epoch }) => {
    const room = rooms.get(sessionId);
    if (!room || room.epoch >= epoch) return;
    rooms.delete(sessionId);
    room.supersede();
  });

  async function bodyOf(orgId: string, sessionId: string, hash: string): Promise<Scenario> {
    const known = bodies.get(hash);
    if (known) return known;
    const body = await loadScenario(db, orgId, sessionId);
    bodies.set(hash, body);
    return body;
  }

  return {
    size: () => rooms.size,

    /** Takes the room for this client. Null: no such session. */
    async join({ orgId, sessionId, memberName }: Seat, client: Client, hello: Hello): Promise<Room | null> {
      const before = rooms.get(sessionId);
      if (before) {
        rooms.delete(sessionId);
        before.supersede();
        await before.settled();
      }
      const taken = await takeRoom(db, orgId, sessionId, owner);
      if (!taken) return null;
      // a room never looks at its rubric, and ten thousand rooms would each keep a copy
      const { rubric: _rubric, ...loaded } = taken;
      const scenario = await bodyOf(orgId, sessionId, loaded.bodyHash);
      const room = makeRoom({ ...loaded, orgId, sessionId, memberName, scenario }, loaded.epoch, deps);
      const rival = rooms.get(sessionId);
      if (rival && rival.epoch > room.epoch) {
        client.send({ type: 'superseded' });
        return room;
      }
      rival?.supersede();
      rooms.set(sessionId, room);
      await room.attach(client, hello);
      return room;
    },

    /** The client's socket is gone. */
    async leave(room: Room): Promise<void> {
      const { activeMs, ended } = await room.leave();
      if (rooms.get(room.sessionId) === room) rooms.delete(room.sessionId);
      if (!ended) await leaveRoom(db, room.orgId, room, activeMs);
    },

    /** Before the process stops: clients are told to connect again, what was under way is stored. */
    async drain(): Promise<void> {
      draining = true;
      await Promise.all([...rooms.values()].map((room) => room.drain()));
      await Promise.all([...rooms.values()].map((room) => this.leave(room)));
      await subscription.unlisten();
    },
    draining: () => draining,
  };
}
