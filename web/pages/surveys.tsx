import { createSignal, For, Match, Show, Switch } from 'solid-js';
import { type SurveyQuestion, surveyQuestions } from '../../server/domain/survey-questions.ts';
import type { SurveysView } from '../../server/protocol/survey-view.ts';
import { createAction } from '../action.ts';
import { createLoad } from '../load.ts';
import { useMe } from '../member.tsx';
import { Failure } from '../parts/failure.tsx';
import { AreaField, Field, SelectField } from '../parts/field.tsx';
import { focusFirstBad, valuesOf } from '../parts/form.ts';
import { Heading } from '../parts/heading.tsx';
import { dayLong, daysBefore } from '../parts/reviews/days.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import { answerSurvey, askSurvey, readSurveys } from '../reviews-api.ts';
import { text } from './after-reviews-text.ts';
import './reviews.css';

type Survey = SurveysView['surveys'][number];

/** How reviews went: asked of reps, read by managers, without names. */
export default function Surveys() {
  createTitle(() => text.surveys);
  const me = useMe();
  const surveys = createLoad(() => me().id, readSurveys);
  return (
    <div class="pg-reviews">
      <Heading>{text.surveysHeading}</Heading>
      <p class="quiet intro">{text.surveysSays}</p>
      <Switch fallback={<Skeleton label={text.loading} lines={[30, 100]} />}>
        <Match when={surveys.value()}>
          {(view) => (
            <>
              <For each={view().surveys} fallback={<p class="said">{text.surveysEmpty}</p>}>
                {(one) => <One one={one} least={view().least} again={surveys.again} />}
              </For>
              <Show when={me().role === 'manager'}>
                <Ask again={surveys.again} />
              </Show>
            </>
          )}
        </Match>
        <Match when={surveys.failed()}>
          {(problem) => <Failure title={text.failed} problem={problem()} again={() => void surveys.again()} />}
        </Match>
      </Switch>
    </div>
  );
}

function One(props: { one: Survey; least: number; again: () => Promise<void> }) {
  const me = useMe();
  const when = () => (props.one.open ? text.closes : text.closed)(dayLong(props.one.closesOn));
  return (
    <section class="sec" aria-labelledby={`h-${props.one.id}`}>
      <div class="sec__head">
        <h2 id={`h-${props.one.id}`}>{props.one.title}</h2>
        <p>
          {props.one.team.name}. {when()}
        </p>
      </div>
      <Switch>
        <Match when={me().role === 'rep' && props.one.given}>
          <p class="said">{text.given}</p>
        </Match>
        <Match when={me().role === 'rep' && props.one.open}>
          <Answer one={props.one} again={props.again} />
        </Match>
        <Match when={props.one.results}>{(results) => <Results results={results()} />}</Match>
        <Match when={me().role === 'manager'}>
          <p class="quiet">{text.waits(props.one.answers, props.least)}</p>
        </Match>
      </Switch>
    </section>
  );
}

function Results(props: { results: NonNullable<Survey['results']> }) {
  return (
    <>
      <section class="scroll" tabindex="0" aria-label={text.surveys}>
        <table class="table marks">
          <thead>
            <tr>
              <th scope="col">{text.question}</th>
              <For each={text.marks}>{(mark) => <th scope="col">{mark}</th>}</For>
            </tr>
          </thead>
          <tbody>
            <For each={props.results.marks}>
              {({ says, counts }) => (
                <tr>
                  <th scope="row">{says}</th>
                  <For each={counts}>{(n) => <td class="num">{n}</td>}</For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
      <For each={['helped', 'change'] as const}>
        {(field) => (
          <Show when={props.results[field].length > 0}>
            <h3>{text[field]}</h3>
            <ul class="plain">
              <For each={props.results[field]}>{(says) => <li class="said">{says}</li>}</For>
            </ul>
          </Show>
        )}
      </For>
    </>
  );
}

function Answer(props: { one: Survey; again: () => Promise<void> }) {
  const action = createAction();
  const [missing, setMissing] = createSignal(false);
  const options = [{ value: '', says: '–' }, ...text.marks.map((says, i) => ({ value: String(i + 1), says }))];
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const { helped = '', change = '', ...values } = valuesOf(event.currentTarget);
    setMissing(surveyQuestions.some(({ id }) => !values[id]));
    if (missing()) return;
    const marks = Object.fromEntries(surveyQuestions.map(({ id }) => [id, Number(values[id])]));
    const answer = { marks: marks as Record<SurveyQuestion, number>, helped, change };
    if (await action.run(() => answerSurvey(props.one.id, answer))) await props.again();
  };
  return (
    <form class="begin" onSubmit={submit} aria-labelledby={`h-${props.one.id}`}>
      <For each={surveyQuestions}>{({ id, says }) => <SelectField id={id} label={says} options={options} />}</For>
      <div class="begin__wide">
        <AreaField id="helped" label={text.helped} rows={2} maxlength={1000} />
      </div>
      <div class="begin__wide">
        <AreaField id="change" label={text.change} rows={2} maxlength={1000} />
      </div>
      <button class="btn btn--primary" type="submit" aria-disabled={action.busy()}>
        {text.answer}
      </button>
      <Show when={missing()}>
        <p role="alert">{text.answerMissing}</p>
      </Show>
      <Show when={action.problem()}>{(problem) => <Failure title={text.answerFailed} problem={problem()} />}</Show>
    </form>
  );
}

function Ask(props: { again: () => Promise<void> }) {
  const me = useMe();
  const action = createAction();
  const [missing, setMissing] = createSignal<string | null>(null);
  const inTwoWeeks = daysBefore(new Date().toISOString().slice(0, 10), -14);
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { team = '', about = '', closes = '' } = valuesOf(form);
    setMissing(about === '' ? text.titleMissing : null);
    if (missing()) return focusFirstBad(form);
    if (await action.run(() => askSurvey({ team, title: about, closesOn: closes }))) await props.again();
  };
  return (
    <section class="sec" aria-labelledby="h-ask">
      <div class="sec__head">
        <h2 id="h-ask">{text.askTeam}</h2>
      </div>
      <form class="begin" onSubmit={submit} novalidate aria-labelledby="h-ask">
        <Field id="about" label={text.askTitle} maxlength={120} problem={missing()} />
        <SelectField
          id="team"
          label={text.team}
          options={me().teams.map(({ id, name }) => ({ value: id, says: name }))}
        />
        <Field id="closes" type="date" label={text.closesOn} value={inTwoWeeks} />
        <button class="btn btn--primary" type="submit" aria-disabled={action.busy()}>
          {text.ask}
        </button>
      </form>
      <Show when={action.problem()}>{(problem) => <Failure title={text.askFailed} problem={problem()} />}</Show>
    </section>
  );
}
