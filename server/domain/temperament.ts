import { z } from 'zod';
import { perDifficulty } from './scenario-parts.ts';

/** The four values of a prospect's mood, each 0–100. */
export const Mood = z.strictObject({
  patience: z.number(),
  trust: z.number(),
  interest: z.number(),
  irritation: z.number(),
});
export type Mood = z.infer<typeof Mood>;

/** A change of mood: patience, trust, interest, irritation. */
export const MoodChange = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type MoodChange = z.infer<typeof MoodChange>;

/** Rows of the temperament table. A turn takes one of the first kind and every fitting one of the second. */
export const mainRows = [
  'listened-and-asked',
  'asked',
  'verified',
  'traded',
  'linked-feature',
  'stepped',
  'agenda',
  'acknowledged',
  'courtesy',
  'stock',
  'repeated',
  'acknowledged-then-feature',
  'feature',
  'defended',
  'gave',
  'changed-subject',
  'wrong-claim',
  'stepped-early',
  'too-long',
  'one-word',
  'nonsense',
  'outside',
  'insulted',
  'silent',
] as const;
export const addedRows = [
  'owned-fault',
  'answered',
  'compared-fairly',
  'labelled',
  'quantified',
  'cited',
  'let-hold-stand',
  'apologised',
  'filled-hold',
  'disparaged',
  'hedged',
] as const;
export const MoodRow = z.enum([...mainRows, ...addedRows]);
export type MoodRow = z.infer<typeof MoodRow>;

export const Temperament = z.strictObject({
  start: perDifficulty(Mood),
  /** What gains and losses are multiplied by. */
  factors: perDifficulty(z.strictObject({ gains: z.number().min(0), losses: z.number().min(0) })),
  rows: z.record(MoodRow, MoodChange),
  /** Patience lost a minute, the same at every difficulty. */
  patiencePerMinute: z.number().min(0),
  /** Patience and irritation, when an objection opens and when a pressing event fires. */
  pressing: z.strictObject({ objection: MoodChange, event: MoodChange }),
  thresholds: z.strictObject({
    cold: z.strictObject({ irritation: z.number(), patience: z.number() }),
    hostile: z.strictObject({ irritation: z.number(), patience: z.number() }),
    recovered: z.strictObject({ irritation: z.number() }),
    open: z.strictObject({ trust: z.number(), irritation: z.number() }),
    agrees: z.strictObject({ trust: z.number(), interest: z.number() }),
    warns: z.strictObject({ patience: z.number(), irritation: z.number() }),
    leaves: z.strictObject({
      patience: z.number(),
      irritation: z.number(),
      notBeforeMinute: z.number(),
      insults: z.int(),
      nonsense: z.int(),
    }),
  }),
  /** What rungs 1 to 4 of a hidden fact need. */
  gates: z.array(z.strictObject({ trust: z.number(), irritation: z.number() })).length(4),
});
export type Temperament = z.infer<typeof Temperament>;
