import { For, Show } from 'solid-js';
import type { RecordedEvent } from '../../../server/domain/record.ts';
import type { Scorecard } from '../../../server/domain/scorecard.ts';
import type { ReadyScorecard } from '../../api.ts';
import { clockOf } from '../../format.ts';
import { text } from '../../pages/scorecard-text.ts';

const scoreSays = (overall: number | null) => (overall === null ? text.noScore : String(Math.round(overall)));

/** The replays made from this session, or the one it was replayed from: outcomes on one line. */
export function Related(props: {
  related: ReadyScorecard['related'];
  scorecard: Scorecard;
  events: readonly RecordedEvent[];
}) {
  const at = (seq: number) => clockOf(props.events.find((event) => event.seq === seq)?.atMs ?? 0);
  return (
    <Show when={props.related.length > 0}>
      <p class="related">
        <span class="eyebrow">{text.related}</span>
        <span>
          <b>{scoreSays(props.scorecard.overall)}</b> {text.thisOne}
        </span>
        <For each={props.related}>
          {(each) => (
            <span>
              <b>{scoreSays(each.overall)}</b>{' '}
              <a href={`/sessions/${each.session}`}>
                {each.relation === 'original' ? text.original : text.replayFrom(at(each.seq))}
              </a>
              {`, ${each.says}`}
              <Show
                when={each.resistanceTo !== null}
              >{`, ${text.resistance(Math.round(each.resistanceTo ?? 0))}`}</Show>
            </span>
          )}
        </For>
      </p>
    </Show>
  );
}
