import { z } from 'zod';
import { Basis } from './basis.ts';
import { Evidence } from './measurement.ts';
import { Level } from './rubric.ts';

/** What a review rests on, prepared by code from results that coaches and managers may see. */

/** A mean with its 95 % interval, and on how many sessions it rests. Without ends where these are too few to tell. */
export const Mean = z.object({
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  sessions: z.int(),
});
export type Mean = z.infer<typeof Mean>;

export const EvidenceChange = z.object({
  verdict: z.enum(['improved', 'worse', 'no clear change yet']),
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  /** How sure the direction is, 0.5–1. */
  sure: z.number(),
  /** Further sessions that would settle it; null where none within reason would. */
  further: z.int().nullable(),
});
export type EvidenceChange = z.infer<typeof EvidenceChange>;

/** Where a rep is in the team: beyond one deviation from its mean only where their whole interval is. */
export const Place = z.object({
  where: z.enum(['above', 'within', 'below']),
  reps: z.int(),
  mean: z.number(),
  deviation: z.number(),
  low: z.number(),
  median: z.number(),
  high: z.number(),
});
export type Place = z.infer<typeof Place>;

export const EvidenceRow = z.object({
  /** As in `measured`. */
  what: z.string(),
  name: z.string(),
  /** `points`: 0–100; `count`: never below 0; of `other` nothing is known to be out of reach. */
  unit: z.enum(['points', 'share', 'count', 'other']),
  baseline: Mean.nullable(),
  /** The baseline's practice and real calls apart; absent in older packs, null where it isn't known. */
  basis: Basis.nullable().optional(),
  now: Mean.nullable(),
  /** Of an open goal. */
  target: z.number().nullable(),
  goal: z.string().nullable(),
  /** What the standard of the role asks for. */
  threshold: z.number().nullable(),
  change: EvidenceChange.nullable(),
  level: Level.nullable(),
  place: Place.nullable(),
});
export type EvidenceRow = z.infer<typeof EvidenceRow>;

const Source = z.enum(['practice', 'call']);

/** Where in the record a sample stands; its words are read from there when it is looked at. */
export const Sample = z.object({
  session: z.string(),
  /** Absent in older packs, whose samples are of practice. */
  source: Source.optional(),
  /** The day of the session. */
  on: z.iso.date(),
  title: z.string(),
  overall: z.number().nullable(),
  at: Evidence,
  /** On the session's clock. */
  atMs: z.number(),
  /** What the other side had said. */
  answered: Evidence.nullable(),
  headline: z.string(),
  effect: z.string(),
});
export type Sample = z.infer<typeof Sample>;

export const ComplianceFlag = z.object({
  session: z.string(),
  /** Absent in older packs. */
  source: Source.optional(),
  on: z.iso.date(),
  /** The measurement that tells of it; absent in older packs. */
  what: z.string().optional(),
  says: z.string(),
  /** The sentence, and when it was said; null where nothing was, absent in older packs. */
  place: z.object({ at: Evidence, atMs: z.number() }).nullable().optional(),
});
export type ComplianceFlag = z.infer<typeof ComplianceFlag>;

/** One of the six numbers a review opens with; the rest stands behind them. */
export const Headline = z.object({
  id: z.enum(['sessions', 'overall', 'gain', 'strongest', 'weakest', 'compliance']),
  label: z.string(),
  /** Null: nothing was measured. */
  value: z.number().nullable(),
  from: z.number().nullable(),
  says: z.string(),
});
export type Headline = z.infer<typeof Headline>;

export const EvidencePack = z.object({
  v: z.literal(1),
  preparedAt: z.iso.datetime(),
  from: z.iso.date(),
  to: z.iso.date(),
  baselineFrom: z.iso.date(),
  sessions: z.object({
    total: z.int(),
    calls: z.int(),
    practice: z.int(),
    days: z.int(),
    enough: z.boolean(),
    says: z.string(),
  }),
  headline: z.array(Headline).length(6),
  rows: z.array(EvidenceRow),
  /** Whether the team is shown, and why not. */
  team: z.object({ shown: z.boolean(), says: z.string() }),
  compliance: z.object({ checked: z.int(), flags: z.array(ComplianceFlag) }),
  strong: Sample.nullable(),
  weak: Sample.nullable(),
});
export type EvidencePack = z.infer<typeof EvidencePack>;
