import { useSearchParams } from '@solidjs/router';
import { createMemo, createSignal, For, Match, onMount, Show, Switch } from 'solid-js';
import { dayAfter } from '../../../server/domain/day.ts';
import type { Cause } from '../../../server/domain/goal.ts';
import { checkpoints, milestonesOn, mostOpenGoals } from '../../../server/domain/goal-line.ts';
import type { Quantity } from '../../../server/domain/quantity.ts';
import { onScale } from '../../../server/domain/scale.ts';
import type { AssigningChoices } from '../../../server/protocol/assignment-view.ts';
import type { BaselineView, GoalDetail, GoalView } from '../../../server/protocol/goal-view.ts';
import { createAction } from '../../action.ts';
import { readBaseline, setGoal } from '../../api.ts';
import { createLoad } from '../../load.ts';
import { text } from '../../pages/goals-text.ts';
import { basisSays } from '../../record/basis-text.ts';
import { quantitySays, standingSays } from '../../record/quantity-text.ts';
import { Failure } from '../failure.tsx';
import { AreaField, Field, SelectField } from '../field.tsx';
import { focusFirstBad, valuesOf } from '../form.ts';
import './goals.css';
import { text as words } from './goals-text.ts';
import { OpenGoals } from './open-goals.tsx';
import { namedOf, whoseOptions } from './whose.ts';

const usualDays = 90;

/** Shares are written in per cent. */
const scaleOf = ({ unit }: Quantity) => (unit === 'share' ? 100 : 1);
const shown = (value: number, quantity: Quantity) => String(Number((value * scaleOf(quantity)).toFixed(2)));
const numberIn = (written: string | undefined) => (written ? Number(written.replace(',', '.')) : Number.NaN);

/** Sets a goal: whose and what first, then what follows from the data. */
export function GoalForm(props: {
  choices: AssigningChoices;
  /** Open goals of all whom one can be set for. */
  open: readonly GoalView[];
  made: (goal: GoalDetail) => void;
}) {
  // a review links here with whose goal it is to be, and says so itself
  const [asked] = useSearchParams<{ member?: string; what?: string; review?: string }>();
  const [whose, setWhose] = createSignal(asked.member ? `member:${asked.member}` : '');
  const [what, setWhat] = createSignal(asked.what ?? '');
  const theirs = () => props.open.filter((goal) => `${goal.whose.kind}:${goal.whose.id}` === whose());
  const isFull = () => theirs().length >= mostOpenGoals;
  const baseline = createLoad(
    () => (whose() && what() && !isFull() ? `${whose()} ${what()}` : null),
    () => readBaseline({ ...namedOf(whose()), what: what() }),
  );
  onMount(() => {
    // the link was followed before the choices were there
    if (location.hash === '#h-set') document.getElementById('h-set')?.scrollIntoView();
  });
  return (
    <div class="stack">
      <Show when={asked.review}>{(review) => <FromReview review={review()} />}</Show>
      <div class="form-grid">
        <div class="field">
          <label for="goal-whose">{text.whose}</label>
          <select class="input" id="goal-whose" onChange={(event) => setWhose(event.currentTarget.value)}>
            <option value="">{text.choose}</option>
            <For each={whoseOptions(props.choices)}>
              {(each) => (
                <option value={each.value} selected={each.value === whose()}>
                  {each.says}
                </option>
              )}
            </For>
          </select>
        </div>
        <Show when={!isFull()}>
          <div class="field">
            <label for="goal-what">{text.what}</label>
            <select class="input" id="goal-what" onChange={(event) => setWhat(event.currentTarget.value)}>
              <option value="">{text.choose}</option>
              <For each={props.choices.quantities}>
                {(each) => (
                  <option value={each.what} selected={each.what === what()}>
                    {each.name}
                  </option>
                )}
              </For>
            </select>
          </div>
        </Show>
      </div>
      <Show when={isFull()}>
        <OpenGoals goals={theirs()} review={asked.review ?? null} />
      </Show>
      <Show when={whose() && what() && !isFull()}>
        <Switch fallback={<p role="status">{text.baselineLoading}</p>}>
          <Match when={baseline.value()} keyed>
            {(value) => (
              <Rest
                baseline={value}
                whose={whose()}
                today={props.choices.today}
                review={asked.review ?? null}
                made={props.made}
              />
            )}
          </Match>
          <Match when={baseline.failed()}>
            {(problem) => <Failure title={text.setFailed} problem={problem()} again={() => void baseline.again()} />}
          </Match>
        </Switch>
      </Show>
    </div>
  );
}

function FromReview(props: { review: string }) {
  return (
    <p class="sm quiet">
      {text.forReview} <a href={`/reviews/${props.review}`}>{text.toReview}</a>
    </p>
  );
}

