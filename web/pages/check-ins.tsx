import { useSearchParams } from '@solidjs/router';
import { createEffect, createSignal, For, Match, Show, Switch } from 'solid-js';
import type { Cadence } from '../../server/domain/review.ts';
import type { CheckInsView, CheckInView } from '../../server/protocol/review-view.ts';
import { createAction } from '../action.ts';
import { createLoad } from '../load.ts';
import { useMe } from '../member.tsx';
import { Failure } from '../parts/failure.tsx';
import { AreaField, Field, SelectField } from '../parts/field.tsx';
import { focusFirstBad, valuesOf } from '../parts/form.ts';
import { Heading } from '../parts/heading.tsx';
import { dayLong } from '../parts/reviews/days.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import { addCheckIn, readCheckIns } from '../reviews-api.ts';
import { text } from './check-ins-text.ts';
import './reviews.css';

/** Check-ins of one's own, or of the reps one coaches or leads. */
export default function CheckIns() {
  createTitle(() => text.title);
  const me = useMe();
  const checkIns = createLoad(() => me().id, readCheckIns);
  const heading = () => {
    const view = checkIns.value();
    if (!view) return text.headingLoading;
    const due = view.reps.filter((rep) => rep.due).length;
    if (me().role === 'rep') return text.headingRep;
    return due > 0 ? text.headingDue(due) : text.headingNone;
  };
  return (
    <div class="pg-checkins">
      <Heading>{heading()}</Heading>
      <p class="quiet intro">{me().role === 'admin' ? text.notYours : text.says}</p>
      <Switch fallback={<Skeleton label={text.loading} lines={[30, 100, 100]} />}>
        <Match when={checkIns.value()}>{(view) => <Lists view={view()} again={checkIns.again} />}</Match>
        <Match when={checkIns.failed()}>
          {(problem) => <Failure title={text.failed} problem={problem()} again={() => void checkIns.again()} />}
        </Match>
      </Switch>
    </div>
  );
}

function Lists(props: { view: CheckInsView; again: () => Promise<void> }) {
  const me = useMe();
  const isRep = () => me().role === 'rep';
  const due = () => props.view.reps.filter((rep) => rep.due);
  return (
    <>
      <Show when={!isRep() && due().length > 0}>
        <section class="sec" aria-labelledby="h-due">
          <div class="sec__head">
            <h2 id="h-due">{text.due}</h2>
          </div>
          <ul class="plain">
            <For each={due()}>
              {({ rep, nextOn }) => (
                <li>
                  <a href={`/check-ins?rep=${rep.id}#h-write`}>{rep.name}</a>{' '}
                  <span class="quiet">{nextOn ? text.since(dayLong(nextOn)) : text.never}</span>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
      <Show when={props.view.reps.length > 0}>
        <Write {...props} isRep={isRep()} />
      </Show>
      <section class="sec" aria-labelledby="h-list">
        <div class="sec__head">
          <h2 id="h-list">{text.list}</h2>
        </div>
        <For each={props.view.checkIns} fallback={<p class="said">{text.empty}</p>}>
          {(one) => <One one={one} />}
        </For>
      </section>
    </>
  );
}

function Write(props: { view: CheckInsView; isRep: boolean; again: () => Promise<void> }) {
  const action = createAction();
  const [missing, setMissing] = createSignal<string | null>(null);
  const [isKept, setKept] = createSignal(false);
  // whoever comes from a first page has somebody in mind
  const [asked] = useSearchParams<{ rep?: string }>();
  const [rep, setRep] = createSignal('');
  createEffect(() => setRep(asked.rep ?? ''));
  const chosen = () => props.view.reps.find((each) => each.rep.id === rep()) ?? props.view.reps[0];
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { on = '', progress = '', obstacles = '', support = '', goal = '', cadence } = valuesOf(form);
    setKept(false);
    setMissing(progress + obstacles + support === '' ? text.missing : null);
    if (missing()) return focusFirstBad(form);
    const done = await action.run(() =>
      addCheckIn({
        ...{ member: chosen()?.rep.id, on, progress, obstacles, support },
        ...{ cadence: cadence as Cadence, goal: goal || null },
      }),
    );
    if (!done) return;
    form.reset();
    setKept(true);
    await props.again();
  };
  return (
    <section class="sec" aria-labelledby="h-write">
      <div class="sec__head">
        <h2 id="h-write">{text.write}</h2>
        <p>{text.writeSays}</p>
      </div>
      <form class="begin" onSubmit={submit} novalidate aria-labelledby="h-write">
        <Show when={!props.isRep}>
          <div class="field">
            <label for="rep">{text.rep}</label>
            <select class="input" id="rep" onChange={(event) => setRep(event.currentTarget.value)}>
              <For each={props.view.reps}>
                {({ rep: each }) => (
                  <option value={each.id} selected={each.id === chosen()?.rep.id}>
                    {each.name}
                  </option>
                )}
              </For>
            </select>
          </div>
        </Show>
        <Field id="on" type="date" label={text.on} value={props.view.today} max={props.view.today} />
        <SelectField
          id="cadence"
          label={text.cadence}
          value="weekly"
          options={Object.entries(text.cadences).map(([value, says]) => ({ value, says }))}
        />
        <div class="begin__wide">
          <AreaField id="progress" label={text.progress} rows={3} maxlength={2000} problem={missing()} />
        </div>
        <div class="begin__wide">
          <AreaField id="obstacles" label={text.obstacles} rows={3} maxlength={2000} />
        </div>
        <div class="begin__wide">
          <AreaField id="support" label={text.support} rows={3} maxlength={2000} />
        </div>
        <Show when={(chosen()?.goals.length ?? 0) > 0}>
          <SelectField
            id="goal"
            label={text.goal}
            options={[
              { value: '', says: text.noGoal },
              ...(chosen()?.goals ?? []).map(({ id, says }) => ({ value: id, says })),
            ]}
          />
        </Show>
        <button class="btn btn--primary" type="submit" aria-disabled={action.busy()}>
          {action.busy() ? text.saving : text.save}
        </button>
      </form>
      <div role="status">
        <Show when={isKept()}>
          <p class="sm quiet">{text.saved}</p>
        </Show>
      </div>
      <Show when={action.problem()}>{(problem) => <Failure title={text.saveFailed} problem={problem()} />}</Show>
    </section>
  );
}

function One(props: { one: CheckInView }) {
  const said = () => (['progress', 'obstacles', 'support'] as const).filter((each) => props.one[each].trim() !== '');
  return (
    <article class="checkin" id={`c-${props.one.id}`} aria-label={text.of(props.one.rep.name, dayLong(props.one.on))}>
      <p>
        <b>{text.of(props.one.rep.name, dayLong(props.one.on))}</b>
      </p>
      <p class="sm quiet">
        {text.by(props.one.by.name)}. {text.next(dayLong(props.one.nextOn))}.{' '}
        <Show when={props.one.goal}>{(goal) => <a href={`/goals/${goal().id}`}>{goal().says}</a>}</Show>
      </p>
      <dl>
        <For each={said()}>
          {(each) => (
            <div>
              <dt>{text[each]}</dt>
              <dd>{props.one[each]}</dd>
            </div>
          )}
        </For>
      </dl>
    </article>
  );
}
