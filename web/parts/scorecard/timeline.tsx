import { createMemo, For, Show } from 'solid-js';
import type { Scorecard } from '../../../server/domain/scorecard.ts';
import type { RecordView } from '../../../server/protocol/session-view.ts';
import { capital, clockOf, firstNameOf, percentOf } from '../../format.ts';
import { text } from '../../pages/scorecard-text.ts';
import type { TurnLine } from '../../record/lines.ts';
import type { MoveKind } from '../../record/move-text.ts';
import { apart, drawnMovesOf, type Patience, patienceOf, phasesOf, stairsOf, ticksOf } from '../../record/timeline.ts';
import { talkShareOf, tallyOf } from '../../record/words.ts';
import { MoveShape } from './move-shape.tsx';
import './timeline.css';

const kinds: MoveKind[] = ['asked', 'defended', 'gave', 'next-step'];
/** A flag's number is 26 px wide with a little air, and the narrowest timeline 960 px. */
const flagShare = 28 / 960;
const at = (ms: number) => ({ '--at': String(Math.round(ms)) });
const span = (fromMs: number, toMs: number) => ({
  '--at': String(Math.round(fromMs)),
  '--to': String(Math.round(toMs)),
});
const fifth = (value: number) => Math.max(1, Math.ceil(value / 20));

function patienceSays(name: string, points: Patience[]): string {
  const low = points.reduce((least, point) => (point.value < least.value ? point : least));
  const [first, last] = [points[0] ?? low, points.at(-1) ?? low];
  return text.patienceLabel(name, fifth(first.value), fifth(low.value), clockOf(low.atMs), fifth(last.value));
}

/** The conversation over time: what it was about, patience, who spoke, what moves, and the deciding moments. */
export function Timeline(props: {
  record: RecordView;
  scorecard: Scorecard;
  turns: TurnLine[];
  name: string;
  rep: string;
}) {
  const name = () => firstNameOf(props.name);
  const steps = () => props.record.steps ?? [];
  const lengthMs = createMemo(() => Math.max(1000, props.record.events.at(-1)?.atMs ?? 0));
  const patience = createMemo(() => patienceOf(props.record.events, steps()));
  const moves = createMemo(() => drawnMovesOf(props.turns, steps()));
  const share = () => talkShareOf(tallyOf(props.record.events)) ?? 0;
  const starts = () => new Map(props.turns.map(({ seq, fromMs }) => [seq, fromMs]));
  const flags = createMemo(() => {
    const places = props.scorecard.moments.map(({ at }) => starts().get(at.seq) ?? 0);
    const numbers = apart(places, lengthMs() * flagShare, lengthMs());
    return places.map((ms, i) => ({ ms, numberMs: numbers[i] ?? ms }));
  });
  const edge = () => stairsOf(patience(), lengthMs());
  const movesSay = () =>
    text.movesLabel(
      kinds
        .map((kind) => [kind, moves().filter((move) => move.kind === kind)] as const)
        .filter(([, found]) => found.length > 0)
        .map(
          ([kind, found]) => `${text.kinds[kind].toLowerCase()} ${found.map(({ atMs }) => clockOf(atMs)).join(', ')}`,
        )
        .join('; '),
    );

  return (
    <>
      <section class="scroll" tabindex="0" aria-label={text.timelineLabel}>
        <div class="tl" style={{ '--len': String(Math.round(lengthMs())) }}>
          <For each={flags()}>
            {({ ms, numberMs }, i) => (
              <>
                <div class="flag" style={at(ms)} />
                <a
                  class="flag__n"
                  href={`#m${i() + 1}`}
                  style={at(numberMs)}
                  aria-label={text.momentAt(i() + 1, clockOf(ms))}
                >
                  {i() + 1}
                </a>
              </>
            )}
          </For>
          <div class="lane beats">
            <For each={phasesOf(props.scorecard.ledger, props.turns, lengthMs(), text.opening)}>
              {(phase) => (
                <span classList={{ hot: phase.open }} style={span(phase.fromMs, phase.toMs)}>
                  {capital(phase.name)}
                </span>
              )}
            </For>
          </div>
          <Show when={patience().length > 0}>
            <div class="lane pat">
              <svg
                viewBox={`0 0 ${Math.round(lengthMs())} 100`}
                preserveAspectRatio="none"
                role="img"
                aria-label={patienceSays(name(), patience())}
              >
                <path class="area" d={`${edge()}V100H0Z`} />
                <path class="edge" d={edge()} />
              </svg>
              <span class="lbl">{text.patience(name())}</span>
            </div>
          </Show>
          <div
            class="lane turns"
            role="img"
            aria-label={text.turnsLabel(props.rep, percentOf(share()), name(), percentOf(1 - share()))}
          >
            <For each={props.turns}>
              {(turn) => <i classList={{ me: turn.mine }} style={span(turn.fromMs, turn.toMs)} />}
            </For>
          </div>
          <div class="lane moves" role="img" aria-label={movesSay()}>
            <For each={moves()}>{(move) => <MoveShape kind={move.kind} atMs={move.atMs} nth={move.nth} />}</For>
          </div>
          <div class="lane ticks" aria-hidden="true">
            <For each={ticksOf(lengthMs())}>{(ms) => <span style={at(ms)}>{clockOf(ms)}</span>}</For>
          </div>
        </div>
      </section>
      <p class="legend">
        <span>
          <i />
          {text.speaking(name())}
        </span>
        <span>
          <i class="me" />
          {text.speaking(props.rep)}
        </span>
        <For each={kinds}>
          {(kind) => (
            <span>
              <MoveShape kind={kind} />
              {text.kinds[kind]}
            </span>
          )}
        </For>
      </p>
    </>
  );
}
