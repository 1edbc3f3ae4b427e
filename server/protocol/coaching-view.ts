import { z } from 'zod';
import { DisputeState } from '../domain/coaching.ts';
import { Doubt } from '../domain/doubt.ts';
import { Evidence } from '../domain/measurement.ts';
import { Move } from '../domain/move.ts';
import { Difficulty } from '../domain/scenario-parts.ts';
import { ListenerLabel } from './listening-view.ts';

/** What coaches and reps say to each other about a scorecard, and the coaches' queue. */

const Says = z.string().trim().min(1).max(2_000);
const Score = z.number().min(0).max(100);
const CriterionId = z.string().min(1).max(100);

export const NewComment = z.strictObject({ says: Says, at: Evidence.nullable() });
export type NewComment = z.infer<typeof NewComment>;
export const NewOverride = z.strictObject({ criterion: CriterionId, score: Score, reason: Says });
export type NewOverride = z.infer<typeof NewOverride>;
export const NewCorrection = Evidence.extend({ right: z.array(ListenerLabel).max(12) }).strict();
export type NewCorrection = z.infer<typeof NewCorrection>;
export const NewDispute = z.strictObject({ criterion: CriterionId, reason: Says });
export type NewDispute = z.infer<typeof NewDispute>;
export const NewRequest = z.strictObject({ says: Says });
export type NewRequest = z.infer<typeof NewRequest>;
export const NewSentBack = z.strictObject({ seq: z.int().min(1), why: Says });
export type NewSentBack = z.infer<typeof NewSentBack>;

/** Upheld with a score of its own, or with a correction that stands already. */
export const DisputeAnswer = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('declined'), answer: Says }),
  z.strictObject({
    state: z.literal('upheld'),
    answer: Says,
    with: z.union([z.strictObject({ score: Score }), z.strictObject({ correction: z.uuid() })]),
  }),
]);
export type DisputeAnswer = z.infer<typeof DisputeAnswer>;

export const Made = z.object({ id: z.string() });
export type Made = z.infer<typeof Made>;

const By = z.object({ by: z.string(), madeAt: z.string() });
const TakenBack = z.object({ by: z.string(), at: z.string() }).nullable();

/** Everything people said of a session, for those who may open it. */
export const CoachingView = z.object({
  /** The reader is a coach or a manager of its rep. */
  judges: z.boolean(),
  comments: z.array(
    By.extend({
      id: z.string(),
      mine: z.boolean(),
      at: Evidence.nullable(),
      says: z.string(),
      /** When its rep read it. */
      readAt: z.string().nullable(),
    }),
  ),
  /** Oldest first, those taken back too; `counts`: it is the score in effect. */
  overrides: z.array(
    By.extend({
      id: z.string(),
      criterion: z.string(),
      score: z.number(),
      computed: z.number().nullable(),
      reason: z.string(),
      counts: z.boolean(),
      takenBack: TakenBack,
    }),
  ),
  corrections: z.array(
    By.extend({
      id: z.string(),
      at: Evidence,
      heard: z.array(ListenerLabel),
      right: z.array(ListenerLabel),
      moves: z.array(Move),
      takenBack: TakenBack,
    }),
  ),
  disputes: z.array(
    z.object({
      id: z.string(),
      criterion: z.string(),
      reason: z.string(),
      madeAt: z.string(),
      state: DisputeState,
      answer: z.string().nullable(),
      answeredBy: z.string().nullable(),
      answeredAt: z.string().nullable(),
      /** Upheld with a score, or with a correction. */
      with: z.enum(['override', 'correction']).nullable(),
    }),
  ),
  requests: z.array(
    z.object({
      id: z.string(),
      says: z.string(),
      madeAt: z.string(),
      answeredBy: z.string().nullable(),
      answeredAt: z.string().nullable(),
    }),
  ),
  sentBack: z.array(By.extend({ id: z.string(), seq: z.int(), why: z.string(), replay: z.string().nullable() })),
  /** Overall scores of its cards, oldest first: as heard, then each time it was scored again with a correction. */
  cards: z.array(z.object({ overall: z.number().nullable(), at: z.string() })),
  /** Sentences of the rep's turns, for who may comment on or correct them; empty for the rep. */
  sentences: z.array(Evidence),
  check: z.object({
    claimedBy: z.object({ name: z.string(), mine: z.boolean() }).nullable(),
    done: z.object({ by: z.string(), at: z.string() }).nullable(),
  }),
});
export type CoachingView = z.infer<typeof CoachingView>;

/** A session that a coach is to look at. */
export const QueueItem = z.object({
  session: z.string(),
  member: z.object({ id: z.string(), name: z.string() }),
  title: z.string(),
  overall: z.number().nullable(),
  at: z.string(),
  since: z.string(),
  disputed: z.boolean(),
  asked: z.boolean(),
  declared: z.boolean(),
  doubts: z.array(Doubt),
  /** Somebody is on it. */
  claimedBy: z.object({ name: z.string(), mine: z.boolean() }).nullable(),
});
export type QueueItem = z.infer<typeof QueueItem>;

export const QueueView = z.object({
  items: z.array(QueueItem),
  /** There are more than these. */
  more: z.boolean(),
  /** How many sessions the coach means to look at this week, and how many are done. */
  week: z.object({ wanted: z.int(), done: z.int(), from: z.string() }),
});
export type QueueView = z.infer<typeof QueueView>;

export const NewWeek = z.strictObject({ sessions: z.int().min(0).max(200) });
export type NewWeek = z.infer<typeof NewWeek>;

/** What coaches left for a rep to read or to answer again. */
export const ForRepView = z.object({
  sentBack: z.array(
    By.extend({
      id: z.string(),
      session: z.string(),
      seq: z.int(),
      why: z.string(),
      title: z.string(),
      scenario: z.string(),
      difficulty: Difficulty,
    }),
  ),
  unread: z.array(By.extend({ session: z.string(), says: z.string(), title: z.string() })),
});
export type ForRepView = z.infer<typeof ForRepView>;
