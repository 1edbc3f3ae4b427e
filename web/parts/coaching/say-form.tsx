import { createSignal, type JSX, onMount, Show } from 'solid-js';
import { createAction } from '../../action.ts';
import { Failure } from '../failure.tsx';
import { AreaField } from '../field.tsx';
import { focusFirstBad, valuesOf } from '../form.ts';
import { text } from './coaching-text.ts';
import type { Talk } from './talk.ts';

/** A few words to somebody about a score, with what else the saying needs above them. */
export function SayForm(props: {
  id: string;
  label: string;
  hint?: string;
  yes: string;
  talk: Talk;
  /** The values of the form by name; the words are `says`. Null from `wrong`: nothing is. */
  send: (values: Record<string, string>, form: HTMLFormElement) => Promise<unknown>;
  close: () => void;
  children?: JSX.Element;
  /** Where the other fields can be wrong. */
  wrong?: (values: Record<string, string>) => boolean;
  /** Without words of its own. */
  wordless?: boolean;
}) {
  const action = createAction();
  const [missing, setMissing] = createSignal(false);
  let form: HTMLFormElement | undefined;
  onMount(() => form?.querySelector<HTMLElement>('input, textarea')?.focus());
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const { currentTarget } = event;
    const values = valuesOf(currentTarget);
    const says = values[`${props.id}-says`] ?? '';
    const wordsMissing = !props.wordless && says === '';
    setMissing(wordsMissing);
    if ((props.wrong?.(values) ?? false) || wordsMissing) {
      focusFirstBad(currentTarget);
      return;
    }
    if (await props.talk.say(action, () => props.send({ ...values, says }, currentTarget))) props.close();
  };
  return (
    <form class="say" ref={form} onSubmit={submit}>
      {props.children}
      <Show when={!props.wordless}>
        <AreaField
          id={`${props.id}-says`}
          label={props.label}
          rows={3}
          maxlength={2000}
          problem={missing() ? text.reasonMissing : null}
          {...(props.hint === undefined ? {} : { hint: props.hint })}
        />
      </Show>
      <div class="row">
        <button class="btn btn--primary" type="submit" aria-disabled={action.busy()}>
          {action.busy() ? text.saving : props.yes}
        </button>
        <button class="btn" type="button" onClick={() => props.close()}>
          {text.cancel}
        </button>
      </div>
      <Show when={action.problem()}>{(problem) => <Failure title={text.failed} problem={problem()} />}</Show>
    </form>
  );
}
