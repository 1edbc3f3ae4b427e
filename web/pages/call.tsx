import { useParams } from '@solidjs/router';
import { createEffect, createMemo, For, Match, onCleanup, Show, Switch } from 'solid-js';
import type { CallTurn } from '../../server/domain/call.ts';
import type { RecordedEvent } from '../../server/domain/record.ts';
import type { CallView } from '../../server/protocol/call-view.ts';
import { createAction } from '../action.ts';
import { hearCallAgain, readCall } from '../api.ts';
import { dayOf, firstNameOf, momentOf, percentOf } from '../format.ts';
import { createLoad } from '../load.ts';
import { useMe } from '../member.tsx';
import { Facts } from '../parts/facts.tsx';
import { Failure } from '../parts/failure.tsx';
import { Field } from '../parts/field.tsx';
import { valuesOf } from '../parts/form.ts';
import { Heading } from '../parts/heading.tsx';
import { NotLoaded } from '../parts/not-loaded.tsx';
import BackToReview from '../parts/reviews/back-to.tsx';
import { CriteriaTable } from '../parts/scorecard/criteria-table.tsx';
import { Measurements } from '../parts/scorecard/measurements.tsx';
import { TranscriptSection } from '../parts/scorecard/transcript-section.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import { linesOf, type Persona } from '../record/lines.ts';
import { toldOf } from '../record/reader.ts';
import { text } from './call-text.ts';
import { text as callsText } from './calls-text.ts';
import './scorecard.css';

const pollMs = 1_500;

/** A real call: what was said, what was found in it and where. */
export default function Call() {
  const params = useParams<{ id: string }>();
  const call = createLoad(() => params.id, readCall);
  createEffect(() => {
    if (call.value()?.status !== 'pending') return;
    const timer = setTimeout(() => void call.again(), pollMs);
    onCleanup(() => clearTimeout(timer));
  });
  return (
    <div class="pg-score">
      <Switch fallback={<Skeleton label={text.loading} lines={[30, 70, 90, 80]} heading />}>
        <Match when={call.value()}>{(view) => <Found call={view()} again={call.again} />}</Match>
        <Match when={call.failed()}>
          {(problem) => <NotLoaded problem={problem()} again={call.again} says={text.notLoaded} onward="/calls" />}
        </Match>
      </Switch>
    </div>
  );
}

/** Turns as the events that the scorecard's parts read. */
const eventsOf = (turns: readonly CallTurn[]): RecordedEvent[] =>
  turns.map(({ seq, speaker, name, text, atMs, endMs }) => ({
    ...{ seq, v: 1, atMs: endMs ?? atMs },
    event:
      speaker === 'rep'
        ? { kind: 'rep-turn', text, replyMs: null, tookMs: endMs === null ? null : endMs - atMs }
        : { kind: 'prospect-turn', text, persona: name },
  }));

const personasOf = (turns: readonly CallTurn[]): Persona[] =>
  [...new Set(turns.filter(({ speaker }) => speaker === 'prospect').map(({ name }) => name))].map((name) => ({
    ...{ id: name, name, title: '', organisation: '' },
  }));

function Found(props: { call: CallView; again: () => Promise<void> }) {
  createTitle(() => text.title(props.call.name));
  const rep = () => (props.call.mine ? null : firstNameOf(props.call.member.name));
  const events = createMemo(() => eventsOf(props.call.turns ?? []));
  const personas = createMemo(() => personasOf(props.call.turns ?? []));
  const lines = createMemo(() => linesOf(events(), personas()));
  const headline = () => {
    const { status, removed, card } = props.call;
    if (removed) return text.removed;
    if (status === 'pending') return text.pending;
    return card ? toldOf(rep(), card.headline) : text.unscored;
  };
  const score = () => {
    const { overall, level } = props.call;
    return overall === null ? text.noTotal : `${Math.round(overall)}, ${level}`;
  };
  return (
    <>
      <BackToReview />
      <p class="eyebrow">{text.title(props.call.name)}</p>
      <Heading>{headline()}</Heading>
      <Show when={props.call.removed}>
        <p class="quiet">{text.removedSays}</p>
      </Show>
      <Facts
        facts={[
          [text.rep, props.call.member.name],
          [text.held, dayOf(props.call.at)],
          ...(props.call.status === 'ready' ? [[text.score, score()] as const] : []),
          ...(props.call.card ? [[text.coverage, text.coverageOf(percentOf(props.call.card.coverage))] as const] : []),
          [text.imported, props.call.importedBy],
          [text.consent, text.consentBy(props.call.consent.by, momentOf(props.call.consent.at))],
          [text.kept, dayOf(props.call.keepUntil)],
        ]}
      />
      <Show when={props.call.trouble}>
        {(trouble) => (
          <Unscored
            call={props.call}
            reason={callsText.trouble(trouble().line, trouble().reason)}
            again={props.again}
          />
        )}
      </Show>
      <Show when={props.call.card}>
        {(card) => (
          <>
            <CriteriaTable
              scorecard={card()}
              certainty={props.call.certainty}
              said={null}
              events={events()}
              rep={rep()}
            />
            <Measurements
              measurements={card().measurements}
              certainty={props.call.certainty}
              listener={card().listener}
              events={events()}
              turns={lines().filter((line) => line.is === 'turn')}
            />
          </>
        )}
      </Show>
      <Show when={props.call.turns}>
        <TranscriptSection
          lines={lines()}
          steps={[]}
          scorecard={props.call.card}
          personas={personas()}
          rep={rep() === null ? null : props.call.member.name}
        />
      </Show>
      <Show when={props.call.mine}>
        <section class="sec" aria-labelledby="h-opened">
          <div class="sec__head">
            <h2 id="h-opened">{text.opened}</h2>
          </div>
          <Show when={props.call.opened.length > 0} fallback={<p class="quiet">{text.nobody}</p>}>
            <ul class="plain">
              <For each={props.call.opened}>
                {({ name, role, at }) => <li>{text.openedBy(name, role, momentOf(at))}</li>}
              </For>
            </ul>
          </Show>
        </section>
      </Show>
    </>
  );
}

function Unscored(props: { call: CallView; reason: string; again: () => Promise<void> }) {
  const me = useMe();
  const action = createAction();
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const rep = valuesOf(event.currentTarget)['again-rep'] ?? '';
    void action.run(async () => {
      await hearCallAgain(props.call.id, rep || undefined);
      await props.again();
    });
  };
  return (
    <>
      <p class="banner banner--low" role="alert">
        {props.reason}
      </p>
      <Show when={me().role !== 'rep' && !props.call.removed}>
        <form class="stack" onSubmit={submit} novalidate>
          <Field id="again-rep" label={text.againRep} maxlength={100} />
          <button class="btn" type="submit" aria-disabled={action.busy()}>
            {text.again}
          </button>
        </form>
      </Show>
      <Show when={action.problem()}>{(problem) => <Failure title={text.againFailed} problem={problem()} />}</Show>
    </>
  );
}
