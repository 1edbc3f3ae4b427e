import { setTimeout as wait } from 'node:timers/promises';
import { playCalls } from './calls.ts';
import { settings, tellBench } from './child-side.ts';
import { nowMs } from './numbers.ts';
import { signIn } from './people.ts';

/** Plays sessions side by side, ends them one after the other and waits for each scorecard. A program of its own. */

export type EndingResult = { readyMs: number[]; askMs: number[] };

const { url, sessions, turns, pollMs } = settings<{ url: string; sessions: number; turns: number; pollMs: number }>();
const patienceMs = 15_000;
const result: EndingResult = { readyMs: [], askMs: [] };

const rep = await signIn(url);
for (const { session, line } of await playCalls(rep, url, sessions, turns)) {
  const endedAt = nowMs();
  line.send({ type: 'end' });
  await untilReady(session, endedAt);
  result.readyMs.push(nowMs() - endedAt);
  const askedAt = nowMs();
  await rep.ask('GET', `/api/sessions/${session}/scorecard`);
  result.askMs.push(nowMs() - askedAt);
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
