import type { Span } from './correction.ts';
import type { Label } from './label.ts';
import { type Move, type MoveId, moveIds } from './move.ts';

const isAsked = (move: MoveId) => move === 'question.open' || move === 'question.closed';

/** Labels as moves of a sentence: those heard stay where they were, with what was known of them; the others take it whole. */
export function movesOfLabels(labels: readonly Label[], heard: readonly Move[], sentence: Span): Move[] {
  const has = (label: Label) => labels.includes(label);
  return moveIds.filter(has).map((id) => {
    const {
      discovery: _,
      probe: __,
      return: ___,
      attributes: ____,
      ...known
    } = heard.find(({ move }) => move === id) ?? {
      move: id,
      start: sentence.start,
      end: sentence.end,
      confidence: 1,
    };
    return {
      ...known,
      confidence: 1,
      ...(isAsked(id) && has('discovery') && { discovery: true }),
      ...(isAsked(id) && has('probe') && { probe: true }),
      ...(id === 'concede' && has('return') && { return: true }),
    };
  });
}
