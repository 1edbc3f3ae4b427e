import type { Interval } from '../domain/interval.ts';
import { bootstrap, type Draws } from './bootstrap.ts';
import { reachOf } from './interval.ts';
import { shareInterval } from './share.ts';
import { mean, sum, usualLevel } from './values.ts';

/**
 * How far raters agree on ordered levels beyond what chance would have them agree: Cohen's weighted κ, −1 to 1. Levels
 * are whole numbers from 0 to k − 1; any other throws a RangeError.
 */

/** What a near miss is worth: falling with the distance, or with its square (then κ is near to the ICC). */
export type Weights = 'linear' | 'quadratic';

/** A session's levels by two raters. */
export type Pair = readonly [first: number, second: number];

type Agreement = { kappa: number; variance: number; observed: number; expected: number };

function weightsOf(k: number, weights: Weights): number[][] {
  const power = weights === 'linear' ? 1 : 2;
  const levels = Array.from({ length: k }, (_, i) => i);
  return levels.map((i) => levels.map((j) => 1 - (Math.abs(i - j) / (k - 1)) ** power));
}

function tableOf(pairs: readonly Pair[], k: number): number[][] {
  if (!Number.isInteger(k) || k < 2) throw new RangeError(`${k} levels`);
  const table = Array.from({ length: k }, () => new Array<number>(k).fill(0));
  for (const pair of pairs) {
    for (const level of pair)
      if (!Number.isInteger(level) || level < 0 || level >= k) throw new RangeError(`${level} is none of ${k} levels`);
    (table[pair[0]] as number[])[pair[1]]! += 1 / pairs.length;
  }
  return table;
}

/** Null where both raters gave one and the same level throughout: chance alone would have them agree. */
function agreementOf(pairs: readonly Pair[], k: number, weights: Weights): Agreement | null {
  const table = tableOf(pairs, k);
  const w = weightsOf(k, weights);
  const rows = table.map(sum);
  const columns = rows.map((_, j) => sum(table.map((row) => row[j]!)));
  const over = (value: (i: number, j: number) => number) =>
    sum(rows.flatMap((_, i) => columns.map((_, j) => value(i, j))));
  const observed = over((i, j) => w[i]![j]! * table[i]![j]!);
  const expected = over((i, j) => w[i]![j]! * rows[i]! * columns[j]!);
  if (pairs.length === 0 || 1 - expected < 1e-12) return null;
  const kappa = (observed - expected) / (1 - expected);
  const rowWeights = w.map((row) => sum(row.map((weight, j) => weight * columns[j]!)));
  const columnWeights = w.map((_, j) => sum(rows.map((row, i) => w[i]![j]! * row)));
  const squared = over((i, j) => table[i]![j]! * (w[i]![j]! - (rowWeights[i]! + columnWeights[j]!) * (1 - kappa)) ** 2);
  const spread = Math.max(0, squared - (kappa - expected * (1 - kappa)) ** 2);
  return { kappa, variance: spread / (pairs.length * (1 - expected) ** 2), observed, expected };
}

/**
 * Weighted κ of two raters with its asymptotic interval (Fleiss, Cohen & Everitt, Psychological Bulletin 72, 1969,
 * formula 14), kept within −1 and 1; held against SAS's FREQ. Where they agreed throughout that interval has no width,
 * which a few sessions don't warrant: its lower end is then κ at the lower end of Wilson's interval for the observed
 * agreement. Null of fewer than two sessions, or of one level throughout.
 */
export function kappaOfTwo(
  pairs: readonly Pair[],
  k: number,
  weights: Weights,
  level: number = usualLevel,
): Interval | null {
  const found = agreementOf(pairs, k, weights);
  if (!found || pairs.length < 2) return null;
  const { kappa, variance, observed, expected } = found;
  if (observed > 1 - 1e-12) {
    const low = shareInterval([{ right: pairs.length, n: pairs.length }], level)?.low ?? 0;
    return { estimate: 1, low: Math.max(-1, (low - expected) / (1 - expected)), high: 1, level };
  }
  const reach = reachOf(null, level) * Math.sqrt(variance);
  return { estimate: kappa, low: Math.max(-1, kappa - reach), high: Math.min(1, kappa + reach), level };
}

/** A session's levels by rater; null where a rater left it out. Every session names the same raters in the same order. */
export type Ratings = readonly (number | null)[];

/** Mean of the κ of every two raters, over the sessions both rated (Light, Psychological Bulletin 76, 1971). */
function meanOfPairs(sessions: readonly Ratings[], k: number, weights: Weights): number | null {
  const raters = sessions[0]?.length ?? 0;
  if (sessions.some((ratings) => ratings.length !== raters)) throw new RangeError('sessions of different raters');
  const kappas: number[] = [];
  for (let a = 0; a < raters; a++)
    for (let b = a + 1; b < raters; b++) {
      const both = sessions.flatMap((ratings): Pair[] => {
        const [first, second] = [ratings[a] ?? null, ratings[b] ?? null];
        return first === null || second === null ? [] : [[first, second]];
      });
      const found = agreementOf(both, k, weights);
      if (found) kappas.push(found.kappa);
    }
  return kappas.length === 0 ? null : mean(kappas);
}

/** The level that all gave a session; null where they differ or one left it out. */
const commonLevel = (ratings: Ratings): number | null =>
  ratings.length > 1 && ratings.every((level) => level === ratings[0]) ? (ratings[0] ?? null) : null;

/**
 * Two raters or more: the mean of pairs, its interval by a bootstrap over sessions. Where they agreed throughout every
 * draw would be 1, so that the interval is then that of two. Null as of two.
 */
export function kappaOfMany(sessions: readonly Ratings[], k: number, weights: Weights, draws: Draws): Interval | null {
  const common = sessions.map(commonLevel).filter((level) => level !== null);
  if (sessions.length > 0 && common.length === sessions.length)
    return kappaOfTwo(
      common.map((level): Pair => [level, level]),
      k,
      weights,
      draws.level,
    );
  return bootstrap(sessions, (drawn) => meanOfPairs(drawn, k, weights), draws);
}
