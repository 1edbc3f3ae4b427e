import type { Database } from '../db/connect.ts';
import { type RepeatedValue, readRepeatable } from '../db/repeats.ts';
import type { What } from '../domain/measured.ts';
import { type Practice, type Repeated, repeatedPractice, repeatsOf } from '../statistics/reliability.ts';

/** How much each measurement varies in an organisation, found anew now and then. */

export type Reliability = ReadonlyMap<What, Repeated>;

/** It changes with weeks of practice, not with a session. */
const keptMs = 10 * 60_000;
const mostKept = 500;

/** By what was measured: sessions of the same rep near in time, practice apart from calls. */
export function reliabilityIn(values: readonly RepeatedValue[]): Reliability {
  const byWhat = new Map<What, Practice[]>();
  for (const { what, memberId, source, at, computed } of values) {
    const practice = byWhat.get(what) ?? [];
    practice.push({ rep: `${memberId} ${source}`, atMs: at.getTime(), value: computed });
    byWhat.set(what, practice);
  }
  return new Map(
    [...byWhat].flatMap(([what, practice]) => {
      const found = repeatedPractice(repeatsOf(practice));
      return found ? [[what, found] as const] : [];
    }),
  );
}

/** Asks the database once in ten minutes for an organisation and a listener's version. */
export function makeReliability(db: Database, now: () => number = Date.now) {
  const kept = new Map<string, { untilMs: number; found: Promise<Reliability> }>();
  return (orgId: string, listener: string): Promise<Reliability> => {
    const key = `${orgId} ${listener}`;
    const known = kept.get(key);
    if (known && known.untilMs > now()) return known.found;
    const found = readRepeatable(db, orgId, listener).then(reliabilityIn);
    const [oldest] = kept.keys();
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
    kept.set(key, { untilMs: now() + keptMs, found });
    // what failed is asked again
    found.catch(() => kept.delete(key));
    return found;
  };
}
