import { z } from 'zod';
import { levels } from './level.ts';
import { Slug } from './scenario-parts.ts';

/** What a session is scored against: weighted criteria, their levels in words, what they are measured by. */

export const Level = z.enum(levels);
export type Level = z.infer<typeof Level>;

/** Points on the line from a measured value to a score of 0–100; straight between, flat outside. */
export const Anchors = z
  .array(z.tuple([z.number(), z.number().min(0).max(100)]))
  .min(2)
  .refine(
    (points) => points.every((p, i) => i === 0 || p[0] > (points[i - 1] as [number, number])[0]),
    'write the anchors in rising order of value',
  );
export type Anchors = z.infer<typeof Anchors>;

export const Criterion = z.strictObject({
  id: Slug,
  name: z.string().max(40),
  /** What it is there for; older ones don't say. */
  why: z.string().optional(),
  weight: z.number().positive(),
  levels: z.strictObject({ 'needs improvement': z.string(), good: z.string(), excellent: z.string() }),
  /** What a coach would have the rep do when this is weak. */
  action: z.string(),
  /** The measurements behind it, by id, each with its anchors; weights are shared among those measured. */
  measures: z
    .array(z.strictObject({ id: z.string(), weight: z.number().positive().default(1), anchors: Anchors }))
    .min(1),
});
export type Criterion = z.infer<typeof Criterion>;

export const Rubric = z.strictObject({
  id: Slug,
  version: z.int().min(1),
  title: z.string(),
  criteria: z.array(Criterion).min(3),
});
export type Rubric = z.infer<typeof Rubric>;
