import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freePort } from '../../server/db/free-port.ts';
import { type Listening, listen } from '../../server/routes/listen.ts';
import { startApp, type TestApp } from './test-app.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

/** The server on a real port, spoken to by bare sockets. */
let app: TestApp;
let listening: Listening;
beforeAll(async () => {
  app = await startApp();
  listening = await listen(app.app, await freePort(), '127.0.0.1');
});
afterAll(async () => {
  await listening.close();
  await app.close();
});

const alive = async () => (await fetch(`http://127.0.0.1:${listening.port}/healthz`)).status;

function upgrade(protocol: string): Socket {
  const socket = connect(listening.port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(
    `GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: ${protocol}\r\nHTTP2-Settings: AAMAAABk\r\n\r\n`,
  );
  return socket;
}

test('[HTTP6] an upgrade to h2c followed by a reset, many times over, leaves the server up', async () => {
  for (let i = 0; i < 25; i++) {
    const socket = upgrade('h2c');
    await once(socket, 'connect');
    if (i % 2 === 0) await Promise.race([once(socket, 'data'), once(socket, 'close')]);
    socket.resetAndDestroy();
    expect(await alive()).toBe(200);
  }
});

test('[HTTP6] an upgrade to anything but WebSocket is refused and its connection closed', async () => {
  const socket = upgrade('h2c');
  const [data] = await once(socket, 'data');
  expect(String(data)).toMatch(/^HTTP\/1\.1 400 /);
  await once(socket, 'close');
});

test('[HTTP6] a WebSocket that is refused is told so by a status, not left hanging', async () => {
  const socket = connect(listening.port, '127.0.0.1');
  socket.write(
    'GET /api/sessions/x/live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  const [data] = await once(socket, 'data');
  expect(String(data)).toMatch(/^HTTP\/1\.1 401 /);
  socket.destroy();
});

test('[HTTP6] a port in use is said in words', async () => {
  await expect(listen(app.app, listening.port, '127.0.0.1')).rejects.toThrow(/is in use.*PORT/);
});
