import { upgradeWebSocket } from '@hono/node-server';
import type { Context } from 'hono';
import type { WebSocket } from 'ws';
import { type Connection, connectRep, type Wire } from '../practice/connection.ts';
import type { Rooms, Seat } from '../practice/rooms.ts';
import type { WatchDesk, WatchSeat } from '../practice/watch-desk.ts';
import { connectWatcher } from '../practice/watcher.ts';

/**
 * The sockets `/api/sessions/:id/live` and, for whoever watches, `…/watch/live`. Here only what is the network's:
 * upgrade, heartbeat, and closing the sockets of those who may no longer be here.
 */

/** Who sits at a socket, and by which sign-in. */
export type Admitted = Seat & { signInId: string };
type Seated = Pick<Admitted, 'orgId' | 'userId' | 'signInId'>;

export type LiveDeps = {
  rooms: Rooms;
  desk: WatchDesk;
  failed(sessionId: string, error: unknown): void;
  /** Those of the given sign-ins that still hold for their organisation. */
  stillAdmitted(seats: readonly Seated[]): Promise<Set<string>>;
};

/** A peer that answered no ping for this long is gone. */
const heartbeatMs = 15_000;
/** Sockets of a revoked member close within 5 s. */
const recheckMs = 2_500;

type Live = { socket: WebSocket; connection: Connection; seat: Seated; alive: boolean };

export type LiveSockets = ReturnType<typeof makeLiveSockets>;

export function makeLiveSockets({ rooms, desk, failed, stillAdmitted }: LiveDeps) {
  const open = new Set<Live>();

  const heartbeat = setInterval(() => {
    for (const live of open) {
      if (!live.alive) live.socket.terminate();
      live.alive = false;
      live.socket.ping();
    }
  }, heartbeatMs);

  const recheck = setInterval(() => {
    if (open.size > 0) void dropRevoked();
  }, recheckMs);

  async function dropRevoked() {
    const lives = [...open];
    const admitted = await stillAdmitted(lives.map((live) => live.seat)).catch(() => null);
    if (!admitted) return;
    for (const live of lives)
      if (!admitted.has(live.seat.signInId)) live.connection.refuse('You are signed out here. Sign in again.');
  }

  function seatAt(socket: WebSocket, seat: Seated, connect: (wire: Wire) => Connection): Live {
    const wire: Wire = {
      send: (text: string) => socket.send(text),
      waiting: () => socket.bufferedAmount,
      close: (code: number, reason: string) => socket.close(code, reason),
    };
    const live: Live = { socket, seat, alive: true, connection: connect(wire) };
    open.add(live);
    return live;
  }

  function listenTo(socket: WebSocket, live: Live) {
    socket.on('message', (data, isBinary) => {
      live.alive = true;
      live.connection.receive(isBinary ? data : String(data));
    });
    socket.on('pong', () => {
      live.alive = true;
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      open.delete(live);
      void live.connection.closed();
    });
  }

  function upgrade(c: Context, seat: Seated, connect: (wire: Wire) => Connection): Promise<Response> {
    const handler = upgradeWebSocket(() => {
      let live: Live | null = null;
      return {
        onOpen(_event, ws) {
          const socket = ws.raw as WebSocket;
          const mine = seatAt(socket, seat, connect);
          live = mine;
          withoutLater(socket, () => listenTo(socket, mine));
        },
        onMessage(event) {
          live?.connection.receive(event.data);
        },
      };
    });
    return handler(c, async () => {}) as Promise<Response>;
  }

  return {
    size: () => open.size,

    /** Upgrades the request of a session's rep. */
    upgrade: (c: Context, seat: Admitted) => upgrade(c, seat, (wire) => connectRep(rooms, seat, wire)),

    /** Upgrades the request of somebody who may watch; they are sent what comes after the event `after`. */
    watch: (c: Context, seat: WatchSeat, after: number) =>
      upgrade(c, seat, (wire) =>
        connectWatcher(desk, seat, wire, { after, failed: (error) => failed(seat.sessionId, error) }),
      ),

    close() {
      clearInterval(heartbeat);
      clearInterval(recheck);
      for (const live of open) live.socket.close(1001, 'connect again');
    },
  };
}

const events = ['message', 'close', 'error'] as const;

/**
 * Takes off what Hono's helper puts on the socket after `onOpen` returns: its listeners would keep
 * the whole request in memory for as long as the call lasts, headers, cookies, address and all.
 */
function withoutLater(socket: WebSocket, thenListen: () => void): void {
  const before = new Set(events.flatMap((event) => socket.listeners(event)));
  queueMicrotask(() => {
    for (const event of events)
      for (const listener of socket.listeners(event) as (() => void)[])
        if (!before.has(listener)) socket.off(event, listener);
    thenListen();
  });
}
