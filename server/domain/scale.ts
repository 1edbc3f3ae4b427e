import type { Quantity } from './quantity.ts';

/**
 * What a value of a unit can be at all. Intervals are computed without these bounds, and tests of change and of how
 * sure something is rest on the ends as computed; what is shown of an interval goes through here.
 */
export type Bounds = readonly [low: number, high: number];

const nothingOrMore: Bounds = [0, Number.POSITIVE_INFINITY];
const anything: Bounds = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/** `score`: a total or a criterion, 0–100. */
export function boundsOf(unit: Quantity['unit']): Bounds {
  if (unit === 'score') return [0, 100];
  if (unit === 'share' || unit === 'yes-no') return [0, 1];
  return unit === 'z-score' || unit === 'points' ? anything : nothingOrMore;
}

/** The value, or the end of the scale that it lies beyond. */
export function onScale(value: number, unit: Quantity['unit']): number {
  const [low, high] = boundsOf(unit);
  return Math.min(high, Math.max(low, value));
}

/** Both ends of an interval as they are shown. */
export const endsOnScale = <T extends { low: number; high: number }>(interval: T, unit: Quantity['unit']): T => ({
  ...interval,
  low: onScale(interval.low, unit),
  high: onScale(interval.high, unit),
});
