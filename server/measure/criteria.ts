import type { Measurement } from '../domain/measurement.ts';
import { type Anchors, type Criterion, type Level, levelFrom, type Rubric } from '../domain/rubric.ts';
import type { CriterionScore } from '../domain/scorecard.ts';

/** Scorecard arithmetic: values to scores by anchors, scores to criteria, criteria to a total. */

/** Below this share of the rubric's weight, no total is given. */
const leastCoverage = 0.5;

/** Resting on less than this share of its measurements' weight, a criterion can't be good: too little happened to say so. */
const leastBehindPraise = 1 / 4;

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
  if (score >= levelFrom.excellent) return 'excellent';
  return score >= levelFrom.good ? 'good' : 'needs improvement';
}

/** One criterion: the weighted mean of those of its measurements that were measured. */
export function scoreCriterion(criterion: Criterion, measured: ReadonlyMap<string, Measurement>): CriterionScore {
  const measures = criterion.measures.map(({ id, weight, anchors }) => {
    const found = measured.get(id);
    const value = found?.status === 'measured' ? found.value : null;
    return { id, weight, score: value === null ? null : scoreOf(value, anchors) };
  });
  const scored = measures.filter((m): m is typeof m & { score: number } => m.score !== null);
  const weight = scored.reduce((sum, m) => sum + m.weight, 0);
  const mean = weight === 0 ? null : scored.reduce((sum, m) => sum + m.score * m.weight, 0) / weight;
  const isThin = weight < leastBehindPraise * measures.reduce((sum, m) => sum + m.weight, 0);
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
    means: level === null ? 'The moment for this never came, so it weighs nothing.' : criterion.levels[level],
    action: criterion.action,
    says: behind.map((m) => m.says).join(' '),
    measures,
    evidence: behind.flatMap((m) => m.evidence).slice(0, 6),
  };
}

/** The total and how much of the rubric it rests on; null below half of the weight. */
export function totalOf(
  rubric: Rubric,
  criteria: readonly CriterionScore[],
): { overall: number | null; coverage: number } {
  const all = rubric.criteria.reduce((sum, c) => sum + c.weight, 0);
  const scored = criteria.filter((c): c is CriterionScore & { effective: number } => c.effective !== null);
  const weight = scored.reduce((sum, c) => sum + c.weight, 0);
  const coverage = weight / all;
  if (coverage < leastCoverage) return { overall: null, coverage };
  return { overall: scored.reduce((sum, c) => sum + c.effective * c.weight, 0) / weight, coverage };
}
