import { z } from 'zod';

/** Who opened the caller's practice, newest first. */
export const OpeningPage = z.object({
  openings: z.array(
    z.object({ session: z.string(), title: z.string(), name: z.string(), role: z.string(), at: z.string() }),
  ),
  /** `before` of the next page; null where this is the last. */
  next: z.string().nullable(),
});
export type OpeningPage = z.infer<typeof OpeningPage>;
