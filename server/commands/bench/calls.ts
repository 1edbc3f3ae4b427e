import { type Line, openLine } from './line.ts';
import type { Rep } from './people.ts';
import { lineFor } from './rep-lines.ts';
import { eachOf } from './talker.ts';

/** Calls that were played and are still open, for what comes after the last turn. */

export type Call = { session: string; line: Line };

/** How many are played at the same time. */
const atOnce = 8;

/**
 * Plays `wanted` calls of so many turns each and leaves them open. One that the prospect ends
 * before is replaced; throws when too many are.
 */
export async function playCalls(rep: Rep, url: string, wanted: number, turns: number): Promise<Call[]> {
  const scenarios = await rep.scenarios();
  const calls: Call[] = [];
  await eachOf(Array.from({ length: wanted * 2 }), atOnce, async (_, number) => {
    if (calls.length >= wanted) return;
    const { id, difficulties } = scenarios[number % scenarios.length]!;
    const session = await rep.begin(id, difficulties[0]!, `bench-${number}`);
    const line = await openLine({ url, session, cookie: rep.cookie });
    for (let turn = 0; turn < turns && !line.over(); turn++) await line.converse(`turn-${turn}`, lineFor(number, turn));
    if (line.over()) line.drop();
    else calls.push({ session, line });
  });
  if (calls.length < wanted) throw new Error(`only ${calls.length} of ${wanted} calls lasted ${turns} turns`);
  for (const { line } of calls.splice(wanted)) line.drop();
  return calls;
}
