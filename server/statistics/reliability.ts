import type { Interval } from '../domain/interval.ts';
import { chiSquaredQuantile, fQuantile, normalQuantile } from './distribution.ts';
import { steppedUp } from './icc.ts';
import type { Spread } from './interval.ts';
import { finite, mean, squares, sum, tailOf, usualLevel, variance } from './values.ts';

/** How far a measurement of one session can be trusted: from practice that was repeated, and from halves of sessions. */

/** One session's value of one measurement; `rep` may name more than the rep, say the difficulty too. */
export type Practice = { rep: string; atMs: number; value: number };

const nearMs = 14 * 24 * 60 * 60 * 1000;

/** Values of the same rep, within `withinMs` of the first of them: near enough for the rep to be the same. */
export function repeatsOf(practice: readonly Practice[], withinMs = nearMs): number[][] {
  const groups: { rep: string; fromMs: number; values: number[] }[] = [];
  const latest = new Map<string, (typeof groups)[number]>();
  for (const { rep, atMs, value } of practice.toSorted((a, b) => a.atMs - b.atMs)) {
    finite([atMs, value]);
    const open = latest.get(rep);
    if (open && atMs - open.fromMs <= withinMs) open.values.push(value);
    else {
      const group = { rep, fromMs: atMs, values: [value] };
      groups.push(group);
      latest.set(rep, group);
    }
  }
  return groups.map(({ values }) => values);
}

export type Repeated = {
  /** Standard error of measurement of one session, in the measurement's unit. */
  sem: Interval;
  /** ICC(1): how much of the spread of single sessions is the reps'. Null of one group, or of values all equal. */
  reliability: Interval | null;
  /** Variance between groups beyond what their sessions explain, never under 0. */
  between: number;
  df: number;
  /** Sessions that another stands beside. */
  sessions: number;
};

/** What is needed of a group's values: how many, their mean, and their squared distances from it added up. */
export type Summary = { n: number; mean: number; squares: number };

const summaryOf = (values: readonly number[]): Summary => ({
  n: finite(values).length,
  mean: mean(values),
  squares: squares(values),
});

/**
 * One-way random effects over groups of unequal size (Searle, Casella & McCulloch, Variance Components, 1992, 3.6):
 * the standard error of measurement is the root of the variance within, its interval by chi-squared; ICC(1) by F with
 * the mean group size n₀ (exact where sizes are equal: Shrout & Fleiss, 1979; near otherwise: Thomas & Hultquist,
 * Annals of Statistics 6, 1978). Null where no group has two.
 */
export function repeatedPractice(groups: readonly (readonly number[])[], level: number = usualLevel): Repeated | null {
  return repeatedOf(groups.map(summaryOf), level);
}

/** The same of groups that were summed up where they are stored. */
export function repeatedOf(groups: readonly Summary[], level: number = usualLevel): Repeated | null {
  const tail = tailOf(level);
  const filled = groups.filter((group) => group.n > 0);
  finite(filled.flatMap((group) => [group.n, group.mean, group.squares]));
  const n = sum(filled.map((group) => group.n));
  const k = filled.length;
  const df = n - k;
  if (df < 1) return null;
  const within = sum(filled.map((group) => group.squares));
  const msWithin = within / df;
  const sem = {
    estimate: Math.sqrt(msWithin),
    low: Math.sqrt(within / chiSquaredQuantile(1 - tail, df)),
    high: Math.sqrt(within / chiSquaredQuantile(tail, df)),
    level,
  };
  const repeats = sum(filled.filter((group) => group.n > 1).map((group) => group.n));
  const known = { sem, df, sessions: repeats };
  if (k < 2) return { ...known, reliability: null, between: 0 };
  const middle = sum(filled.map((group) => group.n * group.mean)) / n;
  const msBetween = sum(filled.map((group) => group.n * (group.mean - middle) ** 2)) / (k - 1);
  const size = (n - sum(filled.map((group) => group.n ** 2)) / n) / (k - 1);
  const between = Math.max(0, (msBetween - msWithin) / size);
  if (msWithin === 0) return { ...known, reliability: null, between };
  const f = msBetween / msWithin;
  const icc = (ratio: number) => (ratio - 1) / (ratio + size - 1);
  const reliability = {
    estimate: icc(f),
    low: icc(f / fQuantile(1 - tail, k - 1, df)),
    high: icc(f * fQuantile(1 - tail, df, k - 1)),
    level,
  };
  return { ...known, reliability, between };
}

