import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { RoundView } from '../../../server/protocol/calibration-view.ts';
import { dayOf, namesOf } from '../../format.ts';
import { text } from '../../pages/calibration-text.ts';
import { Agreement } from './agreement.tsx';
import { GivenTable } from './given.tsx';

export const toRate = ({ rates, endedAt, sessions }: RoundView) =>
  rates && endedAt === null ? sessions.filter(({ rated }) => !rated) : [];

function stateOf(round: RoundView): string {
  const { states } = text;
  if (round.sessions.every(({ allIn }) => allIn)) return states.in;
  if (round.endedAt) return states.ended(dayOf(round.endedAt));
  const left = toRate(round).length;
  if (left > 0) return states.yours(left);
  return round.rates ? states.others : states.waiting;
}

/** A round: whose turn it is, its sessions, and how far what was given agrees. */
export function Round(props: { of: RoundView; end: () => void }) {
  const round = () => props.of;
  const isOver = () => round().endedAt !== null || round().sessions.every(({ allIn }) => allIn);
  return (
    <article class="round" aria-labelledby={`h-${round().id}`}>
      <header>
        <h3 id={`h-${round().id}`}>{round().title}</h3>
        <p>
          <b>{stateOf(round())}</b>
        </p>
        <p class="sm quiet">
          {text.by(round().by, dayOf(round().madeAt))}. {text.raters(namesOf(round().raters))}.
        </p>
      </header>
      <Show when={round().closed > 0}>
        <p class="sm quiet">{text.gone(round().closed)}</p>
      </Show>
      <Agreement of={round()} />
      {/* what is to be rated stands open; what is over is looked up */}
      <details open={toRate(round()).length > 0}>
        <summary>{text.sessions(round().sessions.length)}</summary>
        <ul class="round__sessions">
          <For each={round().sessions}>{(session) => <Session of={session} round={round()} />}</For>
        </ul>
      </details>
      <Show when={round().mayEnd && !isOver()}>
        <p>
          <button class="btn" type="button" aria-label={text.endName(round().title)} onClick={() => props.end()}>
            {text.end}
          </button>
        </p>
      </Show>
    </article>
  );
}

function Session(props: { of: RoundView['sessions'][number]; round: RoundView }) {
  const { session, title, rated, allIn, given } = props.of;
  const of = text.of(props.of.rep, dayOf(props.of.at));
  const [open, setOpen] = createSignal(false);
  const mayRate = () => props.round.rates && !rated && props.round.endedAt === null;
  return (
    <li>
      <p class="round__what">
        <span>
          {title} <span class="quiet">{of}</span>
        </span>
        <Switch>
          <Match when={allIn}>
            <button
              class="linkish sm"
              type="button"
              aria-expanded={open()}
              aria-label={text.givenName(title, of)}
              onClick={() => setOpen(!open())}
            >
              {text.given}
            </button>
          </Match>
          <Match when={mayRate()}>
            <a
              class="btn btn--primary"
              href={`/calibration/${props.round.id}/${session}`}
              aria-label={text.rateName(title, of)}
            >
              {text.rate}
            </a>
          </Match>
          <Match when={props.round.endedAt}>
            <span class="sm quiet">{text.notRated}</span>
          </Match>
          <Match when={true}>
            <span class="sm quiet">{rated ? text.rated : text.notIn}</span>
          </Match>
        </Switch>
      </p>
      <Show when={open()}>
        <GivenTable title={title} given={given} criteria={props.round.criteria} />
        <p class="sm">
          <a href={`/sessions/${session}`}>{text.scorecard}</a>
        </p>
      </Show>
    </li>
  );
}
