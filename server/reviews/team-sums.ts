import type { Sums } from '../db/team-measured.ts';
import type { Criterion, Rubric } from '../domain/rubric.ts';
import { repeatedOf, type Summary, spreadOf } from '../statistics/reliability.ts';
import { sum } from '../statistics/values.ts';

/** Sums of parts of periods, put together: a rep's mean in a period, and how far one session strays. */

/** Parts of a period, ten days each: near enough for the rep to be the same, so that what differs is error. */
export const partsInPeriod = 3;

/** `calls`: how many of them are real calls. */
export type Pooled = { mean: number; n: number; calls: number };

export type TeamSums = {
  /** Of a rep and quantity in a period, 0 the oldest unless said otherwise; null where nothing was measured. */
  of: (member: string, what: string, period: number) => Pooled | null;
  /** Error of one session of a quantity, from all that the team repeated; null where nobody did. */
  spread: (what: string) => { sem: number; df: number | null } | null;
};

function pool(parts: readonly (Summary & { calls: number })[]): Pooled | null {
  const n = sum(parts.map((part) => part.n));
  return n === 0
    ? null
    : { n, mean: sum(parts.map((part) => part.n * part.mean)) / n, calls: sum(parts.map((part) => part.calls)) };
}

/** `periodOf` says which period a part belongs to. */
export function teamSums(
  sums: readonly Sums[],
  periodOf = (part: number) => Math.floor(part / partsInPeriod),
): TeamSums {
  const key = (member: string, what: string, period: number) => `${member} ${what} ${period}`;
  const byPeriod = Map.groupBy(sums, ({ memberId, what, part }) => key(memberId, what, periodOf(part)));
  const pooled = new Map([...byPeriod].map(([of, parts]) => [of, pool(parts)]));
  const spreads = new Map(
    [...Map.groupBy(sums, ({ what }) => what)].map(([what, of]) => [what, spreadOf(what, repeatedOf(of))]),
  );
  return {
    of: (member, what, period) => pooled.get(key(member, what, period)) ?? null,
    spread: (what) => spreads.get(what) ?? null,
  };
}

/** The library's criteria, each once, by how many rubrics have them: what is compared most comes first. */
export function criteriaOf(rubrics: Iterable<Rubric>): Criterion[] {
  const all = [...rubrics].flatMap((rubric) => rubric.criteria);
  const byId = Map.groupBy(all, ({ id }) => id);
  return [...byId.values()].toSorted((a, b) => b.length - a.length).flatMap(([criterion]) => criterion ?? []);
}
