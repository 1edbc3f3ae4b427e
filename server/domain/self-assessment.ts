import { z } from 'zod';
import type { MeasuredRow } from './measured.ts';
import type { Measurement } from './measurement.ts';
import type { CriterionScore } from './scorecard.ts';

/** What a rep thinks of a session before its scorecard is shown, and how near that came. */

/** 0–100 as the criteria are scored, by criterion id. */
export const Ratings = z.record(z.string().max(100), z.number().min(0).max(100));
export type Ratings = z.infer<typeof Ratings>;

/** `skipped`: the scorecard was seen without it. */
export type SelfStatus = 'given' | 'skipped';

/** Catalogue row 32: how near a rep's own view comes to what was computed. */
export const Receptivity = z.object({
  /** How many of the rep's weakest two are the computed weakest two, 0–2; between two where some were rated alike. */
  overlap: z.number(),
  /** Mean distance from the computed scores, in points of 100. */
  error: z.number(),
  /** Criteria that were both rated and scored. */
  n: z.int(),
});
export type Receptivity = z.infer<typeof Receptivity>;

const weakest = 2;
/** With fewer criteria any two would overlap by themselves. */
const leastCriteria = 4;

/** How surely each value is among the lowest two, 0–1: those alike share the places that are left. */
function shareOfLowest(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const alike = values.filter((other) => other === value).length;
    return Math.min(1, Math.max(0, weakest - below) / alike);
  });
}

/** Null where fewer than four criteria were both rated and scored. */
export function receptivityOf(ratings: Ratings, criteria: readonly CriterionScore[]): Receptivity | null {
  const both = criteria.flatMap(({ id, computed }) => {
    const rated = ratings[id];
    return rated === undefined || computed === null ? [] : [{ rated, computed }];
  });
  if (both.length < leastCriteria) return null;
  const mine = shareOfLowest(both.map(({ rated }) => rated));
  const theirs = shareOfLowest(both.map(({ computed }) => computed));
  return {
    overlap: mine.reduce((sum, share, i) => sum + share * (theirs[i] ?? 0), 0),
    error: both.reduce((sum, { rated, computed }) => sum + Math.abs(rated - computed), 0) / both.length,
    n: both.length,
  };
}

const action = 'Rate yourself before you open the scorecard, then read first where the two differ most.';
/** Row 32 as quantities: what each session holds of it, for trends over a period. */
export const selfRows: readonly (Pick<Measurement, 'number' | 'id' | 'name' | 'unit' | 'better' | 'band'> & {
  action: string;
})[] = [
  {
    number: 32,
    id: 'self-overlap',
    name: 'Own weakest two among the scored weakest two',
    unit: 'share',
    better: 'higher',
    action,
  },
  {
    number: 32,
    id: 'self-error',
    name: 'Own scores’ distance from the computed',
    unit: 'points',
    better: 'lower',
    action,
  },
];

/** What a session with this card tells of it; `n`: criteria that were both rated and scored. */
export function selfMeasured(ratings: Ratings, criteria: readonly CriterionScore[]): MeasuredRow[] {
  const found = receptivityOf(ratings, criteria);
  if (!found) return [];
  const row = (what: string, value: number) => ({ what, effective: value, computed: value, n: found.n });
  return [row('self-overlap', found.overlap / weakest), row('self-error', found.error)];
}
