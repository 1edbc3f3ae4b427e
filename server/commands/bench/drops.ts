import { setTimeout as wait } from 'node:timers/promises';
import { settings, tellBench } from './child-side.ts';
import { type HeardEvent, type Line, openLine } from './line.ts';
import { nowMs } from './numbers.ts';
import { type Rep, signIn } from './people.ts';
import { lineFor } from './rep-lines.ts';
import { eachOf } from './talker.ts';

/** Drops sockets while a turn is under way and goes on at the other process. A program of its own. */

export type DropResult = {
  caughtUpMs: number[];
  ackedMs: number[];
  bareMs: number[];
  /** Turns that the server had stored before the socket went. */
  storedBefore: number;
  /** What was lost or came twice, in words. */
  faults: string[];
};

const { urls, bare, drops } = settings<{ urls: [string, string]; bare: string; drops: number }>();
const dropsASession = 5;
/** Few, so that a drop is not measured in the crowd of the others. */
const atOnce = 2;
const result: DropResult = { caughtUpMs: [], ackedMs: [], bareMs: [], storedBefore: 0, faults: [] };

const reps: Rep[] = [await signIn(urls[0]), await signIn(urls[1])];
const { id: scenario } = (await reps[0]!.scenarios())[0]!;
const numbers = Array.from({ length: Math.ceil(drops / dropsASession) }, (_, i) => i * dropsASession);
await eachOf(numbers, atOnce, playSession);
for (let i = 0; i < drops; i++) {
  const line = await openLine({ url: bare, session: 'bare' });
  line.drop();
  const droppedAt = nowMs();
  const back = await openLine({ url: bare, session: 'bare' });
  result.bareMs.push(nowMs() - droppedAt);
  back.drop();
}
tellBench(result);

function open(side: number, session: string, resume?: { epoch: number; seq: number }): Promise<Line> {
  return openLine({ url: urls[side]!, session, cookie: reps[side]!.cookie, resume });
}

async function playSession(number: number): Promise<void> {
  const session = await reps[0]!.begin(scenario, 'guarded', `bench-${number}`);
  const said: { id: string; text: string }[] = [];
  const heard: HeardEvent[] = [];
  let side = 0;
  let line = await open(side, session);
  for (let turn = 0; turn < dropsASession && !line.over(); turn++) {
    const before = { id: `before-${turn}`, text: `${lineFor(number, turn)} (${turn}a)` };
    await line.converse(before.id, before.text);
    said.push(before);
    if (line.over()) break;
    const dropped = { id: `dropped-${turn}`, text: `${lineFor(number, turn + 20)} (${turn}b)` };
    line.send({ type: 'say', ...dropped });
    said.push(dropped);
    // some before it arrives, some while it is stored, some while it is answered
    await wait((turn * 3) % 11);
    line.drop();
    const droppedAt = nowMs();
    heard.push(...line.events());
    const { epoch } = line.welcome as Extract<typeof line.welcome, { type: 'welcome' }>;
    side = 1 - side;
    line = await open(side, session, { epoch, seq: Math.max(0, ...heard.map((e) => e.seq)) });
    await caughtUp(line, heard);
    result.caughtUpMs.push(nowMs() - droppedAt);
    if (line.events().some((e) => isOf(e, dropped.text)) || heard.some((e) => isOf(e, dropped.text)))
      result.storedBefore += 1;
    line.send({ type: 'say', ...dropped });
    await line.acked(dropped.id);
    result.ackedMs.push(nowMs() - droppedAt);
  }
  if (!line.over()) {
    line.send({ type: 'end' });
    await line.until((all) => all.find((m) => m.type === 'event' && m.event.kind === 'ended'), 'end');
  }
  heard.push(...line.events());
  line.drop();
  await compare(session, said, heard);
}

function isOf({ event }: HeardEvent, text: string): boolean {
  return event.kind === 'rep-turn' && event.text === text;
}

/** Everything up to the seq of the welcome is here. */
function caughtUp(line: Line, heard: readonly HeardEvent[]): Promise<true> {
  const seq = line.welcome.type === 'welcome' ? line.welcome.seq : 0;
  const has = () => Math.max(0, ...heard.map((e) => e.seq), ...line.events().map((e) => e.seq)) >= seq;
  return line.until(() => (has() ? true : undefined), 'missed events');
}

/** The record must hold each thing said once, and the rep must have heard the record, each event once. */
async function compare(
  session: string,
  said: readonly { text: string }[],
  heard: readonly HeardEvent[],
): Promise<void> {
  const { events } = await reps[0]!.ask<{ events: HeardEvent[] }>('GET', `/api/sessions/${session}/record`);
  const fault = (words: string) => result.faults.push(`session ${session}: ${words}`);
  for (const { text } of said) {
    const times = events.filter((e) => isOf(e, text)).length;
    if (times !== 1) fault(`"${text}" stands in the record ${times} times`);
  }
  events.forEach((e, i) => {
    if (e.seq !== i + 1) fault(`seq ${e.seq} stands at place ${i + 1}`);
  });
  const seqs = heard.map((e) => e.seq);
  for (const { seq } of events) {
    const times = seqs.filter((s) => s === seq).length;
    if (times !== 1) fault(`event ${seq} was heard ${times} times`);
  }
}
