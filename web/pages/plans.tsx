import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { PlansView } from '../../server/protocol/survey-view.ts';
import { createAction } from '../action.ts';
import { createLoad } from '../load.ts';
import { useMe } from '../member.tsx';
import { Failure } from '../parts/failure.tsx';
import { AreaField, Field, SelectField } from '../parts/field.tsx';
import { valuesOf } from '../parts/form.ts';
import { Heading } from '../parts/heading.tsx';
import { dayLong, daysBefore } from '../parts/reviews/days.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import { closePlan, makePlan, readPlans } from '../reviews-api.ts';
import { text } from './after-reviews-text.ts';
import './reviews.css';

type Props = { view: PlansView; again: () => Promise<void> };

/** Improvement plans of one's own, or of the reps one leads. */
export default function Plans() {
  createTitle(() => text.plans);
  const me = useMe();
  const plans = createLoad(() => me().id, readPlans);
  return (
    <div class="pg-reviews">
      <Heading>{text.plansHeading}</Heading>
      <p class="quiet intro">{text.plansSays}</p>
      <Switch fallback={<Skeleton label={text.loading} lines={[30, 100]} />}>
        <Match when={plans.value()}>
          {(view) => (
            <>
              <For each={view().plans} fallback={<p class="said">{text.plansEmpty}</p>}>
                {(plan) => <One plan={plan} isMine={view().reps.length > 0} again={plans.again} />}
              </For>
              <Show when={view().reps.length > 0}>
                <Make view={view()} again={plans.again} />
              </Show>
            </>
          )}
        </Match>
        <Match when={plans.failed()}>
          {(problem) => <Failure title={text.failed} problem={problem()} again={() => void plans.again()} />}
        </Match>
      </Switch>
    </div>
  );
}

function One(props: { plan: PlansView['plans'][number]; isMine: boolean; again: () => Promise<void> }) {
  const action = createAction();
  const [note, setNote] = createSignal('');
  const close = async (status: 'reached' | 'not reached') => {
    if (await action.run(() => closePlan(props.plan.id, { status, note: note() }))) await props.again();
  };
  return (
    <section class="sec planned" aria-labelledby={`h-${props.plan.id}`}>
      <div class="sec__head">
        <h2 id={`h-${props.plan.id}`}>{props.plan.rep.name}</h2>
        <p>{text.by(props.plan.by, dayLong(props.plan.from), dayLong(props.plan.to))}</p>
      </div>
      <p class="said">{props.plan.says}</p>
      <ul class="plain">
        <For each={props.plan.steps}>
          {({ says, on }) => (
            <li>
              {dayLong(on)}: {says}
            </li>
          )}
        </For>
      </ul>
      <p>{text.supportOf(props.plan.support)}</p>
      <p>
        <span class="chip">{text.states[props.plan.status]}</span> {props.plan.note}
      </p>
      <Show when={props.isMine && props.plan.status === 'open'}>
        <div class="field">
          <label for={`note-${props.plan.id}`}>{text.note}</label>
          <textarea
            class="input"
            id={`note-${props.plan.id}`}
            rows={2}
            maxlength={1000}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        </div>
        <p class="row">
          <button class="btn" type="button" onClick={() => void close('reached')}>
            {text.reached}
          </button>
          <button class="btn" type="button" onClick={() => void close('not reached')}>
            {text.notReached}
          </button>
        </p>
      </Show>
      <Show when={action.problem()}>{(problem) => <Failure title={text.closeFailed} problem={problem()} />}</Show>
    </section>
  );
}

const stepsIn = (lines: string) =>
  lines.split('\n').flatMap((line) => {
    const [, on, says] = /^\s*(\d{4}-\d{2}-\d{2})[:,]?\s+(.+)$/.exec(line) ?? [];
    return on && says ? [{ on, says }] : [];
  });

function Make(props: Props) {
  const action = createAction();
  const today = new Date().toISOString().slice(0, 10);
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { rep = '', says = '', steps = '', support = '', from = '', to = '' } = valuesOf(form);
    const plan = { member: rep, says, steps: stepsIn(steps), support, from, to };
    if (!(await action.run(() => makePlan(plan)))) return;
    form.reset();
    await props.again();
  };
  return (
    <section class="sec" aria-labelledby="h-make">
      <div class="sec__head">
        <h2 id="h-make">{text.makePlan}</h2>
      </div>
      <form class="begin" onSubmit={submit} aria-labelledby="h-make">
        <SelectField
          id="rep"
          label={text.rep}
          options={props.view.reps.map(({ id, name }) => ({ value: id, says: name }))}
        />
        <Field id="from" type="date" label={text.from} value={today} />
        <Field id="to" type="date" label={text.to} value={daysBefore(today, -30)} />
        <div class="begin__wide">
          <AreaField id="says" label={text.says} rows={2} maxlength={500} />
        </div>
        <div class="begin__wide">
          <AreaField id="steps" label={text.steps} hint={text.stepsHint} rows={4} maxlength={2000} />
        </div>
        <div class="begin__wide">
          <AreaField id="support" label={text.support} rows={2} maxlength={1000} />
        </div>
        <button class="btn btn--primary" type="submit" aria-disabled={action.busy()}>
          {text.make}
        </button>
      </form>
      <Show when={action.problem()}>{(problem) => <Failure title={text.makeFailed} problem={problem()} />}</Show>
    </section>
  );
}
