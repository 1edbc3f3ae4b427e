import { setTimeout as wait } from 'node:timers/promises';
import type { Me } from '../../protocol/session-view.ts';
import type { TeamView } from '../../protocol/team-view.ts';
import { playCalls } from './calls.ts';
import { settings, tellBench } from './child-side.ts';
import { nowMs } from './numbers.ts';
import { type Rep, signIn } from './people.ts';

/** Ends a rep's shared sessions one after the other and waits until the team's page counts each. A program of its own. */

export type ToldTeam = { toldMs: number[]; askMs: number[] };

const { url, sessions, turns, pollMs } = settings<{ url: string; sessions: number; turns: number; pollMs: number }>();
const patienceMs = 15_000;

const [rep, manager] = [await signIn(url), await signIn(url, 'manager@demo.pushback.local')];
const me = await rep.ask<Me>('GET', '/api/me');
const path = `/api/team?team=${me.teams[0]!.id}`;
const result: ToldTeam = { toldMs: [], askMs: [] };
const calls = await playCalls(rep, url, sessions, turns);
for (const { session } of calls) await rep.ask('POST', `/api/sessions/${session}/share`, { shared: true });
for (const { line } of calls) {
  const before = await countOf(manager);
  const endedAt = nowMs();
  line.send({ type: 'end' });
  for (let askedAt = nowMs(); (await countOf(manager)) === before; askedAt = nowMs()) {
    result.askMs.push(nowMs() - askedAt);
    if (nowMs() - endedAt > patienceMs) throw new Error(`the team's page never counted a session in ${patienceMs} ms`);
    await wait(pollMs);
  }
  result.toldMs.push(nowMs() - endedAt);
  line.drop();
}
tellBench(result);

/** What of the rep's practice is counted, over all criteria: a call without a total counts in those it had chances for. */
async function countOf(of: Rep): Promise<number> {
  const { rows } = await of.ask<TeamView>('GET', path);
  return rows.find((row) => row.member.id === me.id)?.cells.reduce((sum, cell) => sum + (cell?.sessions ?? 0), 0) ?? 0;
}
