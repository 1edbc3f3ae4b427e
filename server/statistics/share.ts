import type { Interval } from '../domain/interval.ts';
import { reachOf } from './interval.ts';
import { finite, sum, usualLevel } from './values.ts';

/**
 * Shares of chances, 0–1, pooled over sessions: 3 of 4 and 1 of 6 are 4 of 10. Of talking time there are no chances to
 * count: it's a mean of sessions' values. Counts that aren't 0 ≤ right ≤ n throw a RangeError; no chances: null.
 */

/** `right` of `n` chances in one session. */
export type Count = { right: number; n: number };

function checked(counts: readonly Count[]): readonly Count[] {
  for (const { right, n } of counts) {
    finite([right, n]);
    if (right < 0 || right > n) throw new RangeError(`${right} of ${n} is no share`);
  }
  return counts.filter(({ n }) => n > 0);
}

const pooled = (counts: readonly Count[]): Count => ({
  right: sum(counts.map(({ right }) => right)),
  n: sum(counts.map(({ n }) => n)),
});

/** Wilson's score interval (JASA 22, 1927): never beyond 0 and 1, and of some width even at either. */
function wilson(share: number, n: number, reach: number, level: number): Interval {
  const spare = reach ** 2 / n;
  const middle = (share + spare / 2) / (1 + spare);
  const half = (reach * Math.sqrt((share * (1 - share)) / n + spare / (4 * n))) / (1 + spare);
  // at 0 and 1 the formula comes out there, but for the last digit
  return {
    estimate: share,
    low: share === 0 ? 0 : Math.max(0, middle - half),
    high: share === 1 ? 1 : Math.min(1, middle + half),
    level,
  };
}

/** Share of all chances, each taken as independent of the others: of one session, or where sessions don't matter. */
export function shareInterval(counts: readonly Count[], level: number = usualLevel): Interval | null {
  const { right, n } = pooled(checked(counts));
  return n === 0 ? null : wilson(right / n, n, reachOf(null, level), level);
}

/**
 * Share of all chances where those of one session go together: the linearized variance between sessions (Cochran,
 * Sampling Techniques, 1977, 6.3) gives a design effect, chances are divided by it (Rao & Scott, Biometrics 48, 1992),
 * and Wilson's interval is taken on what is left, with t on sessions − 1 (Korn & Graubard, 1998). Never narrower than
 * if the chances were independent. From two sessions with chances on.
 */
export function shareOfSessions(sessions: readonly Count[], level: number = usualLevel): Interval | null {
  const counts = checked(sessions);
  const m = counts.length;
  if (m < 2) return null;
  const { right, n } = pooled(counts);
  const share = right / n;
  const between = ((m / (m - 1)) * sum(counts.map((c) => (c.right - share * c.n) ** 2))) / n ** 2;
  const independent = (share * (1 - share)) / n;
  const effect = independent === 0 ? 1 : Math.max(1, between / independent);
  return wilson(share, n / effect, reachOf(m - 1, level), level);
}

/**
 * How much greater the share `now` is than `before`, −1 to 1, from the interval of each: Newcombe's method 10
 * (Statistics in Medicine 17, 1998), which holds for any two intervals of independent estimates (Zou & Donner, 2008).
 * RangeError if their levels differ.
 */
export function differenceOf(before: Interval, now: Interval): Interval {
  if (before.level !== now.level) throw new RangeError('two intervals of different confidence');
  const estimate = now.estimate - before.estimate;
  return {
    estimate,
    low: estimate - Math.hypot(now.estimate - now.low, before.high - before.estimate),
    high: estimate + Math.hypot(now.high - now.estimate, before.estimate - before.low),
    level: now.level,
  };
}

/** How much greater the share `now` is than `before`, every chance independent: Newcombe, on Wilson's intervals. */
export function shareDifference(
  before: readonly Count[],
  now: readonly Count[],
  level: number = usualLevel,
): Interval | null {
  const [was, is] = [shareInterval(before, level), shareInterval(now, level)];
  return was && is && differenceOf(was, is);
}

/** The same where the chances of one session go together; two sessions or more on either side. */
export function shareDifferenceOfSessions(
  before: readonly Count[],
  now: readonly Count[],
  level: number = usualLevel,
): Interval | null {
  const [was, is] = [shareOfSessions(before, level), shareOfSessions(now, level)];
  return was && is && differenceOf(was, is);
}
