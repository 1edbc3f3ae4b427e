import type { MeasuredValue } from '../db/measured.ts';
import type { Anchors } from '../domain/rubric.ts';
import { goodFrom, withGoodFrom } from '../domain/rubric-edit.ts';
import type { ThresholdProposal } from '../protocol/rubric-view.ts';
import { meanInterval } from '../statistics/interval.ts';
import { variance } from '../statistics/values.ts';

/** Where good could begin, by what a team's sessions were like. */

/** Fewer say nothing of what is usual. */
const leastSessions = 8;
const leastReps = 2;

export type MeasuredBy = { id: string; measures: readonly { id: string; anchors: Anchors }[] };

/**
 * One for each measurement of the criteria: the mean of the sessions less one standard deviation of them, towards what
 * scores lower by its anchors. Nothing is proposed from fewer than eight sessions of two reps.
 */
export function thresholdsFor(criteria: readonly MeasuredBy[], values: readonly MeasuredValue[]): ThresholdProposal[] {
  return criteria.flatMap((criterion) =>
    criterion.measures.map(({ id, anchors }): ThresholdProposal => {
      const of = values.filter(({ what }) => what === id);
      const reps = new Set(of.map(({ memberId }) => memberId)).size;
      const common = { criterion: criterion.id, measure: id, sessions: of.length, reps, now: goodFrom(anchors) };
      const numbers = of.map(({ value }) => value);
      const mean = of.length < leastSessions || reps < leastReps ? null : meanInterval(numbers);
      if (!mean) return { ...common, mean: null, deviation: null, proposed: null, anchors: null };
      const deviation = Math.sqrt(variance(numbers));
      const rises = (anchors.at(-1)?.[1] ?? 0) >= (anchors[0]?.[1] ?? 0);
      const proposed = mean.estimate + (rises ? -deviation : deviation);
      return { ...common, mean, deviation, proposed, anchors: withGoodFrom(anchors, proposed) };
    }),
  );
}
