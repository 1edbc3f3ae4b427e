import { normalBelow } from './distribution.ts';
import { type Chance, chanceOfFlags } from './flag-chance.ts';
import { flagRule } from './flag-rule.ts';
import type { Spread } from './interval.ts';
import { finite, mean, sum, variance } from './values.ts';

/**
 * Who is more than one deviation under their team on two or more criteria, fixed beforehand, in two consecutive
 * periods, in a team of at least eight; each with how sure it is, beside how many of an ordinary team it would name.
 */

/** Mean of a rep's `n` ≥ 1 sessions of a period on a criterion, more being better. Periods are numbered one by one. */
export type Standing = { rep: string; criterion: string; period: number; mean: number; n: number };

export type FixedCriterion = { id: string; spread: Pick<Spread, 'sem'> };

export type Under = {
  criterion: string;
  mean: number;
  /** The team's mean less its standard deviation (n − 1, the rep among them). */
  line: number;
  /** Probability that what the rep does on average lies under the line. */
  sure: number;
};

/** The two periods apart, where the rule is, and taken together, where what is sure is. */
export type Flag = {
  rep: string;
  periods: { period: number; under: Under[] }[];
  /** Every criterion over both periods, under or not: a weighted mean of sessions, against the line of such means. */
  together: Under[];
  /** Probability that what the rep does on average is under the line on two criteria or more, from both periods. */
  sure: number;
};

export type Flags =
  | { state: 'not judged'; why: 'team under eight' | 'fewer than two criteria' }
  | { state: 'judged'; team: number; criteria: string[]; flags: Flag[]; byChance: Chance };

type Judged = { criterion: string; line: number; of: Map<string, Omit<Under, 'criterion' | 'line'>> };

/**
 * A rep's true mean given the one seen: drawn to the team's by as much as the spread of the team is noise (Efron &
 * Morris, JASA 70, 1975, empirical Bayes), for the lowest of eight owe part of that to luck.
 */
function judge(standings: readonly Standing[], { id, spread }: FixedCriterion): Judged | null {
  if (standings.length < flagRule.leastTeam) return null;
  const means = standings.map((standing) => standing.mean);
  const errors = standings.map(({ n }) => spread.sem ** 2 / n);
  const [middle, spreadOfTeam] = [mean(means), variance(means)];
  if (spreadOfTeam === 0) return null;
  const line = middle - flagRule.deviations * Math.sqrt(spreadOfTeam);
  const real = Math.max(0, spreadOfTeam - mean(errors));
  const of = standings.map(({ rep, mean: seen }, i): [string, Omit<Under, 'criterion' | 'line'>] => {
    const error = errors[i]!;
    const kept = real / (real + error);
    const likely = middle + kept * (seen - middle);
    const deviation = Math.sqrt(kept * error);
    const sure = deviation === 0 ? Number(likely < line) : normalBelow((line - likely) / deviation);
    return [rep, { mean: seen, sure }];
  });
  return { criterion: id, line, of: new Map(of) };
}

/** Probability that at least so many of independent events happen. */
function atLeast(count: number, probabilities: readonly number[]): number {
  const exactly = probabilities.reduce(
    (before, p) =>
      Array.from({ length: before.length + 1 }, (_, i) => (before[i] ?? 0) * (1 - p) + (before[i - 1] ?? 0) * p),
    [1],
  );
  return Math.min(1, sum(exactly.slice(count)));
}

function standingIn(rep: string, judged: readonly Judged[]): Under[] {
  return judged.flatMap(({ criterion, line, of }): Under[] => {
    const standing = of.get(rep);
    return standing ? [{ criterion, line, ...standing }] : [];
  });
}

/** Both periods' sessions of each rep as if they were of one. */
function joined(standings: readonly Standing[]): Standing[] {
  return Map.groupBy(standings, ({ rep }) => rep)
    .values()
    .map((of) => {
      const n = sum(of.map((standing) => standing.n));
      return { ...of[0]!, n, mean: sum(of.map((standing) => standing.mean * standing.n)) / n };
    })
    .toArray();
}

/**
 * The flags of the period and the one before. A criterion counts in a period where eight reps have a value in it and
 * they aren't all equal; a rep without a value isn't under. The two criteria needn't be the same in both periods. The
 * errors of criteria are taken as independent. RangeError of values that aren't finite, n < 1, sem ≤ 0, and
 * two standings of one rep, criterion and period.
 */
export function flagsOf(criteria: readonly FixedCriterion[], standings: readonly Standing[], period: number): Flags {
  check(criteria, standings);
  const periods = Array.from({ length: flagRule.periods }, (_, i) => period - flagRule.periods + 1 + i);
  const within = (of: readonly Standing[], { id }: FixedCriterion) => of.filter((s) => s.criterion === id);
  const both = standings.filter((standing) => periods.includes(standing.period));
  const judged = periods.map((p) => {
    const of = standings.filter((standing) => standing.period === p);
    return criteria.flatMap((criterion) => judge(within(of, criterion), criterion) ?? []);
  });
  const together = criteria
    .filter(({ id }) => judged.some((of) => of.some(({ criterion }) => criterion === id)))
    .flatMap((criterion) => judge(joined(within(both, criterion)), criterion) ?? []);
  const sizes = periods.map((p) => repsOf(standings.filter((standing) => standing.period === p)).length);
  const team = Math.min(...sizes);
  if (team < flagRule.leastTeam) return { state: 'not judged', why: 'team under eight' };
  const count = Math.min(...judged.map((of) => of.length));
  if (count < flagRule.leastCriteria) return { state: 'not judged', why: 'fewer than two criteria' };
  const flags = repsOf(both).flatMap((rep): Flag[] => {
    const apart = periods.map((p, i) => ({
      period: p,
      under: standingIn(rep, judged[i]!).filter((at) => at.mean < at.line),
    }));
    if (apart.some(({ under }) => under.length < flagRule.leastCriteria)) return [];
    const of = standingIn(rep, together);
    const sure = atLeast(
      flagRule.leastCriteria,
      of.map((at) => at.sure),
    );
    return [{ rep, periods: apart, together: of, sure }];
  });
  const byChance = chanceOfFlags({ team, criteria: count, periods: flagRule.periods });
  return { state: 'judged', team, criteria: criteria.map(({ id }) => id), flags, byChance };
}

const repsOf = (standings: readonly Standing[]) => [...new Set(standings.map(({ rep }) => rep))];

function check(criteria: readonly FixedCriterion[], standings: readonly Standing[]) {
  for (const { id, spread } of criteria)
    if (!(spread.sem > 0 && Number.isFinite(spread.sem))) throw new RangeError(`${id} has no error to be judged by`);
  const seen = new Set<string>();
  for (const { rep, criterion, period, mean, n } of standings) {
    finite([mean, n, period]);
    const key = JSON.stringify([rep, criterion, period]);
    if (n < 1 || seen.has(key))
      throw new RangeError('one standing of a rep, criterion and period, on a session at least');
    seen.add(key);
  }
}
