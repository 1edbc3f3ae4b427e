import type { Interval } from '../domain/interval.ts';
import { rngFor } from '../domain/rng.ts';
import { tailOf, usualLevel } from './values.ts';

export type Draws = { seed: string; draws?: number; level?: number };

const usualDraws = 2000;

/** The value under which a share `p` of the sorted values lies, straight between neighbours (R's type 7, NumPy's own). */
function quantile(sorted: readonly number[], p: number): number {
  const at = p * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]] as [number, number];
  return below + (at - Math.floor(at)) * (above - below);
}

/**
 * Percentile interval of any statistic of sessions, by drawing as many sessions again with replacement (Efron &
 * Tibshirani, An Introduction to the Bootstrap, 1993, 13.3). The same seed gives the same interval. A draw of which
 * the statistic is null is left out. Null of fewer than two items, or where most draws say nothing. The interval is
 * too narrow below ten or so items.
 */
export function bootstrap<T>(
  items: readonly T[],
  statistic: (items: readonly T[]) => number | null,
  { seed, draws = usualDraws, level = usualLevel }: Draws,
): Interval | null {
  const tail = tailOf(level);
  const estimate = statistic(items);
  if (estimate === null || items.length < 2) return null;
  const found = Array.from({ length: draws }, (_, draw) => {
    const rng = rngFor(seed, draw);
    return statistic(items.map((_, i) => items[Math.floor(rng(String(i)) * items.length)] as T));
  }).filter((value) => value !== null);
  if (found.length <= draws / 2) return null;
  const sorted = found.toSorted((a, b) => a - b);
  return { estimate, low: quantile(sorted, tail), high: quantile(sorted, 1 - tail), level };
}
