import { type WebSocket, WebSocketServer } from 'ws';
import { settings, tellBench } from './child-side.ts';
import { streamTokens } from './tokens.ts';

/**
 * The bare thing beside the server: the same messages over a socket, with nothing behind them. With
 * `model` it passes on the tokens of that endpoint as they come. A program of its own.
 */

const { model } = settings<{ model: string | null }>();
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false, backlog: 4_096 });

server.on('connection', (socket) => {
  let seq = 2;
  const send = (message: object) => socket.send(JSON.stringify(message));
  const event = (kind: string, text: string) =>
    send({ type: 'event', seq: seq++, v: 1, atMs: 0, event: { kind, text, persona: 'bare' } });

  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as { type: string; id: string; text: string };
    if (message.type === 'hello') {
      send({ type: 'welcome', epoch: 1, seq: 1, session: {}, snapshot: false });
      event('prospect-turn', 'Go on.');
    }
    if (message.type === 'say') void answer(socket, message, send, event);
  });

  async function answer(
    socket: WebSocket,
    { id, text }: { id: string; text: string },
    send: (message: object) => void,
    event: (kind: string, text: string) => void,
  ) {
    send({ type: 'ack', id, seq });
    event('rep-turn', text);
    const turn = seq;
    if (!model) {
      send({ type: 'delta', turn, at: 0, text: 'I see.', persona: 'bare' });
      return event('prospect-turn', 'I see.');
    }
    let at = 0;
    for await (const token of streamTokens(model, text)) {
      if (socket.readyState !== socket.OPEN) return;
      send({ type: 'delta', turn, at, text: token, persona: 'bare' });
      at += token.length;
    }
    event('prospect-turn', 'I see.');
  }
});
server.on('listening', () => {
  const { port } = server.address() as { port: number };
  tellBench({ url: `http://127.0.0.1:${port}` });
});
