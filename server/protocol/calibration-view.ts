import { z } from 'zod';
import { StandingState } from '../domain/coaching.ts';
import { Interval } from '../domain/interval.ts';
import { roundLimits } from '../domain/rating.ts';

/** Blind double ratings, and how far they agree. */

const Named = z.object({ id: z.string(), name: z.string() });

export const NewRound = z.strictObject({
  title: z.string().trim().min(1).max(roundLimits.title),
  sessions: z.array(z.uuid()).min(1).max(roundLimits.sessions),
  criteria: z.array(z.string().min(1).max(100)).min(1).max(roundLimits.criteria),
  raters: z.array(z.string().min(1).max(100)).min(2).max(roundLimits.raters),
});
export type NewRound = z.infer<typeof NewRound>;

export const NewRating = z.strictObject({
  session: z.uuid(),
  scores: z
    .array(z.strictObject({ criterion: z.string(), score: z.number().min(0).max(100) }))
    .min(1)
    .max(roundLimits.criteria),
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

/** What one criterion of one session was given, once every rater has. */
const Given = z.object({
  criterion: z.string(),
  /** As it was when it was rated; null where nothing could be measured. */
  computed: z.number().nullable(),
  /** It rests on a language model's votes, and these are not for the reader: null for them in any case. */
  kept: z.boolean(),
  scores: z.array(z.object({ by: z.string(), score: z.number() })),
});

export const RoundView = z.object({
  id: z.string(),
  title: z.string(),
  by: z.string(),
  madeAt: z.string(),
  /** Null while ratings may still come. */
  endedAt: z.string().nullable(),
  /** The reader may end it before every rating is in. */
  mayEnd: z.boolean(),
  raters: z.array(z.string()),
  /** The reader rates in it. */
  rates: z.boolean(),
  criteria: z.array(Named.extend({ levels: z.record(z.string(), z.string()) })),
  sessions: z.array(
    z.object({
      session: z.string(),
      title: z.string(),
      rep: z.string(),
      at: z.string(),
      rated: z.boolean(),
      allIn: z.boolean(),
      /** Empty until all are in. */
      given: z.array(Given),
    }),
  ),
  /** Sessions of it that the reader may not open any more. */
  closed: z.int(),
  /** Of the sessions that every rater has rated; `computed`: null where it rests on votes that are not for the reader. */
  agreement: z.array(z.object({ criterion: z.string(), among: Agreed, computed: Agreed.nullable() })),
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
      /** When it last went to coaches only; null where it never did. */
      fellAt: z.string().nullable(),
      /** A language model votes on a row of it; only then is anything kept from reps. */
      judged: z.boolean(),
      /** Which one; what it votes on stands for it alone. */
      judge: z.string().nullable(),
    }),
  ),
  /** What a round can be made of. */
  choices: z.object({
    sessions: z.array(
      z.object({
        session: z.string(),
        title: z.string(),
        rep: z.string(),
        at: z.string(),
        rubric: Named,
        criteria: z.array(Named),
      }),
    ),
    raters: z.array(Named),
  }),
});
export type CalibrationView = z.infer<typeof CalibrationView>;
