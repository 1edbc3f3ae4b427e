import { z } from 'zod';

/** What a baseline rests on: practice and real calls apart, each with its own mean and days. */

export const BasisPart = z.object({
  value: z.number(),
  /** 95 % interval; null where nothing can be said of the certainty. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Sessions, or calls. */
  sessions: z.int(),
  /** Days of the first and the last. */
  from: z.iso.date(),
  to: z.iso.date(),
});
export type BasisPart = z.infer<typeof BasisPart>;

/** Null on a side that there is nothing of. Where there are both, all of them count together, each alike. */
export const Basis = z.object({ practice: BasisPart.nullable(), calls: BasisPart.nullable() });
export type Basis = z.infer<typeof Basis>;
