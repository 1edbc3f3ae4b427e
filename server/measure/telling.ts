import type { Evidence } from '../domain/measurement.ts';
import type { MoveId } from '../domain/move.ts';
import type { MoodRow } from '../domain/temperament.ts';
import { isInsult } from '../listener/turn-kind.ts';
import { type Call, type Exchange, movesOf } from './call.ts';
import { claimsIn } from './claims.ts';
import { ownsPlainly } from './fault-words.ts';
import { giftPlace } from './gift-place.ts';
import { owningIn } from './owning.ts';
import { firstSentence, longestSentence, placeAt, sentenceAt, sentencesOf } from './places.ts';
import { bestPlace, dealPlace, surestOf } from './replies.ts';
import { grantIn, onRival, saidOfRival } from './rival-talk.ts';
import { toldRows } from './row-words.ts';
import { stepPlace } from './step-place.ts';
import { theirFigures } from './their-figures.ts';

/** The sentence behind a row of the temperament table: what is said of a turn points at the words that did it. */

type Span = { start: number; end: number };

const moveOf: Partial<Record<MoodRow, readonly MoveId[]>> = {
  gave: ['concede'],
  traded: ['concede'],
  disparaged: ['disparage'],
  defended: ['defend', 'feature'],
  feature: ['feature'],
  'acknowledged-then-feature': ['feature'],
  'linked-feature': ['link-pain'],
  hedged: ['hedge'],
  cited: ['cite-record'],
  labelled: ['label'],
  apologised: ['apologise'],
  agenda: ['agenda'],
  'stepped-early': ['next-step'],
};

/** What the reading marked, for rows that no move tells. */
function markOf(call: Call, exchange: Exchange, row: MoodRow): Span | undefined {
  const { turn } = exchange;
  const { reading } = turn;
  if (row === 'insulted') return sentencesOf(turn).find(isInsult);
  if (row === 'stepped') {
    const steps = movesOf(turn, 'next-step');
    return steps.find((move) => move.date?.trim()) ?? steps[0];
  }
  if (row === 'gave') return reading?.gives[0];
  if (row === 'traded') return reading?.gets[0] ?? reading?.gives[0];
  if (row === 'compared-fairly')
    return (
      saidOfRival(exchange, onRival(call, exchange)).find(({ kind }) => kind === 'strength') ?? grantIn(call, exchange)
    );
  if (row !== 'wrong-claim') return undefined;
  const claims = claimsIn(call, exchange);
  return claims.find((claim) => claim.verdict === 'wrong') ?? claims.find((claim) => claim.verdict !== 'right');
}

const asking = new Set<MoodRow>(['asked', 'listened-and-asked', 'verified', 'stock', 'repeated']);

/** "…, and we missed the check. That part's on us.": told and owned in a few words after it, both are quoted. */
const mostOwningWords = 8;

/** The sentence in which this turn owns a fault of its own side, with the words that own it, else the first. */
export function faultPlace(call: Call, exchange: Exchange): Evidence {
  const owns = owningIn(call, exchange);
  if (!owns) return firstSentence(exchange.turn);
  const all = sentencesOf(exchange.turn);
  const next = all[all.indexOf(owns) + 1];
  const isOwned = next !== undefined && next.tokens.length <= mostOwningWords && ownsPlainly(next);
  return placeAt(exchange.turn, { start: owns.start, end: isOwned ? next.end : owns.end });
}

function placeOfRow(call: Call, exchange: Exchange, row: MoodRow): Evidence | null {
  const { turn, asked } = exchange;
  if (row === 'owned-fault') return faultPlace(call, exchange);
  if (row === 'answered') return firstSentence(turn);
  if (row === 'changed-subject') return longestSentence(turn);
  if (row === 'traded' || row === 'gave') {
    const deal = row === 'gave' ? giftPlace(exchange) : dealPlace(exchange);
    if (deal) return deal;
  }
  if (row === 'stepped') return stepPlace(exchange);
  const [figure] = row === 'quantified' ? theirFigures(call, exchange) : [];
  if (figure) return sentenceAt(turn, figure);
  if (asking.has(row) && asked[0]) return bestPlace(exchange);
  const moves = movesOf(turn, ...(moveOf[row] ?? []));
  const move = row === 'disparaged' ? surestOf(moves) : moves[0];
  const span = move ?? markOf(call, exchange, row);
  return span ? sentenceAt(turn, span) : null;
}

/** The sentence of a turn that did what is told of it. `rows`: what the turn did. */
export function tellingPlace(call: Call, exchange: Exchange, rows: readonly MoodRow[], helped: boolean): Evidence {
  for (const row of toldRows(rows, helped)) {
    const place = placeOfRow(call, exchange, row);
    if (place) return place;
  }
  return helped ? bestPlace(exchange) : firstSentence(exchange.turn);
}
