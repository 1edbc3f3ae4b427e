import type { Objection } from '../domain/scenario.ts';
import type { Ask, AskMove, Condition } from '../domain/scenario-parts.ts';
import { matchTerms } from '../listener/terms.ts';
import { type Call, type Exchange, hasMove, perCall } from './call.ts';
import { concedes } from './mentions.ts';
import { tokensOf } from './places.ts';
import { answersRightly, isGift, isTrade } from './replies.ts';

/**
 * Objections that were met before they were raised. The director wants what resolves one to be said after it came up,
 * so these stand open in its state; a rep who had said it already is not to blame for that.
 */

/** What the exchange does of what scenarios ask for; the same words as the director's, on what counts here. */
function does(exchange: Exchange, ask: AskMove): boolean {
  const { turn, asked } = exchange;
  switch (ask) {
    case 'say':
      return true;
    case 'question':
      return asked.length > 0;
    case 'question.open':
      return asked.some((question) => question.open);
    case 'question.closed':
      return asked.some((question) => !question.open);
    case 'probe':
      return asked.some((question) => question.probe);
    case 'discovery':
      return asked.some((question) => question.discovery);
    case 'verify':
      return hasMove(turn, 'verify.criteria', 'verify.timeline', 'verify.budget', 'verify.authority');
    case 'trade':
      return isTrade(exchange);
    case 'give':
      return isGift(exchange);
    case 'own-fault':
      return turn.reading?.ownFault === true;
    case 'answer':
      return answersRightly(exchange);
    case 'fair-compare':
      return concedes(exchange) && !hasMove(turn, 'disparage');
    default:
      return hasMove(turn, ask);
  }
}

function meets(exchange: Exchange, { moves, terms, and }: Ask): boolean {
  const says = (wanted: readonly string[] | undefined) =>
    wanted === undefined || matchTerms(tokensOf(exchange.turn), wanted).length > 0;
  return exchange.earnest && moves.some((move) => does(exchange, move)) && says(terms) && says(and);
}

/** Had this come to hold by this exchange? What was earned or resolved stays so; moods and clocks are not the rep's to say. */
function holds(exchange: Exchange, condition: Condition): boolean {
  const state = exchange.after;
  if ('did' in condition) return meets(exchange, condition.did);
  if ('earned' in condition) return (state?.earned[condition.earned] ?? 0) >= condition.rung;
  if ('resolved' in condition) return state?.objections[condition.resolved]?.resolved === true;
  if ('raised' in condition) return state?.objections[condition.raised] !== undefined;
  if ('fired' in condition) return state?.fired[condition.fired] !== undefined;
  return false;
}

const known = perCall(() => new Map<string, Exchange | null>());

/** The exchange by which all that resolves the objection had been done, where that was before it was raised at `seq`. */
export function settledBefore(call: Call, objection: Objection, seq: number): Exchange | null {
  const key = `${objection.id}.${seq}`;
  const before = known(call).get(key);
  if (before !== undefined) return before;
  const exchanges = (call.whole ?? call).exchanges.filter((exchange) => exchange.turn.seq < seq);
  const steps = objection.resolved.all.map((one) => exchanges.findIndex((exchange) => holds(exchange, one)));
  const settled = steps.includes(-1) ? null : (exchanges[Math.max(...steps)] ?? null);
  known(call).set(key, settled);
  return settled;
}
