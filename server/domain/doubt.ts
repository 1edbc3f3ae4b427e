import { z } from 'zod';

/** Why a scorecard is less sure than others, and how much: 0–1. */
export const Doubt = z.object({
  /** Little of the rubric came up; a criterion lies at a level's edge; the listener was unsure of what it counted. */
  why: z.enum(['coverage', 'edge', 'listener']),
  /** At an edge: the criterion's id and name. */
  criterion: z.object({ id: z.string(), name: z.string() }).optional(),
  share: z.number().min(0).max(1),
});
export type Doubt = z.infer<typeof Doubt>;
