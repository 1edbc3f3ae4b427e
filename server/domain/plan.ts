import { z } from 'zod';

/** Improvement plans: clear, dated, achievable, with support named. */

export const PlanStep = z.strictObject({
  says: z.string().trim().min(1).max(300),
  on: z.iso.date(),
});
export type PlanStep = z.infer<typeof PlanStep>;

/** Fewer days are no chance; a plan of more steps is a list of complaints. */
export const planBounds = { leastDays: 14, mostSteps: 5 } as const;

const dayMs = 86_400_000;

export const NewPlan = z
  .strictObject({
    member: z.uuid(),
    says: z.string().trim().min(1).max(500),
    steps: z.array(PlanStep).min(1).max(planBounds.mostSteps),
    support: z.string().trim().min(1, 'name who helps, and with what').max(1000),
    from: z.iso.date(),
    to: z.iso.date(),
  })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) >= planBounds.leastDays * dayMs, {
    path: ['to'],
    error: `give at least ${planBounds.leastDays} days`,
  })
  .refine(({ from, to, steps }) => steps.every(({ on }) => on >= from && on <= to), {
    path: ['steps'],
    error: 'every step has its day between the first and the last',
  });
export type NewPlan = z.infer<typeof NewPlan>;
