import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { serve } from '@hono/node-server';
import { WebSocketServer } from 'ws';
import type { App } from '../app.ts';
import { StartError } from '../db/folder-lock.ts';
import { maxFrameBytes } from '../protocol/live.ts';

export type Listening = { port: number; close(): Promise<void> };

/** Connections still open this long after closing began are cut. */
const closePatienceMs = 3_000;

/** Serves the app over HTTP and its sockets. Throws StartError when the port can't be had. */
export function listen(app: App, port: number, hostname: string | undefined): Promise<Listening> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 2 * maxFrameBytes, perMessageDeflate: false });
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname, websocket: { server: sockets } }, (info) =>
      resolve({ port: info.port, close: () => close(server) }),
    ) as Server;
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port)));
    guardUpgrades(server);
  });
}

/**
 * @hono/node-server before 2.1.11 ignores upgrades to anything but WebSocket and leaves their
 * socket without an error handler: `Upgrade: h2c` and a reset would end the process. The handler is
 * wrapped, not joined by a second one, because it answers refused upgrades only while it is alone.
 */
export function guardUpgrades(server: Server): void {
  const handlers = server.listeners('upgrade');
  server.removeAllListeners('upgrade');
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (request.headers.upgrade?.toLowerCase() !== 'websocket') {
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    for (const handle of handlers) handle.call(server, request, socket, head);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), closePatienceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new StartError(`Port ${port} is in use. Stop what listens there, or choose another with PORT.`);
  if (error.code === 'EACCES')
    return new StartError(`Port ${port} may not be used by this user. Choose one with PORT.`);
  return error;
}
