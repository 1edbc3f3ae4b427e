import { z } from 'zod';

/** Real calls, imported as transcripts. */

/** What was said, in order. `name`: who said it, as they are called here. */
export const CallTurn = z.object({
  seq: z.int().min(1),
  speaker: z.enum(['rep', 'prospect']),
  name: z.string(),
  text: z.string(),
  atMs: z.number(),
  endMs: z.number().nullable(),
});
export type CallTurn = z.infer<typeof CallTurn>;

export const CallStatus = z.enum(['pending', 'ready', 'failed']);
export type CallStatus = z.infer<typeof CallStatus>;
