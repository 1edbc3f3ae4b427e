import { z } from 'zod';
import { Interval } from './interval.ts';
import { Level } from './rubric.ts';

/** How sure a number on a scorecard is: what one session says of what the rep does on average. */

export const Certainty = z.object({
  /** As in `measured`: `overall`, `criterion:` and a criterion's id, or a measurement's id. */
  what: z.string(),
  /** Within what the unit allows. Null: not yet known how much this varies from session to session. */
  interval: Interval.nullable(),
  /** Where the standard error comes from: the organisation's own repeated practice, public data, or both. */
  basis: z.enum(['own', 'published', 'published and own']).nullable(),
  /** How many sessions of the organisation, another of the same rep beside each, that error rests on. */
  sessions: z.int(),
  /** Chances the number rests on. */
  n: z.int(),
  /** The levels it could be, lowest first; one alone is settled. Empty where it has no level, or nothing is known. */
  levels: z.array(Level),
  /** Further sessions that would leave one level if the mean stayed; 0 when settled, null when none within 200 would. */
  further: z.int().nullable(),
});
export type Certainty = z.infer<typeof Certainty>;
