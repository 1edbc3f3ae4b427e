import type { ServerMessage } from '../../protocol/live.ts';
import { openTalker, type Talker, type TalkerOptions } from './talker.ts';

/** A rep's socket that keeps what it heard and can be waited on. */

export type Line = Awaited<ReturnType<typeof openLine>>;
export type HeardEvent = Extract<ServerMessage, { type: 'event' }>;

const patienceMs = 15_000;

export async function openLine(options: Omit<TalkerOptions, 'heard' | 'closed'>) {
  const heard: ServerMessage[] = [];
  let wake = () => {};
  let closed = false;
  const talker: Talker = await openTalker({
    ...options,
    heard(message) {
      heard.push(message);
      wake();
    },
    closed() {
      closed = true;
      wake();
    },
  });

  /** Waits until `isSo` finds something in what was heard. */
  async function until<T>(isSo: (heard: readonly ServerMessage[]) => T | undefined, what: string): Promise<T> {
    const giveUp = AbortSignal.timeout(patienceMs);
    giveUp.onabort = () => wake();
    for (;;) {
      const found = isSo(heard);
      if (found !== undefined) return found;
      if (giveUp.aborted || closed) throw new Error(`no ${what} ${closed ? 'before the socket closed' : 'in time'}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }

  const events = () => heard.filter((m): m is HeardEvent => m.type === 'event');
  const over = () => events().some((m) => m.event.kind === 'ended');
  const welcome = await until((all) => all.find((m) => m.type === 'welcome'), 'welcome');

  return {
    welcome,
    events,
    over,
    until,
    send: talker.send,
    /** The socket goes without a word, as when a network fails. */
    drop: () => talker.socket.terminate(),
    acked: (id: string) => until((all) => all.find((m) => m.type === 'ack' && m.id === id), 'acknowledgement'),
    /**
     * Says something and waits for its answer, or for the end. The server says in one go that it
     * acknowledges and that words are coming: where a ping behind it comes back first, the prospect
     * holds, and the rep may go on.
     */
    async converse(id: string, text: string): Promise<void> {
      talker.send({ type: 'say', id, text });
      const ack = await until((all) => all.find((m) => m.type === 'error' || (m.type === 'ack' && m.id === id)), 'ack');
      if (ack.type !== 'ack') return;
      const after = heard.indexOf(ack);
      talker.send({ type: 'ping' });
      await until((all) => {
        const since = all.slice(after);
        const holds = !since.some((m) => m.type === 'thinking') && since.some((m) => m.type === 'pong');
        return holds || since.some((m) => answers(m, ack.seq)) || undefined;
      }, 'answer');
    },
  };
}

function answers(message: ServerMessage, seq: number): boolean {
  if (message.type !== 'event' || message.seq <= seq) return false;
  return message.event.kind === 'prospect-turn' || message.event.kind === 'ended';
}
