import type { Turn } from '../domain/record.ts';
import { sentencesOf } from './places.ts';

/** A no to what was put. */

type Span = { start: number; end: number };

/** "I won't go lower", "that isn't mine to give": a no to what was put, whatever is asked after it. */
const refusing =
  /\b(?:i|we) (?:will not|cannot|can not|could not|am not going to|are not going to) (?:\w+ ){0,2}?(?:haggle|move|go|give|do|take|drop|come|agree|offer|accept|bid|cut|discount|lower|match|meet)\b|\bnot (?:mine|ours) to give\b|\bout of the question\b|\bnot on the table\b|\bno chance\b/;
/** "Not before I know what it's for": put off until something is known, and no no. */
const deferring =
  /\b(?:before|until|till|unless|without) (?:i|we|me|us)?(?: have| can| could)? ?(?:know|knowing|known|understand|understood|understanding|see|seen|seeing|hear|heard|hearing|learnt|found out)\b/;
export const refusalsIn = (turn: Turn) =>
  sentencesOf(turn).filter((one) => {
    const words = one.tokens.map((token) => token.norm).join(' ');
    return !one.asks && refusing.test(words) && !deferring.test(words);
  });

/** The span is such a no, and nothing else that stands against a concern. */
export const isRefusal = (turn: Turn, { start, end }: Span) =>
  refusalsIn(turn).some((one) => one.start === start && one.end === end);
