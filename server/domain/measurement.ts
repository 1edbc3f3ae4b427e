import { z } from 'zod';

/** A place in the transcript: half-open UTF-16 offsets into the stored text of the event `seq`. */
export const Evidence = z.object({ seq: z.int(), start: z.int(), end: z.int() });
export type Evidence = z.infer<typeof Evidence>;

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
});
export type Measurement = z.infer<typeof Measurement>;
