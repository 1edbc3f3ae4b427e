import type { RecordedEvent } from '../../server/domain/record.ts';
/** Words, questions and sentences, as anyone would count them by ear. */
export declare const wordsIn: (text: string) => number;
/** Runs of question marks: "Really?! And then?" asks twice. */
export declare const questionsIn: (text: string) => number;
/** What was said of a turn before it was cut off. */
export declare function heardOf(event: { text: string; spokenChars?: number | undefined }): string;
export type Tally = {
  repWords: number;
  prospectWords: number;
  questions: number;
  repTurns: number;
};
/** What the live strip shows: nothing the rep couldn't count along. */
export declare function tallyOf(events: readonly RecordedEvent[]): Tally;
/** Share of all words that are the rep's, 0–1; null before anyone has spoken. */
export declare function talkShareOf({ repWords, prospectWords }: Tally): number | null;
/**
 * The sentences of a growing text that are complete from character `from` on, and where the next
 * one starts. With `final`, what is left counts as a sentence too.
 */
export declare function sentencesFrom(
  text: string,
  from: number,
  final: boolean,
): {
  sentences: string[];
  next: number;
};
