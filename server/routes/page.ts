import { z } from 'zod';

/** Which part of a list of sessions is asked for: `before` is the id of the last one known. */
export const Page = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(30),
  before: z.uuid().optional(),
});
