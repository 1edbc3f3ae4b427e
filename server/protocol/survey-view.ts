import { z } from 'zod';
import { PlanStep } from '../domain/plan.ts';
import { RepRole, ReviewKind } from '../domain/review.ts';

/** Shapes of the HTTP API about what follows reviews: surveys, improvement plans, others' reviews to learn from. */

export const NewSurvey = z.strictObject({
  team: z.uuid(),
  title: z.string().trim().min(1).max(120),
  closesOn: z.iso.date(),
});
export type NewSurvey = z.infer<typeof NewSurvey>;

export const SurveysView = z.object({
  surveys: z.array(
    z.object({
      id: z.string(),
      team: z.object({ id: z.string(), name: z.string() }),
      title: z.string(),
      closesOn: z.string(),
      open: z.boolean(),
      /** The caller has answered. */
      given: z.boolean(),
      answers: z.int(),
      /** Null of fewer answers than may be shown. */
      results: z
        .object({
          /** How many gave each mark, 1 to 5. */
          marks: z.array(z.object({ id: z.string(), says: z.string(), counts: z.array(z.int()).length(5) })),
          helped: z.array(z.string()),
          change: z.array(z.string()),
        })
        .nullable(),
    }),
  ),
  /** Fewer answers are not shown. */
  least: z.int(),
});
export type SurveysView = z.infer<typeof SurveysView>;

export const PlanEnd = z.strictObject({
  status: z.enum(['reached', 'not reached']),
  note: z.string().trim().min(1).max(1000),
});
export type PlanEnd = z.infer<typeof PlanEnd>;

export const PlansView = z.object({
  plans: z.array(
    z.object({
      id: z.string(),
      rep: z.object({ id: z.string(), name: z.string() }),
      by: z.string(),
      says: z.string(),
      steps: z.array(PlanStep),
      support: z.string(),
      from: z.string(),
      to: z.string(),
      status: z.enum(['open', 'reached', 'not reached']),
      note: z.string().nullable(),
    }),
  ),
  reps: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type PlansView = z.infer<typeof PlansView>;

/** Signed reviews of other managers, names taken out, in no order that tells whose. */
export const ReviewExamples = z.object({
  examples: z.array(
    z.object({
      title: z.string(),
      kind: ReviewKind,
      role: RepRole,
      sections: z.array(z.object({ heading: z.string(), says: z.string() })),
      strengths: z.array(z.string()),
      improvements: z.array(z.string()),
      goals: z.array(z.string()),
    }),
  ),
});
export type ReviewExamples = z.infer<typeof ReviewExamples>;
