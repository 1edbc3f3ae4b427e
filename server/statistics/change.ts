import type { Interval } from '../domain/interval.ts';
import type { Measurement } from '../domain/measurement.ts';
import { normalBelow, tBelow } from './distribution.ts';
import { around, reachOf, type Spread } from './interval.ts';
import { finite, mean, usualLevel } from './values.ts';

/** Whether what changed is more than the noise of the measurement for so many sessions. */

export type Direction = Pick<Measurement, 'better' | 'band'>;

export type Verdict = 'improved' | 'worse' | 'no clear change yet';

export type Change = {
  verdict: Verdict;
  /** Now less before, in the measurement's unit. */
  difference: Interval;
  /** The reliable change index: the gain in standard errors of a difference, above 0 where it is for the better. */
  index: number;
  /** Probability that the truth has moved the way the index says, 0.5–1. */
  sure: number;
  /** Further sessions that would settle a gain of the present size; 0 when settled, null when none within 200 would. */
  further: number | null;
  sessions: { before: number; now: number };
};

/** A session's error, and the variance from session to session where the error was found within sessions alone. */
export type ChangeSpread = Spread & { betweenSessions?: number };

const mostFurther = 200;

/** How far a value is from where it should be, up to a constant: less is better. */
export function shortOf(value: number, { better, band }: Direction): number {
  if (better === 'higher') return -value;
  if (better === 'lower') return value;
  if (!band) throw new RangeError('a band without ends');
  return Math.max(band[0] - value, value - band[1], 0);
}

/** Standard error of one session's value. */
function errorOf({ sem, betweenSessions = 0 }: ChangeSpread): number {
  finite([sem, betweenSessions]);
  if (sem <= 0 || betweenSessions < 0) throw new RangeError('a measurement without error has no reliable change');
  return Math.sqrt(sem ** 2 + betweenSessions);
}

const errorOfDifference = (error: number, before: number, now: number) => error * Math.sqrt(1 / before + 1 / now);

/** What the mean of so many sessions must differ by from that of so many others to mean anything. */
export function leastChange(spread: ChangeSpread, before: number, now: number, level: number = usualLevel): number {
  if (!(before >= 1 && now >= 1)) throw new RangeError('no sessions to compare');
  return reachOf(spread.df, level) * errorOfDifference(errorOf(spread), before, now);
}

export const probabilityBelow = (z: number, df: number | null) => (df === null ? normalBelow(z) : tBelow(z, df));

/**
 * Jacobson & Truax's reliable change index (Journal of Consulting and Clinical Psychology 59, 1991, p. 14), which is
 * of one value before and one after, made one of means: the difference over sem · √(1/n₁ + 1/n₂). `improved` and
 * `worse` are said beyond the level alone. In a band it's the distance from the band that must shrink: that never
 * errs by more than the value itself, so the verdict is on the careful side. The further sessions come on top of
 * `now`, and would settle it if the mean stayed where it is. Null where either side has no session; RangeError of
 * values that aren't finite and of a spread that isn't above 0.
 */
export function reliableChange(
  before: readonly number[],
  now: readonly number[],
  spread: ChangeSpread,
  direction: Direction,
  level: number = usualLevel,
): Change | null {
  finite([...before, ...now]);
  const error = errorOf(spread);
  if (before.length === 0 || now.length === 0) return null;
  const [was, is] = [mean(before), mean(now)];
  const gain = shortOf(was, direction) - shortOf(is, direction);
  const reach = reachOf(spread.df, level);
  const index = gain / errorOfDifference(error, before.length, now.length);
  // a hair's breadth of rounding is no difference
  const isSettledBy = (further: number) =>
    Math.abs(gain) > reach * errorOfDifference(error, before.length, now.length + further) + 1e-12;
  const isSettled = isSettledBy(0);
  const further = Array.from({ length: mostFurther + 1 }, (_, count) => count).find(isSettledBy) ?? null;
  return {
    verdict: isSettled ? (gain > 0 ? 'improved' : 'worse') : 'no clear change yet',
    difference: around(is - was, leastChange(spread, before.length, now.length, level), level),
    index,
    sure: probabilityBelow(Math.abs(index), spread.df),
    further,
    sessions: { before: before.length, now: now.length },
  };
}
