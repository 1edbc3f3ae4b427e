import type { JudgedBy } from '../domain/goal.ts';
import type { Interval } from '../domain/interval.ts';
import { type Change, type Direction, probabilityBelow, reliableChange, shortOf } from './change.ts';
import { meanWithin, reachOf, type Spread } from './interval.ts';
import { finite, mean, usualLevel } from './values.ts';

/** A goal's state, computed from the sessions so far. */

/** What is aimed at: a value to come to or beyond, or a band to be in. */
export type Aim = { better: 'higher' | 'lower'; target: number } | { better: 'band'; band: [number, number] };

export type Goal = {
  aim: Aim;
  /** Values of the sessions the goal was set on; may be none. */
  baseline: readonly number[];
  startedMs: number;
  /** Days after the start, and the value to have come to by then. */
  milestones: readonly { day: number; value: number }[];
  /** The day the goal is to be met by. */
  dueDay: number;
};

export type GoalState = 'not started' | 'on track' | 'at risk' | 'met' | 'not met';

export type Progress = {
  state: GoalState;
  /** Probability that what the state says is so, 0–1; null without a session. Of `not met`: that the target isn't reached. */
  sure: number | null;
  /** Mean of the sessions it is judged by, in the measurement's unit; null without one. */
  now: Interval | null;
  /** How many sessions it is judged by. */
  sessions: number;
  judgedBy: JudgedBy;
  /** Full days since the start. */
  day: number;
  /** How far the value may be from the aim today, in the measurement's unit: 0 at the end. */
  allowance: number;
  /** Against the baseline; null without one, or without a session since. */
  change: Change | null;
  /** Thirty days have gone by, and there is no reliable improvement. */
  unchanged: boolean;
  /** Further sessions that would have it met if the mean stays; 0 when met, null when none within 200. */
  further: number | null;
};

const dayMs = 24 * 60 * 60 * 1000;
const unchangedFromDay = 30;
/** Sessions older than this say what the rep did, not what they do; fewer than so many are too few to leave the rest out. */
const recentMs = 30 * dayMs;
const leastRecent = 5;
const mostFurther = 200;

const directionOf = (aim: Aim): Direction =>
  aim.better === 'band' ? { better: 'band', band: aim.band } : { better: aim.better };

/** How far a value is from the aim; below 0 beyond a target, 0 in a band. */
const missing = (value: number, aim: Aim) =>
  shortOf(value, directionOf(aim)) - (aim.better === 'band' ? 0 : shortOf(aim.target, aim));

/** The values that are at most `allowance` from the aim. */
function rangeOf(aim: Aim, allowance: number): [number, number] {
  if (aim.better === 'band') return [aim.band[0] - allowance, aim.band[1] + allowance];
  return aim.better === 'higher'
    ? [aim.target - allowance, Number.POSITIVE_INFINITY]
    : [Number.NEGATIVE_INFINITY, aim.target + allowance];
}

/** The path from the baseline through the milestones to the aim, straight between them: how far off is right today. */
function allowanceAt(day: number, { aim, baseline, milestones, dueDay }: Goal): number {
  const path = [
    ...(baseline.length > 0 ? [{ day: 0, off: missing(mean(baseline), aim) }] : []),
    ...milestones.map(({ day, value }) => ({ day, off: missing(value, aim) })).filter((at) => at.day < dueDay),
    { day: dueDay, off: 0 },
  ].toSorted((a, b) => a.day - b.day);
  const after = path.findIndex((at) => at.day >= day);
  if (after === -1) return 0;
  const [from, to] = [path[after - 1], path[after] as (typeof path)[number]];
  const off = from ? from.off + ((day - from.day) / (to.day - from.day)) * (to.off - from.off) : to.off;
  return Math.max(0, off);
}

/**
 * The state today. `met` is said when the interval of the recent sessions lies wholly within the aim; `not met` when
 * the day has passed without. Before that the goal is `on track` where the mean is on the path from baseline through
 * the milestones to the aim or beyond it, else `at risk`, with the probability of that. Judged by the sessions since the
 * start of the last thirty days, or by the latest five where those are fewer. Sessions before the start and after
 * `todayMs` don't count. RangeError of what isn't finite, of a spread that isn't above 0, and of a due day that isn't.
 */
export function progressOf(
  goal: Goal,
  sessions: readonly { atMs: number; value: number }[],
  todayMs: number,
  spread: Spread,
  level: number = usualLevel,
): Progress {
  const { aim, baseline, startedMs, dueDay, milestones } = goal;
  finite([startedMs, todayMs, spread.sem, ...baseline, ...(aim.better === 'band' ? aim.band : [aim.target])]);
  finite([...sessions.flatMap(({ atMs, value }) => [atMs, value]), ...milestones.flatMap((m) => [m.day, m.value])]);
  if (!(dueDay > 0) || !(spread.sem > 0)) throw new RangeError('a goal needs a day and an error to be judged by');
  const since = sessions.filter(({ atMs }) => atMs >= startedMs && atMs <= todayMs).toSorted((a, b) => a.atMs - b.atMs);
  const recent = since.filter(({ atMs }) => atMs > todayMs - recentMs);
  const judged = recent.length < leastRecent ? since.slice(-leastRecent) : recent;
  const judgedBy: JudgedBy =
    judged.length === since.length ? 'since set' : judged === recent ? 'last 30 days' : 'latest';
  const values = judged.map(({ value }) => value);
  const day = Math.max(0, Math.floor((todayMs - startedMs) / dayMs));
  const isOver = day > dueDay;
  const allowance = allowanceAt(day, goal);
  const change = reliableChange(baseline, values, spread, directionOf(aim), level);
  const now = meanWithin(values, spread, level);
  const common = { now, sessions: values.length, judgedBy, day, allowance, change };
  if (!now) {
    const unchanged = day >= unchangedFromDay;
    return { ...common, state: isOver ? 'not met' : 'not started', sure: null, unchanged, further: null };
  }
  const within = (allowed: number) => {
    const [low, high] = rangeOf(aim, allowed);
    const z = (end: number) => ((end - now.estimate) * Math.sqrt(values.length)) / spread.sem;
    const below = (end: number) => (Number.isFinite(end) ? probabilityBelow(z(end), spread.df) : Number(end > 0));
    return below(high) - below(low);
  };
  const [low, high] = rangeOf(aim, 0);
  const reach = reachOf(spread.df, level) * spread.sem;
  const isMetBy = (further: number) => {
    const half = reach / Math.sqrt(values.length + further);
    return now.estimate - half > low && now.estimate + half < high;
  };
  const further = Array.from({ length: mostFurther + 1 }, (_, count) => count).find(isMetBy) ?? null;
  const isMet = further === 0;
  const isOnPath = missing(now.estimate, aim) <= allowance + 1e-12;
  const state = isMet ? 'met' : isOver ? 'not met' : isOnPath ? 'on track' : 'at risk';
  const sure = {
    met: within(0),
    'not met': 1 - within(0),
    'on track': within(allowance),
    'at risk': 1 - within(allowance),
  };
  const unchanged = day >= unchangedFromDay && !isMet && change !== null && change.verdict !== 'improved';
  return { ...common, state, sure: sure[state], unchanged, further };
}