/** A session's value from its odd and its even chances. */
export type Halves = { odd: number; even: number };

/** The mean of a session's first, third, … chance, and of its second, fourth, …; null of fewer than two chances. */
export function halvesOf(chances: readonly number[]): Halves | null {
  finite(chances);
  if (chances.length < 2) return null;
  const half = (rest: number) => mean(chances.filter((_, i) => i % 2 === rest));
  return { odd: half(0), even: half(1) };
}

/**
 * Reliability of whole sessions from their halves: Pearson's r stepped up (Spearman and Brown, 1910), its interval by
 * Fisher's z stepped up likewise; halves that run against each other have none, 0. `sem` is the part of the error that
 * lies within a session (Rulon, 1939): what differs from one session to the next comes on top. Null of fewer than four
 * sessions, or where a half never varies.
 */
export function splitHalves(
  sessions: readonly Halves[],
  level: number = usualLevel,
): { reliability: Interval; sem: number; sessions: number } | null {
  const odd = finite(sessions.map((halves) => halves.odd));
  const even = finite(sessions.map((halves) => halves.even));
  const tail = tailOf(level);
  const n = sessions.length;
  if (n < 4) return null;
  const spread = Math.sqrt(squares(odd) * squares(even));
  if (spread === 0) return null;
  const [oddMean, evenMean] = [mean(odd), mean(even)];
  const r = sum(sessions.map((halves) => (halves.odd - oddMean) * (halves.even - evenMean))) / spread;
  const reach = normalQuantile(1 - tail) / Math.sqrt(n - 3);
  const end = (side: number) => Math.tanh(Math.atanh(Math.max(-1, Math.min(1, r))) + side * reach);
  const whole = (half: number) => steppedUp(Math.max(0, half), 2);
  return {
    reliability: { estimate: whole(r), low: whole(end(-1)), high: whole(end(1)), level },
    sem: Math.sqrt(variance(sessions.map((halves) => halves.odd - halves.even))) / 2,
    sessions: n,
  };
}

/** What one session must differ from one other by to mean anything, 95 %: 1.96 · √2 standard errors of measurement. */
const semOf = (leastChange: number) => leastChange / (normalQuantile(0.975) * Math.SQRT2);

/**
 * Standard errors of one session as known from public data, in shares, 0–1: talk share must move by 15
 * points from one session to one other to mean anything, the share of open questions by 43, the share of turns that
 * ask by 19. They hold until own practice outweighs them.
 */
export const published: Readonly<Record<string, number>> = {
  'talk-share': semOf(0.15),
  'talk-share-words': semOf(0.15),
  'open-question-share': semOf(0.43),
  'question-rate': semOf(0.19),
};

/** As many degrees of freedom as a published error weighs: with 20, one of own practice is within a third of the truth. */
const publishedDf = 20;

/** Which errors it rests on, and how many own sessions that had another beside them. */
export type KnownSpread = Spread & { basis: 'published' | 'published and own' | 'own'; sessions: number };

/**
 * The standard error to go by for a measurement. A published one alone; both, their variances weighted by degrees of
 * freedom (a scaled inverse chi-squared prior: Gelman et al., Bayesian Data Analysis, 2013, 2.6), until there are more
 * than 20 of own; then own alone. Own practice that never varied says nothing of the error. Null where neither is known.
 */
export function spreadOf(measurement: string, own: Repeated | null): KnownSpread | null {
  const prior = Object.hasOwn(published, measurement) ? (published[measurement] ?? null) : null;
  const found = own && own.sem.estimate > 0 ? own : null;
  if (!found) return prior === null ? null : { sem: prior, df: null, basis: 'published', sessions: 0 };
  const { df, sessions } = found;
  if (prior === null || df > publishedDf) return { sem: found.sem.estimate, df, basis: 'own', sessions };
  const both = (publishedDf * prior ** 2 + df * found.sem.estimate ** 2) / (publishedDf + df);
  return { sem: Math.sqrt(both), df: null, basis: 'published and own', sessions };
}
