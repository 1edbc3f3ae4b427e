import { createSignal, For, Show } from 'solid-js';
import type { SelfAssessmentView } from '../../../server/protocol/self-view.ts';
import { createAction } from '../../action.ts';
import { assessSelf } from '../../api.ts';
import { Failure } from '../failure.tsx';
import { SelectField } from '../field.tsx';
import { valuesOf } from '../form.ts';
import './self-form.css';
import { text } from './self-text.ts';

/** The rep rates each criterion by levels in words, or goes on without. */
export default function SelfForm(props: {
  session: string;
  assessment: SelfAssessmentView;
  done: (view: SelfAssessmentView) => void;
}) {
  const action = createAction();
  const [missing, setMissing] = createSignal(false);
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const rated = Object.entries(valuesOf(event.currentTarget)).filter(([, value]) => value !== '');
    setMissing(rated.length === 0);
    if (rated.length === 0) return;
    const ratings = Object.fromEntries(rated.map(([id, value]) => [id, Number(value)]));
    void action.run(async () => props.done(await assessSelf(props.session, { ratings })));
  };
  const skip = () => action.run(async () => props.done(await assessSelf(props.session, { skip: true })));
  return (
    <form class="selfform" onSubmit={submit}>
      <p class="said">{text.says}</p>
      <div class="selfform__rows">
        <For each={props.assessment.criteria}>
          {(criterion) => (
            <SelectField
              id={criterion.id}
              label={criterion.name}
              hint={text.good(criterion.good)}
              options={text.options}
              value=""
            />
          )}
        </For>
      </div>
      <Show when={missing()}>
        <p role="alert">{text.nothing}</p>
      </Show>
      <Show when={action.problem()}>{(problem) => <Failure title={text.failed} problem={problem()} />}</Show>
      <div class="row">
        <button class="btn btn--primary" type="submit" aria-disabled={action.busy()}>
          {action.busy() ? text.showing : text.show}
        </button>
        <button class="btn btn--quiet" type="button" aria-disabled={action.busy()} onClick={skip}>
          {text.skip}
        </button>
      </div>
    </form>
  );
}
