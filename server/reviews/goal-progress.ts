import type { Followed, ValueAt } from '../db/goal-measures.ts';
import { daysBetween } from '../domain/day.ts';
import type { GoalProgress } from '../domain/goal.ts';
import type { Interval } from '../domain/interval.ts';
import { meanWithin, type Spread } from '../statistics/interval.ts';
import { progressOf } from '../statistics/progress.ts';
import { repeatedPractice, repeatsOf, spreadOf } from '../statistics/reliability.ts';
import { mean } from '../statistics/values.ts';

/** Pure: where a goal stands, from what was measured. */

/**
 * How far one session strays, from everybody's repeated practice and what is published. Of a team's mean the reps
 * themselves differ too, so what lies between them counts as error as well: that errs on the careful side.
 */
export function spreadFor(what: string, values: readonly ValueAt[], isTeam: boolean): Spread | null {
  const own = repeatedPractice(
    repeatsOf(values.map(({ memberId, at, value }) => ({ rep: memberId, atMs: at.getTime(), value }))),
  );
  const known = spreadOf(what, own);
  if (!known) return null;
  return isTeam ? { sem: Math.sqrt(known.sem ** 2 + (own?.between ?? 0)), df: known.df } : known;
}

/** A mean with its 95 % interval; `low` and `high` null where nothing can be said of the certainty. */
export type Standing = { value: number | null; low: number | null; high: number | null; sessions: number };

export function standingOf(values: readonly ValueAt[], spread: Spread | null): Standing {
  const numbers = values.map(({ value }) => value);
  if (numbers.length === 0) return { value: null, low: null, high: null, sessions: 0 };
  const within: Interval | null = spread && meanWithin(numbers, spread);
  const { low = null, high = null } = within ?? {};
  return { value: mean(numbers), low, high, sessions: numbers.length };
}

const dayMs = 86_400_000;

/** Where it stands at `now`, by the sessions since it was set. */
export function progressFor(goal: Followed, since: readonly ValueAt[], spread: Spread | null, now: Date): GoalProgress {
  const { better, target, baseline, baselineSessions, madeAt, setOn, dueOn, milestones } = goal;
  const at = now.toISOString();
  if (!spread) {
    const days = Math.floor((now.getTime() - madeAt.getTime()) / dayMs);
    const over = days > daysBetween(setOn, dueOn);
    const stuck = days >= 30 && since.length === 0;
    return {
      state: over ? 'not met' : 'not started',
      ...standingOf(since, null),
      spread,
      sure: 0,
      stuck,
      more: null,
      at,
    };
  }
  const progress = progressOf(
    {
      aim: { better, target },
      baseline: Array.from({ length: baselineSessions }, () => baseline),
      startedMs: madeAt.getTime(),
      milestones: milestones.map(({ on, value }) => ({ day: daysBetween(setOn, on), value })),
      dueDay: Math.max(1, daysBetween(setOn, dueOn)),
    },
    since.map(({ at, value }) => ({ atMs: at.getTime(), value })),
    now.getTime(),
    spread,
  );
  return {
    state: progress.state,
    value: progress.now?.estimate ?? null,
    low: progress.now?.low ?? null,
    high: progress.now?.high ?? null,
    sessions: progress.sessions,
    judgedBy: progress.judgedBy,
    spread: { sem: spread.sem, df: spread.df },
    sure: progress.sure ?? 0,
    stuck: progress.unchanged,
    more: progress.further,
    at,
  };
}
