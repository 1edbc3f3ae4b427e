import type { Objection } from '../domain/scenario.ts';
import type { Ask, AskMove, Condition } from '../domain/scenario-parts.ts';
import { matchTerms } from '../listener/terms.ts';
import { type Call, type Exchange, hasMove, perCall } from './call.ts';
import { tokensIn, tokensOf } from './places.ts';
import { answersRightly, isGift, isTrade, ownsFault } from './replies.ts';
import { concedes } from './rival-talk.ts';

/**
 * Objections for which all was done that resolves them, though they stand open in the director's state: it wants that
 * said after they came up, and it may have misheard a word of it. What the record shows as done was done.
 */

/** What the exchange does of what scenarios ask for; the same words as the director's, on what counts here. */
export function does(call: Call, exchange: Exchange, ask: AskMove): boolean {
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
      return ownsFault(exchange);
    case 'answer':
      return answersRightly(exchange);
    case 'fair-compare':
      return concedes(call, exchange) && !hasMove(turn, 'disparage');
    default:
      return hasMove(turn, ask);
  }
}

/** Moves that only a question makes. */
export const byAsking = new Set<AskMove>([
  ...(['question', 'question.open', 'question.closed', 'probe', 'discovery', 'verify'] as const),
  ...(['verify.criteria', 'verify.timeline', 'verify.budget', 'verify.authority'] as const),
]);

function meets(call: Call, exchange: Exchange, { moves, terms, and }: Ask): boolean {
  const { turn, asked, earnest } = exchange;
  const done = moves.filter((move) => does(call, exchange, move));
  if (!earnest || done.length === 0) return false;
  const says = (wanted: readonly string[] | undefined, tokens: ReturnType<typeof tokensOf>) =>
    wanted === undefined || matchTerms(tokens, wanted).length > 0;
  // a question that only has the words beside it asks for something else
  const places = done.some((move) => byAsking.has(move)) ? asked.map((q) => tokensIn(turn, q)) : [tokensOf(turn)];
  return places.some((tokens) => says(terms, tokens)) && says(and, tokensOf(turn));
}

/** Had this come to hold by this exchange? What was earned or resolved stays so; moods and clocks are not the rep's to say. */
function holds(call: Call, exchange: Exchange, condition: Condition): boolean {
  const state = exchange.after;
  if ('did' in condition) return meets(call, exchange, condition.did);
  if ('earned' in condition) return (state?.earned[condition.earned] ?? 0) >= condition.rung;
  if ('resolved' in condition) return state?.objections[condition.resolved]?.resolved === true;
  if ('raised' in condition) return state?.objections[condition.raised] !== undefined;
  if ('answered' in condition) return exchange.came.some(({ by }) => by?.reply === `answers.${condition.answered}`);
  if ('fired' in condition) return state?.fired[condition.fired] !== undefined;
  return false;
}

const wanting: Partial<Record<AskMove, string>> = {
  trade: 'a trade on it',
  'own-fault': 'the fault owned, with what happened',
  'fair-compare': 'a true strength of theirs granted',
  'next-step': 'a step with its day',
  'cite-record': 'the record used',
  answer: 'a straight answer',
  say: 'part of it, in plain words',
};

/**
 * What of the things that resolve it had not come to hold by the end, after "Missing: ". `isAsked`: something was;
 * `unanswered`: the facts that were asked for and not told.
 */
