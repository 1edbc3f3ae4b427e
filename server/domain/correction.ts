import type { Label } from './label.ts';
import type { Move } from './move.ts';

/** What a sentence does in a coach's judgement, in place of what the listener heard in it. */

export type Span = { start: number; end: number };
/** A sentence of the turn `seq`, with the moves that stand in it now. */
export type Correction = Span & { seq: number; moves: readonly Move[] };

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

const attributes = ['discovery', 'probe', 'return'] as const;

/** A turn's moves with its corrections, the later over the earlier. */
export const correctedMoves = (moves: readonly Move[], corrections: readonly Correction[]): Move[] =>
  corrections
    .reduce<Move[]>(
      (now, sentence) => [...now.filter((move) => !overlaps(move, sentence)), ...sentence.moves],
      [...moves],
    )
    .toSorted((a, b) => a.start - b.start || a.end - b.end);

/** The labels of a sentence's moves. */
export function labelsInMoves(moves: readonly Move[]): Label[] {
  const held = moves.flatMap((move) => [move.move as Label, ...attributes.filter((attribute) => move[attribute])]);
  return [...new Set(held)];
}
