import { createSignal, Show } from 'solid-js';
import type { NewFigure } from '../../../server/protocol/key-figure-view.ts';
import { createAction } from '../../action.ts';
import { addFigure } from '../../api-team.ts';
import { text } from '../../pages/figures-text.ts';
import { Failure } from '../failure.tsx';
import { Field, SelectField } from '../field.tsx';
import { focusFirstBad, valuesOf } from '../form.ts';

/** Adds a figure that the company counts besides the common ones. */
export function OwnFigure(props: { done: (says: string) => Promise<void> }) {
  const action = createAction();
  const [wrong, setWrong] = createSignal<string | null>(null);
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { name = '', side = '', better = '', unit = '' } = valuesOf(form);
    setWrong(name ? null : text.nameMissing);
    if (wrong()) return focusFirstBad(form);
    const done = await action.run(async () => {
      await addFigure({ name, side: side as NewFigure['side'], better: better as NewFigure['better'], unit });
    });
    if (!done) return;
    form.reset();
    await props.done(text.added(name));
  };
  return (
    <section class="sec" aria-labelledby="h-own">
      <div class="sec__head">
        <h2 id="h-own">{text.own}</h2>
        <p>{text.ownSays}</p>
      </div>
      <form class="lines" onSubmit={submit} novalidate>
        <Field id="name" label={text.name} maxlength={60} problem={wrong()} />
        <SelectField id="side" label={text.side} options={text.sides} />
        <SelectField id="better" label={text.better} options={text.betters} />
        <Field id="unit" label={text.unit} hint={text.unitHint} maxlength={12} />
        <Show when={action.problem()}>{(problem) => <Failure title={text.addFailed} problem={problem()} />}</Show>
        <button class="btn" type="submit" aria-disabled={action.busy()}>
          {action.busy() ? text.adding : text.add}
        </button>
      </form>
    </section>
  );
}
