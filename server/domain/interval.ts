import { z } from 'zod';

/**
 * A number with its certainty: the estimate, and the ends between which the true value lies with probability `level`
 * (0–1, mostly 0.95). All four are finite. Where nothing can be said of the certainty there is no interval, but null.
 */
export const Interval = z.object({ estimate: z.number(), low: z.number(), high: z.number(), level: z.number() });
export type Interval = z.infer<typeof Interval>;
