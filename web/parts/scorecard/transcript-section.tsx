import { For, type JSX, onMount, Show } from 'solid-js';
import type { Move } from '../../../server/domain/move.ts';
import type { RecordedStep } from '../../../server/domain/record.ts';
import type { Scorecard } from '../../../server/domain/scorecard.ts';
import { clockOf } from '../../format.ts';
import { text } from '../../pages/scorecard-text.ts';
import { type Line, nameOf, type Persona, type TurnLine } from '../../record/lines.ts';
import { linksOf, type Mark, marksOf, type Segment, segmentsOf, turnId } from '../../record/marks.ts';
import { type MoveKind, moveKindOf, moveSays } from '../../record/move-text.ts';
import { arrive } from './arrive.ts';
import { MoveShape } from './move-shape.tsx';
import './transcript.css';

/** A move in words, and its shape if it has one. */
type NamedMove = [says: string, kind: MoveKind | null];

type Props = {
  lines: Line[];
  steps: readonly RecordedStep[];
  scorecard: Scorecard | null;
  personas: readonly Persona[];
  /** Null when the reader is the rep. */
  rep: string | null;
  /** What people said at one of the rep's turns, whose stored moves are these. */
  beside?: (line: TurnLine, moves: readonly Move[]) => JSX.Element;
};

/** Everything that was said, with the evidence marked and, below each of the rep's turns, its moves. */
export function TranscriptSection(props: Props) {
  const marks = () => (props.scorecard ? marksOf(props.scorecard) : new Map<number, Mark[]>());
  const links = () => (props.scorecard ? linksOf(props.scorecard) : new Map<number, Set<number>>());
  const count = () => props.lines.filter(({ is }) => is === 'turn').length;
  const segments = (line: TurnLine) =>
    segmentsOf(line.text, line.seq, marks().get(line.seq) ?? [], links().get(line.seq) ?? new Set());
  const criteria = (line: TurnLine) => [
    ...new Set((marks().get(line.seq) ?? []).map(({ label }) => label).filter((label) => label !== '')),
  ];
  const stored = (line: TurnLine): readonly Move[] => {
    const step = props.steps.find(({ seq, step }) => seq === line.seq && step.kind === 'director')?.step;
    return step?.kind === 'director' ? step.moves : [];
  };
  const moves = (line: TurnLine): NamedMove[] => [
    ...new Map(stored(line).map((move) => [moveSays(move), moveKindOf(move)])),
  ];
  return (
    <section class="sec" id="transcript" aria-labelledby="h-transcript">
      <div class="sec__head">
        <h2 id="h-transcript" tabindex="-1">
          {text.transcript}
        </h2>
        <p>
          {text.turns(count())}{' '}
          <Show when={props.scorecard}>
            <mark class="won">{text.helped}</mark> {text.and} <mark class="cost">{text.costMark}</mark> {text.marksSay}
          </Show>
        </p>
      </div>
      <Show when={count() > 0} fallback={<p class="quiet">{text.noTranscript}</p>}>
        <ol class="ts">
          <For each={props.lines}>
            {(line) =>
              line.is === 'between' ? (
                <li class="gap">
                  <span>{line.says}</span>
                </li>
              ) : (
                <TurnItem
                  line={line}
                  name={line.mine ? (props.rep ?? text.you) : nameOf(props.personas, line.persona)}
                  segments={segments(line)}
                  criteria={criteria(line)}
                  moves={line.mine ? moves(line) : []}
                  beside={line.mine ? props.beside?.(line, stored(line)) : undefined}
                />
              )
            }
          </For>
        </ol>
      </Show>
    </section>
  );
}

function TurnItem(props: {
  line: TurnLine;
  name: string;
  segments: Segment[];
  criteria: string[];
  moves: NamedMove[];
  beside?: JSX.Element;
}) {
  // a link from another page names a turn that wasn't there yet when the page came
  onMount(() => {
    if (location.hash === `#${turnId(props.line.seq)}`) arrive();
  });
  return (
    <li classList={{ me: props.line.mine }} id={turnId(props.line.seq)} tabindex="-1">
      <time>{clockOf(props.line.fromMs)}</time>
      <div>
        <p class="who">
          {props.name}
          <Show when={props.line.cut}>
            <span class="cut"> {text.interrupted}</span>
          </Show>
        </p>
        <p class="said">
          <For each={props.segments}>{(segment) => <SegmentPart segment={segment} />}</For>
          <Show when={props.line.cut}> —</Show>
        </p>
        <Show when={props.moves.length > 0 || props.criteria.length > 0}>
          <p class="ev">
            <Show when={props.moves.length > 0}>
              <span class="found">
                {text.moves}{' '}
                <For each={props.moves}>
                  {([says, kind]) => (
                    <span>
                      <Show when={kind}>{(kind) => <MoveShape kind={kind()} />}</Show>
                      {says}
                    </span>
                  )}
                </For>
              </span>
            </Show>
            <Show when={props.criteria.length > 0}>
              <span>
                {text.countsFor} {props.criteria.join(', ')}
              </span>
            </Show>
          </p>
        </Show>
        {props.beside}
      </div>
    </li>
  );
}

function SegmentPart(props: { segment: Segment }) {
  const { text, tone, id } = props.segment;
  if (tone === null && id === null) return <>{text}</>;
  const at = id === null ? {} : { id, tabindex: '-1' as const };
  if (tone === null || tone === 'plain') {
    return (
      <span class="seg" {...at}>
        {text}
      </span>
    );
  }
  return (
    <mark class={`seg ${tone}`} {...at}>
      {text}
    </mark>
  );
}
