import { For, onMount, Show } from 'solid-js';
import type { Label } from '../../../server/domain/label.ts';
import type { Said } from '../../../server/protocol/listening-view.ts';
import { createAction } from '../../action.ts';
import { text } from '../../pages/listening-text.ts';
import { labelNames, labelsOf } from '../../record/label-text.ts';
import { Failure } from '../failure.tsx';

/** What a sentence does in a person's judgement, beginning from what was heard. */
export function MarkForm(props: {
  id: string;
  speaker: Said['speaker'];
  /** What is checked at first. */
  heard: readonly Label[];
  keep: (right: Label[]) => Promise<void>;
  close: () => void;
  kept: () => void;
}) {
  const action = createAction();
  let first: HTMLInputElement | undefined;
  onMount(() => first?.focus());
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const right = new FormData(event.currentTarget).getAll('label') as Label[];
    if (!(await action.run(() => props.keep(right)))) return;
    props.kept();
    props.close();
  };
  return (
    <form class="mark-form" aria-labelledby={`h-mark-${props.id}`} onSubmit={submit}>
      <fieldset aria-describedby={`mark-hint-${props.id}`}>
        <legend id={`h-mark-${props.id}`}>{text.markHeading}</legend>
        <p class="hint" id={`mark-hint-${props.id}`}>
          {text.markHint}
        </p>
        <div class="mark-form__labels">
          <For each={labelsOf(props.speaker)}>
            {(label, n) => (
              <label>
                <input
                  ref={(element) => {
                    if (n() === 0) first = element;
                  }}
                  type="checkbox"
                  name="label"
                  value={label}
                  checked={props.heard.includes(label)}
                />
                <span>{labelNames[label]}</span>
              </label>
            )}
          </For>
        </div>
      </fieldset>
      <div class="row">
        <button class="btn btn--primary" type="submit" aria-disabled={action.busy()}>
          {action.busy() ? text.saving : text.save}
        </button>
        <button class="btn" type="button" onClick={() => props.close()}>
          {text.cancel}
        </button>
      </div>
      <Show when={action.problem()}>{(problem) => <Failure title={text.saveFailed} problem={problem()} />}</Show>
    </form>
  );
}
