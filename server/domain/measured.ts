import type { Scorecard } from './scorecard.ts';

/** What trends, goals and the team page are read from: a scorecard as rows of one quantity each. */

/** `overall`, `criterion:` and a criterion's id, or a measurement's id. */
export type What = string;
export type MeasuredRow = { what: What; effective: number; computed: number; n: number };

export const criterionOf = (id: string): What => `criterion:${id}`;

/** What was measured in a scorecard: nothing stands for what had no opportunity. */
export function measuredIn(card: Scorecard): MeasuredRow[] {
  const chances = new Map(card.measurements.map(({ id, n }) => [id, n]));
  const criteria = card.criteria.flatMap(({ id, computed, effective, measures }): MeasuredRow[] => {
    const n = measures.reduce((sum, measure) => sum + (measure.score === null ? 0 : (chances.get(measure.id) ?? 0)), 0);
    return effective === null ? [] : [{ what: criterionOf(id), effective, computed: computed ?? effective, n }];
  });
  const values = card.measurements.flatMap(({ id, status, value, n }): MeasuredRow[] =>
    status === 'measured' && value !== null ? [{ what: id, effective: value, computed: value, n }] : [],
  );
  const { overall, computedOverall } = card;
  const total =
    overall === null
      ? []
      : [{ what: 'overall', effective: overall, computed: computedOverall ?? overall, n: criteria.length }];
  return [...total, ...criteria, ...values];
}
