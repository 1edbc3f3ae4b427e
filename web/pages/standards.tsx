import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { RepRole } from '../../server/domain/review.ts';
import { onScale } from '../../server/domain/scale.ts';
import type { StandardsView } from '../../server/protocol/review-view.ts';
import { createAction } from '../action.ts';
import { capital, namesOf } from '../format.ts';
import { createLoad } from '../load.ts';
import { useMe } from '../member.tsx';
import '../parts/block-rows.css';
import { Failure } from '../parts/failure.tsx';
import { AreaField, Field, SelectField } from '../parts/field.tsx';
import { focusFirstBad, valuesOf } from '../parts/form.ts';
import { Heading } from '../parts/heading.tsx';
import { dayLong } from '../parts/reviews/days.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import { basisBrief } from '../record/basis-text.ts';
import { endStandard, readStandards, setStandard, setStanding } from '../reviews-api.ts';
import './reviews.css';
import { text } from './standards-text.ts';

const scoreSays = (score: number) => String(Math.round(onScale(score, 'score')));

type Props = { view: StandardsView; again: () => Promise<void> };

/** What is expected of each role: for reps to read before it counts, for managers to set. */
export default function Standards() {
  createTitle(() => text.title);
  const me = useMe();
  const standards = createLoad(() => me().id, readStandards);
  const isManager = () => me().role === 'manager';
  const role = () => standards.value()?.role ?? null;
  return (
    <div class="pg-standards">
      <Heading>{role() === null ? text.heading : text.headingRep(role() ?? '')}</Heading>
      <p class="quiet intro">{me().role === 'rep' ? text.saysRep : text.says}</p>
      <Switch fallback={<Skeleton label={text.loading} lines={[30, 100, 100]} />}>
        <Match when={standards.value()}>
          {(view) => (
            <>
              <List view={view()} again={standards.again} isManager={isManager()} />
              <Show when={isManager()}>
                <SetOne view={view()} again={standards.again} />
                <Roles view={view()} again={standards.again} />
              </Show>
            </>
          )}
        </Match>
        <Match when={standards.failed()}>
          {(problem) => <Failure title={text.failed} problem={problem()} again={() => void standards.again()} />}
        </Match>
      </Switch>
    </div>
  );
}

