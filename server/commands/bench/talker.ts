import { WebSocket } from 'ws';
import type { ServerMessage } from '../../protocol/live.ts';

/** One rep's socket as the load uses it: hello, then whatever comes goes to `heard`. */

export type Talker = { session: string; socket: WebSocket; send(message: object): void };

export type TalkerOptions = {
  url: string;
  session: string;
  cookie?: string;
  resume?: { epoch: number; seq: number };
  heard(message: ServerMessage, talker: Talker): void;
  closed?(talker: Talker, code: number): void;
};

/** Connects and says hello. Rejects when the socket doesn't open. */
export function openTalker(options: TalkerOptions): Promise<Talker> {
  const { url, session, cookie, resume } = options;
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/sessions/${session}/live`, {
    perMessageDeflate: false,
    headers: { origin: url, ...(cookie ? { cookie } : {}) },
  });
  const talker: Talker = { session, socket, send: (message) => socket.send(JSON.stringify(message)) };
  socket.on('message', (data) => options.heard(JSON.parse(String(data)) as ServerMessage, talker));
  socket.on('close', (code) => options.closed?.(talker, code));
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => {
      socket.on('error', () => {});
      talker.send({ type: 'hello', protocol: 1, pacing: 'none', resume });
      resolve(talker);
    });
  });
}

/** Connects and waits until the prospect has said the first words. */
export function openGreeted(options: TalkerOptions): Promise<Talker> {
  return new Promise((resolve, reject) => {
    let greeted = false;
    openTalker({
      ...options,
      heard(message, talker) {
        if (!greeted && message.type === 'event' && message.event.kind === 'prospect-turn') {
          greeted = true;
          resolve(talker);
        }
        options.heard(message, talker);
      },
      closed(talker, code) {
        if (!greeted) reject(new Error(`a socket closed with ${code} before the call began`));
        options.closed?.(talker, code);
      },
    }).catch(reject);
  });
}

/** Does `work` for every item, `atOnce` of them at the same time. */
export async function eachOf<T>(items: readonly T[], atOnce: number, work: (item: T, i: number) => Promise<void>) {
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const i = next++;
      await work(items[i] as T, i);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
