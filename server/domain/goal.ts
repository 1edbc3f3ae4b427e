import { z } from 'zod';
import { dayAfter } from './org-settings.ts';

/** Development goals: one measured quantity, from a baseline to a target, by a date. */

/** Why it is not there yet, as rep and manager understood it together. */
export const causes = ['skill', 'clarity', 'will', 'outside'] as const;
export const Cause = z.enum(causes);
export type Cause = z.infer<typeof Cause>;

/** At most so many are open for one rep at a time. */
export const mostOpenGoals = 2;
/** Days after which a goal is looked at. */
export const checkpoints = [30, 60, 90] as const;
/** A goal closes no earlier than so many days after its baseline. */
export const leastDays = 30;

/** Where the value should be by a day. Dates are `YYYY-MM-DD` in the organisation's time zone. */
export const Milestone = z.object({ on: z.iso.date(), value: z.number() });
export type Milestone = z.infer<typeof Milestone>;

export const goalStates = ['not started', 'on track', 'at risk', 'met', 'not met'] as const;
export const GoalState = z.enum(goalStates);
export type GoalState = z.infer<typeof GoalState>;

/** Where a goal stands: the mean of the sessions since its baseline, with its 95 % interval. */
export const GoalProgress = z.object({
  state: GoalState,
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  sessions: z.int(),
  /** How sure the state is, 0–1. */
  sure: z.number(),
  /** Thirty days are over and nothing has moved: what else to try. */
  stuck: z.boolean(),
  /** Further sessions that would settle it; null where none within reason would. */
  more: z.int().nullable(),
  at: z.iso.datetime(),
});
export type GoalProgress = z.infer<typeof GoalProgress>;

/** What to try where a goal hasn't moved in thirty days. */
export const approaches = ['other scenarios', 'more practice', 'live observation'] as const;
export const Approach = z.enum(approaches);
export type Approach = z.infer<typeof Approach>;

/** Fewer sessions than this are too few for a baseline to rest on. */
export const leastBaseline = 3;

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

/** Full days from one `YYYY-MM-DD` to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
