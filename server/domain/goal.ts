import { z } from 'zod';

/** Development goals: one measured quantity, from a baseline to a target, by a date. */

/** Why it is not there yet, as rep and manager understood it together. */
export const causes = ['skill', 'clarity', 'will', 'outside'] as const;
export const Cause = z.enum(causes);
export type Cause = z.infer<typeof Cause>;

/** A goal closes no earlier than so many days after its baseline. */
export const leastDays = 30;

/** Where the value should be by a day. Dates are `YYYY-MM-DD` in the organisation's time zone. */
export const Milestone = z.object({ on: z.iso.date(), value: z.number() });
export type Milestone = z.infer<typeof Milestone>;

export const goalStates = ['not started', 'on track', 'at risk', 'met', 'not met'] as const;
export const GoalState = z.enum(goalStates);
export type GoalState = z.infer<typeof GoalState>;

/** Which sessions since it was set a goal is judged by: all, those of the last thirty days, or the latest few. */
export const JudgedBy = z.enum(['since set', 'last 30 days', 'latest']);
export type JudgedBy = z.infer<typeof JudgedBy>;

/** Where a goal stands: the mean of the sessions since its baseline, with its 95% interval. */
export const GoalProgress = z.object({
  state: GoalState,
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  sessions: z.int(),
  /** Absent in what was stored before it was said. */
  judgedBy: JudgedBy.optional(),
  /** The error of one session by which it is judged: a review takes the same. Absent as above, null where none is known. */
  spread: z.object({ sem: z.number(), df: z.number().nullable() }).nullable().optional(),
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
