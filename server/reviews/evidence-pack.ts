import type { Basis } from '../domain/basis.ts';
import type { ComplianceFlag, EvidencePack, EvidenceRow, Mean, Place, Sample } from '../domain/evidence.ts';
import { levelFrom } from '../domain/level.ts';
import type { Level } from '../domain/rubric.ts';
import { reliableChange } from '../statistics/change.ts';
import { flagRule } from '../statistics/flag-rule.ts';
import { meanInterval, meanWithin, type Spread } from '../statistics/interval.ts';
import { mean, variance } from '../statistics/values.ts';
import { basisOf } from './basis.ts';
import { enoughSessions } from './enough.ts';
import { headlineOf } from './headline.ts';
import type { TeamSums } from './team-sums.ts';

/** The evidence pack of a review. Pure: what was measured comes in, numbers with their certainty go out. */

export type Value = {
  sessionId: string;
  source: 'practice' | 'call';
  what: string;
  atMs: number;
  value: number;
};

/** A quantity to tell of; `goal` is what the rep works on with it. */
export type Watched = {
  what: string;
  name: string;
  unit: EvidenceRow['unit'];
  better: 'higher' | 'lower';
  threshold: number | null;
  goal: {
    id: string;
    target: number;
    baseline: number;
    margin: number | null;
    sessions: number;
    basis: Basis | null;
    /** The error of one session by which its own page judges it; null: as the team's practice tells. */
    spread: Spread | null;
  } | null;
};

export type PackInput = {
  /** Reps of the team, the rep among them. */
  team: readonly string[];
  period: { from: string; to: string; fromMs: number; toMs: number; days: number };
  baseline: { from: string; fromMs: number };
  timeZone: string;
  watched: readonly Watched[];
  /** The rep's own, from the beginning of the baseline to the end of the period. */
  values: readonly Value[];
  /** The team's of that time, the rep's among them: period 0 is the baseline's, 1 the review's. */
  sums: TeamSums;
  compliance: { checked: number; flags: ComplianceFlag[] };
  strong: Sample | null;
  weak: Sample | null;
  preparedAt: string;
};

/** A rep with fewer sessions in the period tells nothing of the team. */
const leastOfMate = 5;

function meanOf(values: readonly number[], spread: Spread | null): Mean | null {
  if (values.length === 0) return null;
  const interval = spread ? meanWithin(values, spread) : meanInterval(values);
  // a few values that happen to be equal are no certainty
  const isKnown = interval !== null && interval.high > interval.low;
  return {
    value: interval?.estimate ?? mean(values),
    low: isKnown ? interval.low : null,
    high: isKnown ? interval.high : null,
    sessions: values.length,
  };
}

function levelOf({ unit }: Watched, now: Mean | null): Level | null {
  if (unit !== 'points' || !now) return null;
  if (now.value >= levelFrom.excellent) return 'excellent';
  return now.value >= levelFrom.good ? 'good' : 'needs improvement';
}

const median = (sorted: readonly number[]) => {
  const half = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return (low + high) / 2;
};

/** Null where the team is too small on this quantity, or the rep has nothing on it. */
function placeOf(now: Mean | null, better: 'higher' | 'lower', means: readonly number[]): Place | null {
  if (!now || means.length < flagRule.leastTeam) return null;
  const sorted = means.toSorted((a, b) => a - b);
  const [middle, deviation] = [mean(sorted), Math.sqrt(variance(sorted))];
  const over = now.low !== null && now.low > middle + deviation;
  const under = now.high !== null && now.high < middle - deviation;
  const [ahead, behind] = better === 'higher' ? [over, under] : [under, over];
  return {
    where: ahead ? 'above' : behind ? 'below' : 'within',
    reps: sorted.length,
    mean: middle,
    deviation,
    low: sorted[0] ?? middle,
    median: median(sorted),
    high: sorted.at(-1) ?? middle,
  };
}

