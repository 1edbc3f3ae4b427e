import { countingIn, isJudged, type Judged, judgedRowId, judgedRowKey } from '../domain/judge.ts';
import type { Measurement } from '../domain/measurement.ts';
import type { Criterion, Rubric } from '../domain/rubric.ts';
import type { CriterionScore, Scorecard } from '../domain/scorecard.ts';
import { levelOf, meansOf, scoreCriterion, totalOf, withheld } from './criteria.ts';

/**
 * A judge's votes on a scorecard. What is in a stored card counts and is for everybody who may open it; what is for
 * coaches only is in none, so that no page, trend or file has to leave it out. Pure.
 */

type Measures = ReadonlyMap<string, Measurement>;
const byIdOf = (measurements: readonly Measurement[]): Measures => new Map(measurements.map((each) => [each.id, each]));
const scoredIn = (card: Scorecard, criterion: Criterion, byId: Measures): CriterionScore =>
  scoreCriterion(criterion, byId, card.outcome.ended === 'walked-away');

/**
 * The card that counts, with these votes and no others, whatever it held before: row and criteria where coaches agree
 * with the judge, and the total with them. All else stays as it was; overrides have to be put on it again. `row`: what
 * the votes come to; null where too few stand.
 */
export function withJudged(
  card: Scorecard,
  rubric: Rubric,
  row: Measurement | null,
  { by, steady }: Pick<Judged, 'by' | 'steady'>,
): Scorecard {
  const counting = row ? countingIn(rubric, steady).map(({ id }) => id) : [];
  const isShown = counting.length > 0 || steady.has(judgedRowKey);
  const voted = row && isShown ? row : null;
  const others = card.measurements.filter(({ id }) => id !== judgedRowId);
  const measurements = voted ? [...others, voted] : others;
  const byId = byIdOf(measurements);
  const written = new Map(rubric.criteria.map((criterion) => [criterion.id, criterion]));
  const criteria = card.criteria.map((criterion): CriterionScore => {
    const own = written.get(criterion.id);
    if (!own || !isJudged(own)) return criterion;
    return counting.includes(own.id) ? { ...scoredIn(card, own, byId), judged: 'counts' } : withheld(own);
  });
  const { overall, coverage } = totalOf(card, criteria);
  const { judge: _, ...rest } = card;
  return {
    ...rest,
    ...{ measurements, criteria, overall, coverage, level: levelOf(overall) },
    ...(voted && { judge: { by, criteria: counting } }),
  };
}

/**
 * The card as coaches see it: with the judge's row, and with what its criteria come to by it. The total stays
 * everybody's. `row`: for coaches only; null where too few votes stand.
 */
export function cardForCoaches(card: Scorecard, rubric: Rubric, row: Measurement | null): Scorecard {
  if (!row) return card;
  const isThere = card.measurements.some(({ id }) => id === row.id);
  const measurements = isThere ? card.measurements : [...card.measurements, row];
  const byId = byIdOf(measurements);
  const written = new Map(rubric.criteria.map((criterion) => [criterion.id, criterion]));
  const criteria = card.criteria.map((criterion): CriterionScore => {
    const own = written.get(criterion.id);
    if (criterion.judged !== 'coaches only' || !own) return criterion;
    const { computed, says, measures, evidence } = scoredIn(card, own, byId);
    const effective = criterion.effective ?? computed;
    const level = levelOf(effective);
    return {
      ...criterion,
      computed,
      effective,
      level,
      means: meansOf(own, level, says !== ''),
      says,
      measures,
      evidence,
    };
  });
  return { ...card, measurements, criteria };
}
