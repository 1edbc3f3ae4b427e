import type { Beat } from '../domain/beat.ts';
import type { Evidence } from '../domain/measurement.ts';
import type { Turn } from '../domain/record.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { Line } from '../domain/scenario-parts.ts';
import { type Sentence, splitSentences } from '../listener/sentences.ts';
import type { Token } from '../listener/terms.ts';

/** Where in a turn's words something stands. Ranges are half-open UTF-16 offsets into the turn's text. */

type Span = { start: number; end: number };

/** Nobody's turn is read further than this for its places. */
const longestRead = 8_000;

const sentences = new WeakMap<Turn, Sentence[]>();
export function sentencesOf(turn: Turn): Sentence[] {
  const known = sentences.get(turn);
  if (known) return known;
  const split = splitSentences(turn.text.slice(0, longestRead));
  sentences.set(turn, split);
  return split;
}

const tokens = new WeakMap<Turn, Token[]>();
/** The words of a turn, read once however many rows look at them. */
export function tokensOf(turn: Turn): Token[] {
  const known = tokens.get(turn);
  if (known) return known;
  const all = sentencesOf(turn).flatMap((sentence) => sentence.tokens);
  tokens.set(turn, all);
  return all;
}

export const tokensIn = (turn: Turn, { start, end }: Span): Token[] =>
  tokensOf(turn).filter((token) => token.start >= start && token.end <= end);

/** A span as evidence, kept inside the text. */
export function placeAt(turn: Turn, { start, end }: Span): Evidence {
  const last = turn.text.length;
  const from = Math.max(0, Math.min(start, last));
  return { seq: turn.seq, start: from, end: Math.max(from, Math.min(end, last)) };
}

/** The sentence that holds the span; the whole turn where none does. */
export function sentenceAt(turn: Turn, span: Span): Evidence {
  const found = sentencesOf(turn).find((sentence) => span.start >= sentence.start && span.start < sentence.end);
  return placeAt(turn, found ?? { start: 0, end: turn.text.length });
}

/** Where a sentence begins and ends: a semicolon parts clauses, not sentences. */
const ends = /[.!?…\n]["')\]\u201d\u2019*]*$/u;

/**
 * The whole sentences that hold a place, for quoting: nobody is quoted from the middle of a sentence to the middle of
 * another. A place that is the whole turn stays that.
 */
export function wholeAt(turn: Turn, at: Evidence): Evidence {
  const all = sentencesOf(turn);
  let first = all.findIndex((sentence) => sentence.end > at.start);
  let last = all.findLastIndex((sentence) => sentence.start < at.end);
  if (first < 0 || last < first) return at;
  const isWhole = ({ end }: Sentence) => ends.test(turn.text.slice(0, end));
  while (first > 0 && !isWhole(all[first - 1] as Sentence)) first -= 1;
  while (last < all.length - 1 && !isWhole(all[last] as Sentence)) last += 1;
  return placeAt(turn, { start: (all[first] as Sentence).start, end: (all[last] as Sentence).end });
}

const greetings = new Set(
  'good morning afternoon evening hello hi hey thanks thank you dear fair okay ok right fine well and'.split(' '),
);
/** "Good afternoon, Nerys." and "Judith, Gethin, thank you." greet; names are what is left of them. */
const mostThanks = 7;
const thanks = ({ tokens }: Sentence) => tokens[0]?.norm === 'thanks' && tokens.length <= mostThanks;
export const greets = (turn: Turn, sentence: Sentence) => thanks(sentence) || greetsBy(turn, sentence);
const greetsBy = (turn: Turn, { tokens }: Sentence) =>
  tokens.every((token) => greetings.has(token.norm) || /\p{Lu}/u.test(turn.text.charAt(token.start))) &&
  tokens.some((token) => greetings.has(token.norm));

/** The first sentence that says anything; "Fair." and a greeting only where nothing follows. */
export function firstSentence(turn: Turn): Evidence {
  const all = sentencesOf(turn);
  const telling = all.find((sentence) => sentence.tokens.length > 2 && !greets(turn, sentence)) ?? all[0];
  return placeAt(turn, telling ?? { start: 0, end: turn.text.length });
}

/** Where a turn spends its words. */
export function longestSentence(turn: Turn): Evidence {
  const [longest] = sentencesOf(turn).toSorted((a, b) => b.tokens.length - a.tokens.length);
  return placeAt(turn, longest ?? { start: 0, end: turn.text.length });
}

/** The authored lines a beat may have been worded with. */
function linesOf(scenario: Scenario, beat: Beat): readonly Line[] {
  if (beat.fact && beat.rung) {
    const fact = scenario.hidden.find((h) => h.id === beat.fact);
    return fact?.rungs[beat.rung - 1]?.lines ?? [];
  }
  const event = beat.event ? scenario.events.find((e) => e.id === beat.event) : undefined;
  if (event?.hold) return beat.reply === 'filled' ? event.hold.filled : event.hold.stood;
  if (event) return event.lines;
  const objection = beat.objection ? scenario.objections.find((o) => o.id === beat.objection) : undefined;
  if (!objection) return [];
  if (beat.reaction) return objection.reactions[beat.reaction];
  return [...objection.open.guarded, ...objection.open.cold, ...objection.open.hostile];
}

/** A line as it stands in the text, its slots filled with anything. */
function findLine(text: string, line: string): Span | null {
  const pieces = line.split(/\{[^}]*\}/).map((piece) => piece.trim());
  let from = -1;
  let at = 0;
  for (const piece of pieces) {
    if (piece === '') continue;
    const found = text.indexOf(piece, at);
    if (found < 0) return null;
    if (from < 0) from = found;
    at = found + piece.length;
  }
  return from < 0 ? null : { start: from, end: at };
}

function lineIn(turn: Turn, scenario: Scenario, beat: Beat): Span | null {
  for (const line of linesOf(scenario, beat)) {
    const found = findLine(turn.text, line.text);
    if (found) return found;
  }
  return null;
}

/** Was a rung told aloud? The scripted voice says its line or nothing; of other words nobody can tell. */
export const isAloud = (turn: Turn, scenario: Scenario | null, beat: Beat) =>
  !turn.scripted || !scenario || beat.part !== 'rung' || !beat.fact || beat.reply !== undefined
    ? true
    : lineIn(turn, scenario, beat) !== null;

/**
 * Where a beat was said: its authored line where the scripted voice spoke, else its part of the
 * turn's sentences, which come in the order of the beats.
 */
export function placeOfBeat(turn: Turn, scenario: Scenario | null, i: number): Evidence {
  const beat = turn.beats[i];
  const own = scenario && beat ? lineIn(turn, scenario, beat) : null;
  if (own) return placeAt(turn, own);
  const all = sentencesOf(turn);
  const from = Math.floor((i * all.length) / turn.beats.length);
  const to = Math.max(from + 1, Math.floor(((i + 1) * all.length) / turn.beats.length));
  const [first, last] = [all[Math.min(from, all.length - 1)], all[Math.min(to, all.length) - 1]];
  return placeAt(turn, first && last ? { start: first.start, end: last.end } : { start: 0, end: turn.text.length });
}

/** The words of a straight answer: behind a bare "No." the sentence that says what is so. */
export function answerPlace(turn: Turn): Evidence {
  const [first, second] = sentencesOf(turn);
  const isBare = first && second && !second.asks && first.tokens.length <= mostBare;
  return isBare ? placeAt(turn, { start: first.start, end: second.end }) : firstSentence(turn);
}
const mostBare = 2;
