import type { HeardBeat } from '../domain/beat.ts';
import type { Move } from '../domain/move.ts';
import { taunts, turnOf } from './arguing.ts';
import { beatsOf } from './beats.ts';
import { claimMoves } from './claims.ts';
import type { Family, Hearing } from './hearing.ts';
import { listeningMoves } from './listening.ts';
import { manner } from './manner.ts';
import { questions } from './questions.ts';
import type { Sentence } from './sentences.ts';
import { steps } from './steps.ts';
import { arguesByTag } from './tags.ts';
import { concessions } from './trading.ts';
import { verifying } from './verifying.ts';

/** What the written rules hear in one sentence. The classifier weighs it beside the words. */

// Later families read what earlier ones found: a question counts as a probe after a reflection.
const families: readonly Family[] = [listeningMoves, questions, verifying, claimMoves, concessions, steps, manner];

/** The moves of a sentence; `before` are those heard in the turn so far. */
export function movesByRule(sentence: Sentence, hearing: Hearing, before: readonly Move[]): Move[] {
  const found: Move[] = [];
  for (const family of families) found.push(...family(sentence, hearing, [...before, ...found]));
  // what only has the form of a question asks nothing
  const asked =
    taunts(sentence) || arguesByTag(sentence) ? found.filter(({ move }) => !move.startsWith('question')) : found;
  return settle(asked, turnOf(sentence) > 0);
}

/** All that the rules hear in a sentence of either side: moves, and for the prospect's side the beats. */
export function hearByRules(sentence: Sentence, hearing: Hearing): (Move | HeardBeat)[] {
  const moves = movesByRule(sentence, hearing, []);
  return hearing.speaker === 'rep' ? moves : [...moves, ...beatsOf(sentence)];
}

/** Moves that can't stand together in one sentence: the surer reading wins. `turned`: a "but" stands in it. */
function settle(found: readonly Move[], turned: boolean): Move[] {
  const has = (id: string) => found.some((move) => move.move === id);
  const asksPlainly = found.some((move) => move.move.startsWith('question') && move.confidence >= 0.6);
  return found.filter((move) => {
    if (move.move === 'feature')
      return (
        !has('apologise') &&
        !has('next-step') &&
        !has('concede') &&
        !has('defend') &&
        !has('disparage') &&
        !has('cite-record') &&
        !has('disqualify')
      );
    if (move.move === 'next-step')
      return !(has('concede') && !move.date) && !(has('disqualify') && move.confidence < 0.7);
    // "I hear you, but that isn't right": what is heard is taken back in the same breath
    if (move.move === 'acknowledge') return !(has('defend') && turned);
    if (move.move === 'cite-record') return !has('agenda') && !has('next-step');
    if (move.move === 'reflect' && move.confidence <= 0.7 && asksPlainly) return false;
    if (move.move === 'reflect')
      return !(
        has('concede') ||
        (has('next-step') && move.confidence < 0.8) ||
        has('defend') ||
        has('disparage') ||
        (has('feature') && move.confidence < 0.7)
      );
    if (move.move === 'quantify') return !has('feature') && !(has('cite-record') && move.confidence < 0.7);
    return true;
  });
}
