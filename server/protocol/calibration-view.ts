import { z } from 'zod';
import { StandingState } from '../domain/coaching.ts';
import { Interval } from '../domain/interval.ts';

/** Blind double ratings, and how far they agree. */

const Named = z.object({ id: z.string(), name: z.string() });

export const NewRound = z.strictObject({
  title: z.string().trim().min(1).max(100),
  sessions: z.array(z.uuid()).min(1).max(40),
  criteria: z.array(z.string().min(1).max(100)).min(1).max(20),
  raters: z.array(z.string().min(1).max(100)).min(2).max(6),
});
export type NewRound = z.infer<typeof NewRound>;

export const NewRating = z.strictObject({
  session: z.uuid(),
  scores: z
    .array(z.strictObject({ criterion: z.string(), score: z.number().min(0).max(100) }))
    .min(1)
    .max(20),
});
export type NewRating = z.infer<typeof NewRating>;

/** Null where it can't be told from so few sessions. */
const Agreed = z.object({
  /** Weighted kappa of levels, quadratic weights. */
  kappa: Interval.nullable(),
  /** ICC(A,1) of scores. */
  icc: Interval.nullable(),
  sessions: z.int(),
});
export type Agreed = z.infer<typeof Agreed>;

export const RoundView = z.object({
  id: z.string(),
  title: z.string(),
  by: z.string(),
  madeAt: z.string(),
  raters: z.array(z.string()),
  /** The reader rates in it. */
  rates: z.boolean(),
  criteria: z.array(Named.extend({ levels: z.record(z.string(), z.string()) })),
  sessions: z.array(
    z.object({ session: z.string(), title: z.string(), rep: z.string(), rated: z.boolean(), allIn: z.boolean() }),
  ),
  /** Of the sessions that every rater has rated. */
  agreement: z.array(z.object({ criterion: z.string(), among: Agreed, computed: Agreed })),
});
export type RoundView = z.infer<typeof RoundView>;

export const CalibrationView = z.object({
  rounds: z.array(RoundView),
  standings: z.array(
    z.object({
      rubric: z.string(),
      criterion: z.string(),
      state: StandingState,
      kappa: Interval.nullable(),
      sessions: z.int(),
      since: z.string(),
      /** A language model votes on a row of it; only then is anything kept from reps. */
      judged: z.boolean(),
      /** Which one; what it votes on stands for it alone. */
      judge: z.string().nullable(),
    }),
  ),
  /** What a round can be made of. */
  choices: z.object({
    sessions: z.array(
      z.object({ session: z.string(), title: z.string(), rep: z.string(), rubric: Named, criteria: z.array(Named) }),
    ),
    raters: z.array(Named),
  }),
});
export type CalibrationView = z.infer<typeof CalibrationView>;
