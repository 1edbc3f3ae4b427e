import { For, Show } from 'solid-js';
import type { RecordedEvent } from '../../../server/domain/record.ts';
import type { Moment } from '../../../server/domain/scorecard.ts';
import { clockOf } from '../../format.ts';
import { text } from '../../pages/scorecard-text.ts';
import type { TurnLine } from '../../record/lines.ts';
import { quoteOf, sentenceId } from '../../record/marks.ts';
import { Icon } from '../icon.tsx';
import './moments.css';
import { Quote } from './quote.tsx';

type Props = {
  moments: Moment[];
  events: readonly RecordedEvent[];
  turns: TurnLine[];
  /** Absent where the reader may not practise it: someone else's session. */
  replay?: (seq: number) => void;
};

/** The turns that decided it: what was said, what it did, a better sentence, and where to try again. */
export function Moments(props: Props) {
  const heading = () => text.moments[props.moments.length as 1 | 2 | 3] ?? text.momentsMany;
  return (
    <section class="sec" aria-labelledby="h-moments">
      <div class="sec__head">
        <h2 id="h-moments">{heading()}</h2>
      </div>
      <div class="moments" style={{ '--n': String(Math.min(3, props.moments.length)) }}>
        <For each={props.moments}>{(moment, i) => <MomentCard {...props} moment={moment} n={i() + 1} />}</For>
      </div>
    </section>
  );
}

function MomentCard(props: Props & { moment: Moment; n: number }) {
  const { moment } = props;
  const startOf = (seq: number) => props.turns.find((turn) => turn.seq === seq)?.fromMs;
  const eventMs = (seq: number) => props.events.find((event) => event.seq === seq)?.atMs ?? 0;
  const replayAt = () => clockOf(startOf(moment.replayFrom) ?? eventMs(moment.replayFrom));
  return (
    <article class="moment" id={`m${props.n}`} aria-labelledby={`h-m${props.n}`}>
      <header>
        <span class="n" aria-hidden="true">
          {props.n}
        </span>
        <h3 id={`h-m${props.n}`}>{moment.headline}</h3>
        <p>
          <time>{clockOf(startOf(moment.at.seq) ?? 0)}</time>
          <span class={`chip ${moment.helped ? 'chip--high' : 'chip--low'}`}>
            {moment.helped ? text.helped : text.cost}
          </span>
        </p>
      </header>
      <blockquote class="said">
        <Quote words={quoteOf(props.events, moment.at)} to={sentenceId(moment.at)} />
      </blockquote>
      <div>
        <Show when={moment.answered}>
          {(answered) => (
            <>
              <h4>{text.after}</h4>
              <p class="answered">
                <Quote words={quoteOf(props.events, answered())} to={sentenceId(answered())} />
              </p>
            </>
          )}
        </Show>
        <h4>{text.happened}</h4>
        <p>{moment.effect}</p>
      </div>
      <div>
        <Show when={moment.better}>
          {(better) => (
            <div class="top">
              <h4>{text.better}</h4>
              <p class="said">
                <q>{better()}</q>
              </p>
            </div>
          )}
        </Show>
        <Show when={moment.trap}>
          {(trap) => (
            <details class="trap">
              <summary>{text.trap}</summary>
              <p class="said">
                <q>{trap().text}</q>
              </p>
              <p>{trap().why}</p>
            </details>
          )}
        </Show>
      </div>
      <div>
        <Show when={props.replay}>
          {(replay) => (
            <button class="btn" type="button" onClick={() => replay()(moment.replayFrom)}>
              <Icon name="replay" />
              {text.replay(replayAt())}
            </button>
          )}
        </Show>
      </div>
    </article>
  );
}
