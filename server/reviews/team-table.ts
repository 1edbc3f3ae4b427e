import type { Interval } from '../domain/interval.ts';
import { criterionOf } from '../domain/measured.ts';
import { trendPeriods } from '../domain/period.ts';
import type { ChangeView, StandingView, TeamMean, TeamRow, TrendPoint } from '../protocol/team-view.ts';
import { reliableChange } from '../statistics/change.ts';
import { flagRule } from '../statistics/flag-rule.ts';
import { meanWithin, type Spread } from '../statistics/interval.ts';
import { mean, variance } from '../statistics/values.ts';
import type { Pooled, TeamSums } from './team-sums.ts';

/** The heat table: reps by criteria over the last of the periods, with the change since the one before. */

type Named = { id: string; name: string };
export type TeamTable = { rows: Omit<TeamRow, 'checkIns'>[]; overall: TeamMean | null; means: (TeamMean | null)[] };

/** As many sessions as there were, at their mean: what the statistics ask of them is their number and their mean. */
const sessionsOf = ({ n, mean }: Pick<Pooled, 'mean' | 'n'>) => new Array<number>(n).fill(mean);

export function intervalOf(of: Pick<Pooled, 'mean' | 'n'>, spread: Spread | null): Interval | null {
  return spread && spread.sem > 0 ? meanWithin(sessionsOf(of), spread) : null;
}

/** Whether it changed by more than the noise; null where one side has no session, or the noise is unknown. */
export function changeOf(before: Pooled | null, now: Pooled | null, spread: Spread | null): ChangeView | null {
  if (!before || !now || !spread || spread.sem <= 0) return null;
  const change = reliableChange(sessionsOf(before), sessionsOf(now), spread, { better: 'higher' });
  if (!change) return null;
  const { difference, verdict, sure, further } = change;
  return { by: difference, verdict, sure, before: before.n, beforeCalls: before.calls, further };
}

function teamMean(of: readonly (Pooled | null)[]): TeamMean | null {
  const means = of.flatMap((each) => (each ? [each.mean] : []));
  if (means.length === 0) return null;
  return { mean: mean(means), spread: means.length < 2 ? null : Math.sqrt(variance(means)), reps: means.length };
}

const isUnder = (value: number, team: TeamMean | null) =>
  team !== null &&
  team.spread !== null &&
  team.reps >= flagRule.leastTeam &&
  value < team.mean - flagRule.deviations * team.spread;

export function teamTable(reps: readonly Named[], criteria: readonly string[], sums: TeamSums): TeamTable {
  const last = trendPeriods - 1;
  const meansOf = (what: string) => teamMean(reps.map(({ id }) => sums.of(id, what, last)));
  const means = new Map(['overall', ...criteria.map(criterionOf)].map((what) => [what, meansOf(what)]));
  const standing = (rep: string, what: string): StandingView | null => {
    const now = sums.of(rep, what, last);
    if (!now) return null;
    const spread = sums.spread(what);
    return {
      mean: now.mean,
      interval: intervalOf(now, spread),
      sessions: now.n,
      calls: now.calls,
      change: changeOf(sums.of(rep, what, last - 1), now, spread),
      under: isUnder(now.mean, means.get(what) ?? null),
    };
  };
  const point = (rep: string, period: number): TrendPoint | null => {
    const of = sums.of(rep, 'overall', period);
    return of && { mean: of.mean, interval: intervalOf(of, sums.spread('overall')), sessions: of.n };
  };
  return {
    rows: reps.map(({ id, name }) => ({
      member: { id, name },
      overall: standing(id, 'overall'),
      trend: Array.from({ length: trendPeriods }, (_, period) => point(id, period)),
      cells: criteria.map((criterion) => standing(id, criterionOf(criterion))),
    })),
    overall: means.get('overall') ?? null,
    means: criteria.map((criterion) => means.get(criterionOf(criterion)) ?? null),
  };
}
