import type { HeardBeat } from '../domain/beat.ts';
import type { Move } from '../domain/move.ts';
import { hearBeats } from './beats.ts';
import { claimMoves } from './claims.ts';
import { type Family, type Hearing, hear, type Utterance } from './hearing.ts';
import { listeningMoves } from './listening.ts';
import { speaksToMachine } from './machine.ts';
import { manner } from './manner.ts';
import { questions } from './questions.ts';
import { isCard, isRecital } from './recital.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import { joinSteps, steps } from './steps.ts';
import { concessions, joinReturns } from './trading.ts';
import { measureUptake } from './uptake.ts';
import { verifying } from './verifying.ts';

export type { Utterance } from './hearing.ts';

/** Stored with every move: a trend rests on one version. */
export const listenerVersion = 'rules-1';

export type Heard = { moves: Move[]; beats: HeardBeat[]; uptake: number };

// Later families read what earlier ones found: a question counts as a probe after a reflection.
const families: readonly Family[] = [listeningMoves, questions, verifying, claimMoves, concessions, steps, manner];
/** Sentences read for moves in one turn; nobody speaks more, and a pasted book stays cheap. */
const mostSentences = 400;
const listens = new Set(['reflect', 'label', 'acknowledge']);

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
  for (const sentence of sentences) {
    const found: Move[] = [];
    for (const family of families) found.push(...family(sentence, hearing, [...moves.slice(-12), ...found]));
    moves.push(...settle(found));
  }
  moves = withoutEmpty(joinSteps(joinReturns(moves, sentences), sentences), turn.text, hearing);
  const beats = turn.speaker === 'prospect' ? hearBeats(hearing) : [];
  const asks = moves.some((move) => move.move.startsWith('question'));
  const tokens = all.length > mostSentences ? sentences.flatMap((s) => s.tokens) : all.flatMap((s) => s.tokens);
  const uptake = measureUptake(
    tokens,
    hearing,
    asks,
    moves.some((move) => listens.has(move.move)),
  );
  return { moves: moves.toSorted((a, b) => a.start - b.start || a.end - b.end), beats, uptake };
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
  if (cards.length === 0) return [...moves];
  return moves.flatMap((move) => {
    if (!cards.some((sentence) => holds(sentence, move))) return [move];
    const { probe: _, discovery: __, ...bare } = move;
    return move.move.startsWith('question') ? [bare] : [];
  });
}

/** Moves that can't stand together in one sentence: the surer reading wins. */
function settle(found: readonly Move[]): Move[] {
  const has = (id: string) => found.some((move) => move.move === id);
  const asksPlainly = found.some((move) => move.move.startsWith('question') && move.confidence >= 0.6);
  return found.filter((move) => {
    if (move.move === 'feature')
      return (
        !has('apologise') &&
        !has('next-step') &&
        !has('concede') &&
        !has('defend') &&
        !has('cite-record') &&
        !has('disqualify')
      );
    if (move.move === 'next-step')
      return !(has('concede') && !move.date) && !(has('disqualify') && move.confidence < 0.7);
    if (move.move === 'cite-record') return !has('agenda') && !has('next-step');
    if (move.move === 'reflect' && move.confidence <= 0.7 && asksPlainly) return false;
    if (move.move === 'reflect')
      return !(
        has('concede') ||
        (has('next-step') && move.confidence < 0.8) ||
        has('defend') ||
        (has('feature') && move.confidence < 0.7)
      );
    if (move.move === 'quantify') return !has('feature') && !(has('cite-record') && move.confidence < 0.7);
    return true;
  });
}
