import type { Interval } from '../domain/interval.ts';
import { normalQuantile, tQuantile } from './distribution.ts';
import { finite, mean, tailOf, usualLevel, variance } from './values.ts';

/**
 * Means of a few sessions' values and their differences, in the values' own unit. Values that aren't finite throw a
 * RangeError. Too few to say how sure: null.
 */

/** How far one session's value strays from what the rep does on average. `df` null: taken as known. */
export type Spread = { sem: number; df: number | null };

const reaches = new Map<string, number>();
/** A page asks for the same few again and again, and t takes a tenth of a millisecond. */
const mostReaches = 1000;

/** What an interval reaches on either side, in standard errors. `df` null: the standard error is taken as known. */
export function reachOf(df: number | null, level: number = usualLevel): number {
  const key = `${df} ${level}`;
  const known = reaches.get(key);
  if (known !== undefined) return known;
  const upTo = 1 - tailOf(level);
  const reach = df === null ? normalQuantile(upTo) : tQuantile(upTo, df);
  if (reaches.size >= mostReaches) reaches.clear();
  reaches.set(key, reach);
  return reach;
}

export const around = (estimate: number, reach: number, level: number): Interval => ({
  estimate,
  low: estimate - reach,
  high: estimate + reach,
  level,
});

/**
 * Mean with Student's t-interval, from two values on. Values that are all equal have an interval without width: of a
 * measurement whose spread is known, `meanWithin` is the one to show.
 */
export function meanInterval(values: readonly number[], level: number = usualLevel): Interval | null {
  finite(values);
  const n = values.length;
  if (n < 2) return null;
  return around(mean(values), reachOf(n - 1, level) * Math.sqrt(variance(values) / n), level);
}

/** Mean of n ≥ 1 sessions of a measurement whose spread is known from elsewhere: ± t · sem / √n. Null of none. */
export function meanWithin(
  values: readonly number[],
  { sem, df }: Spread,
  level: number = usualLevel,
): Interval | null {
  finite([...values, sem]);
  if (sem < 0) throw new RangeError(`${sem} is no standard error`);
  if (values.length === 0) return null;
  return around(mean(values), (reachOf(df, level) * sem) / Math.sqrt(values.length), level);
}

/**
 * How much greater the mean of `now` is than that of `before`, two or more values each, their spreads not taken as
 * equal: Welch (Biometrika 34, 1947), degrees of freedom after Satterthwaite.
 */
export function meanDifference(
  before: readonly number[],
  now: readonly number[],
  level: number = usualLevel,
): Interval | null {
  finite([...before, ...now]);
  if (before.length < 2 || now.length < 2) return null;
  const errors = [before, now].map((values) => variance(values) / values.length) as [number, number];
  const difference = mean(now) - mean(before);
  const error = errors[0] + errors[1];
  if (error === 0) return around(difference, 0, level);
  const df = error ** 2 / (errors[0] ** 2 / (before.length - 1) + errors[1] ** 2 / (now.length - 1));
  return around(difference, reachOf(df, level) * Math.sqrt(error), level);
}
