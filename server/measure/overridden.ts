import type { Rubric } from '../domain/rubric.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import { levelOf, meansOf, notForRep, totalOf } from './criteria.ts';

/** A coach's scores, 0–100, in the order they were made; the newest of a criterion counts. */
export type Overrides = readonly { criterion: string; score: number }[];

/**
 * The card that counts: computed scores with these overrides and no others, whatever the card held before. Computed
 * values stay in it beside the effective ones. Pure.
 */
export function withOverrides(card: Scorecard, overrides: Overrides, rubric: Rubric): Scorecard {
  const scores = new Map(overrides.map(({ criterion, score }) => [criterion, score]));
  const words = new Map(rubric.criteria.map((criterion) => [criterion.id, criterion]));
  const criteria = card.criteria.map((criterion) => {
    const effective = scores.get(criterion.id) ?? criterion.computed;
    const level = levelOf(effective);
    const written = words.get(criterion.id);
    const isKept = criterion.judged === 'coaches only' && level === null;
    const means = isKept ? notForRep : written ? meansOf(written, level, criterion.says !== '') : criterion.means;
    return { ...criterion, effective, level, means };
  });
  const { overall, coverage } = totalOf(card, criteria);
  const computed = totalOf(
    card,
    criteria.map((criterion) => ({ ...criterion, effective: criterion.computed })),
  );
  const { computedOverall: _, ...rest } = card;
  const isOverridden = criteria.some((criterion) => criterion.effective !== criterion.computed);
  return {
    ...rest,
    ...(isOverridden && { computedOverall: computed.overall }),
    criteria,
    overall,
    coverage,
    level: levelOf(overall),
  };
}
