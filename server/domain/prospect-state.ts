import { z } from 'zod';
import { Beat } from './beat.ts';
import { Check } from './scenario-parts.ts';
import { Mood, MoodRow } from './temperament.ts';

/** Everything the director carries from turn to turn. Plain JSON: stored with each step, replayable from any of them. */

export const Manner = z.enum(['guarded', 'cold', 'hostile']);
export type Manner = z.infer<typeof Manner>;

export const endReasons = ['agreed', 'honest-no', 'settled', 'walked-away', 'time-up', 'by-rep', 'abandoned'] as const;
export const EndReason = z.enum(endReasons);
export type EndReason = z.infer<typeof EndReason>;

export const ObjectionState = z.object({
  raisedTurn: z.int(),
  resolved: z.boolean(),
  /** Which of `resolved.all` have held since it was raised. */
  held: z.array(z.boolean()),
  /** Times met, and how often with a question before anything else. */
  met: z.int(),
});

export const ProspectState = z.object({
  v: z.literal(1),
  mood: Mood,
  manner: Manner,
  /** Rep turns so far. */
  turn: z.int(),
  /** The prospect's clock: the active time or the turns' nominal time, whichever is more. */
  clockMs: z.number(),
  /** Highest rung told of each hidden fact, and the highest that was earned by a question. */
  told: z.record(z.string(), z.int()),
  earned: z.record(z.string(), z.int()),
  objections: z.record(z.string(), ObjectionState),
  /** The turn each event fired in. */
  fired: z.record(z.string(), z.int()),
  /** The objection that has the floor. */
  open: z.string().nullable(),
  topic: z.string().nullable(),
  /** A question of fact that waits for its answer. */
  asked: Check.extend({ event: z.string(), turn: z.int() }).nullable(),
  /** `after`: what follows once the hold has stood; lost when the rep speaks into it. */
  hold: z
    .object({ fromMs: z.number(), untilMs: z.number(), event: z.string(), after: z.array(Beat).default([]) })
    .nullable(),
  /** The next step as the rep proposed it. */
  step: z.object({ owner: z.string(), date: z.string(), agreed: z.boolean() }).nullable(),
  counts: z.record(z.string(), z.number()),
  /** Keys of lines already said. */
  said: z.array(z.string()),
  /** Rows of the temperament table that the last turn took: why the mood moved. */
  rows: z.array(MoodRow),
  lastRepText: z.string(),
  ended: EndReason.nullable(),
});
export type ProspectState = z.infer<typeof ProspectState>;
