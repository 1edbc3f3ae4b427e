import { For, Show } from 'solid-js';
import type { Label } from '../../../server/domain/label.ts';
import type { Disagreement } from '../../../server/protocol/listening-view.ts';
import { createAction } from '../../action.ts';
import { agreeWith } from '../../api.ts';
import { labelNames } from '../../record/label-text.ts';
import { turnId } from '../../record/marks.ts';
import { Opens } from '../coaching/opens.tsx';
import { Failure } from '../failure.tsx';
import { text } from './disagreements-text.ts';
import { MarkForm } from './mark-form.tsx';

/** One sentence in its place, what either listener heard in it, and whom to agree with. */
export function DisagreementItem(props: { of: Disagreement; settled: () => void }) {
  const { id, session, seq, speaker, text: sentence, before, by, listener, ours, other } = props.of;
  const action = createAction();
  const agree = async (side: 'ours' | 'other') => {
    if (await action.run(async () => void (await agreeWith(id, { with: side })))) props.settled();
  };
  return (
    <li classList={{ 'heard__turn--rep': speaker === 'rep' }}>
      <For each={before}>
        {(said) => (
          <p class="sm quiet heard__said">
            {text.speakers[said.speaker]}: <q>{said.text}</q>
          </p>
        )}
      </For>
      <p class="heard__who">{text.speakers[speaker]}</p>
      <p class="said heard__said">{sentence}</p>
      <Side
        of={text.ours(listener)}
        labels={ours}
        says={text.agreeOurs}
        sentence={sentence}
        busy={action.busy()}
        agree={() => void agree('ours')}
      />
      <Side
        of={by}
        labels={other}
        says={text.agreeOther}
        sentence={sentence}
        busy={action.busy()}
        agree={() => void agree('other')}
      />
      <Opens
        says={text.neither}
        name={text.agreeOf(text.neither, sentence)}
        class="btn heard__neither"
        form={(close) => (
          <MarkForm
            id={id}
            speaker={speaker}
            heard={ours.filter((label) => other.includes(label))}
            keep={async (right) => void (await agreeWith(id, { with: 'neither', right }))}
            close={close}
            kept={props.settled}
          />
        )}
      />
      <p class="sm">
        <a href={`/sessions/${session}#${turnId(seq)}`} aria-label={text.inScorecardOf(sentence)}>
          {text.inScorecard}
        </a>
      </p>
      <Show when={action.problem()}>{(problem) => <Failure title={text.agreeFailed} problem={problem()} />}</Show>
    </li>
  );
}

function Side(props: {
  of: string;
  labels: readonly Label[];
  says: string;
  sentence: string;
  busy: boolean;
  agree: () => void;
}) {
  return (
    <div class="heard__labels heard__side">
      <span class="sm heard__by">{props.of}</span>
      <Show when={props.labels.length > 0} fallback={<span class="faint sm">{text.nothing}</span>}>
        <For each={props.labels}>{(label) => <span class="chip">{labelNames[label]}</span>}</For>
      </Show>
      <button
        class="btn"
        type="button"
        aria-label={text.agreeOf(props.says, props.sentence)}
        aria-disabled={props.busy}
        onClick={() => props.agree()}
      >
        {props.busy ? text.agreeing : props.says}
      </button>
    </div>
  );
}
