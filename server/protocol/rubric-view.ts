import { z } from 'zod';
import { Interval } from '../domain/interval.ts';
import { Measurement } from '../domain/measurement.ts';
import { Anchors, Level, Rubric } from '../domain/rubric.ts';

/** Shapes of the HTTP answers about rubrics. */

export const RubricSummary = z.object({
  id: z.string(),
  title: z.string(),
  version: z.int(),
  criteria: z.array(z.string()),
  /** Null where the version that ships with the product is in force. */
  publishedAt: z.string().nullable(),
});
export type RubricSummary = z.infer<typeof RubricSummary>;

export const RubricView = z.object({
  /** The version in force. */
  rubric: Rubric,
  /** Newest first; of the one that ships neither a day nor a name. */
  versions: z.array(
    z.object({ rubric: Rubric, at: z.string().nullable(), by: z.string().nullable(), note: z.string() }),
  ),
  /** What criteria may be measured by. */
  measures: z.array(
    Measurement.pick({ number: true, id: true, name: true, unit: true, better: true }).extend({
      /** A language model votes on it. */
      judged: z.boolean(),
    }),
  ),
  /** Whether the caller may hold a draft against their teams’ sessions. */
  seesPractice: z.boolean(),
});
export type RubricView = z.infer<typeof RubricView>;

export const NewRubricVersion = z.strictObject({
  /** The version it was made from: where there is a newer one, it is refused. */
  basedOn: z.int().min(1),
  rubric: Rubric,
  note: z.string().trim().min(1).max(500),
});
export type NewRubricVersion = z.infer<typeof NewRubricVersion>;

const Scored = z.object({ overall: z.number().nullable(), level: Level.nullable() });

export const RubricPreview = z.object({
  sessions: z.array(
    z.object({
      session: z.string(),
      rep: z.string(),
      scenario: z.string(),
      startedAt: z.string(),
      version: z.int(),
      before: Scored,
      after: Scored,
      criteria: z.array(
        z.object({ id: z.string(), name: z.string(), before: z.number().nullable(), after: z.number().nullable() }),
      ),
    }),
  ),
});
export type RubricPreview = z.infer<typeof RubricPreview>;

export const ThresholdProposal = z.object({
  criterion: z.string(),
  measure: z.string(),
  sessions: z.int(),
  reps: z.int(),
  /** Null where there are too few sessions to go by. */
  mean: Interval.nullable(),
  deviation: z.number().nullable(),
  /** The value at which good begins by the rubric, and at which it would. */
  now: z.number().nullable(),
  proposed: z.number().nullable(),
  /** The anchors that would have it begin there; null where it lies outside of those there are. */
  anchors: Anchors.nullable(),
});
export type ThresholdProposal = z.infer<typeof ThresholdProposal>;
export const Thresholds = z.object({ days: z.int(), proposals: z.array(ThresholdProposal) });
export type Thresholds = z.infer<typeof Thresholds>;