function Rest(props: {
  baseline: BaselineView;
  whose: string;
  today: string;
  review: string | null;
  made: (goal: GoalDetail) => void;
}) {
  const { quantity, value, sessions } = props.baseline;
  const action = createAction();
  const [line, setLine] = createSignal(
    { start: value, target: Number.NaN, dueOn: dayAfter(props.today, usualDays) },
    // proposed anew only when the line moves: what was edited stays
    { equals: (a, b) => a.start === b.start && Object.is(a.target, b.target) && a.dueOn === b.dueOn },
  );
  const [bad, setBad] = createSignal<{ says?: string; target?: string }>({});
  const hint = quantity.unit === 'share' ? text.percentHint : undefined;
  const proposed = createMemo(() => {
    const { start, target, dueOn } = line();
    if (start === null || Number.isNaN(target) || !dueOn) return [];
    return milestonesOn({ baseline: start, target, setOn: props.today, dueOn });
  });
  const noteLine = (form: HTMLFormElement) => {
    const values = valuesOf(form);
    const own = numberIn(values['goal-baseline']) / scaleOf(quantity);
    setLine({
      start: value ?? (Number.isNaN(own) ? null : own),
      target: numberIn(values['goal-target']) / scaleOf(quantity),
      dueOn: values['goal-due'] ?? '',
    });
  };
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const values = valuesOf(form);
    noteLine(form);
    const { start, target, dueOn } = line();
    setBad({
      says: values['goal-says'] ? undefined : text.saysMissing,
      target: Number.isNaN(target) ? text.targetMissing : undefined,
    });
    if (bad().says || bad().target) return focusFirstBad(form);
    const milestones = proposed().map(({ on, value }, i) => {
      const edited = numberIn(values[`goal-milestone-${i}`]);
      return { on, value: Number.isNaN(edited) ? value : edited / scaleOf(quantity) };
    });
    await action.run(async () => {
      const goal = {
        ...namedOf(props.whose),
        says: values['goal-says'] ?? '',
        what: quantity.what,
        cause: values['goal-cause'] as Cause,
        causeNote: values['goal-cause-note'] ?? '',
        baseline: start,
        target,
        dueOn,
        milestones,
        review: props.review,
      };
      props.made(await setGoal(goal));
    });
  };
  return (
    <form
      class="form-grid"
      onSubmit={submit}
      // as it is typed: milestones that came at the blur moved the button from under the click that caused it
      onInput={(event) => noteLine(event.currentTarget)}
      novalidate
      aria-labelledby="h-set"
    >
      <div class="wide">
        <p>
          <b>{text.baseline}:</b> {value === null ? text.baselineNone : standingSays(props.baseline, quantity)}
          {value === null ? '' : '.'}
        </p>
        <Show when={sessions > 0}>
          <p class="sm">
            {basisSays(props.baseline.basis, (each) => quantitySays(onScale(each, quantity.unit), quantity))}
          </p>
        </Show>
        <Show when={sessions > 0 && !props.baseline.enough}>
          <p class="sm is-wait">{text.baselineFew}</p>
        </Show>
      </div>
      <div class="wide">
        <Field
          id="goal-says"
          label={text.says}
          hint={text.saysHint(quantity.action)}
          problem={bad().says}
          maxlength={300}
        />
      </div>
      <Show when={value === null}>
        <Field id="goal-baseline" label={text.baselineOwn} type="number" hint={hint} />
      </Show>
      <Field id="goal-target" label={text.target} type="number" hint={hint} problem={bad().target} />
      <Field
        id="goal-due"
        label={text.dueOn}
        type="date"
        value={dayAfter(props.today, usualDays)}
        min={dayAfter(props.today, checkpoints[0])}
      />
      <Show when={proposed().length > 0}>
        <fieldset class="wide">
          <legend>{text.milestones}</legend>
          <div class="form-grid">
            <For each={proposed()}>
              {(each, i) => (
                <Field
                  id={`goal-milestone-${i()}`}
                  label={text.milestone(checkpoints[i()] ?? 0)}
                  type="number"
                  value={shown(each.value, quantity)}
                  hint={hint}
                />
              )}
            </For>
          </div>
        </fieldset>
      </Show>
      <SelectField
        id="goal-cause"
        label={text.cause}
        options={Object.entries(words.causes).map(([value, says]) => ({ value, says }))}
      />
      <div class="wide">
        <AreaField id="goal-cause-note" label={text.causeNote} rows={2} maxlength={1000} />
      </div>
      <Show when={action.problem()}>
        {(problem) => (
          <div class="wide">
            <Failure title={text.setFailed} problem={problem()} />
          </div>
        )}
      </Show>
      <button class="btn btn--primary" type="submit" aria-disabled={action.busy()}>
        {action.busy() ? text.setting : text.setIt}
      </button>
    </form>
  );
}
