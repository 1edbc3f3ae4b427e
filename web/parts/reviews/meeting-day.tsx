import { Show } from 'solid-js';
import type { ReviewView } from '../../../server/protocol/review-view.ts';
import { createAction } from '../../action.ts';
import { text } from '../../pages/review-text.ts';
import { changeDates } from '../../reviews-api.ts';
import { Failure } from '../failure.tsx';

/** The day of the meeting, moved by the manager as long as the review is in preparation. */
export function MeetingDay(props: { review: ReviewView; again: () => Promise<void> }) {
  const action = createAction();
  const change = async (day: string) => {
    if (day === '') return;
    if (await action.run(() => changeDates(props.review.id, { meetingOn: day }))) await props.again();
  };
  return (
    <div class="field meeting">
      <label for="meeting-on">{text.meetingOn}</label>
      <input
        class="input"
        id="meeting-on"
        type="date"
        value={props.review.meetingOn}
        onChange={(event) => void change(event.currentTarget.value)}
      />
      <Show when={action.problem()}>{(problem) => <Failure title={text.datesFailed} problem={problem()} />}</Show>
    </div>
  );
}
