import type { Evidence, Measurement } from '../../server/domain/measurement.ts';
import type { RecordedEvent } from '../../server/domain/record.ts';
import type { Scorecard } from '../../server/domain/scorecard.ts';

/** Evidence: what a quote says, and how it is marked in the transcript. Offsets are half-open, in UTF-16 units. */

/** `won`: it helped. `cost`: it cost. `plain`: it is evidence, for neither. */
export type Tone = 'won' | 'cost' | 'plain';
export type Mark = { start: number; end: number; tone: Tone; label: string };
/** A piece of a turn; `id` where a link points at it. */
export type Segment = { text: string; start: number; tone: Tone | null; id: string | null };

/** What the evidence quotes, cut out of the record; empty where the record has no such words any more. */
export function quoteOf(events: readonly RecordedEvent[], { seq, start, end }: Evidence): string {
  const event = events.find((each) => each.seq === seq)?.event;
  return event && 'text' in event ? event.text.slice(start, end).trim() : '';
}

/** Are these the prospect's words? Among what the rep said they have to be told apart. */
export const isTheirs = (events: readonly RecordedEvent[], { seq }: Evidence): boolean =>
  events.find((each) => each.seq === seq)?.event.kind === 'prospect-turn';

export const sentenceId = ({ seq, start }: Evidence): string => `s-${seq}-${start}`;
/** The row of a measurement. */
export const rowId = (measurement: string): string => `m-${measurement}`;
export const turnId = (seq: number): string => `t-${seq}`;

/**
 * All marks of a scorecard, by the seq they lie on. Which way one counts is the scorecard's own
 * word: a deciding moment says so; else it follows from the measurement behind a criterion, where
 * `better` says whether what was found is wanted.
 */
export function marksOf(scorecard: Pick<Scorecard, 'criteria' | 'measurements' | 'moments'>): Map<number, Mark[]> {
  const marks = new Map<number, Mark[]>();
  const put = ({ seq, start, end }: Evidence, tone: Tone, label: string) => {
    const there = marks.get(seq) ?? [];
    there.push({ start, end, tone, label });
    marks.set(seq, there);
  };
  const measurements = new Map(scorecard.measurements.map((each) => [each.id, each]));
  for (const moment of scorecard.moments) put(moment.at, moment.helped ? 'won' : 'cost', '');
  for (const { name, measures, evidence } of scorecard.criteria) {
    for (const { id } of measures) {
      const measurement = measurements.get(id);
      for (const each of measurement?.evidence ?? []) put(each, toneOf(measurement), name);
      for (const each of measurement?.missed ?? []) put(each, 'cost', name);
    }
    for (const each of evidence) put(each, 'plain', name);
  }
  return marks;
}

function toneOf(measurement: Measurement | undefined): Tone {
  if (measurement?.better === 'higher') return 'won';
  return measurement?.better === 'lower' ? 'cost' : 'plain';
}

/** Where marks overlap, the first that isn't plain holds; moments come first. */
function toneAt(marks: readonly Mark[]): Tone | null {
  return (marks.find(({ tone }) => tone !== 'plain') ?? marks[0])?.tone ?? null;
}

/**
 * Cuts a turn's text where marks begin and end. Joined again, the pieces are the text. `linked`
 * are starts that something links to.
 */
export function segmentsOf(text: string, seq: number, marks: readonly Mark[], linked: ReadonlySet<number>): Segment[] {
  const within = (at: number) => at > 0 && at < text.length;
  const cuts = new Set([0, text.length, ...[...linked].filter(within)]);
  for (const { start, end } of marks) {
    if (within(start)) cuts.add(start);
    if (within(end)) cuts.add(end);
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((start, i) => {
    const end = places[i + 1] ?? text.length;
    const over = marks.filter((mark) => mark.start <= start && mark.end >= end);
    const id = linked.has(start) ? sentenceId({ seq, start, end }) : null;
    return { text: text.slice(start, end), start, tone: toneAt(over), id };
  });
}

/** Where a criterion's chances lay that were not taken: from the measurements behind it, each place once. */
export function missedIn(
  { measures, evidence }: Scorecard['criteria'][number],
  measurements: readonly Measurement[],
): Evidence[] {
  const seen = new Set(evidence.map(sentenceId));
  return measurements
    .filter((measurement) => measures.some(({ id }) => id === measurement.id))
    .flatMap(({ missed = [] }) => missed)
    .filter((each) => {
      const isNew = !seen.has(sentenceId(each));
      seen.add(sentenceId(each));
      return isNew;
    });
}

/** Which way a quote behind a criterion counts: a fault that was counted cost; what was wanted helped. */
export function quoteTone(
  { measures }: Pick<Scorecard['criteria'][number], 'measures'>,
  measurements: readonly Measurement[],
  at: Evidence,
): Tone {
  const behind = measurements.filter(
    (one) =>
      measures.some(({ id }) => id === one.id) && one.evidence.some((each) => sentenceId(each) === sentenceId(at)),
  );
  const tones = behind.map(rowTone);
  return tones.find((tone) => tone !== 'plain') ?? 'plain';
}

/** What is counted where less is better is faults; of turns and times less is merely sooner. */
const ofFaults = new Set<Measurement['unit']>(['count', 'money', 'share']);
/** What was met or found is wanted; a level or a length only shows where it lies. */
const ofWins = new Set<Measurement['unit']>(['count', 'share', 'yes-no']);
export function rowTone({ better, unit, value }: Measurement): Tone {
  if ((value ?? 0) === 0) return 'plain';
  if (better === 'higher' && ofWins.has(unit)) return 'won';
  return better === 'lower' && ofFaults.has(unit) ? 'cost' : 'plain';
}

/** Starts that the page links to, by seq: every piece of evidence there is. */
export function linksOf(scorecard: Scorecard): Map<number, Set<number>> {
  const links = new Map<number, Set<number>>();
  const add = (evidence: Evidence | null) => {
    if (!evidence) return;
    const there = links.get(evidence.seq) ?? new Set();
    links.set(evidence.seq, there.add(evidence.start));
  };
  for (const criterion of scorecard.criteria) {
    criterion.evidence.forEach(add);
  }
  for (const { evidence, missed } of scorecard.measurements) [...evidence, ...missed].forEach(add);
  add(scorecard.outcome.step?.at ?? null);
  for (const { at, answered } of scorecard.moments) [at, answered].forEach(add);
  const { facts = [], objections = [], trust = [] } = scorecard.ledger ?? {};
  for (const { rungs } of facts) for (const { by, said, asked = null } of rungs) [by, said, asked].forEach(add);
  for (const { raised } of objections) add(raised);
  for (const { at } of trust) add(at);
  return links;
}
