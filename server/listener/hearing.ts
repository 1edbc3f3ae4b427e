import type { Move, MoveId } from '../domain/move.ts';
import { contentKeys } from './content-words.ts';
import type { Sentence } from './sentences.ts';
import { matchTerms } from './terms.ts';
import { type Span, type Token, tokenise } from './tokens.ts';

export type Utterance = { speaker: 'rep' | 'prospect'; text: string };

/** What the listener knows of the conversation when it hears a turn. */
export type Hearing = {
  speaker: Utterance['speaker'];
  sentences: Sentence[];
  /** The other side's words just before this turn. */
  last: { text: string; tokens: Token[]; keys: Set<string> };
  /** Their last sentence of more than two words, or all they said where there is none. */
  lastSentence: readonly Token[];
  /** Content of what they said before that, some six turns back. */
  earlier: Set<string>;
  /** The other side asked something, and whether that was the last they said. */
  asked: boolean;
  awaits: boolean;
  /** This side's own last turn. */
  own: string;
};

const farBack = 14;
/** Long speeches are read from their end: what was said last is what is answered. */
const longestRead = 4000;

export function hear(speaker: Utterance['speaker'], sentences: Sentence[], before: readonly Utterance[]): Hearing {
  const recent = before.slice(-farBack);
  let from = recent.length;
  while (from > 0 && recent[from - 1]!.speaker !== speaker) from -= 1;
  const text = recent
    .slice(from)
    .map((utterance) => utterance.text)
    .join('\n')
    .slice(-longestRead);
  const tokens = tokenise(text);
  const earlier = new Set<string>();
  for (const utterance of recent.slice(0, from))
    if (utterance.speaker !== speaker)
      for (const key of contentKeys(tokenise(utterance.text.slice(-longestRead)))) earlier.add(key);
  return {
    speaker,
    sentences,
    last: { text, tokens, keys: contentKeys(tokens) },
    lastSentence: lastSentenceOf(tokens),
    earlier,
    asked: text.includes('?'),
    awaits: text.trimEnd().endsWith('?'),
    own: recent.findLast((utterance) => utterance.speaker === speaker)?.text.slice(-longestRead) ?? '',
  };
}

function lastSentenceOf(tokens: readonly Token[]): readonly Token[] {
  let end = tokens.length;
  for (let i = tokens.length - 2; i >= 0; i--) {
    if (!tokens[i]!.breakAfter) continue;
    if (end - i > 3) return tokens.slice(i + 1, end);
    end = i + 1;
  }
  return tokens.slice(0, end);
}

/** A table of cues, written one after another with bars between. */
export function cues(table: string): readonly string[] {
  return table
    .split('|')
    .map((cue) => cue.trim())
    .filter((cue) => cue !== '');
}

const negations = new Set('not never without neither nor hardly nobody nothing'.split(' '));
const vouching = new Set('tell say promise claim pretend guarantee swear'.split(' '));

/** The first place of a cue in the sentence that is not negated within three words before it. */
export function findCue(sentence: Sentence, table: readonly string[]): (Span & { at: number }) | null {
  for (const match of matchTerms(sentence.tokens, table)) {
    const { start, end, at } = match;
    if (!isNegated(sentence.tokens, at) || beginsAnew(sentence, at)) return { start, end, at };
  }
  return null;
}

const subjects = new Set('i we you he she it they that this'.split(' '));
/** "Not much further, I can do …": a new subject after a comma is out of reach of the "not" before it. */
function beginsAnew({ tokens, text, start }: Sentence, at: number): boolean {
  const [before, here] = [tokens[at - 1], tokens[at]];
  if (!before || !here || !subjects.has(here.norm) || negations.has(before.norm)) return false;
  return text.slice(before.end - start, here.start - start).includes(',');
}

/** "I can't tell you that …": the speaker does not stand for what follows. */
export function isDisowned(tokens: readonly Token[], at: number): boolean {
  for (let i = Math.max(1, at - 4); i < at; i++)
    if (vouching.has(tokens[i]!.norm) && negations.has(tokens[i - 1]!.norm)) return true;
  return false;
}

/** Does a "not" stand within three words before, or a "no" just before? "No, we do" denies nothing of ours. */
export function isNegated(tokens: readonly Token[], at: number): boolean {
  if (tokens[at - 1]?.norm === 'no' && !tokens[at - 1]?.breakAfter) return true;
  for (let i = Math.max(0, at - 3); i < at; i++)
    if (negations.has(tokens[i]!.norm) && !tokens[i]!.breakAfter) return true;
  return false;
}

/** Is a cue in the sentence, negated or not? */
export function hasCue(sentence: Sentence, table: readonly string[]): boolean {
  return matchTerms(sentence.tokens, table).length > 0;
}

/** Does the sentence begin with a cue, lead-ins left aside? */
export function opensWith(sentence: Sentence, table: readonly string[]): boolean {
  const starts = new Set([0, sentence.lead].map((i) => sentence.tokens[i]?.start));
  return matchTerms(sentence.tokens, table).some((match) => starts.has(match.start));
}

export const hasWord = (sentence: Sentence, words: ReadonlySet<string>) =>
  sentence.tokens.some((token) => words.has(token.norm));

/** A move on a whole sentence, or on the part of it given. */
export function move(id: MoveId, at: Span, confidence: number, more: Partial<Move> = {}): Move {
  return { move: id, start: at.start, end: at.end, confidence: Math.round(confidence * 100) / 100, ...more };
}

/** Finds moves of one family in one sentence. `found` are the moves of the turn so far. */
export type Family = (sentence: Sentence, hearing: Hearing, found: readonly Move[]) => Move[];
