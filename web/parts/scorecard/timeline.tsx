import { createMemo, For, Show } from 'solid-js';
import type { Scorecard } from '../../../server/domain/scorecard.ts';
import type { RecordView } from '../../../server/protocol/session-view.ts';
import { capital, clockOf, firstNameOf, percentOf } from '../../format.ts';
import { text } from '../../pages/scorecard-text.ts';
import type { TurnLine } from '../../record/lines.ts';
import type { MoveKind } from '../../record/move-text.ts';
import {
  apart,
  barsOf,
  drawnMovesOf,
  labelled,
  type Patience,
  patienceOf,
  phasesOf,
  silencesOf,
  stairsOf,
  ticksOf,
} from '../../record/timeline.ts';
import { talkShareOf, tallyOf } from '../../record/words.ts';
import { MoveShape } from './move-shape.tsx';
import './timeline.css';

const kinds: MoveKind[] = ['asked', 'defended', 'gave', 'next-step'];
/** Widths in px, with a little air; the narrowest timeline is 960 px wide. */
const narrowestPx = 960;
const flagPx = 28;
const labelPx = (name: string) => 16 + 7 * name.length;
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
  const moves = createMemo(() => drawnMovesOf(props.turns, steps(), props.scorecard));
  const share = () => talkShareOf(tallyOf(props.record.events)) ?? 0;
  const msOf = (px: number) => (px / narrowestPx) * lengthMs();
  const starts = () => new Map(props.turns.map(({ seq, fromMs }) => [seq, fromMs]));
  const flags = createMemo(() => {
    const places = props.scorecard.moments.map(({ at }) => starts().get(at.seq) ?? 0);
    const half = msOf(flagPx / 2);
    const inside = places.map((ms) => Math.max(half, ms));
    const numbers = apart(inside, msOf(flagPx), lengthMs() - half);
    return places.map((ms, i) => ({ ms, numberMs: numbers[i] ?? ms }));
  });
  const phases = createMemo(() => {
    const all = phasesOf(props.scorecard.ledger, props.turns, lengthMs(), text.opening);
    return labelled(all, (name) => msOf(labelPx(name)), lengthMs());
  });
  const rows = () => Math.max(...phases().map(({ row }) => row)) + 1;
  const edge = () => stairsOf(patience(), lengthMs());
  /** Then its name stands above the line, where there is room. */
  const isLow = () => (patience()[0]?.value ?? 100) < 60;
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
        <div class="tl" style={{ '--len': String(Math.round(lengthMs())), '--rows': String(rows()) }}>
          <For each={flags()}>
            {({ ms, numberMs }, i) => (
              <>
                <div class="flag" style={at(ms)} />
                <a
                  class="flag__n ordinal"
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
            <For each={phases()}>
              {(phase) => (
                <span
                  classList={{ hot: phase.open, before: phase.before }}
                  style={{ ...at(phase.fromMs), '--row': String(phase.row) }}
                >
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
              <span class="lbl" classList={{ 'lbl--over': isLow() }}>
                {text.patience(name())}
              </span>
            </div>
          </Show>
          <div
            class="lane turns"
            role="img"
            aria-label={text.turnsLabel(props.rep, percentOf(share()), name(), percentOf(1 - share()))}
          >
            <For each={barsOf(props.turns, silencesOf(props.record.events))}>
              {(bar) => <i classList={{ me: bar.mine }} style={span(bar.fromMs, bar.toMs)} />}
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
