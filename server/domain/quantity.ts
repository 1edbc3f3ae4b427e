import { z } from 'zod';
import { Measurement } from './measurement.ts';

/** What a goal or an assignment may be tied to: a total, a criterion or a measurement, with the name people read. */
export const Quantity = z.object({
  /** As in `measured`. */
  what: z.string(),
  name: z.string(),
  /** `score`: 0–100. */
  unit: z.enum(['score', ...Measurement.shape.unit.options]),
  better: Measurement.shape.better,
  band: Measurement.shape.band,
  /** What a coach would have the rep do when it is weak; empty for the total. */
  action: z.string(),
});
export type Quantity = z.infer<typeof Quantity>;
