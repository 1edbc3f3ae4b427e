import { createSignal, For, onMount, Show } from 'solid-js';
import { dayAfter } from '../../../server/domain/day.ts';
import type { Difficulty } from '../../../server/domain/scenario-parts.ts';
import type { AssigningChoices } from '../../../server/protocol/assignment-view.ts';
import type { ScenarioSummary } from '../../../server/protocol/session-view.ts';
import { createAction } from '../../action.ts';
import { assign } from '../../api.ts';
import { familyOf, pressureOf } from '../../format.ts';
import { text } from '../../pages/assign-text.ts';
import { Failure } from '../failure.tsx';
import { AreaField, Field, SelectField } from '../field.tsx';
import { focusFirstBad, valuesOf } from '../form.ts';
import './goals.css';
import { namedOf, whoseOptions } from './whose.ts';

/** What the form starts with: a proposal's, a goal's, or nothing. */
export type Draft = {
  whose: string;
  scenarios: string[];
  difficulty?: Difficulty;
  dueOn?: string;
  attempts?: number;
  passBar?: number | null;
  declared?: boolean;
  reason?: string;
  what?: string;
  goal?: string;
  review?: string;
};

const usualDays = 7;
const usualAttempts = 2;

export function AssignForm(props: {
  choices: AssigningChoices;
  scenarios: readonly ScenarioSummary[];
  draft: Draft;
  made: () => Promise<void>;
}) {
  const { draft, choices } = props;
  const action = createAction();
  const [bad, setBad] = createSignal<{ scenarios?: string; reason?: string }>({});
  const [said, setSaid] = createSignal('');
  const options = whoseOptions(choices);
  onMount(() => {
    if (location.hash === '#h-new') document.getElementById('h-new')?.scrollIntoView();
  });
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const values = valuesOf(form);
    const scenarios = new FormData(form).getAll('scenario').map(String);
    setSaid('');
    setBad({
      scenarios: scenarios.length > 0 ? undefined : text.scenariosMissing,
      reason: values['assign-reason'] ? undefined : text.reasonMissing,
    });
    if (bad().scenarios || bad().reason) return focusFirstBad(form);
    const whose = values['assign-whose'] ?? '';
    const done = await action.run(async () => {
      await assign({
        ...namedOf(whose),
        scenarios,
        difficulty: values['assign-difficulty'] as Difficulty,
        dueOn: values['assign-due'] ?? '',
        attempts: Number(values['assign-attempts']),
        passBar: values['assign-bar'] ? Number(values['assign-bar']) : null,
        declared: values['assign-kind'] === 'declared',
        reason: values['assign-reason'] ?? '',
        what: values['assign-what'] || null,
        goal: draft.goal ?? null,
        review: draft.review ?? null,
      });
      await props.made();
    });
    if (!done) return;
    setSaid(text.assigned(options.find(({ value }) => value === whose)?.says ?? ''));
    form.reset();
  };
  return (
    <>
      <form class="form-grid" onSubmit={submit} novalidate aria-labelledby="h-new">
        <Show when={draft.goal}>
          <p class="wide sm quiet">{text.forGoal}</p>
        </Show>
        <SelectField id="assign-whose" label={text.whose} options={options} value={draft.whose} />
        <SelectField
          id="assign-difficulty"
          label={text.difficulty}
          options={Object.entries(pressureOf).map(([value, says]) => ({ value, says }))}
          value={draft.difficulty}
        />
        <fieldset class="wide field" classList={{ 'field--bad': Boolean(bad().scenarios) }}>
          <legend>{text.scenarios}</legend>
          <For each={props.scenarios}>
            {(scenario, i) => (
              <label class="pick">
                <input
                  type="checkbox"
                  name="scenario"
                  value={scenario.id}
                  checked={draft.scenarios.includes(scenario.id)}
                  aria-invalid={i() === 0 && bad().scenarios ? 'true' : undefined}
                />
                <span>
                  {scenario.title} <span class="quiet">{familyOf(scenario.family)}</span>
                </span>
              </label>
            )}
          </For>
          <Show when={bad().scenarios}>
            <span class="hint" role="alert">
              {bad().scenarios}
            </span>
          </Show>
        </fieldset>
        <Field
          id="assign-due"
          label={text.due}
          type="date"
          value={draft.dueOn ?? dayAfter(choices.today, usualDays)}
          min={choices.today}
        />
        <Field
          id="assign-attempts"
          label={text.attempts}
          type="number"
          value={String(draft.attempts ?? usualAttempts)}
          min="1"
        />
        <Field
          id="assign-bar"
          label={text.bar}
          type="number"
          value={draft.passBar === null || draft.passBar === undefined ? '' : String(draft.passBar)}
          min="0"
          max="100"
        />
        <SelectField
          id="assign-kind"
          label={text.kind}
          options={[
            { value: 'declared', says: text.declared },
            { value: 'free', says: text.free },
          ]}
          value={draft.declared === false ? 'free' : 'declared'}
        />
        <SelectField
          id="assign-what"
          label={text.raises}
          options={[
            { value: '', says: text.nothing },
            ...choices.quantities.map(({ what, name }) => ({ value: what, says: name })),
          ]}
          value={draft.what ?? ''}
        />
        <div class="wide">
          <AreaField
            id="assign-reason"
            label={text.reason}
            rows={3}
            maxlength={500}
            value={draft.reason}
            problem={bad().reason}
          />
        </div>
        <button class="btn btn--primary" type="submit" aria-disabled={action.busy()}>
          {action.busy() ? text.assigning : text.assign}
        </button>
      </form>
      <div role="status">
        <Show when={said()}>
          <p>{said()}</p>
        </Show>
      </div>
      <Show when={action.problem()}>{(problem) => <Failure title={text.assignFailed} problem={problem()} />}</Show>
    </>
  );
}
