import type { Interval } from '../domain/interval.ts';
import { fQuantile } from './distribution.ts';
import { finite, mean, squares, sum, tailOf, usualLevel } from './values.ts';

/**
 * Intraclass correlation of scores that several raters gave the same sessions: how much of the spread is the sessions',
 * not the raters'. At most 1; below 0 where raters differ more than sessions do. Sessions and raters are both taken as
 * drawn from many, and a rater who is stricter throughout counts as disagreeing (absolute agreement).
 */

/** One row a session, one column a rater. */
export type Table = readonly (readonly number[])[];

/** ICC(2,1) and ICC(2,k) in the names of Shrout & Fleiss, ICC(A,1) and ICC(A,k) in those of McGraw & Wong. */
export type Icc = { single: Interval; mean: Interval; sessions: number; raters: number };

/** The sessions that every rater rated, and how many were left out for a gap. */
export function completeRows(sessions: readonly (readonly (number | null)[])[]): { table: Table; leftOut: number } {
  const table = sessions.filter((row): row is readonly number[] => row.every((value) => value !== null));
  return { table, leftOut: sessions.length - table.length };
}

/** A correlation of single ratings as that of means of k: Spearman & Brown, 1910. */
export const steppedUp = (single: number, k: number) => (k * single) / (1 + (k - 1) * single);

/**
 * Two-way random effects, absolute agreement, of single ratings and of the mean of all k (Shrout & Fleiss,
 * Psychological Bulletin 86, 1979; intervals: McGraw & Wong, Psychological Methods 1, 1996, table 7, degrees of freedom
 * after Satterthwaite). Held against the example of Shrout & Fleiss as R's psych prints it and that of R's irr. Null of
 * fewer than two sessions or raters, and where each rater gave every session the same: nothing tells these apart.
 * RangeError of rows of different lengths or a value that isn't finite. Scores that agree to the last digit give 1 with
 * no width: on a scale as coarse as that, κ is the one to show.
 */
export function iccOf(table: Table, level: number = usualLevel): Icc | null {
  const n = table.length;
  const k = table[0]?.length ?? 0;
  for (const row of table) if (finite(row).length !== k) throw new RangeError('rows of different lengths');
  const tail = tailOf(level);
  if (n < 2 || k < 2) return null;
  const all = squares(table.flat());
  if (all === 0) return null;
  const betweenRows = k * squares(table.map(mean));
  const betweenColumns = n * squares(Array.from({ length: k }, (_, j) => mean(table.map((row) => row[j]!))));
  const ofRows = betweenRows / (n - 1);
  const ofColumns = betweenColumns / (k - 1);
  const left = all - betweenRows - betweenColumns;
  // what is left of rounding is no disagreement
  const ofError = left < 1e-12 * all ? 0 : left / ((n - 1) * (k - 1));
  if (ofError === 0 && betweenRows < 1e-12 * all) return null;
  const single = (ofRows - ofError) / (ofRows + (k - 1) * ofError + (k * (ofColumns - ofError)) / n);
  const [low, high] = ends();
  const ofMean = [single, low, high].map((value) => steppedUp(value, k)) as [number, number, number];
  return {
    single: { estimate: single, low, high, level },
    mean: { estimate: ofMean[0], low: ofMean[1], high: ofMean[2], level },
    sessions: n,
    raters: k,
  };

  function ends(): [number, number] {
    if (ofError === 0 && ofColumns < 1e-12 * ofRows) return [1, 1];
    // both numerators times n (1 − single), which may be 0
    const a = k * single * ofColumns;
    const b = (n * (1 - single) + k * single * (n - 1)) * ofError;
    const df = (a + b) ** 2 / sum([a ** 2 / (k - 1), b ** 2 / ((n - 1) * (k - 1))]);
    const noise = k * ofColumns + (k * n - k - n) * ofError;
    const below = fQuantile(1 - tail, n - 1, df);
    const above = fQuantile(1 - tail, df, n - 1);
    return [
      (n * (ofRows - below * ofError)) / (below * noise + n * ofRows),
      (n * (above * ofRows - ofError)) / (noise + n * above * ofRows),
    ];
  }
}
