import type { Sums } from '../db/team-measured.ts';
import { dayAfter } from '../domain/org-settings.ts';
import { type Period, periodDays } from '../domain/period.ts';
import type { BesideView } from '../protocol/key-figure-view.ts';
import { repeatedOf, spreadOf } from '../statistics/reliability.ts';
import { intervalOf } from './team-table.ts';

/** A figure of work beside a criterion of practice, over the figure's own periods. */

export type Happened = { startsOn: string; value: number; target: number | null };

const dayMs = 24 * 60 * 60 * 1000;
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

/** Each goes on to the day before the next; the last is as long as the one before it. Starts are in order. */
export function figurePeriods(starts: readonly string[]): Period[] {
  return starts.map((first, i) => {
    const next = starts[i + 1];
    if (next !== undefined) return { first, last: dayAfter(next, -1) };
    const before = starts[i - 1];
    return { first, last: dayAfter(first, (before === undefined ? periodDays : daysBetween(before, first)) - 1) };
  });
}

/** `sums`: of one member and quantity, a part a period. */
export function beside(happened: readonly Happened[], sums: readonly Sums[]): BesideView {
  const spread = spreadOf(sums[0]?.what ?? '', repeatedOf(sums));
  const periods = figurePeriods(happened.map(({ startsOn }) => startsOn));
  return {
    points: periods.map((period, part) => {
      const said = sums.find((each) => each.part === part);
      const { value, target } = happened[part] ?? { value: null, target: null };
      return {
        ...period,
        value,
        target,
        said: said ? { mean: said.mean, interval: intervalOf(said, spread), sessions: said.n } : null,
      };
    }),
  };
}
