import { For, Show } from 'solid-js';
import type { RecordedEvent } from '../../../server/domain/record.ts';
import type { Scorecard } from '../../../server/domain/scorecard.ts';
import type { ReadyScorecard } from '../../api.ts';
import { clockOf } from '../../format.ts';
import { text } from '../../pages/scorecard-text.ts';
import { replayFromMs } from '../../record/lines.ts';

const scoreSays = (overall: number | null) => (overall === null ? text.noScore : String(Math.round(overall)));

/** The replays made from this session, or the one it was replayed from: outcomes on one line. */
export function Related(props: {
  related: ReadyScorecard['related'];
  scorecard: Scorecard;
  events: readonly RecordedEvent[];
  /** The prospect's first name. */
  name: string;
  /** Null when the reader is the rep. */
  rep: string | null;
}) {
  const at = (seq: number) => clockOf(replayFromMs(props.events, seq));
  const hasResistance = () => props.related.some(({ resistanceTo }) => resistanceTo !== null);
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
              {`: ${each.says.replace(/[.]$/, '')}`}
              <Show
                when={each.resistanceTo !== null}
              >{`, ${text.resistance(Math.round(each.resistanceTo ?? 0))}`}</Show>
            </span>
          )}
        </For>
      </p>
      <Show when={hasResistance()}>
        <p class="sm quiet">{text.resistanceSays(props.name, props.rep)}</p>
      </Show>
    </Show>
  );
}
