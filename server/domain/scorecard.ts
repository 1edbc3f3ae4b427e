import { z } from 'zod';
import { Doubt } from './doubt.ts';
import { Evidence, Measurement } from './measurement.ts';
import { EndReason } from './prospect-state.ts';
import { Level } from './rubric.ts';

/** A pure function of record, scenario and rubric version. */

export const CriterionScore = z.object({
  id: z.string(),
  name: z.string(),
  weight: z.number(),
  /** 0–100, or null where nothing behind it could be measured. */
  computed: z.number().nullable(),
  /** Computed with a coach's overrides. */
  effective: z.number().nullable(),
  level: Level.nullable(),
  /** What the level means, in the rubric's words, and what to do about it. */
  means: z.string(),
  action: z.string(),
  /** The finding in a sentence, from the measurements behind it. */
  says: z.string(),
  measures: z.array(z.object({ id: z.string(), score: z.number().nullable(), weight: z.number() })),
  evidence: z.array(Evidence),
  /**
   * A language model votes on a row of it. `counts`: coaches agree with it. `coaches only`: they don't, or it has no
   * votes; then it weighs nothing, and of its values only coaches are told.
   */
  judged: z.enum(['counts', 'coaches only']).optional(),
});
export type CriterionScore = z.infer<typeof CriterionScore>;

/** One of the three turns that decided the session. */
export const Moment = z.object({
  /** The rep's turn, and the sentence in it. */
  at: Evidence,
  helped: z.boolean(),
  headline: z.string(),
  /** What it did to the prospect, in a sentence. */
  effect: z.string(),
  change: z.object({ patience: z.number(), trust: z.number(), interest: z.number(), irritation: z.number() }),
  /** What the prospect had just done, and a better answer to that very beat. */
  beat: z.string(),
  answered: Evidence.nullable(),
  better: z.string().nullable(),
  /** Where there is none beside it: why not, in a sentence. Absent in older cards. */
  unsuggested: z.string().optional(),
  trap: z.object({ text: z.string(), why: z.string() }).nullable(),
  replayFrom: z.int(),
});
export type Moment = z.infer<typeof Moment>;

/** A rung of what was held back, and how it came out. `how` and `asked` are absent in older cards. */
export const Rung = z.object({
  depth: z.int(),
  learned: z.string(),
  /** `passed`: never said, because what lies behind it was. */
  state: z.enum(['earned', 'told', 'passed', 'hidden']),
  /** Earned by a question, a statement, a fault owned, a trade; or what it was told after. */
  how: z
    .enum(['question', 'statement', 'fault', 'trade', 'silence', 'offer', 'concern', 'unasked'])
    .nullable()
    .optional(),
  /** The sentence that earned it. */
  by: Evidence.nullable(),
  said: Evidence.nullable(),
  /** Where it was asked for and not told then. */
  asked: Evidence.nullable().optional(),
});
export type Rung = z.infer<typeof Rung>;

/** What the prospect held, what was earned and by which question, what never surfaced. */
export const Ledger = z.object({
  facts: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** Whose it is to tell. Absent in older cards. */
      persona: z.string().optional(),
      rungs: z.array(Rung),
    }),
  ),
  objections: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      name: z.string(),
      raised: Evidence.nullable(),
      resolved: z.boolean(),
      how: z.string(),
    }),
  ),
  /** Every turn that moved trust by a point or more, and why. */
  trust: z.array(z.object({ at: Evidence, from: z.number(), to: z.number(), why: z.string() })),
});
export type Ledger = z.infer<typeof Ledger>;

export const Outcome = z.object({
  ended: EndReason.nullable(),
  /** The ending in a sentence. */
  says: z.string(),
  /** The step the call ended in, in the words it was put in. Absent in older cards. */
  step: z
    .object({
      at: Evidence,
      owner: z.string(),
      date: z.string(),
      condition: z.string(),
      /** What each does on the way to it, where that was said beside it. */
      brings: z.array(Evidence).optional(),
    })
    .nullable()
    .optional(),
  resistanceFrom: z.number().nullable(),
  resistanceTo: z.number().nullable(),
  turns: z.int(),
  activeMs: z.number(),
});
export type Outcome = z.infer<typeof Outcome>;

export const Scorecard = z.object({
  v: z.literal(1),
  rubric: z.object({ id: z.string(), version: z.int(), title: z.string() }),
  listener: z.string(),
  /** 0–100, or null when less than half of the weight could be measured. */
  overall: z.number().nullable(),
  /** What was computed, where a coach's overrides made it another. Absent where none stands. */
  computedOverall: z.number().nullable().optional(),
  level: Level.nullable(),
  /** The judge whose votes it rests on, and in which criteria; absent where it rests on none. */
  judge: z.object({ by: z.string(), criteria: z.array(z.string()) }).optional(),
  /** Why it is less sure than others. Absent in older cards. */
  doubts: z.array(Doubt).optional(),
  /** Share of the weight that could be measured, 0–1. */
  coverage: z.number(),
  /** The one finding the page leads with. */
  headline: z.string(),
  criteria: z.array(CriterionScore),
  measurements: z.array(Measurement),
  moments: z.array(Moment),
  ledger: Ledger.nullable(),
  outcome: Outcome,
});
export type Scorecard = z.infer<typeof Scorecard>;
