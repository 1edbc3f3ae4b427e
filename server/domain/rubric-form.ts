import { z } from 'zod';
import { Slug } from './scenario-parts.ts';

/** What stands in the form of a rubric, as it was typed: numbers may be no numbers yet. */

const line = z.string().max(200);
const words = z.string().max(600);

export const CriterionForm = z.strictObject({
  id: Slug,
  name: line,
  why: words,
  weight: line,
  low: words,
  good: words,
  excellent: words,
  action: words,
  measures: z.array(z.strictObject({ id: line, weight: line, anchors: words })).max(20),
});
export type CriterionForm = z.infer<typeof CriterionForm>;

export const RubricForm = z.strictObject({ title: line, note: words, criteria: z.array(CriterionForm).max(20) });
export type RubricForm = z.infer<typeof RubricForm>;
