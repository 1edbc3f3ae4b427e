/** What every statistic asks of the numbers it's given. */

/** The confidence that is meant where none is named. */
export const usualLevel = 0.95;

/** The values; RangeError if one of them isn't a finite number. */
export function finite(values: readonly number[]): readonly number[] {
  for (const value of values) if (!Number.isFinite(value)) throw new RangeError(`${value} is not a value`);
  return values;
}

/** The probability that lies over an interval's upper end; RangeError unless 0 < level < 1. */
export function tailOf(level: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`${level} is not a confidence`);
  return (1 - level) / 2;
}

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** NaN of no values. */
export const mean = (values: readonly number[]) => sum(values) / values.length;

/** Squared distances from the mean, added up. */
export function squares(values: readonly number[]): number {
  const middle = mean(values);
  return sum(values.map((value) => (value - middle) ** 2));
}

/** With n − 1; NaN of fewer than two. */
export const variance = (values: readonly number[]) =>
  values.length < 2 ? Number.NaN : squares(values) / (values.length - 1);
