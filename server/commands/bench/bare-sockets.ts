import { WebSocketServer } from 'ws';
import { settings, tellBench } from './child-side.ts';

/** Sockets with nothing behind them, to be weighed. A program of its own. */

settings();
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false, backlog: 4_096 });
server.on('connection', (socket) => {
  socket.on('message', () => {
    for (const kind of ['started', 'prospect-turn'])
      socket.send(JSON.stringify({ type: 'event', seq: 1, v: 1, atMs: 0, event: { kind, text: 'Go on.' } }));
  });
});
server.on('listening', () => tellBench({ url: `http://127.0.0.1:${(server.address() as { port: number }).port}` }));
