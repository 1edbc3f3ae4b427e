import { For, Show } from 'solid-js';
import type { RecordedEvent } from '../../../server/domain/record.ts';
import type { Moment } from '../../../server/domain/scorecard.ts';
import type { SessionView } from '../../../server/protocol/session-view.ts';
import { clockOf } from '../../format.ts';
import { text } from '../../pages/scorecard-text.ts';
import { replayFromMs, type TurnLine, takenOver } from '../../record/lines.ts';
import { quoteOf, sentenceId } from '../../record/marks.ts';
import { toldOf } from '../../record/reader.ts';
import { Icon } from '../icon.tsx';
import './moments.css';
import { Quote } from './quote.tsx';

type Props = {
  moments: Moment[];
  events: readonly RecordedEvent[];
  turns: TurnLine[];
  /** Absent where the reader may not practise it: someone else's session. */
  replay?: ((seq: number) => void) | undefined;
  replayOf: SessionView['replayOf'];
  /** Null when the reader is the rep. */
  rep: string | null;
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
  const replayAt = () => clockOf(replayFromMs(props.events, moment.replayFrom));
  const isTakenOver = () => moment.at.seq <= (takenOver(props.events, props.replayOf) ?? 0);
  return (
    <article class="moment" id={`m${props.n}`} aria-labelledby={`h-m${props.n}`}>
      <header>
        <span class="ordinal" aria-hidden="true">
          {props.n}
        </span>
        <h3 id={`h-m${props.n}`}>{toldOf(props.rep, moment.headline)}</h3>
        <p>
          <time>{clockOf(startOf(moment.at.seq) ?? 0)}</time>
          <span class={`chip ${moment.helped ? 'chip--high' : 'chip--low'}`}>
            {moment.helped ? text.helped : props.rep === null ? text.costYou : text.costRep(props.rep)}
          </span>
          <Show when={isTakenOver()}>
            <span class="chip chip--line">{text.taken}</span>
          </Show>
        </p>
      </header>
      <blockquote class="said">
        <Quote words={quoteOf(props.events, moment.at)} to={sentenceId(moment.at)} />
      </blockquote>
      <div>
        <Show when={moment.answered}>
          {(answered) => (
            <>
              <h4>{text.after(props.rep)}</h4>
              <p class="answered">
                <Quote words={quoteOf(props.events, answered())} to={sentenceId(answered())} />
              </p>
            </>
          )}
        </Show>
        <h4>{text.happened}</h4>
        <p>{toldOf(props.rep, moment.effect)}</p>
      </div>
      <div>
        <Show when={moment.better}>
          {(better) => (
            <div class="top">
              <h4>{moment.helped ? text.another : text.better}</h4>
              <p class="said">
                <q>{better()}</q>
              </p>
            </div>
          )}
        </Show>
        <Show when={moment.better === null && moment.unsuggested}>{(why) => <p class="sm quiet">{why()}</p>}</Show>
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
