import { dayAfter, daysBetween } from './day.ts';
import type { Milestone } from './goal.ts';

/** What a page knows of goals without their shapes: their number, their target, the straight line to it. */

/** At most so many are open for one rep at a time. */
export const mostOpenGoals = 2;

/** Whether a value is at the target or beyond it. */
export const isAtTarget = ({ better, target }: { better: 'higher' | 'lower'; target: number }, value: number) =>
  better === 'higher' ? value >= target : value <= target;

/** Days after which a goal is looked at. */
export const checkpoints = [30, 60, 90] as const;

/** The days of a goal's checkpoints, on the straight line from its baseline to its target; the last one is the target's. */
export function milestonesOn(line: { baseline: number; target: number; setOn: string; dueOn: string }): Milestone[] {
  const { baseline, target, setOn, dueOn } = line;
  const days = daysBetween(setOn, dueOn);
  return checkpoints
    .filter((day) => day <= days)
    .map((day) => ({ on: dayAfter(setOn, day), value: tidy(baseline + ((target - baseline) * day) / days) }));
}

/** As many digits as anybody would say: 62, 7.5, 0.42. */
const tidy = (value: number) => Number(value.toFixed(Math.abs(value) >= 10 ? 0 : Math.abs(value) >= 2 ? 1 : 2));
