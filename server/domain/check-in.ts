import { z } from 'zod';
import { Cadence } from './review.ts';

/** A short conversation between reviews: how it goes, what stands in the way, what would help. */

const Words = z.string().trim().max(2000);

export const NewCheckIn = z
  .strictObject({
    /** Whose it is; a rep's own where none is named. */
    member: z.uuid().optional(),
    on: z.iso.date(),
    progress: Words,
    obstacles: Words,
    support: Words,
    cadence: Cadence,
    goal: z.uuid().nullable().default(null),
  })
  .refine(({ progress, obstacles, support }) => progress + obstacles + support !== '', {
    path: ['progress'],
    error: 'write how progress is, what stood in the way, or what support is needed',
  });
export type NewCheckIn = z.infer<typeof NewCheckIn>;
