import type { Level, Rubric } from '../domain/rubric.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import { levelOf, scoreCriterion, totalOf } from './criteria.ts';

/** What a session would have been scored by another rubric, from what was measured in it then. */
export function scoredBy(rubric: Rubric, { measurements, outcome }: Scorecard) {
  const byId = new Map(measurements.map((each) => [each.id, each]));
  const criteria = rubric.criteria.map((each) => scoreCriterion(each, byId, outcome.ended === 'walked-away'));
  const { overall } = totalOf(rubric, criteria);
  const level: Level | null = levelOf(overall);
  return { overall, level, criteria };
}
