import type { Evidence } from '../../server/domain/measurement.ts';
import type { RecordedEvent } from '../../server/domain/record.ts';
import type { Scorecard } from '../../server/domain/scorecard.ts';
/** Evidence: what a quote says, and how it is marked in the transcript. Offsets are half-open, in UTF-16 units. */
/** `won`: it helped. `cost`: it cost. `plain`: it is evidence, for neither. */
export type Tone = 'won' | 'cost' | 'plain';
export type Mark = {
  start: number;
  end: number;
  tone: Tone;
  label: string;
};
/** A piece of a turn; `id` where a link points at it. */
export type Segment = {
  text: string;
  start: number;
  tone: Tone | null;
  id: string | null;
};
/** What the evidence quotes, cut out of the record; empty where the record has no such words any more. */
export declare function quoteOf(events: readonly RecordedEvent[], { seq, start, end }: Evidence): string;
export declare const sentenceId: ({ seq, start }: Evidence) => string;
export declare const turnId: (seq: number) => string;
/**
 * All marks of a scorecard, by the seq they lie on. Which way one counts is the scorecard's own
 * word: a deciding moment says so; else it follows from the measurement behind a criterion, where
 * `better` says whether what was found is wanted.
 */
export declare function marksOf(
  scorecard: Pick<Scorecard, 'criteria' | 'measurements' | 'moments'>,
): Map<number, Mark[]>;
/**
 * Cuts a turn's text where marks begin and end. Joined again, the pieces are the text. `linked`
 * are starts that something links to.
 */
export declare function segmentsOf(
  text: string,
  seq: number,
  marks: readonly Mark[],
  linked: ReadonlySet<number>,
): Segment[];
/** Starts that the page links to, by seq: every piece of evidence there is. */
export declare function linksOf(scorecard: Scorecard): Map<number, Set<number>>;
