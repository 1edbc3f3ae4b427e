import { z } from 'zod';
import { Basis } from '../domain/basis.ts';
import { Approach, Cause, GoalProgress, Milestone } from '../domain/goal.ts';
import { Quantity } from '../domain/quantity.ts';
import { AssignmentView, Whose } from './assignment-view.ts';

/** Shapes of the HTTP answers about development goals. */

export const NewGoal = z
  .strictObject({
    member: z.uuid().optional(),
    team: z.uuid().optional(),
    says: z.string().trim().min(1, 'say the goal in a sentence').max(300),
    what: z.string().max(100),
    cause: Cause,
    causeNote: z.string().trim().max(1000).default(''),
    /** Only where nothing was measured yet; else the data has the word. */
    baseline: z.number().nullable().default(null),
    target: z.number(),
    dueOn: z.iso.date(),
    milestones: z.array(Milestone).max(6),
    review: z.uuid().nullable().default(null),
  })
  .refine((it) => (it.member === undefined) !== (it.team === undefined), 'name one member or one team');
export type NewGoal = z.infer<typeof NewGoal>;

/** A mean of sessions; `low` and `high` are its 95 % interval, null where nothing can be said of the certainty. */
export const BaselineView = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  sessions: z.int(),
  /** Practice and real calls apart. */
  basis: Basis,
  /** It rests on enough sessions to begin with. */
  enough: z.boolean(),
  quantity: Quantity,
  /** Goals that are open for them already. */
  open: z.int(),
});
export type BaselineView = z.infer<typeof BaselineView>;

export const GoalView = z.object({
  id: z.string(),
  whose: Whose,
  says: z.string(),
  quantity: Quantity,
  better: z.enum(['higher', 'lower']),
  cause: Cause,
  causeNote: z.string(),
  baseline: z.object({
    value: z.number(),
    margin: z.number().nullable(),
    sessions: z.int(),
    /** Practice and real calls apart; null in older goals, and to a rep of a team's goal. */
    basis: Basis.nullable(),
  }),
  target: z.number(),
  milestones: z.array(Milestone),
  setOn: z.string(),
  dueOn: z.string(),
  review: z.string().nullable(),
  by: z.string(),
  status: z.enum(['open', 'met', 'not met', 'dropped']),
  closed: z.object({ session: z.string().nullable(), note: z.string(), at: z.string() }).nullable(),
  /** Null to a rep of a team's goal: the numbers are their colleagues' too. */
  progress: GoalProgress.nullable(),
  /** Another approach was chosen. */
  changed: z.boolean(),
  mine: z.boolean(),
});
export type GoalView = z.infer<typeof GoalView>;

export const GoalList = z.object({ mine: z.array(GoalView), theirs: z.array(GoalView), today: z.string() });
export type GoalList = z.infer<typeof GoalList>;

export const GoalDetail = GoalView.extend({
  today: z.string(),
  /** The caller may change it. */
  manages: z.boolean(),
  /** What it rests on, baseline's and since, in order of time. */
  sessions: z.array(
    z.object({
      session: z.string(),
      source: z.enum(['practice', 'call']),
      title: z.string(),
      at: z.string(),
      /** Null to whoever rates the session blind. */
      value: z.number().nullable(),
      since: z.boolean(),
    }),
  ),
  assignments: z.array(AssignmentView),
  changes: z.array(z.object({ approach: Approach, note: z.string(), by: z.string(), at: z.string() })),
  /** What closes it as met. Null for a team's, and when closed. */
  closing: z
    .object({
      /** From this day on an attempt closes it. */
      from: z.string(),
      /** Equivalents of what they practised that they never met. */
      scenarios: z.array(z.object({ id: z.string(), title: z.string(), difficulties: z.array(z.string()) })),
    })
    .nullable(),
  /** Proposed where thirty days changed nothing. */
  approaches: z.array(z.object({ approach: Approach, says: z.string() })),
});
export type GoalDetail = z.infer<typeof GoalDetail>;

export const GoalChange = z.strictObject({ approach: Approach, note: z.string().trim().max(500) });
export type GoalChange = z.infer<typeof GoalChange>;

export const GoalClosing = z.strictObject({
  as: z.enum(['met', 'not met', 'dropped']),
  note: z.string().trim().min(1, 'say why').max(500),
});
export type GoalClosing = z.infer<typeof GoalClosing>;
