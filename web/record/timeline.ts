import type { RecordedEvent, RecordedStep } from '../../server/domain/record.ts';
import type { Ledger, Scorecard } from '../../server/domain/scorecard.ts';
import type { TurnLine } from './lines.ts';
import { type MoveKind, moveKindOf } from './move-text.ts';
import { spokenMs } from './words.ts';

/** The record drawn over time. All times in milliseconds of active time. */

/** `before`: its name stands before its start, not after it. `row`: the one where it hides no other, from 0. */
export type Label = Phase & { before: boolean; row: number };
export type Bar = { fromMs: number; toMs: number; mine: boolean };
export type Phase = { name: string; fromMs: number; toMs: number; open: boolean };
/** `nth`: its place among the moves of the same turn, from 0. */
export type DrawnMove = { atMs: number; kind: MoveKind; nth: number };
export type Silence = { fromMs: number; toMs: number };
export type Patience = { atMs: number; value: number };

const timeOf = (events: readonly RecordedEvent[], seq: number): number =>
  events.find((event) => event.seq === seq)?.atMs ?? 0;

/** The prospect's patience, 0–100, after each of the director's steps. */
export function patienceOf(events: readonly RecordedEvent[], steps: readonly RecordedStep[]): Patience[] {
  return steps.flatMap(({ seq, step }) =>
    step.kind === 'director' ? [{ atMs: timeOf(events, seq), value: step.state.mood.patience }] : [],
  );
}

/** An SVG path in stairs over `lengthMs` by 100, with 0 at the bottom. */
export function stairsOf(points: readonly Patience[], lengthMs: number): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const y = ({ value }: Patience) => Math.round(100 - value);
  return `M0,${y(first)}${rest.map((point) => `H${Math.round(point.atMs)}V${y(point)}`).join('')}H${Math.round(lengthMs)}`;
}

/** Each kind of move once a turn, where the turn began. Which turns defended is counted on the card, by more than a move. */
export function drawnMovesOf(
  turns: readonly TurnLine[],
  steps: readonly RecordedStep[],
  { measurements }: Pick<Scorecard, 'measurements'>,
): DrawnMove[] {
  const counted = measurements.find(({ id, status }) => id === 'stress-defensive' && status === 'measured');
  const defended = counted && new Set(counted.evidence.map(({ seq }) => seq));
  const starts = new Map(turns.filter(({ mine }) => mine).map(({ seq, fromMs }) => [seq, fromMs]));
  return steps.flatMap(({ seq, step }) => {
    const atMs = starts.get(seq);
    if (step.kind !== 'director' || atMs === undefined) return [];
    const kinds = new Set(step.moves.map(moveKindOf).filter((kind) => kind !== null));
    if (defended) kinds.delete('defended');
    if (defended?.has(seq)) kinds.add('defended');
    return [...kinds].map((kind, nth) => ({ atMs, kind, nth }));
  });
}

/** What the talk was about: from one objection's first mention to the next one's. */
export function phasesOf(
  ledger: Ledger | null,
  turns: readonly TurnLine[],
  lengthMs: number,
  opening: string,
): Phase[] {
  const starts = new Map(turns.map(({ seq, fromMs }) => [seq, fromMs]));
  const raised = (ledger?.objections ?? []).flatMap(({ name, raised, resolved }) => {
    const fromMs = raised ? starts.get(raised.seq) : undefined;
    return fromMs === undefined ? [] : [{ name, fromMs, open: !resolved }];
  });
  const phases = [{ name: opening, fromMs: 0, open: false }, ...raised.sort((a, b) => a.fromMs - b.fromMs)];
  return phases
    .map((phase, i) => ({ ...phase, toMs: phases[i + 1]?.fromMs ?? lengthMs }))
    .filter(({ fromMs, toMs }) => toMs > fromMs);
}

/** Phases with their names placed: none over another, none past the end. `widthOf` is in milliseconds. */
export function labelled(phases: readonly Phase[], widthOf: (name: string) => number, lengthMs: number): Label[] {
  const ends: number[] = [];
  return phases.map((phase) => {
    const width = widthOf(phase.name);
    const before = phase.fromMs + width > lengthMs && phase.fromMs >= width;
    const fromMs = before ? phase.fromMs - width : phase.fromMs;
    const free = ends.findIndex((end) => end <= fromMs);
    const row = free === -1 ? ends.length : free;
    ends[row] = fromMs + width;
    return { ...phase, before, row };
  });
}

/** The silences that were kept, of either side. */
export function silencesOf(events: readonly RecordedEvent[]): Silence[] {
  return events.flatMap(({ atMs, event }) => {
    const isQuiet = event.kind === 'hold' || (event.kind === 'cue' && event.cue === 'silence');
    return isQuiet ? [{ fromMs: atMs - (event.ms ?? 0), toMs: atMs }] : [];
  });
}

/**
 * Who spoke when. A turn is as long as it took to type or takes to say, whichever is longer: one
 * that was pasted took no time. It begins when the turn before it was over, except where it cut
 * that one off. Nobody speaks in a silence that stands in the record.
 */
export function barsOf(turns: readonly TurnLine[], silences: readonly Silence[] = []): Bar[] {
  return turns.map(({ fromMs, toMs, mine, text }, i) => {
    const before = turns[i - 1];
    const earliest = before?.cut && before.mine !== mine ? before.fromMs : (before?.toMs ?? 0);
    const begun = Math.max(earliest, Math.min(fromMs, toMs - spokenMs(text)));
    const quiet = silences.filter((one) => one.toMs <= toMs && one.toMs > begun).map((one) => one.toMs);
    return { fromMs: Math.max(begun, ...quiet), toMs, mine };
  });
}

/** Places of labels, in the order given, moved apart so that each is `leastMs` from the next and none lies past the end. */
export function apart(places: readonly number[], leastMs: number, lengthMs: number): number[] {
  const inOrder = places.map((ms, nth) => ({ ms, nth })).sort((a, b) => a.ms - b.ms);
  let before = Number.NEGATIVE_INFINITY;
  for (const place of inOrder) {
    place.ms = Math.max(place.ms, before + leastMs);
    before = place.ms;
  }
  let after = lengthMs + leastMs;
  for (const place of inOrder.reverse()) {
    place.ms = Math.min(place.ms, after - leastMs);
    after = place.ms;
  }
  return inOrder.sort((a, b) => a.nth - b.nth).map(({ ms }) => ms);
}

/** Round times along the axis, at most eight, and the end. */
export function ticksOf(lengthMs: number): number[] {
  const steps = [15_000, 30_000, 60_000, 120_000, 300_000, 600_000];
  const step = steps.find((each) => lengthMs / each <= 7) ?? 1_200_000;
  const ticks: number[] = [];
  for (let at = 0; at < lengthMs - step / 2; at += step) ticks.push(at);
  return [...ticks, lengthMs];
}
