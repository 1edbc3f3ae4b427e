import { Show } from 'solid-js';
import { createAction } from '../../action.ts';
import { Failure } from '../failure.tsx';
import { text } from './coaching-text.ts';
import type { Talk } from './talk.ts';

/** One click that can be done again the other way, with what refused it. */
export function Click(props: { says: string; name?: string; class?: string; talk: Talk; act: () => Promise<unknown> }) {
  const action = createAction();
  return (
    <>
      <button
        class={props.class ?? 'linkish xs'}
        type="button"
        aria-label={props.name}
        aria-disabled={action.busy()}
        onClick={() => void props.talk.say(action, props.act)}
      >
        {props.says}
      </button>
      <Show when={action.problem()}>{(problem) => <Failure title={text.failed} problem={problem()} />}</Show>
    </>
  );
}
