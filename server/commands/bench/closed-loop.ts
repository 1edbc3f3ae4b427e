import { setTimeout as wait } from 'node:timers/promises';
import type { ServerMessage } from '../../protocol/live.ts';
import { settings, tellBench } from './child-side.ts';
import { nowMs } from './numbers.ts';
import { lineFor } from './rep-lines.ts';
import { eachOf, openGreeted, type Talker } from './talker.ts';

/** Load that always has so many turns under way: the next is said when one is answered. A program of its own. */

export type ClosedLoopResult = { turns: number; seconds: number; ackMs: number[] };

type Live = {
  talker: Talker;
  number: number;
  turn: number;
  saidMs: number;
  ackSeq: number | null;
  thinking: boolean;
  over: boolean;
  answered: (() => void) | null;
};

const { url, ids, inFlight, turnsEach } = settings<{
  url: string;
  ids: string[];
  inFlight: number;
  turnsEach: number;
}>();
/** The server says at once that words are coming; when it doesn't, the prospect holds. */
const holdsAfterMs = 50;
const patienceMs = 30_000;
const result: ClosedLoopResult = { turns: 0, seconds: 0, ackMs: [] };
const lives: Live[] = [];

await eachOf(ids, 16, async (session, number) => {
  const live = {
    number,
    turn: 0,
    saidMs: 0,
    ackSeq: null,
    thinking: false,
    over: false,
    answered: null,
  } as unknown as Live;
  live.talker = await openGreeted({ url, session, heard: (message) => hear(live, message) });
  lives.push(live);
});
tellBench('ready');
await new Promise((go) => process.once('message', go));
const began = nowMs();
const turns = Array.from({ length: turnsEach }, () => lives).flat();
await eachOf(turns, inFlight, converse);
result.seconds = (nowMs() - began) / 1_000;
tellBench(result);

function converse(live: Live): Promise<void> {
  if (live.over) return Promise.resolve();
  // the load came round before it was answered: that turn counts as done
  live.answered?.();
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error('a turn was not answered in time')), patienceMs);
    live.answered = () => {
      clearTimeout(giveUp);
      live.answered = null;
      resolve();
    };
    live.ackSeq = null;
    live.thinking = false;
    live.saidMs = nowMs();
    const text = lineFor(live.number, live.turn++);
    live.talker.send({ type: 'say', id: `turn-${live.turn}`, text });
  });
}

function hear(live: Live, message: ServerMessage): void {
  if (message.type === 'ack') {
    live.ackSeq = message.seq;
    result.turns += 1;
    result.ackMs.push(nowMs() - live.saidMs);
    void wait(holdsAfterMs).then(() => {
      if (!live.thinking) live.answered?.();
    });
  }
  if (message.type === 'thinking') live.thinking = true;
  // the call ended while these words were on their way
  if (message.type === 'error') live.answered?.();
  if (message.type !== 'event') return;
  if (message.event.kind === 'ended') live.over = true;
  const answers = message.event.kind === 'prospect-turn' || message.event.kind === 'ended';
  if (answers && live.ackSeq !== null && message.seq > live.ackSeq) live.answered?.();
}
