import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import { leastRated, roundLimits } from '../../../server/domain/rating.ts';
import type { CalibrationView } from '../../../server/protocol/calibration-view.ts';
import { createAction } from '../../action.ts';
import { makeRound } from '../../calibration-api.ts';
import { midSentence, whenOf } from '../../format.ts';
import { useMe } from '../../member.tsx';
import { text } from '../../pages/calibration-text.ts';
import { Failure } from '../failure.tsx';
import { Field, SelectField } from '../field.tsx';
import { focusFirstBad } from '../form.ts';

type Choices = CalibrationView['choices'];
type Bad = { title?: string; sessions?: string; criteria?: string; raters?: string };

/** Which sessions are rated blind, by whom, on which criteria. */
export function NewRound(props: { choices: Choices; made: (title: string) => Promise<void> }) {
  const me = useMe();
  const action = createAction();
  const [bad, setBad] = createSignal<Bad>({});
  const [chosen, setChosen] = createSignal(0);
  const rubrics = createMemo(() => [
    ...new Map(props.choices.sessions.map(({ rubric }) => [rubric.id, rubric.name])).entries(),
  ]);
  const [rubric, setRubric] = createSignal(rubrics()[0]?.[0] ?? '');
  const sessions = () => props.choices.sessions.filter((one) => one.rubric.id === rubric());
  const criteria = () => sessions()[0]?.criteria ?? [];
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const all = (name: string) => data.getAll(name).map(String);
    const title = String(data.get('round-title') ?? '').trim();
    const raters = all('rater');
    setBad({
      title: title ? undefined : text.titleMissing,
      sessions: all('session').length > 0 ? undefined : text.sessionsMissing,
      criteria: all('criterion').length > 0 ? undefined : text.criteriaMissing,
      raters:
        raters.length < 2
          ? text.ratersMissing
          : raters.length > roundLimits.raters
            ? text.ratersMany(roundLimits.raters)
            : undefined,
    });
    if (Object.values(bad()).some(Boolean)) return focusFirstBad(form);
    const made = { title, sessions: all('session'), criteria: all('criterion'), raters };
    if (await action.run(async () => void (await makeRound(made)))) await props.made(title);
  };
  const count = (event: Event & { currentTarget: HTMLFormElement }) =>
    setChosen(new FormData(event.currentTarget).getAll('session').length);
  return (
    <form class="new-round" aria-labelledby="h-make" novalidate onSubmit={submit} onChange={count}>
      <Field id="round-title" label={text.roundTitle} maxlength={roundLimits.title} problem={bad().title ?? null} />
      <Show when={rubrics().length > 1}>
        <div onChange={(event) => setRubric((event.target as HTMLSelectElement).value)}>
          <SelectField
            id="round-rubric"
            label={text.rubric}
            value={rubric()}
            options={rubrics().map(([value, says]) => ({ value, says }))}
          />
        </div>
      </Show>
      <Picks legend={text.pickSessions} hint={text.pickSessionsHint} problem={bad().sessions} many>
        <For each={sessions()}>
          {(one, i) => (
            <Pick name="session" value={one.session} bad={i() === 0 && Boolean(bad().sessions)}>
              {one.title} <span class="quiet">{text.of(one.rep, midSentence(whenOf(one.at, new Date())))}</span>
            </Pick>
          )}
        </For>
      </Picks>
      <p class="sm quiet" role="status">
        {text.chosen(chosen(), leastRated)}
      </p>
      <Picks legend={text.pickCriteria} problem={bad().criteria}>
        <For each={criteria()}>
          {(one, i) => (
            <Pick name="criterion" value={one.id} checked bad={i() === 0 && Boolean(bad().criteria)}>
              {one.name}
            </Pick>
          )}
        </For>
      </Picks>
      <Picks legend={text.pickRaters} problem={bad().raters}>
        <For each={props.choices.raters}>
          {(one, i) => (
            <Pick name="rater" value={one.id} checked={one.id === me().id} bad={i() === 0 && Boolean(bad().raters)}>
              {one.name}
            </Pick>
          )}
        </For>
      </Picks>
      <p class="sm quiet">{text.blind}</p>
      <button class="btn btn--primary" type="submit" aria-disabled={action.busy()}>
        {action.busy() ? text.making : text.make}
      </button>
      <Show when={action.problem()}>{(problem) => <Failure title={text.madeFailed} problem={problem()} />}</Show>
    </form>
  );
}

function Picks(props: { legend: string; hint?: string; problem?: string; many?: boolean; children: JSX.Element }) {
  return (
    <fieldset class="field picks" classList={{ 'field--bad': Boolean(props.problem), 'picks--many': props.many }}>
      <legend>{props.legend}</legend>
      <Show when={props.problem ?? props.hint}>
        {(says) => (
          <span class="hint" role={props.problem ? 'alert' : undefined}>
            {says()}
          </span>
        )}
      </Show>
      <div class="picks__in">{props.children}</div>
    </fieldset>
  );
}

function Pick(props: { name: string; value: string; checked?: boolean; bad: boolean; children: JSX.Element }) {
  return (
    <label class="pick">
      <input
        type="checkbox"
        name={props.name}
        value={props.value}
        checked={props.checked}
        aria-invalid={props.bad ? 'true' : undefined}
      />
      <span>{props.children}</span>
    </label>
  );
}