function List(props: Props & { isManager: boolean }) {
  const action = createAction();
  const isRep = () => props.view.role !== null;
  const end = async (id: string) => {
    if (await action.run(() => endStandard(id))) await props.again();
  };
  return (
    <section class="sec" aria-labelledby="h-list">
      <div class="sec__head">
        <h2 id="h-list">{text.list}</h2>
      </div>
      <Show
        when={props.view.standards.length > 0}
        fallback={
          <>
            <p class="said">{text.empty}</p>
            <p class="quiet">{text.emptySays}</p>
          </>
        }
      >
        <table class="table block-rows standard-rows">
          <caption class="vh">{text.caption}</caption>
          <thead>
            <tr>
              <For each={isRep() ? text.columnsRep : text.columns}>{(column) => <th scope="col">{column}</th>}</For>
            </tr>
          </thead>
          <tbody>
            <For each={props.view.standards}>
              {(one) => (
                <tr>
                  <th scope="row">{one.name}</th>
                  <Show when={!isRep()}>
                    <td>
                      {capital(one.role)}
                      <small>{one.team.name}</small>
                    </td>
                  </Show>
                  <td class="num at">{Math.round(one.threshold)}</td>
                  <td class="says">{one.says}</td>
                  <td class="from" data-says={text.from}>
                    {dayLong(one.fromDay)}
                  </td>
                  <td class="read">
                    <Show when={isRep()} fallback={<Read one={one} />}>
                      {one.baseline
                        ? text.baseline(one.baseline.value, one.baseline.low, one.baseline.high, one.baseline.sessions)
                        : text.noBaseline}
                      <small>{basisBrief(one.baseline?.basis, scoreSays)}</small>
                    </Show>
                    <Show when={props.isManager}>
                      <button
                        class="linkish sm"
                        type="button"
                        aria-label={text.endOf(one.name, one.role)}
                        onClick={() => void end(one.id)}
                      >
                        {text.end}
                      </button>
                    </Show>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
      <Show when={action.problem()}>{(problem) => <Failure title={text.endFailed} problem={problem()} />}</Show>
    </section>
  );
}

function Read(props: { one: StandardsView['standards'][number] }) {
  const seen = () => props.one.seenBy.map(({ name }) => name);
  return (
    <>
      <Show when={seen().length > 0}>{text.seenBy(namesOf(seen()))} </Show>
      <Show when={props.one.unseenBy.length > 0}>
        <small>{text.unseen(namesOf(props.one.unseenBy))}</small>
      </Show>
      <Show when={seen().length + props.one.unseenBy.length === 0}>
        <span class="quiet">{text.nobody} </span>
      </Show>
    </>
  );
}

const roleOptions = Object.entries(text.roles).map(([value, says]) => ({ value, says }));

function SetOne(props: Props) {
  const me = useMe();
  const action = createAction();
  const [missing, setMissing] = createSignal<{ words?: string; threshold?: string }>({});
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { team = '', role, what = '', words = '', threshold = '', from = '' } = valuesOf(form);
    const value = Number(threshold);
    const isNumber = threshold !== '' && value >= 0 && value <= 100;
    setMissing({
      ...(words === '' ? { words: text.wordsMissing } : {}),
      ...(isNumber ? {} : { threshold: text.thresholdMissing }),
    });
    if (words === '' || !isNumber) return focusFirstBad(form);
    const standard = { team, role: role as RepRole, what, says: words, threshold: value, from };
    if (!(await action.run(() => setStandard(standard)))) return;
    form.reset();
    await props.again();
  };
  return (
    <section class="sec" aria-labelledby="h-set">
      <div class="sec__head">
        <h2 id="h-set">{text.set}</h2>
        <p>{text.setSays}</p>
      </div>
      <form class="begin" onSubmit={submit} novalidate aria-labelledby="h-set">
        <SelectField
          id="team"
          label={text.team}
          options={me().teams.map(({ id, name }) => ({ value: id, says: name }))}
        />
        <SelectField id="role" label={text.role} options={roleOptions} />
        <SelectField
          id="what"
          label={text.what}
          options={props.view.criteria.map(({ what, name }) => ({ value: what, says: name }))}
        />
        <Field id="threshold" type="number" min="0" max="100" label={text.threshold} problem={missing().threshold} />
        <Field id="from" type="date" label={text.from} value={new Date().toISOString().slice(0, 10)} />
        <div class="begin__wide">
          <AreaField id="words" label={text.words} rows={2} maxlength={500} problem={missing().words} />
        </div>
        <button class="btn btn--primary" type="submit" aria-disabled={action.busy()}>
          {action.busy() ? text.saving : text.save}
        </button>
      </form>
      <Show when={action.problem()}>{(problem) => <Failure title={text.saveFailed} problem={problem()} />}</Show>
    </section>
  );
}

function Roles(props: Props) {
  const action = createAction();
  const change = async (member: string, role: RepRole) => {
    if (await action.run(() => setStanding(member, role))) await props.again();
  };
  return (
    <Show when={props.view.reps.length > 0}>
      <section class="sec" aria-labelledby="h-roles">
        <div class="sec__head">
          <h2 id="h-roles">{text.reps}</h2>
        </div>
        <div class="begin">
          <For each={props.view.reps}>
            {({ rep, role }) => (
              <div class="field">
                <label for={`role-${rep.id}`}>{rep.name}</label>
                <select
                  class="input"
                  id={`role-${rep.id}`}
                  aria-label={text.roleOf(rep.name)}
                  onChange={(event) => void change(rep.id, event.currentTarget.value as RepRole)}
                >
                  <For each={roleOptions}>
                    {({ value, says }) => (
                      <option value={value} selected={value === role}>
                        {says}
                      </option>
                    )}
                  </For>
                </select>
              </div>
            )}
          </For>
        </div>
        <Show when={action.problem()}>{(problem) => <Failure title={text.repsFailed} problem={problem()} />}</Show>
      </section>
    </Show>
  );
}
