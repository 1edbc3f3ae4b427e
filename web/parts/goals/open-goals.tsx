import { For, Show } from 'solid-js';
import type { GoalView } from '../../../server/protocol/goal-view.ts';
import { text } from '../../pages/goals-text.ts';
import { standingSays, stateSays } from '../../record/quantity-text.ts';

/** Why no further goal can be set for somebody now, which goals they have, and what can be done instead. */
export function OpenGoals(props: { goals: readonly GoalView[]; review: string | null }) {
  const name = () => props.goals[0]?.whose.name ?? '';
  return (
    <div class="banner" role="status">
      <div>
        <p>
          <b>{text.full(name(), props.goals.length)}</b> {text.fullSays}
        </p>
        <ul class="plain">
          <For each={props.goals}>
            {(goal) => (
              <li>
                <a href={`/goals/${goal.id}`}>{goal.says}</a>{' '}
                <Show when={goal.progress}>
                  {(progress) => (
                    <span class="sm quiet">
                      {stateSays[progress().state]}, {goal.quantity.name}: {standingSays(progress(), goal.quantity)}.
                    </span>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
        <p>
          {text.fullWays}{' '}
          <Show when={props.review}>{(review) => <a href={`/reviews/${review()}`}>{text.toReview}</a>}</Show>
        </p>
      </div>
    </div>
  );
}
