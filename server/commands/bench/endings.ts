import { setTimeout as wait } from 'node:timers/promises';
import { settings, tellBench } from './child-side.ts';
import { openLine } from './line.ts';
import { nowMs } from './numbers.ts';
import { signIn } from './people.ts';
import { lineFor } from './rep-lines.ts';

/** Plays sessions to their end and waits for their scorecards. A program of its own. */

export type EndingResult = { readyMs: number[]; askMs: number[] };

const { url, sessions, turns, pollMs } = settings<{ url: string; sessions: number; turns: number; pollMs: number }>();
const patienceMs = 15_000;
const result: EndingResult = { readyMs: [], askMs: [] };

const rep = await signIn(url);
const scenarios = await rep.scenarios();
for (let i = 0; i < sessions; i++) {
  const { id, difficulties } = scenarios[i % scenarios.length]!;
  const session = await rep.begin(id, difficulties[0]!, `bench-${i}`);
  const line = await openLine({ url, session, cookie: rep.cookie });
  for (let turn = 0; turn < turns && !line.over(); turn++) await line.converse(`turn-${turn}`, lineFor(i, turn));
  if (!line.over()) {
    const endedAt = nowMs();
    line.send({ type: 'end' });
    await untilReady(session, endedAt);
    result.readyMs.push(nowMs() - endedAt);
    const askedAt = nowMs();
    await rep.ask('GET', `/api/sessions/${session}/scorecard`);
    result.askMs.push(nowMs() - askedAt);
  }
  line.drop();
}
tellBench(result);

/** Until it is ready; 409 means that the end itself is still under way. */
async function untilReady(session: string, sinceMs: number): Promise<void> {
  for (;;) {
    const response = await fetch(`${url}/api/sessions/${session}/scorecard`, { headers: { cookie: rep.cookie } });
    const { status } = (await response.json()) as { status?: string };
    if (response.ok && status === 'ready') return;
    if (status === 'failed') throw new Error(`scoring of ${session} failed`);
    if (nowMs() - sinceMs > patienceMs) throw new Error(`no scorecard of ${session} within ${patienceMs} ms`);
    await wait(pollMs);
  }
}
