import { Show } from 'solid-js';
import { createAction } from '../../action.ts';
import { endWatching } from '../../api.ts';
import { namesOf } from '../../format.ts';
import { text } from '../../pages/practice-text.ts';
import { Failure } from '../failure.tsx';

/** Who watches me now, and the way to end it. */
export function WatchLine(props: { session: string; watchers: readonly { name: string; role: string }[] }) {
  const action = createAction();
  const names = () => namesOf(props.watchers.map(({ name, role }) => `${name}, ${role},`));
  return (
    <Show when={props.watchers.length > 0}>
      <div class="banner banner--wait">
        <span role="status">{text.watching(names(), props.watchers.length === 1)}</span>
        <button
          class="btn"
          type="button"
          aria-disabled={action.busy()}
          onClick={() => action.run(() => endWatching(props.session))}
        >
          {text.endWatching}
        </button>
      </div>
      <Show when={action.problem()}>{(problem) => <Failure title={text.endWatchingFailed} problem={problem()} />}</Show>
    </Show>
  );
}
