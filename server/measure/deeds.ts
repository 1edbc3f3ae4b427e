import type { MoodRow } from '../domain/temperament.ts';
import { type Call, type Exchange, hasMove, movesOf } from './call.ts';
import { claimsAmiss, claimsIn } from './claims.ts';
import { answersRightly, breaksRule, featuresIn, isDefensive, isGift, isTrade, owningSentence } from './replies.ts';
import { concedes } from './rival-talk.ts';
import { badRows } from './row-words.ts';

/**
 * What a turn did, as it is told. The prospect's state keeps the rows that moved the mood; a row that the turn's own
 * words or the rest of the record don't bear out is not told of it, and what was done and took no row is.
 */

/** Rows that say something of the words, and whether they bear it out. */
const borneOut: Partial<Record<MoodRow, (call: Call, exchange: Exchange) => boolean>> = {
  'compared-fairly': concedes,
  'wrong-claim': claimsAmiss,
  stock: (_, { turn }) => (turn.reading?.questions.length ?? 1) > 0,
  traded: (_, exchange) => !isGift(exchange),
  gave: (_, exchange) => isGift(exchange),
  feature: (_, exchange) => featuresIn(exchange).length > 0,
  'acknowledged-then-feature': (_, exchange) => featuresIn(exchange).length > 0,
  // a straight "no" to a question of fact answers it, and a limit stated is nobody's fault
  'owned-fault': (_, exchange) =>
    owningSentence(exchange) !== undefined ||
    (exchange.turn.reading?.ownFault !== false && exchange.turn.reading?.answer !== 'right'),
  // to say that the record is wrong uses none of it
  cited: (call, exchange) =>
    answersRightly(exchange) || claimsIn(call, exchange).some((claim) => claim.verdict === 'right'),
  // the step that was taken up was not too soon
  'stepped-early': (_, { after }) => after?.ended !== 'agreed' && after?.ended !== 'settled',
  asked: (_, { asked }) => asked.length > 0,
  'listened-and-asked': (_, { asked, turn }) => asked.length > 0 || hasMove(turn, 'next-step'),
};

/** What was done and must not go untold, whatever row the turn took. */
function alsoDone(call: Call, exchange: Exchange): MoodRow[] {
  const { turn } = exchange;
  const done: [MoodRow, boolean][] = [
    ['gave', isGift(exchange)],
    ['disparaged', hasMove(turn, 'disparage')],
    ['wrong-claim', claimsAmiss(call, exchange) && (breaksRule(call, exchange) || !hasMove(turn, 'defend'))],
  ];
  return done.flatMap(([row, is]) => (is ? [row] : []));
}

/** Without a state the moves say what a turn did. */
function fromMoves(exchange: Exchange): MoodRow[] {
  const { turn } = exchange;
  const rows: [MoodRow, boolean][] = [
    ['defended', isDefensive(exchange) && hasMove(turn, 'defend')],
    ['feature', isDefensive(exchange) && featuresIn(exchange).length > 0],
    ['traded', isTrade(exchange)],
    ['stepped', movesOf(turn, 'next-step').length > 0],
    ['asked', exchange.asked.length > 0],
  ];
  return rows.flatMap(([row, is]) => (is ? [row] : []));
}

/** The rows of a turn that its words bear out, and what else it did. */
export function deedsIn(call: Call, exchange: Exchange): MoodRow[] {
  const taken = exchange.after ? exchange.after.rows : fromMoves(exchange);
  const kept = taken.filter((row) => borneOut[row]?.(call, exchange) ?? true);
  const stepped = exchange.after?.ended === 'agreed' || exchange.after?.ended === 'settled' ? ['stepped' as const] : [];
  return [...new Set<MoodRow>([...stepped, ...kept, ...alsoDone(call, exchange)])];
}

/** The mood rose on nothing but what was given away, or fell on what was right: told as it is. */
export function isMisread(deeds: readonly MoodRow[], rose: boolean): boolean {
  return deeds.length > 0 && deeds.every((row) => badRows.has(row) === rose);
}
