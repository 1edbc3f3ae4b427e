import { createEffect, createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import type { CriterionScore } from '../../../server/domain/scorecard.ts';
import type { RecordView, SessionView } from '../../../server/protocol/session-view.ts';
import { type ReadyScorecard, readRecord, readScorecard, readSession } from '../../api.ts';
import { capital, durationOf, firstNameOf } from '../../format.ts';
import { createLoad } from '../../load.ts';
import { doubtsSay, text } from '../../pages/coaching-text.ts';
import { quoteOf, turnId } from '../../record/marks.ts';
import { toldOf } from '../../record/reader.ts';
import { Failure } from '../failure.tsx';
import { LevelBadge } from '../level.tsx';
import { Skeleton } from '../skeleton.tsx';
import { CoachingSection } from './coaching-section.tsx';
import { CriterionNotes } from './criterion-notes.tsx';
import { createTalk, type Talk } from './talk.ts';

/** The session a coach has open beside the queue: what its rep asks, and its criteria with their evidence. */
export function OpenSession(props: { session: string; changed: () => Promise<void> }) {
  const session = createLoad(() => props.session, readSession);
  const record = createLoad(() => props.session, readRecord);
  const card = createLoad(() => props.session, readScorecard);
  const ready = createMemo(() => {
    const value = card.value();
    return value?.status === 'ready' ? value : null;
  });
  const all = createMemo(() => {
    const [found, said, scored] = [session.value(), record.value(), ready()];
    return found && said && scored ? { session: found, record: said, card: scored } : null;
  });
  const failed = () => session.failed() ?? record.failed() ?? card.failed();
  const again = () => Promise.all([session.again(), record.again(), card.again()]).then(() => {});
  const changed = () => Promise.all([card.again(), props.changed()]).then(() => {});
  return (
    <Switch fallback={<Skeleton label={text.loading} lines={[30, 60, 90, 80]} heading />}>
      <Match when={all()}>{(found) => <Opened {...found()} changed={changed} />}</Match>
      <Match when={failed()?.status === 404}>
        <p class="said">{text.openMissing}</p>
      </Match>
      <Match when={failed()}>
        {(problem) => <Failure title={text.openFailed} problem={problem()} again={() => void again()} />}
      </Match>
    </Switch>
  );
}

type Shown = { session: SessionView; record: RecordView; card: ReadyScorecard };

function Opened(props: Shown & { changed: () => Promise<void> }) {
  const rep = firstNameOf(props.session.member.name);
  const talk = createTalk({
    ...{ session: props.session.id, rep, scored: () => true, shared: () => true, replay: undefined },
    changed: props.changed,
  });
  const disputed = () => talk.load.value()?.disputes.find(({ state }) => state === 'open')?.criterion ?? null;
  const [chosen, setChosen] = createSignal<string | null>(null);
  // what was disputed when it was opened stays open once it is answered
  createEffect(() => {
    const first = disputed();
    if (first !== null && chosen() === null) setChosen(first);
  });
  const current = (): CriterionScore | undefined => {
    const { criteria } = props.card;
    return criteria.find((each) => each.id === chosen()) ?? criteria[0];
  };
  const headline = () => {
    const criterion = props.card.criteria.find(({ id }) => id === disputed());
    if (criterion) return text.disputes(rep, criterion.name);
    if (talk.load.value()?.requests.some(({ answeredAt }) => answeredAt === null)) return text.asks(rep);
    return text.looks(rep, props.card.overall === null ? '–' : String(Math.round(props.card.overall)));
  };
  const lead = () => props.session.personas[0]?.name ?? '';
  return (
    <>
      <div class="cal__hd">
        <div>
          <p class="eyebrow">{text.of(props.session.scenario.title, lead(), durationOf(props.session.activeMs))}</p>
          <h2 class="ttl">{headline()}</h2>
          <Show when={(props.card.doubts ?? []).length > 0}>
            <p class="sm quiet">{text.unsure(doubtsSay(props.card.doubts ?? []))}</p>
          </Show>
        </div>
        <a class="btn" href={`/sessions/${props.session.id}`}>
          {text.full}
        </a>
      </div>
      <CoachingSection talk={talk} />
      <fieldset class="kinds crits">
        <legend class="vh">{text.criteria}</legend>
        <For each={props.card.criteria}>
          {(criterion) => (
            <label>
              <input
                type="radio"
                name="criterion"
                checked={current()?.id === criterion.id}
                onChange={() => setChosen(criterion.id)}
              />
              <span>
                {criterion.name} {criterion.effective === null ? '–' : Math.round(criterion.effective)}
              </span>
            </label>
          )}
        </For>
      </fieldset>
      <Show when={current()}>
        {(criterion) => (
          <CriterionWork criterion={criterion()} card={props.card} record={props.record} talk={talk} rep={rep} />
        )}
      </Show>
    </>
  );
}

function CriterionWork(props: {
  criterion: CriterionScore;
  card: ReadyScorecard;
  record: RecordView;
  talk: Talk;
  rep: string;
}) {
  const quotes = () =>
    props.criterion.evidence
      .map((at) => ({ at, words: quoteOf(props.record.events, at) }))
      .filter(({ words }) => words !== '');
  return (
    <div class="work">
      <div>
        <div class="sec__head">
          <h3>{text.evidence}</h3>
          <p>{text.pieces(quotes().length)}</p>
        </div>
        <p class="sm">{toldOf(props.rep, props.criterion.says || props.criterion.means)}</p>
        <Show when={quotes().length > 0} fallback={<p class="quiet">{text.noEvidence}</p>}>
          <ul class="ev">
            <For each={quotes()}>
              {({ at, words }) => (
                <li>
                  <a class="said" href={`/sessions/${props.talk.session}#${turnId(at.seq)}`}>
                    <q>{words}</q>
                  </a>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </div>
      <div class="panel">
        <h3>{props.criterion.name}</h3>
        <p>
          <LevelBadge level={props.criterion.level} />
        </p>
        <p class="sm quiet">
          <Show when={props.criterion.level}>
            {text.level(capital(props.criterion.level ?? ''), props.criterion.means)}
          </Show>
        </p>
        <CriterionNotes criterion={props.criterion} card={props.card} talk={props.talk} />
      </div>
    </div>
  );
}
