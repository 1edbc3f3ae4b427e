import type { HeardBeat } from '../domain/beat.ts';
import { type Attribute, type Label, prospectLabels, repLabels } from '../domain/label.ts';
import type { Move } from '../domain/move.ts';
import { type Heard, listen, type Utterance } from './listen.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import type { Span } from './tokens.ts';

/**
 * Why something was heard: the words without which it wouldn't have been. Each word of a sentence
 * is left out in turn, and the rest is heard again; so the answer is the listener's own, however
 * it came to it (Zeiler and Fergus, ECCV 2014, do the same with patches of a picture).
 */

export type Reason = {
  label: Label;
  /** Range of the sentence in the turn. */
  start: number;
  end: number;
  confidence: number;
  /** The words it went by, most telling first; empty where it rests on no single word. */
  words: Span[];
};

/** Longer sentences are asked about their first words only. */
const mostWords = 60;
const mostReasons = 4;
/** A word tells something when without it the confidence falls by at least this much, and by half of what the best does. */
const leastFall = 0.15;

/** What was heard as labels, each with how sure it is and where. */
export function labelsIn({ moves, beats }: Pick<Heard, 'moves' | 'beats'>): Omit<Reason, 'words'>[] {
  const ofMove = ({ move, start, end, confidence, attributes = {}, ...rest }: Move) => {
    const held = (['discovery', 'probe', 'return'] as const).filter((attribute) => rest[attribute]);
    const ofAttribute = (label: Attribute) => ({ label, start, end, confidence: attributes[label] ?? confidence });
    return [{ label: move as Label, start, end, confidence }, ...held.map(ofAttribute)];
  };
  const ofBeat = ({ beat, start, end, confidence }: HeardBeat) => ({ label: beat as Label, start, end, confidence });
  const known = new Set<Label>([...repLabels, ...prospectLabels]);
  return [...moves.flatMap(ofMove), ...beats.map(ofBeat)].filter(({ label }) => known.has(label));
}

/** What a turn does, as labels: what it is likely to do, and what practice acts on besides. */
export function labelsOfTurn({ moves, likely, beats }: Heard): Omit<Reason, 'words'>[] {
  const found = labelsIn({ moves: likely, beats });
  const isNew = ({ label, start }: Omit<Reason, 'words'>) =>
    !found.some((other) => other.label === label && other.start === start);
  return [...found, ...labelsIn({ moves, beats: [] }).filter(isNew)];
}

const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end;

/** How sure each label is of the turn's sentence once `cut` is left out of it. */
function withoutWords(turn: Asked, sentence: Sentence, cut: Span): Map<Label, number> {
  const gone = cut.end - cut.start;
  const text = `${turn.text.slice(0, cut.start)}${turn.text.slice(cut.end)}`;
  const rest = { start: sentence.start, end: Math.max(sentence.start + 1, sentence.end - gone) };
  const sure = new Map<Label, number>();
  for (const found of labelsOfTurn(listen({ ...turn, text })))
    if (overlaps(found, rest)) sure.set(found.label, Math.max(found.confidence, sure.get(found.label) ?? 0));
  return sure;
}

type Asked = Utterance & { before: readonly Utterance[] };

/** The words of a sentence as they are left out: contractions whole, with the space behind them. */
function wordsOf(text: string, sentence: Sentence): Span[] {
  const words: Span[] = [];
  for (const { start, end } of sentence.tokens) {
    const last = words.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else words.push({ start, end });
  }
  return words.slice(0, mostWords).map(({ start, end }) => ({ start, end: text.charAt(end) === ' ' ? end + 1 : end }));
}

/** Everything heard in a turn, each with the words it went by. Costs one hearing a word. */
export function explain(turn: Asked): Reason[] {
  const heard = labelsOfTurn(listen(turn));
  const reasons: Reason[] = [];
  for (const sentence of splitSentences(turn.text)) {
    const own = heard.filter((found) => overlaps(found, sentence));
    if (own.length === 0) continue;
    const cuts = wordsOf(turn.text, sentence).map((word) => ({ word, sure: withoutWords(turn, sentence, word) }));
    for (const found of own) {
      const falls = cuts
        .map(({ word, sure }) => ({ word, fall: found.confidence - (sure.get(found.label) ?? 0) }))
        .toSorted((a, b) => b.fall - a.fall)
        .filter(({ fall }, _, [best]) => fall >= Math.max(leastFall, (best?.fall ?? 0) / 2))
        .slice(0, mostReasons);
      reasons.push({
        ...found,
        words: falls.map(({ word }) => ({
          start: word.start,
          end: word.end - (turn.text.charAt(word.end - 1) === ' ' ? 1 : 0),
        })),
      });
    }
  }
  return reasons;
}
