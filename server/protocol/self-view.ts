import { z } from 'zod';
import { Ratings, Receptivity } from '../domain/self-assessment.ts';

/** Shapes of the HTTP answers about a rep's own view of a session. */

export const NewSelfAssessment = z.union([
  z.strictObject({ ratings: Ratings.refine((ratings) => Object.keys(ratings).length > 0, 'rate one or more') }),
  z.strictObject({ skip: z.literal(true) }),
]);
export type NewSelfAssessment = z.infer<typeof NewSelfAssessment>;

export const SelfAssessmentView = z.object({
  /** `due`: its rep may still give one. `none`: there is none to give or to see. */
  status: z.enum(['due', 'given', 'skipped', 'none']),
  criteria: z.array(z.object({ id: z.string(), name: z.string(), good: z.string() })),
  ratings: Ratings.nullable(),
  /** Beside the scorecard, once both are there. */
  receptivity: Receptivity.nullable(),
});
export type SelfAssessmentView = z.infer<typeof SelfAssessmentView>;
