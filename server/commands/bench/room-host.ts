import { type WebSocket, WebSocketServer } from 'ws';
import { endSession, leaveRoom, loadScenario, takeRoom } from '../../db/live-session.ts';
import { connectRaw } from '../../db/raw-tenant.ts';
import { makeSessionLog } from '../../db/session-log.ts';
import type { Scenario } from '../../domain/scenario.ts';
import { systemClock } from '../../practice/clock.ts';
import { connectRep } from '../../practice/connection.ts';
import { makeRoom, type RoomDeps } from '../../practice/room.ts';
import type { Rooms } from '../../practice/rooms.ts';
import { scriptedVoice } from '../../prospect/voice.ts';
import { settings, tellBench } from './child-side.ts';

/**
 * Live sessions on sockets from the product's own parts, with storage or with a log that keeps
 * nothing; all else is the same. A program of its own.
 */

export type RoomHostSettings = { databaseUrl: string; orgId: string; userId: string; storage: boolean };

const { databaseUrl, orgId, userId, storage } = settings<RoomHostSettings>();
const db = await connectRaw(databaseUrl);
let body: Scenario | null = null;

const deps: RoomDeps = {
  log: storage ? makeSessionLog(db) : { append: async () => {} },
  ends: {
    end: (entry, reason) => (storage ? endSession(db, entry, reason, async () => {}) : Promise.resolve()),
  },
  watch: { read: async () => ({ watchers: [], hints: [] }), taken: async () => {}, tell: async () => {} },
  voice: scriptedVoice,
  clock: systemClock,
  wallNow: () => Date.now(),
  failed: (_session, error) => {
    throw error;
  },
};

const rooms: Rooms = {
  size: () => 0,
  async join({ sessionId, memberName }, client, hello) {
    const loaded = await takeRoom(db, { orgId, sessionId, userId }, 'bench');
    if (!loaded) return null;
    body ??= await loadScenario(db, orgId, sessionId);
    const room = makeRoom({ ...loaded, orgId, sessionId, memberName, scenario: body }, loaded.epoch, deps);
    await room.attach(client, hello);
    return room;
  },
  async leave(room) {
    const { activeMs, ended } = await room.leave();
    if (storage && !ended) await leaveRoom(db, room.orgId, room, activeMs);
  },
  drain: async () => {},
  draining: () => false,
};

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false, backlog: 4_096 });
server.on('connection', (socket: WebSocket, request) => {
  const sessionId = request.url?.split('/')[3] ?? '';
  const connection = connectRep(
    rooms,
    { orgId, sessionId, userId, memberName: 'Imogen Hart' },
    {
      send: (text) => socket.send(text),
      waiting: () => socket.bufferedAmount,
      close: (code, reason) => socket.close(code, reason),
    },
  );
  socket.on('message', (data) => connection.receive(String(data)));
});
server.on('listening', () => tellBench({ url: `http://127.0.0.1:${(server.address() as { port: number }).port}` }));
