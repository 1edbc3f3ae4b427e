import { For, Match, Show, Switch } from 'solid-js';
import type { CoachingView } from '../../../server/protocol/coaching-view.ts';
import { askForCheck, comment, takeTurn } from '../../coaching-api.ts';
import { momentOf } from '../../format.ts';
import { Failure } from '../failure.tsx';
import { Click } from './click.tsx';
import { text } from './coaching-text.ts';
import { Opens } from './opens.tsx';
import { SayForm } from './say-form.tsx';
import type { Talk } from './talk.ts';
import { CommentFoot } from './turn-notes.tsx';
import './coaching.css';

const shown = (score: number | null | undefined) => (score == null ? '–' : String(Math.round(score)));

/** What coaches said of the whole session, what its rep asked, and whose turn it is. */
export function CoachingSection(props: { talk: Talk }) {
  return (
    <Switch>
      <Match when={props.talk.load.value()}>{(view) => <Section view={view()} talk={props.talk} />}</Match>
      <Match when={props.talk.load.failed()}>
        {(problem) => (
          <Failure title={text.loadFailed} problem={problem()} again={() => void props.talk.load.again()} />
        )}
      </Match>
    </Switch>
  );
}

function Section(props: { view: CoachingView; talk: Talk }) {
  const whole = () => props.view.comments.filter(({ at }) => at === null);
  const isAsked = () => props.view.requests.some(({ answeredAt }) => answeredAt === null);
  const isCorrected = () => props.view.corrections.length > 0;
  const isEmpty = () => whole().length + props.view.requests.length === 0 && !isCorrected();
  return (
    <section class="sec coaching" aria-labelledby="h-coaching">
      <div class="sec__head">
        <h2 id="h-coaching">{text.heading}</h2>
        <p>
          <Show when={props.view.check.done}>{(done) => text.doneBy(done().by, momentOf(done().at))}</Show>
        </p>
      </div>
      <Show when={isEmpty()}>
        <p class="quiet">{text.nothing}</p>
      </Show>
      <Show when={isCorrected()}>
        <p class="sm">{text.cards(shown(props.view.cards[0]?.overall), shown(props.view.cards.at(-1)?.overall))}</p>
      </Show>
      <For each={props.view.requests}>
        {(one) => (
          <div class="note note--ask">
            <p class="note__hd">
              {text.asked}, {momentOf(one.madeAt)}
            </p>
            <p class="said">{one.says}</p>
            <p class="xs quiet">
              {one.answeredBy && one.answeredAt
                ? text.answered(one.answeredBy, momentOf(one.answeredAt))
                : text.waiting}
            </p>
          </div>
        )}
      </For>
      <For each={whole()}>
        {(one) => (
          <div class="note">
            <p class="said">{one.says}</p>
            <CommentFoot of={one} talk={props.talk} />
          </div>
        )}
      </For>
      <div class="coaching__acts">
        <Show when={props.view.judges} fallback={<Asking talk={props.talk} asked={isAsked()} />}>
          <Opens
            says={text.onWhole}
            class="btn"
            form={(close) => (
              <SayForm
                id="comment-whole"
                label={text.commentLabel}
                yes={text.save}
                talk={props.talk}
                close={close}
                send={({ says = '' }) => comment(props.talk.session, { says, at: null })}
              />
            )}
          />
          <Turn view={props.view} talk={props.talk} />
        </Show>
      </div>
    </section>
  );
}

function Asking(props: { talk: Talk; asked: boolean }) {
  return (
    <Show when={!props.asked}>
      <Show when={props.talk.shared()} fallback={<p class="sm quiet">{text.askPrivate}</p>}>
        <Opens
          says={text.ask}
          class="btn"
          form={(close) => (
            <SayForm
              id="ask"
              label={text.askLabel}
              yes={text.ask}
              talk={props.talk}
              close={close}
              send={({ says = '' }) => askForCheck(props.talk.session, { says })}
            />
          )}
        />
      </Show>
    </Show>
  );
}

/** Whose turn it is, among the coaches. */
function Turn(props: { view: CoachingView; talk: Talk }) {
  const act = (what: 'claim' | 'release' | 'done', says: string) => (
    <Click says={says} class="btn" talk={props.talk} act={() => takeTurn(props.talk.session, what)} />
  );
  const claimed = () => props.view.check.claimedBy;
  return (
    <Switch fallback={act('claim', text.claim)}>
      <Match when={claimed()?.mine}>
        <span class="sm quiet">{text.claimedByYou}</span>
        {act('done', text.done)}
        {act('release', text.release)}
      </Match>
      <Match when={claimed()}>{(by) => <span class="sm quiet">{text.claimedBy(by().name)}</span>}</Match>
    </Switch>
  );
}
