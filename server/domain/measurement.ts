import { z } from 'zod';

/** A place in the transcript: half-open UTF-16 offsets into the stored text of the event `seq`. */
export const Evidence = z.object({ seq: z.int(), start: z.int(), end: z.int() });
export type Evidence = z.infer<typeof Evidence>;

/** Of a row that a language model votes on: which one, how many votes, and how far they stray. */
export const JudgeTold = z.object({
  by: z.string(),
  /** Votes that were asked for, and those that stand. */
  asked: z.int(),
  counted: z.int(),
  /** Questions on which all of them say the same, of how many they were asked about. */
  alike: z.int(),
  of: z.int(),
  /** The least and the most that one of them alone would come to, in the row's unit. */
  from: z.number(),
  to: z.number(),
  /** Only coaches see it, and nothing rests on it. */
  coachesOnly: z.boolean(),
});
export type JudgeTold = z.infer<typeof JudgeTold>;

/** One measured quantity of a session. The rules that hold for all stand in `measure/README.md`. */
export const Measurement = z.object({
  /** Row of the catalogue, 1–50. */
  number: z.int().min(1).max(50),
  id: z.string(),
  name: z.string(),
  value: z.number().nullable(),
  unit: z.enum([
    'share',
    'count',
    'turns',
    'ms',
    'level',
    'ratio',
    'points',
    'money',
    'yes-no',
    'per-minute',
    'z-score',
    'words',
  ]),
  better: z.enum(['lower', 'higher', 'band']),
  band: z.tuple([z.number(), z.number()]).optional(),
  scope: z.enum(['session', 'period']),
  /** How many opportunities it rests on. */
  n: z.int(),
  /** Resting on fewer, it names no level by itself: its value waits to be pooled with other sessions'. */
  least: z.int().optional(),
  status: z.enum(['measured', 'no-opportunity', 'not-captured']),
  /** What the number says, in a sentence: "3 of 4 objections met with a question". */
  says: z.string(),
  evidence: z.array(Evidence),
  /** Chances that were missed, where the row has such. */
  missed: z.array(Evidence).default([]),
  /** Absent where code alone counts. */
  judge: JudgeTold.optional(),
});
export type Measurement = z.infer<typeof Measurement>;
