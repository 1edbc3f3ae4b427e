import { z } from 'zod';

/** How reviews went, asked without names. */

/** Nothing is shown of fewer answers. */
export const leastAnswers = 5;

/** 1: not at all; 5: wholly. */
const Mark = z.int().min(1).max(5);
export const SurveyAnswer = z.strictObject({
  marks: z.strictObject({ fair: Mark, known: Mark, heard: Mark, helps: Mark }),
  helped: z.string().trim().max(1000),
  change: z.string().trim().max(1000),
});
export type SurveyAnswer = z.infer<typeof SurveyAnswer>;
