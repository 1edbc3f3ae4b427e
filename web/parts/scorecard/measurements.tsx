import { For, onMount, Show } from 'solid-js';
import type { Certainty } from '../../../server/domain/certainty.ts';
import type { Evidence, Measurement } from '../../../server/domain/measurement.ts';
import type { RecordedEvent } from '../../../server/domain/record.ts';
import { clockOf } from '../../format.ts';
import { text } from '../../pages/scorecard-text.ts';
import type { TurnLine } from '../../record/lines.ts';
import { isTheirs, quoteOf, rowId, rowTone, sentenceId, type Tone } from '../../record/marks.ts';
import { valueSays } from '../../record/measurement-text.ts';
import { arrive } from './arrive.ts';
import { CertaintySays } from './certainty.tsx';
import { JudgeSays } from './judge-says.tsx';
import { text as judge } from './judge-text.ts';
import { Quote } from './quote.tsx';

type Words = { events: readonly RecordedEvent[]; turns: TurnLine[] };

/** Everything that was looked for, whether a criterion rests on it or not. */
export function Measurements(
  props: Words & {
    measurements: Measurement[];
    certainty: readonly Certainty[];
    listener: string;
    /** What came of asking a language model; null where nobody was asked, or it isn't for the reader. */
    judging?: Parameters<typeof judge.missing>[0] | null;
  },
) {
  const rows = () => [...props.measurements].sort((a, b) => a.number - b.number);
  // a link from another page names a row that is folded away
  onMount(() => arrive());
  const certaintyOf = (id: string) => props.certainty.find(({ what }) => what === id);
  return (
    <section class="sec" aria-labelledby="h-measurements">
      <details class="others">
        <summary>
          <h2 id="h-measurements">{text.others}</h2>
        </summary>
        <p class="sm quiet">
          {text.othersSays} {text.listener(props.listener)}
        </p>
        <Show when={props.judging && props.judging.counted < props.judging.asked ? props.judging : null}>
          {(judging) => <p class="sm quiet">{judge.missing(judging())}</p>}
        </Show>
        <table class="table">
          <caption class="vh">{text.others}</caption>
          <thead>
            <tr>
              <th scope="col">{text.measurement}</th>
              <th scope="col" class="r">
                {text.value}
              </th>
              <th scope="col" class="r">
                {text.chances}
              </th>
              <th scope="col">{text.status}</th>
              <th scope="col">{text.says}</th>
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {(row) => (
                <tr id={rowId(row.id)} tabindex="-1" classList={{ na: row.status !== 'measured' }}>
                  <th scope="row">{row.name}</th>
                  <td class="r num">{valueSays(row) ?? '–'}</td>
                  <td class="r num">{row.n}</td>
                  <td data-chances={text.chancesSay(row.n)}>{text.statuses[row.status]}</td>
                  <td>
                    {row.says}
                    <CertaintySays certainty={certaintyOf(row.id)} unit={row.unit} of="chances" />
                    <JudgeSays judge={row.judge} chances={row.n} />
                    <Behind row={row} events={props.events} turns={props.turns} />
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </details>
    </section>
  );
}

/** The words behind a number, folded: what was found, and where a chance was missed. */
function Behind(props: Words & { row: Measurement }) {
  const { row } = props;
  const said = (places: readonly Evidence[]) => places.filter((at) => quoteOf(props.events, at) !== '');
  const found = said(row.evidence);
  const missed = said(row.missed);
  return (
    <Show when={found.length + missed.length > 0}>
      <details class="behind">
        <summary>
          {text.behind(found.length + missed.length)}
          <span class="vh">{text.behindOf(row.name)}</span>
        </summary>
        <Places {...props} places={found} tone={rowTone(row)} head={text.tones[rowTone(row)]} />
        <Places {...props} places={missed} tone="missed" head={text.missed} />
      </details>
    </Show>
  );
}

function Places(props: Words & { places: Evidence[]; tone: Tone | 'missed'; head: string }) {
  const fromMs = (seq: number) => props.turns.find((turn) => turn.seq === seq)?.fromMs ?? 0;
  return (
    <Show when={props.places.length > 0}>
      <p class="tone">{props.head}</p>
      <ul class={`evidence evidence--${props.tone}`}>
        <For each={props.places}>
          {(at) => (
            <li>
              <time>{clockOf(fromMs(at.seq))}</time>
              <Quote words={quoteOf(props.events, at)} to={sentenceId(at)} theirs={isTheirs(props.events, at)} />
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
