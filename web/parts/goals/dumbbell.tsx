import { Show } from 'solid-js';
import { endsOnScale } from '../../../server/domain/scale.ts';
import type { GoalView } from '../../../server/protocol/goal-view.ts';
import { shortDayOf } from '../../format.ts';
import { quantitySays, standingSays } from '../../record/quantity-text.ts';
import { text } from './goals-text.ts';

/** A goal on one line: baseline, where it stands with its interval, the next checkpoint and the target. */
export function Dumbbell(props: { goal: GoalView; today: string }) {
  const goal = () => props.goal;
  const now = () => goal().progress?.value ?? null;
  const next = () => goal().milestones.find(({ on }) => on >= props.today && on < goal().dueOn);
  const sure = () => {
    const { progress, quantity } = goal();
    if (!progress || progress.low === null || progress.high === null) return null;
    return endsOnScale({ low: progress.low, high: progress.high }, quantity.unit);
  };
  const ends = () => {
    const { baseline, target, progress } = goal();
    const known = [baseline.value, target, next()?.value, progress?.value, sure()?.low, sure()?.high];
    const numbers = known.filter((each): each is number => each !== null && each !== undefined);
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    return { low, span: high - low || 1 };
  };
  /** 7–93 % of the width, so that the numbers over the ends have room. */
  const at = (value: number) => `${7 + (86 * (value - ends().low)) / ends().span}%`;
  const says = (value: number) => quantitySays(value, goal().quantity);
  /** A number over another would be read as neither. */
  const isNear = (a: number, b: number) => Math.abs(a - b) / ends().span < 0.13;
  const label = () =>
    text.dumbbell(
      goal().quantity.name,
      says(goal().baseline.value),
      goal().progress ? standingSays(goal().progress!, goal().quantity) : null,
      says(goal().target),
    );
  return (
    <svg class="dumbbell" role="img" aria-label={label()}>
      <line class="axis" x1="0" x2="100%" y1="32" y2="32" />
      <Show when={sure()}>
        {(ends) => <line class="sure" x1={at(ends().low)} x2={at(ends().high)} y1="32" y2="32" />}
      </Show>
      <Show when={now() !== null}>
        <line class="gain" x1={at(goal().baseline.value)} x2={at(now() ?? 0)} y1="32" y2="32" />
      </Show>
      <Show when={next()}>
        {(checkpoint) => <line class="check" x1={at(checkpoint().value)} x2={at(checkpoint().value)} y1="20" y2="44" />}
      </Show>
      <circle class="base" cx={at(goal().baseline.value)} cy="32" r="5" />
      <Show when={now() !== null}>
        <circle class="now" cx={at(now() ?? 0)} cy="32" r="6.5" />
      </Show>
      <line class="target" x1={at(goal().target)} x2={at(goal().target)} y1="22" y2="42" />
      <Show when={now() === null || !isNear(now() ?? 0, goal().baseline.value)}>
        <text x={at(goal().baseline.value)} y="14" text-anchor="middle">
          {says(goal().baseline.value)}
        </text>
        <text class="lab" x={at(goal().baseline.value)} y="60" text-anchor="middle">
          {text.baseline}
        </text>
      </Show>
      <Show when={now() !== null}>
        <text class="strong" x={at(now() ?? 0)} y="14" text-anchor="middle">
          {says(now() ?? 0)}
        </text>
        <text class="lab" x={at(now() ?? 0)} y="60" text-anchor="middle">
          {text.now}
        </text>
      </Show>
      <Show when={now() === null || !isNear(now() ?? 0, goal().target)}>
        <text x={at(goal().target)} y="14" text-anchor="middle">
          {says(goal().target)}
        </text>
        <text class="lab" x={at(goal().target)} y="60" text-anchor="middle">
          {shortDayOf(goal().dueOn)}
        </text>
      </Show>
    </svg>
  );
}
