import type { BeatId } from '../domain/beat.ts';
import type { MoodRow } from '../domain/temperament.ts';
import { type Call, type Exchange, hasMove, movesOf } from './call.ts';
import { claimsAmiss, claimsIn } from './claims.ts';
import { arguesOn } from './countering.ts';
import { isTurnedDown } from './deals.ts';
import { owningWords } from './owning.ts';
import {
  answersRightly,
  breaksRule,
  featuresIn,
  isDefensive,
  isGift,
  isPackage,
  isTrade,
  owningSentence,
  ownsFault,
} from './replies.ts';
import { concedes } from './rival-talk.ts';
import { countOf } from './row.ts';
import { badRows, rowWords, sayRows } from './row-words.ts';
import { theirFigures } from './their-figures.ts';

/**
 * What a turn did, as it is told. The prospect's state keeps the rows that moved the mood; a row that the turn's own
 * words or the rest of the record don't bear out is not told of it, and what was done and took no row is.
 */

/** Rows that say something of the words, and whether they bear it out. */
const borneOut: Partial<Record<MoodRow, (call: Call, exchange: Exchange) => boolean>> = {
  'compared-fairly': concedes,
  labelled: (_, { turn }) => hasMove(turn, 'label'),
  'wrong-claim': claimsAmiss,
  // a word said back and their side's figures put against it leaves nothing there, nor does a "but"
  acknowledged: (call, exchange) =>
    !arguesOn(exchange.turn) && (!holdsPrice(exchange) || claimsIn(call, exchange).length === 0),
  stock: (_, { turn }) => (turn.reading?.questions.length ?? 1) > 0,
  traded: (_, exchange) => !isGift(exchange) && !exchange.spent,
  gave: (_, exchange) => isGift(exchange),
  feature: (_, exchange) => featuresIn(exchange).length > 0,
  'acknowledged-then-feature': (_, exchange) => featuresIn(exchange).length > 0,
  // told to put the blame elsewhere, a true fact answers nothing
  answered: (_, { turn }) => turn.reading?.blames !== true,
  // a straight "no" to a question of fact answers it, and a limit stated is nobody's fault
  'owned-fault': (_, exchange) =>
    owningSentence(exchange) !== undefined ||
    (exchange.turn.reading?.ownFault !== false && exchange.turn.reading?.answer !== 'right'),
  // to say that the record is wrong uses none of it, and a true figure put against what they ask only argues
  cited: (call, exchange) =>
    answersRightly(exchange) ||
    (!holdsPrice(exchange) && claimsIn(call, exchange).some((claim) => claim.verdict === 'right')),
  // the step that was taken up was not too soon
  'stepped-early': (_, { after }) => after?.ended !== 'agreed' && after?.ended !== 'settled',
  // the date of an offer that wasn't taken is no step, nor are the terms of one
  stepped: (_, exchange) => !isRefused(exchange) && (takesStep(exchange) || hasMove(exchange.turn, 'next-step')),
  quantified: (call, exchange) => theirFigures(call, exchange).length > 0,
  asked: (_, { asked }) => asked.length > 0,
  'listened-and-asked': (_, { asked, turn }) => asked.length > 0 || hasMove(turn, 'next-step'),
};

const asksForLess = new Set<BeatId>(['object.price', 'object.terms']);

/** Told to give, it puts nothing but its own side's figures against it: no question, no offer, no fault owned. */
const holdsPrice = (exchange: Exchange) =>
  exchange.faced.some(({ beat, opens, pressing }) => (opens || pressing) && asksForLess.has(beat)) &&
  exchange.asked.length === 0 &&
  !isTrade(exchange) &&
  !ownsFault(exchange);

/** What was done and must not go untold, whatever row the turn took. */
function alsoDone(call: Call, exchange: Exchange): MoodRow[] {
  const { turn } = exchange;
  const done: [MoodRow, boolean][] = [
    ['gave', isGift(exchange)],
    ['disparaged', hasMove(turn, 'disparage')],
    ['defended', turn.reading?.blames === true && hasMove(turn, 'defend')],
    ['traded', isRefused(exchange) || isPutForward(exchange)],
    ['asked', exchange.spent && exchange.asked.length > 0],
    ['wrong-claim', claimsAmiss(call, exchange) && (breaksRule(call, exchange) || !hasMove(turn, 'defend'))],
  ];
  return done.flatMap(([row, is]) => (is ? [row] : []));
}