export function missingFor(
  call: Call,
  { resolved, type }: Objection,
  isAsked: boolean,
  unanswered: ReadonlySet<string>,
): string[] {
  const { exchanges } = call.whole ?? call;
  return resolved.all.flatMap((one): string[] => {
    if (exchanges.some((exchange) => holds(call, exchange, one))) return [];
    if ('earned' in one) {
      const fact = call.scenario?.hidden.find(({ id }) => id === one.earned);
      const more = (call.last?.earned[one.earned] ?? 0) > 1 ? 'more of what' : 'what';
      const asked = fact && unanswered.has(fact.id) ? 'which you asked for and weren’t told' : 'asked for';
      return fact ? [`${more} lies behind “${fact.name}”, ${asked}`] : [];
    }
    if (!('did' in one)) return [];
    const [move] = one.did.moves;
    if (move && byAsking.has(move)) return [isAsked ? 'the question that this names' : 'a question on it'];
    // what a rival has and one has not is nobody's fault
    if (move === 'own-fault' && !ofFault.has(type)) return ['a plain no: what yours does not have'];
    // of two things to be said, one was: what is missing is the other
    const { terms, and } = one.did;
    const isBegun = exchanges.some((exchange) =>
      [terms, and].some((words) => words && and && meets(call, exchange, { moves: one.did.moves, terms: words })),
    );
    if (move === 'say' && isBegun) return ['the rest of it, in plain words'];
    return [wanting[move ?? 'say'] ?? 'part of it, in plain words'];
  });
}

const ofFault = new Set<Objection['type']>(['trust', 'risk']);

const forLess = new Set<Objection['type']>(['price', 'terms']);

/**
 * Did it end there because the rep gave way? What they asked for less of was given for nothing, or for a return already
 * sold: the price itself, or something of the very subject. What had been done before in earnest was no giving way.
 */
export function gaveWay(call: Call, { type, topic, resolved }: Objection, exchange: Exchange): boolean {
  if (!forLess.has(type) || !isGift(exchange) || exchange.takenBack) return false;
  const rate = call.scenario?.trades.rate?.give;
  const { gives, topics } = exchange.turn.reading ?? { gives: [], topics: [] };
  const isPrice = gives.length === 0 || gives.some(({ id }) => id === rate);
  const isOfIt = (type === 'price' && isPrice) || topics.some((one) => one.topic === topic);
  const earlier = (call.whole ?? call).exchanges.filter(({ turn }) => turn.seq < exchange.turn.seq);
  const needs = resolved.all.some((one) => 'did' in one && !earlier.some((before) => holds(call, before, one)));
  return isOfIt && needs;
}

/** The turn after which the director held it resolved. */
export const closedIn = (call: Call, id: string): Exchange | undefined =>
  (call.whole ?? call).exchanges.find(({ after }) => after?.objections[id]?.resolved);

/** The turn that resolved it by giving way, if that is how it ended. */
export function givenWayIn(call: Call, objection: Objection): Exchange | null {
  const by = closedIn(call, objection.id) ?? settledIn(call, objection);
  return by && gaveWay(call, objection, by) ? by : null;
}

const known = perCall(() => new Map<string, Exchange | null>());

const wasRaised = (call: Call, objection: Objection, by: Exchange) =>
  (call.whole ?? call).faced.some((f) => f.opens && f.by?.objection === objection.id && f.turn.seq < by.turn.seq);

const isOn = ({ turn, faced, came }: Exchange, topic: string) =>
  turn.reading?.topic === topic ||
  turn.reading?.questions.some((question) => question.topic === topic) === true ||
  [...faced, ...came].some((f) => f.by?.topic === topic);

/** The exchange by which all that resolves the objection had been done, before `seq` where one is given. */
export function settledIn(call: Call, objection: Objection, seq = Number.POSITIVE_INFINITY): Exchange | null {
  const key = `${objection.id}.${seq}`;
  const before = known(call).get(key);
  if (before !== undefined) return before;
  const exchanges = (call.whole ?? call).exchanges.filter((exchange) => exchange.turn.seq < seq);
  const steps = objection.resolved.all.map((one) => exchanges.findIndex((exchange) => holds(call, exchange, one)));
  const last = steps.includes(-1) ? null : (exchanges[Math.max(...steps)] ?? null);
  // ahead of it, only what was said on the subject itself; a kind word on another matter settles nothing
  const settled = last && (wasRaised(call, objection, last) || isOn(last, objection.topic)) ? last : null;
  known(call).set(key, settled);
  return settled;
}
