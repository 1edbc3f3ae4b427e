import { Show } from 'solid-js';
import { isAtTarget } from '../../../server/domain/goal-line.ts';
import type { GoalView } from '../../../server/protocol/goal-view.ts';
import { weekDayOf } from '../../format.ts';
import { standingSays, stateSays, sureSays } from '../../record/quantity-text.ts';
import { Dumbbell } from './dumbbell.tsx';
import './goals.css';
import { text } from './goals-text.ts';

const kinds = { 'on track': 'chip--high', met: 'chip--high', 'at risk': 'chip--low', 'not met': 'chip--low' } as const;

/** What a goal's state is, in a word with its colour. */
export function GoalState(props: { goal: GoalView }) {
  const state = () => props.goal.progress?.state ?? 'not started';
  return (
    <Show
      when={props.goal.status === 'open'}
      fallback={
        <span class="chip" classList={{ 'chip--high': props.goal.status === 'met' }}>
          {text.closedAs[props.goal.status as keyof typeof text.closedAs]}
        </span>
      }
    >
      <span class={`chip ${kinds[state() as keyof typeof kinds] ?? ''}`}>{stateSays[state()]}</span>
    </Show>
  );
}

/** An open goal of a rep whose mean has come to its target: it lacks something else. */
const isThere = (goal: GoalView) =>
  goal.status === 'open' &&
  goal.whose.kind === 'member' &&
  goal.progress?.value != null &&
  isAtTarget(goal, goal.progress.value);

/** A goal with where it stands and how sure that is. */
export function GoalItem(props: { goal: GoalView; today: string; whose?: boolean }) {
  const goal = () => props.goal;
  return (
    <article class="goal" aria-label={goal().says}>
      <Show when={props.whose}>
        <p class="eyebrow">{goal().whose.name}</p>
      </Show>
      <h3>
        <a href={`/goals/${goal().id}`}>{goal().says}</a>
      </h3>
      <Show when={goal().progress} fallback={<p class="sm quiet">{text.teamGoal(goal().whose.name)}</p>}>
        {(progress) => (
          <>
            <Dumbbell goal={goal()} today={props.today} />
            <p class="sm quiet goal__says">
              <GoalState goal={goal()} /> {goal().quantity.name}: {standingSays(progress(), goal().quantity)}.{' '}
              {goal().status === 'open' ? sureSays(progress()) : ''} {goal().better === 'lower' ? text.lower : ''}
            </p>
            <Show when={isThere(goal())}>
              <p class="sm">
                <a href={`/goals/${goal().id}#h-closing`}>{text.there}</a>
              </p>
            </Show>
            <Show when={goal().status === 'open' && progress().stuck}>
              <p class="sm is-wait">{goal().changed ? text.changed : text.stuck}</p>
            </Show>
          </>
        )}
      </Show>
      <p class="xs quiet">{text.setBy(goal().by, weekDayOf(goal().setOn), weekDayOf(goal().dueOn))}</p>
    </article>
  );
}
