import { useNavigate } from '@solidjs/router';
import { createMemo, createSignal, For, Show } from 'solid-js';
import type { ReviewsView } from '../../../server/protocol/review-view.ts';
import { createAction } from '../../action.ts';
import { text } from '../../pages/reviews-text.ts';
import { beginReview } from '../../reviews-api.ts';
import { Failure } from '../failure.tsx';
import { Field } from '../field.tsx';
import { valuesOf } from '../form.ts';
import { daysBefore } from './days.ts';

/** Begins a review; the template that fits the rep's role and the last month are proposed. */
export function BeginForm(props: { view: ReviewsView; rep: string; chooseRep: (id: string) => void }) {
  const action = createAction();
  const navigate = useNavigate();
  const chosen = () => props.view.reps.find(({ rep }) => rep.id === props.rep) ?? props.view.reps[0];
  const proposed = createMemo(() => {
    const fitting = props.view.templates.filter(({ role }) => role === chosen()?.role);
    return fitting.find(({ kind }) => kind === 'manager')?.id ?? fitting[0]?.id ?? '';
  });
  const [template, setTemplate] = createSignal<string | null>(null);
  const current = () => props.view.templates.find(({ id }) => id === (template() ?? proposed()));
  const isAsking = () => current()?.kind === 'peer' || current()?.kind === '360';
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { from = '', to = '', meeting = '' } = valuesOf(form);
    const ask = [...form.querySelectorAll<HTMLInputElement>('input[name="ask"]:checked')].map(({ value }) => value);
    const rep = chosen()?.rep.id;
    const of = current()?.id;
    if (!rep || !of) return;
    await action.run(async () => {
      const { id } = await beginReview({ rep, template: of, from, to, meetingOn: meeting, ask });
      navigate(`/reviews/${id}`);
    });
  };
  return (
    <section class="sec" aria-labelledby="h-begin" id="begin">
      <div class="sec__head">
        <h2 id="h-begin">{text.begin}</h2>
        <p>{text.beginSays}</p>
      </div>
      <form class="begin" onSubmit={submit} aria-labelledby="h-begin">
        <div class="field">
          <label for="rep">{text.rep}</label>
          <select
            class="input"
            id="rep"
            value={chosen()?.rep.id}
            onChange={(event) => {
              setTemplate(null);
              props.chooseRep(event.currentTarget.value);
            }}
          >
            <For each={props.view.reps}>
              {({ rep }) => (
                <option value={rep.id} selected={rep.id === chosen()?.rep.id}>
                  {rep.name}
                </option>
              )}
            </For>
          </select>
        </div>
        <div class="field begin__template">
          <label for="template">{text.template}</label>
          <select
            class="input"
            id="template"
            aria-describedby="template-says"
            onChange={(event) => setTemplate(event.currentTarget.value)}
          >
            <For each={props.view.templates}>
              {({ id, title, role }) => (
                <option value={id} selected={id === current()?.id}>
                  {title}, {role}
                </option>
              )}
            </For>
          </select>
          <span class="hint" id="template-says">
            {current()?.says}
          </span>
        </div>
        <Field id="from" type="date" label={text.from} value={daysBefore(props.view.today, 30)} />
        <Field id="to" type="date" label={text.to} value={props.view.today} />
        <Field id="meeting" type="date" label={text.meetingOn} value={daysBefore(props.view.today, -1)} />
        <Show when={isAsking()}>
          <fieldset class="begin__ask">
            <legend>{text.ask}</legend>
            <p class="sm quiet">{text.askHint}</p>
            <For each={chosen()?.mates} fallback={<p class="sm">{text.noMates}</p>}>
              {({ id, name }) => (
                <label>
                  <input type="checkbox" name="ask" value={id} /> {name}
                </label>
              )}
            </For>
          </fieldset>
        </Show>
        <button class="btn btn--primary" type="submit" aria-disabled={action.busy()}>
          {action.busy() ? text.beginning : text.beginNow}
        </button>
      </form>
      <Show when={action.problem()}>{(problem) => <Failure title={text.beginFailed} problem={problem()} />}</Show>
    </section>
  );
}
