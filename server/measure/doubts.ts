import type { Doubt } from '../domain/doubt.ts';
import { levelFrom } from '../domain/level.ts';
import type { Measurement } from '../domain/measurement.ts';
import type { Rubric } from '../domain/rubric.ts';
import type { CriterionScore } from '../domain/scorecard.ts';
import { shareInterval } from '../statistics/share.ts';
import type { Call } from './call.ts';
import { scoreOf } from './criteria.ts';

/** Why a scorecard is less sure than others: what a coach looks at first. */

/** Less of the rubric's weight than this is little. */
const muchCoverage = 0.75;
/** Points from where a level begins; within them, and within the score's own interval, it could be either. */
const nearEdge = 5;
/** A move heard less surely than this is a doubtful one; so many of them make the card doubtful. */
const sureMove = 0.6;
const manyUnsure = 0.25;

type Criterion = Rubric['criteria'][number];

/** Half of a measure's interval in points of score: of shares, from their chances (Wilson); of others it isn't known. */
function reachOf({ anchors }: Criterion['measures'][number], measured: Measurement | undefined): number {
  const { unit, value, n } = measured ?? { unit: null, value: null, n: 0 };
  if (unit !== 'share' || value === null || value < 0 || value > 1 || n === 0) return 0;
  const interval = shareInterval([{ right: value * n, n }]);
  return interval ? Math.abs(scoreOf(interval.high, anchors) - scoreOf(interval.low, anchors)) / 2 : 0;
}

/** Half of a criterion's interval: errors of its measures taken as independent. */
function reachOfCriterion(criterion: Criterion, scored: CriterionScore, measured: ReadonlyMap<string, Measurement>) {
  const counted = criterion.measures.filter(({ id }) =>
    scored.measures.some((each) => each.id === id && each.score !== null),
  );
  const weight = counted.reduce((sum, each) => sum + each.weight, 0);
  const squares = counted.reduce((sum, each) => sum + (each.weight * reachOf(each, measured.get(each.id))) ** 2, 0);
  return weight === 0 ? 0 : Math.sqrt(squares) / weight;
}

function isAtEdge(score: number, reach: number): boolean {
  const off = Math.min(...Object.values(levelFrom).map((edge) => Math.abs(score - edge)));
  return off <= Math.min(nearEdge, reach);
}

/** Of a call as it was scored. Pure. */
export function doubtsOf(
  call: Call,
  rubric: Rubric,
  criteria: readonly CriterionScore[],
  measurements: readonly Measurement[],
  coverage: number,
): Doubt[] {
  const byId = new Map(measurements.map((each) => [each.id, each]));
  const whole = rubric.criteria.reduce((sum, { weight }) => sum + weight, 0);
  const edges = rubric.criteria.flatMap((criterion): Doubt[] => {
    const scored = criteria.find(({ id }) => id === criterion.id);
    if (!scored || scored.computed === null) return [];
    if (!isAtEdge(scored.computed, reachOfCriterion(criterion, scored, byId))) return [];
    const { id, name, weight } = criterion;
    return [{ why: 'edge', criterion: { id, name }, share: weight / whole }];
  });
  const moves = call.turns.flatMap((turn) => turn.moves);
  const unsure = moves.length === 0 ? 0 : moves.filter(({ confidence }) => confidence < sureMove).length / moves.length;
  return [
    ...(coverage < muchCoverage ? [{ why: 'coverage' as const, share: 1 - coverage }] : []),
    ...edges,
    ...(unsure >= manyUnsure ? [{ why: 'listener' as const, share: unsure }] : []),
  ];
}
