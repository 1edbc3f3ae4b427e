import { isJudged } from '../domain/judge.ts';
import type { Criterion, Level, Rubric } from '../domain/rubric.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import { levelOf, scoreCriterion, totalOf, withheld } from './criteria.ts';

/** What a session would have been scored by another rubric, from what was measured in it then. */
export function scoredBy(rubric: Rubric, { measurements, outcome, judge }: Scorecard) {
  const byId = new Map(measurements.map((each) => [each.id, each]));
  const isKept = (criterion: Criterion) => isJudged(criterion) && judge?.criteria.includes(criterion.id) !== true;
  const criteria = rubric.criteria.map((each) =>
    isKept(each) ? withheld(each) : scoreCriterion(each, byId, outcome.ended === 'walked-away'),
  );
  const { overall } = totalOf(rubric, criteria);
  const level: Level | null = levelOf(overall);
  return { overall, level, criteria };
}
