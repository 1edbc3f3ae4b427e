import type { RecordedEvent } from '../../server/domain/record.ts';

/** Words, questions and sentences, as anyone would count them by ear. */

export const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu)?.length ?? 0;

/** A word of conversational English takes about this long; turns are recorded when they end. */
const wordMs = 300;

/** How long it takes to say, in milliseconds. */
export const spokenMs = (text: string): number => wordsIn(text) * wordMs;

/** Runs of question marks: "Really?! And then?" asks twice. */
export const questionsIn = (text: string): number => text.match(/\?[?!]*/g)?.length ?? 0;

/** What was said of a turn before it was cut off. */
export function heardOf(event: { text: string; spokenChars?: number | undefined }): string {
  return event.spokenChars === undefined ? event.text : event.text.slice(0, event.spokenChars);
}

export type Tally = { repWords: number; prospectWords: number; questions: number; repTurns: number };

/** What the live strip shows: nothing the rep couldn't count along. */
export function tallyOf(events: readonly RecordedEvent[]): Tally {
  const tally: Tally = { repWords: 0, prospectWords: 0, questions: 0, repTurns: 0 };
  for (const { event } of events) {
    if (event.kind === 'prospect-turn') tally.prospectWords += wordsIn(heardOf(event));
    if (event.kind !== 'rep-turn') continue;
    tally.repWords += wordsIn(event.text);
    tally.questions += questionsIn(event.text);
    tally.repTurns++;
  }
  return tally;
}

/** Share of all words that are the rep's, 0–1; null before anyone has spoken. */
export function talkShareOf({ repWords, prospectWords }: Tally): number | null {
  const all = repWords + prospectWords;
  return all === 0 ? null : repWords / all;
}

/**
 * The sentences of a growing text that are complete from character `from` on, and where the next
 * one starts. With `final`, what is left counts as a sentence too.
 */
export function sentencesFrom(text: string, from: number, final: boolean): { sentences: string[]; next: number } {
  const rest = text.slice(from);
  const sentences: string[] = [];
  let end = 0;
  for (const match of rest.matchAll(/[.?!…]+["'”’)]*\s+/g)) {
    sentences.push(rest.slice(end, match.index + match[0].length).trim());
    end = match.index + match[0].length;
  }
  const left = rest.slice(end).trim();
  if (final && left !== '') {
    sentences.push(left);
    end = rest.length;
  }
  return { sentences, next: from + end };
}
