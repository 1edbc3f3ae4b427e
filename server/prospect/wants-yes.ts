import { matchTerms } from '../listener/terms.ts';
import type { RepTurn } from './rep-turn.ts';

/** Turns that put something for a yes or a no. */

const yesAsked =
  'agreed|would that help|would that do|would that work|are we agreed|can we agree|do we agree|is that a yes|a yes|say yes|yes or no|yes no|would you take|will you take|would you trade|do you accept|will you accept|could you accept|can you accept|have we a deal|do we have a deal|does that work|does that day work|does it work|does that suit|is that settled|would you recommend|you would recommend|what would have to change|what else would you need|could you take … upstairs'.split(
    '|',
  );

/** Does a question of the turn want a yes or a no? */
export function asksForYes(turn: RepTurn): boolean {
  const asked = turn.reading.questions;
  if (asked.length === 0) return false;
  return matchTerms(turn.tokens, yesAsked).some((at) => asked.some((q) => q.start < at.end && at.start < q.end));
}
