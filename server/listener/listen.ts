import type { HeardBeat } from '../domain/beat.ts';
import type { Move } from '../domain/move.ts';
import { hearBeats, hearMoves } from './hear-sentence.ts';
import { type Hearing, hear, type Utterance } from './hearing.ts';
import { speaksToMachine } from './machine.ts';
import { isCard, isRecital } from './recital.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import { joinSteps } from './steps.ts';
import { stockListed } from './stock-list.ts';
import { joinReturns } from './trading.ts';
import { measureUptake } from './uptake.ts';

export type { Utterance } from './hearing.ts';

/** Stored with every move: a trend rests on one version. */
export const listenerVersion = 'hybrid-3';

export type Heard = {
  /** What practice acts on and is scored by: rules and classifier agree, or the form leaves no doubt. */
  moves: Move[];
  /** What each sentence does in all likelihood, with its probability: what the listener says when asked. */
  likely: Move[];
  beats: HeardBeat[];
  uptake: number;
};

/** Sentences read for moves in one turn; nobody speaks more, and a pasted book stays cheap. */
const mostSentences = 400;
/** What a question off a list only seems to do. */
const seeking = /^(?:verify\.|reflect|label|acknowledge|disqualify|quantify)/;
const byPlace = (a: Move, b: Move) => a.start - b.start || a.end - b.end;
const listens = new Set(['reflect', 'label', 'acknowledge']);
/** "You're not really listening": of the method's words, and a reproach all the same. */
const costs = new Set(['defend', 'disparage']);

/**
 * Hears one turn: the moves of each sentence (half-open UTF-16 ranges into `text`, confidence 0–1),
 * for the prospect's side the beats, and how far the turn takes up what was said before.
 * Deterministic, never throws, and linear in the length of the text.
 */
export function listen(turn: Utterance & { before: readonly Utterance[] }): Heard {
  const all = splitSentences(turn.text);
  const sentences = all.slice(0, mostSentences);
  const hearing = hear(turn.speaker, sentences, turn.before);
  let moves: Move[] = [];
  const likely: Move[] = [];
  for (const sentence of sentences) {
    const heard = hearMoves(sentence, hearing, moves.slice(-12));
    moves.push(...heard.moves);
    likely.push(...heard.likely);
  }
  moves = withoutEmpty(joinSteps(joinReturns(moves, sentences), sentences), turn.text, hearing);
  const within = ({ start, end }: Sentence) => moves.filter((one) => one.start >= start && one.end <= end);
  const beats = turn.speaker === 'prospect' ? sentences.flatMap((one) => hearBeats(one, hearing, within(one))) : [];
  const asks = moves.some((move) => move.move.startsWith('question'));
  const tokens = all.length > mostSentences ? sentences.flatMap((s) => s.tokens) : all.flatMap((s) => s.tokens);
  const uptake = measureUptake(
    tokens,
    hearing,
    asks,
    moves.some((move) => listens.has(move.move)),
  );
  return { moves: moves.toSorted(byPlace), likely: withoutEmpty(likely, turn.text, hearing), beats, uptake };
}

/** Words to the machine do nothing; words of the method do nothing but ask, and what they ask builds on nothing. */
function withoutEmpty(moves: readonly Move[], text: string, hearing: Hearing): Move[] {
  const { sentences, last, speaker } = hearing;
  if (speaker === 'rep' && speaksToMachine(text, sentences)) return [];
  const recited = isRecital(
    sentences.flatMap((sentence) => sentence.tokens),
    last.keys,
  );
  const holds = (sentence: Sentence, move: Move) => sentence.start <= move.start && move.start < sentence.end;
  const cards = recited ? sentences : sentences.filter((sentence) => isCard(sentence, last.keys));
  const listed = speaker === 'rep' ? stockListed(hearing) : [];
  if (cards.length + listed.length === 0) return [...moves];
  return moves.flatMap((move) => {
    const isAsked = move.move.startsWith('question');
    const { probe: _, discovery: __, ...bare } = move;
    if (cards.some((sentence) => holds(sentence, move)))
      return isAsked ? [bare] : !recited && costs.has(move.move) ? [move] : [];
    if (!listed.some((sentence) => holds(sentence, move))) return [move];
    return isAsked ? [bare] : seeking.test(move.move) ? [] : [move];
  });
}
