import type { Evidence, Measurement } from '../domain/measurement.ts';
import type { CriterionScore } from '../domain/scorecard.ts';
import { type Call, type Exchange, hasMove } from './call.ts';
import { claimsIn } from './claims.ts';
import { breaksRule, isDefensive, isGift } from './replies.ts';

/** What a turn cost, whatever the mood made of it: of the moments shown, one at least is of these where there were any. */

/** The chance of a criterion that needs improvement, and the turn that let it pass. */
export type Lost = { at: Evidence; measure: string; criterion: string };

/** How dear the turn was; 0 where it cost nothing that is known to cost. */
export function costOf(call: Call, exchange: Exchange): number {
  const { turn } = exchange;
  const wrong = turn.reading?.answer === 'wrong' || claimsIn(call, exchange).some(({ verdict }) => verdict === 'wrong');
  const costs: [number, boolean][] = [
    [6, breaksRule(call, exchange)],
    [6, turn.reading?.kind === 'insult'],
    [5, isGift(exchange)],
    [5, hasMove(turn, 'disparage')],
    [4, wrong],
    [3, isDefensive(exchange)],
    [2, turn.reading?.answer === 'none'],
  ];
  return costs.reduce((sum, [cost, is]) => sum + (is ? cost : 0), 0);
}

/** What the weakest criterion lost, in the order of its measurements; nothing where none needs improvement. */
export function lostIn(criteria: readonly CriterionScore[], measurements: readonly Measurement[]): Lost[] {
  const weak = criteria.filter(({ level }) => level === 'needs improvement');
  const [first] = weak
    .toSorted((a, b) => (a.computed ?? 0) - (b.computed ?? 0))
    .map((criterion) =>
      criterion.measures.flatMap(({ id }) =>
        measurements
          .filter((one) => one.id === id)
          .flatMap(({ name, missed }) => missed.map((at) => ({ at, measure: name, criterion: criterion.name }))),
      ),
    )
    .filter((lost) => lost.length > 0);
  return first ?? [];
}
