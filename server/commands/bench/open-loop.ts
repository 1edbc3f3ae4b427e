import { setTimeout as wait } from 'node:timers/promises';
import type { ServerMessage } from '../../protocol/live.ts';
import { settings, tellBench } from './child-side.ts';
import { nowMs } from './numbers.ts';
import { type Rep, signIn } from './people.ts';
import { lineFor } from './rep-lines.ts';
import { eachOf, openGreeted, type Talker } from './talker.ts';

/**
 * Load with send times that are fixed beforehand: whoever answers late is asked on all the same,
 * and the wait counts from when the words should have been sent. A program of its own.
 */

export type OpenLoopSettings = {
  url: string;
  /** A bare relay knows no sign-in and no sessions. */
  bare: boolean;
  sessions: number;
  turnsPerSecond: number;
  warmMs: number;
  runMs: number;
  /** Which difficulty the sessions are played at. */
  difficulty: string;
  /** Says a mark with every line, by which a model endpoint can tell the turns apart; keeps every delta. */
  marked: boolean;
};

export type OpenLoopResult = {
  /** From the fixed send time to the first word of the answer, and to the acknowledgement. */
  firstWordMs: number[];
  ackMs: number[];
  /** How late this program itself sent. */
  lateMs: number[];
  sent: number;
  /** The prospect held: no word was due. */
  held: number;
  /** Neither a word nor a hold when the run was over. */
  unanswered: number;
  begun: number;
  ended: number;
  /** Of marked lines: the fixed send times, and every piece with the character it ends at. */
  sends: { mark: string; atMs: number }[];
  pieces: { mark: string; endsAt: number; atMs: number }[];
};

type Turn = {
  mark: string;
  dueMs: number;
  counted: boolean;
  ackSeq: number | null;
  /** The first thing said in answer: another one is asked of the model anew, under the same mark. */
  saying: number | null;
  /** How far it has come; words that start before it are the scripted ones in its place. */
  reached: number;
  thinking: boolean;
  answered: boolean;
};
type Live = { talker: Talker; number: number; turns: number; turn: Turn | null; over: boolean };

const { url, bare, sessions, turnsPerSecond, warmMs, runMs, difficulty, marked } = settings<OpenLoopSettings>();

const result: OpenLoopResult = {
  firstWordMs: [],
  ackMs: [],
  lateMs: [],
  sent: 0,
  held: 0,
  unanswered: 0,
  begun: 0,
  ended: 0,
  sends: [],
  pieces: [],
};
const free: Live[] = [];
let finishing = false;

const rep: Rep | null = bare ? null : await signIn(url);
const scenarios = rep ? (await rep.scenarios()).filter((s) => s.difficulties.includes(difficulty)) : [];
await eachOf(Array.from({ length: sessions }), 8, begin);
await talk();
// answers still under way
await wait(2_000);
finishing = true;
for (const live of free) if (live.turn) settle(live.turn);
tellBench(result);

async function begin(): Promise<void> {
  const number = result.begun++;
  const live = { number, turns: 0, turn: null, over: false } as unknown as Live;
  const scenario = scenarios[number % Math.max(1, scenarios.length)]?.id ?? '';
  const session = rep ? await rep.begin(scenario, difficulty, `bench-${number}`) : String(number);
  live.talker = await openGreeted({ url, session, cookie: rep?.cookie, heard: (message) => hear(live, message) });
  free.push(live);
}

async function talk(): Promise<void> {
  const startMs = nowMs() + 50;
  const gapMs = 1_000 / turnsPerSecond;
  const turns = Math.round((warmMs + runMs) / gapMs);
  for (let i = 0; i < turns; i++) {
    const dueMs = startMs + i * gapMs;
    const earlyMs = dueMs - nowMs();
    if (earlyMs > 0) await wait(earlyMs);
    say(dueMs, i * gapMs >= warmMs);
  }
}

function say(dueMs: number, counted: boolean): void {
  let live = free.shift();
  while (live?.over) live = free.shift();
  if (!live) throw new Error('no session was free: the load could not be kept up');
  free.push(live);
  if (live.turn) settle(live.turn);
  const mark = `bench-${live.number}-${live.turns}`;
  const line = lineFor(live.number, live.turns++);
  const turn: Turn = { mark, dueMs, counted, ackSeq: null, thinking: false, answered: false, saying: null, reached: 0 };
  live.turn = turn;
  if (counted) {
    result.sent += 1;
    result.lateMs.push(nowMs() - dueMs);
    if (marked) result.sends.push({ mark, atMs: dueMs });
  }
  live.talker.send({ type: 'say', id: mark, text: marked ? `${line} That is for ${mark}.` : line });
}

/** Books a turn that got no word when the next one is due or the run is over. */
function settle(turn: Turn): void {
  if (!turn.counted || turn.answered) return;
  turn.answered = true;
  if (turn.ackSeq !== null && !turn.thinking) result.held += 1;
  else result.unanswered += 1;
}

function hear(live: Live, message: ServerMessage): void {
  const { turn } = live;
  if (message.type === 'event' && message.event.kind === 'ended') {
    over(live);
    return;
  }
  if (!turn) return;
  if (message.type === 'ack') {
    turn.ackSeq = message.seq;
    if (turn.counted) result.ackMs.push(nowMs() - turn.dueMs);
  }
  if (turn.ackSeq === null) return;
  if (message.type === 'thinking') turn.thinking = true;
  // the silence was let stand: the words that follow were not due before
  if (message.type === 'event' && message.event.kind === 'hold' && message.seq > turn.ackSeq) settle(turn);
  if (message.type !== 'delta' || message.turn < turn.ackSeq) return;
  const atMs = nowMs();
  if (turn.counted && !turn.answered) result.firstWordMs.push(atMs - turn.dueMs);
  turn.answered = true;
  turn.saying ??= message.turn;
  if (!marked || !turn.counted || message.turn !== turn.saying || message.at < turn.reached) return;
  turn.reached = message.at + message.text.length;
  result.pieces.push({ mark: turn.mark, endsAt: turn.reached, atMs });
}

/** A call that ended is replaced by a new one. */
function over(live: Live): void {
  live.over = true;
  if (live.turn) settle(live.turn);
  live.talker.socket.close();
  if (finishing) return;
  result.ended += 1;
  void begin();
}
