import { Show } from 'solid-js';
import type { JudgeTold } from '../../../server/domain/measurement.ts';
import { text } from './judge-text.ts';

/** Of a row that a language model votes on: which one, how many votes, how far they stray, and for whose eyes it is. */
export function JudgeSays(props: { judge: JudgeTold | undefined; chances: number }) {
  return (
    <Show when={props.judge}>
      {(judge) => (
        <>
          <p class="certainty">
            {text.by(judge())} {text.alone(judge())}{' '}
            {props.chances > judge().of ? text.notPut(props.chances - judge().of) : ''}
          </p>
          <Show when={judge().coachesOnly}>
            <CoachesOnly />
          </Show>
        </>
      )}
    </Show>
  );
}

export function CoachesOnly() {
  return (
    <p class="certainty">
      <span class="chip chip--line">{text.coachesOnly}</span> {text.coachesOnlySays}
    </p>
  );
}