function rowOf(watched: Watched, all: readonly Value[], input: PackInput, isTeamShown: boolean): EvidenceRow {
  const { what, name, unit, better, goal, threshold } = watched;
  const { team, period, baseline, sums } = input;
  // one quantity has one error, wherever it is read
  const spread = goal?.spread ?? sums.spread(what);
  const behind = (fromMs: number, toMs: number) => all.filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
  const within = (...of: Parameters<typeof behind>) => behind(...of).map(({ value }) => value);
  const values = within(period.fromMs, period.toMs);
  const earlier = goal
    ? Array.from({ length: goal.sessions }, () => goal.baseline)
    : within(baseline.fromMs, period.fromMs);
  const now = meanOf(values, spread);
  const change = spread && spread.sem > 0 ? reliableChange(earlier, values, spread, { better }) : null;
  const mates = team.flatMap((member) => sums.of(member, what, 1) ?? []);
  const means = mates.filter(({ n }) => n >= leastOfMate).map((of) => of.mean);
  return {
    ...{ what, name, unit, threshold, now },
    baseline: goal ? baselineOf(goal) : meanOf(earlier, spread),
    basis: goal ? goal.basis : basisOf(behind(baseline.fromMs, period.fromMs), spread, input.timeZone),
    target: goal?.target ?? null,
    goal: goal?.id ?? null,
    change: change && {
      ...{ verdict: change.verdict, sure: change.sure, further: change.further },
      ...{ difference: change.difference.estimate, low: change.difference.low, high: change.difference.high },
    },
    level: levelOf(watched, now),
    place: isTeamShown ? placeOf(now, better, means) : null,
  };
}

function baselineOf({ baseline, margin, sessions }: NonNullable<Watched['goal']>): Mean | null {
  if (sessions === 0) return null;
  const [low, high] = margin === null ? [null, null] : [baseline - margin, baseline + margin];
  return { value: baseline, low, high, sessions };
}

/** Whether the team is told of at all: enough of the rep's sessions, and enough mates with enough of theirs. */
function teamOf(input: PackInput, enough: boolean): EvidencePack['team'] {
  const { team, watched, sums } = input;
  const measuredOf = (member: string) => Math.max(0, ...watched.map(({ what }) => sums.of(member, what, 1)?.n ?? 0));
  const judged = team.filter((member) => measuredOf(member) >= leastOfMate).length;
  if (!enough)
    return { shown: false, says: 'These sessions are too few to place anybody in the team, so this review doesn’t.' };
  if (judged < flagRule.leastTeam)
    return {
      shown: false,
      says: `${judged} of the team have ${leastOfMate} sessions or more in this period. Under ${flagRule.leastTeam}, nobody is placed among the others.`,
    };
  return { shown: true, says: `Among ${judged} reps with ${leastOfMate} sessions or more in this period.` };
}

export function evidencePack(input: PackInput): EvidencePack {
  const { period, baseline, watched, compliance, strong, weak, preparedAt } = input;
  const own = new Map(
    input.values
      .filter(({ atMs }) => atMs >= period.fromMs && atMs < period.toMs)
      .map(({ sessionId, source }) => [sessionId, source]),
  );
  const calls = [...own.values()].filter((source) => source === 'call').length;
  const sampling = enoughSessions(own.size, period.days, calls);
  const team = teamOf(input, sampling.enough);
  const sessions = { total: own.size, calls, practice: own.size - calls, days: period.days, ...sampling };
  const byWhat = Map.groupBy(input.values, ({ what }) => what);
  const rows = watched
    .map((each) => rowOf(each, byWhat.get(each.what) ?? [], input, team.shown))
    .filter(({ now, baseline, goal }) => now !== null || baseline !== null || goal !== null);
  return {
    ...{ v: 1, preparedAt, from: period.from, to: period.to, baselineFrom: baseline.from },
    ...{ sessions, rows, team, compliance, strong, weak },
    headline: headlineOf({ sessions, rows, compliance }),
  };
}
