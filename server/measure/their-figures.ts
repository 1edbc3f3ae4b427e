import { readFigures } from '../listener/figures.ts';
import type { Call, Exchange } from './call.ts';
import { tokensOf } from './places.ts';

/** Counts as small as these are anybody's. */
const anybodys = 3;

/** The figures of a turn that the prospect had said before it. What only the rep has said is the rep's. */
export function theirFigures(call: Call, { turn }: Exchange): ReturnType<typeof readFigures> {
  const before = (call.whole ?? call).turns.filter(({ seq, speaker }) => seq < turn.seq && speaker === 'prospect');
  const theirs = new Set(before.flatMap((one) => readFigures(tokensOf(one)).map(({ value }) => value)));
  return readFigures(tokensOf(turn)).filter(({ value }) => value > anybodys && theirs.has(value));
}
