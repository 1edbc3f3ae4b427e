import { levelFrom } from '../domain/level.ts';
import type { Measurement } from '../domain/measurement.ts';
import type { Anchors, Criterion, Level } from '../domain/rubric.ts';
import type { CriterionScore } from '../domain/scorecard.ts';
import { eachOnce, isEnough } from './row.ts';

/** Scorecard arithmetic: values to scores by anchors, scores to criteria, criteria to a total. */

/**
 * Resting on less than this share of the rubric's weight, no total is given; on less of its own measurements' weight,
 * a criterion can't be good.
 */
const leastCoverage = 0.5;

const mostEvidence = 6;
const neverCame = 'The moment for this never came, so it weighs nothing.';
const tooLittle = 'Too little of this came up to judge it, so it weighs nothing.';

/** A value's score, 0–100: straight between anchors, flat beyond the outer ones. Shares and rates are in their own unit. */
export function scoreOf(value: number, anchors: Anchors): number {
  const [first, last] = [anchors[0], anchors.at(-1)];
  if (!first || !last) throw new RangeError('a criterion needs anchors');
  if (value <= first[0]) return first[1];
  for (let i = 1; i < anchors.length; i++) {
    const [x0, y0] = anchors[i - 1] as [number, number];
    const [x1, y1] = anchors[i] as [number, number];
    if (value <= x1) return y0 + ((value - x0) / (x1 - x0)) * (y1 - y0);
  }
  return last[1];
}

export function levelOf(score: number | null): Level | null {
  if (score === null) return null;
  // as it is shown: a 60 on the card is a 60
  const shown = Math.round(score);
  if (shown >= levelFrom.excellent) return 'excellent';
  return shown >= levelFrom.good ? 'good' : 'needs improvement';
}

/**
 * One criterion: the weighted mean of those of its measurements that were measured on enough chances. `lost`: the
 * prospect left on the rep. The few chances there were then still count where they were missed; else to be thrown out
 * early would excuse what led to it.
 */
export function scoreCriterion(
  criterion: Criterion,
  measured: ReadonlyMap<string, Measurement>,
  lost = false,
): CriterionScore {
  const measures = criterion.measures.map(({ id, weight, anchors }) => {
    const found = measured.get(id);
    const score = found?.status === 'measured' && found.value !== null ? scoreOf(found.value, anchors) : null;
    const counts = score !== null && found && (isEnough(found) || (lost && score < levelFrom.good));
    return { id, weight, score: counts ? score : null };
  });
  const scored = measures.filter((m): m is typeof m & { score: number } => m.score !== null);
  const weight = scored.reduce((sum, m) => sum + m.weight, 0);
  const mean = weight === 0 ? null : scored.reduce((sum, m) => sum + m.score * m.weight, 0) / weight;
  const isThin = weight < leastCoverage * measures.reduce((sum, m) => sum + m.weight, 0);
  const computed = mean !== null && isThin && mean >= levelFrom.good ? null : mean;
  const level = levelOf(computed);
  const behind = criterion.measures.flatMap(({ id }) => measured.get(id) ?? []).filter((m) => m.status === 'measured');
  return {
    id: criterion.id,
    name: criterion.name,
    weight: criterion.weight,
    computed,
    effective: computed,
    level,
    means: meansOf(criterion, level, behind.length > 0),
    action: criterion.action,
    says: behind.map((m) => m.says).join(' '),
    measures,
    evidence: eachOnce(behind.flatMap((m) => m.evidence)).slice(0, mostEvidence),
  };
}

export const notForRep =
  'A language model votes on this. It counts once its votes are in and coaches agree with them; till then it weighs nothing.';

/** A criterion that a judge votes on, while it counts for nobody: of what came of it nothing is said. */
export const withheld = ({ id, name, weight, action, measures }: Criterion): CriterionScore => ({
  ...{ id, name, weight, action, computed: null, effective: null, level: null, means: notForRep, says: '' },
  measures: measures.map((measure) => ({ id: measure.id, weight: measure.weight, score: null })),
  ...{ evidence: [], judged: 'coaches only' },
});

/** What a level means, in the rubric's words; without one, why. `seen`: something behind it was measured. */
export const meansOf = (criterion: Pick<Criterion, 'levels'>, level: Level | null, seen: boolean): string =>
  level === null ? (seen ? tooLittle : neverCame) : criterion.levels[level];

/** The total and how much of the rubric it rests on; null below half of the weight. */
export function totalOf(
  rubric: { criteria: readonly Pick<Criterion, 'weight'>[] },
  criteria: readonly CriterionScore[],
): { overall: number | null; coverage: number } {
  const all = rubric.criteria.reduce((sum, c) => sum + c.weight, 0);
  const scored = criteria.filter((c): c is CriterionScore & { effective: number } => c.effective !== null);
  const weight = scored.reduce((sum, c) => sum + c.weight, 0);
  const coverage = weight / all;
  if (coverage < leastCoverage) return { overall: null, coverage };
  return { overall: scored.reduce((sum, c) => sum + c.effective * c.weight, 0) / weight, coverage };
}
