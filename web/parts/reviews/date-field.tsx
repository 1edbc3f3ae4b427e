import { Show } from 'solid-js';
import type { ReviewView } from '../../../server/protocol/review-view.ts';
import { createAction } from '../../action.ts';
import { changeDates } from '../../reviews-api.ts';
import { Failure } from '../failure.tsx';

/** A day of a review that its manager moves: the meeting's, or the next one's. */
export function DateField(props: {
  review: ReviewView;
  which: 'meetingOn' | 'nextOn';
  id: string;
  label: string;
  failed: string;
  class?: string;
  again: () => Promise<void>;
}) {
  const action = createAction();
  const change = async (day: string) => {
    if (day === '') return;
    if (await action.run(() => changeDates(props.review.id, { [props.which]: day }))) await props.again();
  };
  return (
    <div class={props.class ?? 'field'}>
      <label for={props.id}>{props.label}</label>
      <input
        class="input"
        id={props.id}
        type="date"
        value={props.review[props.which]}
        onChange={(event) => void change(event.currentTarget.value)}
      />
      <Show when={action.problem()}>{(problem) => <Failure title={props.failed} problem={problem()} />}</Show>
    </div>
  );
}
