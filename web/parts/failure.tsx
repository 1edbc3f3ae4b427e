import { Show } from 'solid-js';
import type { Problem } from '../../server/protocol/session-view.ts';

/** What happened, and another try where that helps. */
export function Failure(props: { title: string; problem: Problem; again?: () => void }) {
  return (
    <div class="banner banner--low" role="alert">
      <span>
        <b>{props.title}</b> {props.problem.message}
      </span>
      <Show when={props.problem.retryable && props.again}>
        {(again) => (
          <button class="btn" type="button" onClick={() => again()()}>
            Try again
          </button>
        )}
      </Show>
    </div>
  );
}