/** A trade that the rows pass over; on the way to a step it only says what will stand on paper. */
function isPutForward(exchange: Exchange): boolean {
  const took = exchange.after?.rows.includes('stepped') === true;
  return took ? isTrade(exchange) && !hasMove(exchange.turn, 'next-step') : isPackage(exchange);
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

/** An offer that got no yes. */
export const isRefused = (exchange: Exchange) => isTrade(exchange) && isTurnedDown(exchange);

/** It closed the call with a step: one that was taken, or one that says what would make it a no. */
function takesStep({ turn, after }: Exchange): boolean {
  const dated = movesOf(turn, 'next-step').some((move) => move.date?.trim());
  return after?.ended === 'agreed' || after?.ended === 'settled' || (after?.ended === 'honest-no' && dated);
}

const listOf = (parts: readonly string[]) =>
  parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : (parts[0] ?? '');

/** "a step with an owner, a date and a condition": what of these it had; one that was taken had them all. */
function stepWords(exchange: Exchange): string {
  const steps = movesOf(exchange.turn, 'next-step');
  if (steps.length === 0 || takesStep(exchange)) return rowWords.stepped;
  const has = (key: 'owner' | 'date' | 'condition') => steps.some((move) => move[key]?.trim());
  const parts = [
    ...(has('owner') ? ['an owner'] : []),
    ...(has('date') ? ['a date'] : []),
    ...(has('condition') || hasMove(exchange.turn, 'disqualify') ? ['a condition'] : []),
  ];
  const all = listOf(parts);
  return all ? `proposed a step with ${all}` : 'proposed a step';
}

const nounsOf = ({ scenario }: Call, ids: readonly string[]) =>
  ids.map((id) => scenario?.trades.give.find((item) => item.id === id)?.noun ?? '').filter((noun) => noun !== '');

/** A package is told as one, by what the rep gives in it. */
function tradeWords(call: Call, exchange: Exchange): string {
  const taken = isRefused(exchange) ? ' that was not taken' : '';
  if (!isPackage(exchange)) return taken ? `offered a trade${taken}` : rowWords.traded;
  const { gives, gets } = exchange.turn.reading ?? { gives: [], gets: [] };
  const nouns = nounsOf(call, [...new Set(gives.map(({ id }) => id))]);
  const holds = nouns.length < 2 ? '' : ` (${listOf(nouns)}, for ${countOf(gets.length, 'thing')} you asked for)`;
  return `put a package${taken}${holds}`;
}

/** What one row says of this very turn, in words that follow "you". */
export const deedWords =
  (call: Call, exchange: Exchange) =>
  (row: MoodRow): string => {
    if (row === 'owned-fault') return owningWords(call, exchange);
    if (row === 'stepped') return stepWords(exchange);
    if (row === 'gave' && exchange.takenBack) return 'offered something for nothing, and took it back a turn later';
    if (row === 'gave' && exchange.resold)
      return `gave ${listOf(nounsOf(call, exchange.resold.ids)) || 'more'} for a return already sold`;
    return row === 'traded' ? tradeWords(call, exchange) : rowWords[row];
  };

/** What a turn did, in words that follow "you". */
export const sayDeeds = (call: Call, exchange: Exchange, rows: readonly MoodRow[], helped: boolean, most = 2) =>
  sayRows(rows, helped, most, deedWords(call, exchange));

/** The rows of a turn that its words bear out, and what else it did. */
export function deedsIn(call: Call, exchange: Exchange): MoodRow[] {
  const taken = exchange.after ? exchange.after.rows : fromMoves(exchange);
  const kept = taken.filter((row) => borneOut[row]?.(call, exchange) ?? true);
  const stepped = takesStep(exchange) ? ['stepped' as const] : [];
  return [...new Set<MoodRow>([...stepped, ...kept, ...alsoDone(call, exchange)])];
}

/** The mood rose on nothing but what was given away, or fell on what was right: told as it is. */
export function isMisread(deeds: readonly MoodRow[], rose: boolean): boolean {
  return deeds.length > 0 && deeds.every((row) => badRows.has(row) === rose);
}
