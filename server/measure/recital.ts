import type { Turn } from '../domain/record.ts';
import { contentKeys } from '../listener/content-words.ts';
import { isRecital } from '../listener/recital.ts';
import { tokensOf } from './places.ts';

/** Turns that recite the method instead of speaking to the matter; the listener knows one when it reads it. */

/** From so many recitals and such a share of them, the rest of what a rep says is taken for the same. */
const fewestRecitals = 3;
const reciterShare = 0.2;

/** `heard`: what the turn answers; a word of theirs is no word off a card. */
export function recites(turn: Turn, heard: readonly Turn[]): boolean {
  if (turn.reading?.kind === 'recital') return true;
  return isRecital(tokensOf(turn), new Set(heard.flatMap((one) => [...contentKeys(tokensOf(one))])));
}

/** Does the rep recite throughout? Then a plain line between two recitals is one of them. */
export function recitesThroughout(turns: readonly Turn[]): boolean {
  let heard: Turn[] = [];
  let [recitals, own] = [0, 0];
  for (const turn of turns) {
    if (turn.speaker === 'prospect') heard.push(turn);
    else {
      own += 1;
      if (recites(turn, heard)) recitals += 1;
      heard = [];
    }
  }
  return recitals >= fewestRecitals && recitals / own >= reciterShare;
}
