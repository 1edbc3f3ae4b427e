import { z } from 'zod';

/** How reviews went, asked without names. */

/** Nothing is shown of fewer answers. */
export const leastAnswers = 5;

export const surveyQuestions = [
  { id: 'fair', says: 'The review was fair.' },
  { id: 'known', says: 'Nothing in it was new to me.' },
  { id: 'heard', says: 'My own view was heard.' },
  { id: 'helps', says: 'I know what to do next, and who helps me.' },
] as const;
export type SurveyQuestion = (typeof surveyQuestions)[number]['id'];

/** 1: not at all; 5: wholly. */
const Mark = z.int().min(1).max(5);
export const SurveyAnswer = z.strictObject({
  marks: z.strictObject({ fair: Mark, known: Mark, heard: Mark, helps: Mark }),
  helped: z.string().trim().max(1000),
  change: z.string().trim().max(1000),
});
export type SurveyAnswer = z.infer<typeof SurveyAnswer>;
