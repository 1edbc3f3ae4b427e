import { z } from 'zod';
import { Interval } from '../domain/interval.ts';
import { Measurement } from '../domain/measurement.ts';
import { Anchors, Criterion, Level, Rubric } from '../domain/rubric.ts';
import { RubricForm } from '../domain/rubric-form.ts';

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

/** What a member typed and has not published. */
const RubricDraft = z.object({ form: RubricForm, basedOn: z.int(), savedAt: z.string() });

export const RubricView = z.object({
  /** The version in force. */
  rubric: Rubric,
  /** Newest first; of the one that ships neither a day nor a name. */
  versions: z.array(
    z.object({ rubric: Rubric, at: z.string().nullable(), by: z.string().nullable(), note: z.string() }),
  ),
  /** What criteria may be measured by; `action`: what a coach would have the rep do, `anchors`: those in use elsewhere. */
  measures: z.array(
    Measurement.pick({ number: true, id: true, name: true, unit: true, better: true }).extend({
      action: z.string(),
      anchors: Anchors.nullable(),
      /** A language model votes on it. */
      judged: z.boolean(),
    }),
  ),
  /** Criteria that this version has not: earlier versions' and other rubrics'. Taken up, their trends go on. */
  others: z.array(z.object({ criterion: Criterion, from: z.string() })),
  /** Open goals that aim at a criterion of this version, by its id. */
  goals: z.record(z.string(), z.int()),
  /** The caller's own, as it was typed. */
  draft: RubricDraft.nullable(),
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

export const NewRubricDraft = z.strictObject({
  basedOn: z.int().min(1),
  /** `savedAt` of the draft that this one goes on from; null where it goes on from none. */
  over: z.iso.datetime().nullable(),
  form: RubricForm,
});
export type NewRubricDraft = z.infer<typeof NewRubricDraft>;

export const DraftSaved = z.object({ savedAt: z.string() });
export type DraftSaved = z.infer<typeof DraftSaved>;

/** The member's draft was saved, published or discarded elsewhere in between: nothing was written, and what stands is here. */
export const DraftConflict = z.object({
  code: z.literal('conflict'),
  message: z.string(),
  retryable: z.literal(false),
  stands: RubricDraft.nullable(),
});
export type DraftConflict = z.infer<typeof DraftConflict>;

export const DraftDiscarded = z.object({ status: z.literal('discarded') });
export type DraftDiscarded = z.infer<typeof DraftDiscarded>;

const Scored = z.object({ overall: z.number().nullable(), level: Level.nullable() });

export const RubricPreview = z.object({
  sessions: z.array(
    z.object({
      session: z.string(),
      source: z.enum(['practice', 'call']),
      rep: z.string(),
      /** What was practised, or what the call is called. */
      title: z.string(),
      startedAt: z.string(),
      version: z.int(),
      before: Scored,
      after: Scored,
      criteria: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          /** Against the version that the session was scored by. */
          is: z.enum(['kept', 'added', 'removed']),
          before: z.number().nullable(),
          after: z.number().nullable(),
        }),
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
