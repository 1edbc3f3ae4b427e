import type { Evidence } from '../domain/measurement.ts';
import type { HiddenFact } from '../domain/scenario.ts';
import { type Call, type Exchange, type Faced, overlaps, perCall } from './call.ts';
import { placeAt, sentencesOf } from './places.ts';
import { isHollow } from './question-form.ts';
import { bestPlace } from './replies.ts';

/** What the prospect held back and how each of it came out. Ledger and depth count from here, so that they agree. */

export type Held = {
  fact: HiddenFact;
  /** From 1; the first is the position that anybody hears. */
  depth: number;
  state: 'earned' | 'told' | 'hidden';
  /** The exchange whose question earned it. */
  by: Exchange | null;
  said: Evidence | null;
};

/** All that this turn asks is asked by form alone: an offer, a bid, a nod wanted. What is told after it is told unasked. */
function asksNothing({ turn, asked }: Exchange): boolean {
  const all = sentencesOf(turn);
  const questions = all.filter((sentence) => sentence.asks);
  return asked.length === 0 && questions.length > 0 && questions.every((sentence) => isHollow(sentence, all));
}

/** A rung that the exchange's question earned, as the record has it. */
export const isEarned = (exchange: Exchange, { by }: Faced) =>
  by?.part === 'rung' && by.earned === true && !by.reply && exchange.earnest && !asksNothing(exchange);

type Told = { exchange: Exchange | null; faced: Faced };

/** The first telling of each rung, with the turn it answered; told again counts where it was never told before. */
function tellings(call: Call): Map<string, Told> {
  const found = new Map<string, Told>();
  const note = (faced: Faced, exchange: Exchange | null, again: boolean) => {
    const { by } = faced;
    const key = `${by?.fact}.${by?.rung}`;
    if (by?.fact && by.rung && (!by.reply || (again && by.reply === 'again')) && !found.has(key))
      found.set(key, { exchange, faced });
  };
  for (const again of [false, true]) {
    for (const exchange of call.exchanges) for (const faced of exchange.came) note(faced, exchange, again);
    for (const faced of call.faced) note(faced, null, again);
  }
  return found;
}

/** A position is also told by the objection that is made of it. */
function objectedOn(call: Call, fact: HiddenFact): Told | undefined {
  const faced = call.faced.find((f) => f.opens && f.by?.topic === fact.topic);
  return faced && { exchange: null, faced };
}

/** What came first; of one turn, what was told in so many words. */
const firstOf = (...told: (Told | undefined)[]) =>
  told.flatMap((one) => one ?? []).toSorted((a, b) => a.faced.turn.seq - b.faced.turn.seq)[0];

/** The question that earned it: of several, the one on its topic; another of them may have gone unanswered. */
export function earningPlace(exchange: Exchange, { topic }: HiddenFact): Evidence {
  const { turn, asked } = exchange;
  const isOn = (question: (typeof asked)[number]) =>
    question.topic === topic ||
    turn.reading?.topics.some((one) => one.topic === topic && overlaps(one, question)) === true;
  const own = asked.filter(isOn);
  const [only] = own;
  return only && own.length < asked.length ? placeAt(turn, only) : bestPlace(exchange);
}

/** Asked about the very thing, whether or not the answer was counted as the question's. */
const asksAfter = (exchange: Exchange, fact: HiddenFact) =>
  exchange.earnest && exchange.asked.some((question) => question.topic === fact.topic);

function heldOf(call: Call, fact: HiddenFact, told: Map<string, Told>): Held[] {
  const highest = call.last?.told[fact.id] ?? 0;
  const behind = told.get(`${fact.id}.2`);
  return fact.rungs.map((_, i): Held => {
    const depth = i + 1;
    // who was told what stands behind a position knows the position
    const own = told.get(`${fact.id}.${depth}`);
    const isFirst = depth > 1 || (own !== undefined && !own.faced.by?.reply);
    const here = isFirst ? own : firstOf(own, objectedOn(call, fact), behind);
    if (!here || depth > highest) return { fact, depth, state: 'hidden', by: null, said: null };
    const { exchange, faced } = here;
    const again = faced.by?.reply === 'again' && faced.by.earned === true && exchange?.earnest === true;
    const earned =
      exchange !== null && (isEarned(exchange, faced) || again || (depth === 1 && asksAfter(exchange, fact)));
    return { fact, depth, state: earned ? 'earned' : 'told', by: earned ? exchange : null, said: faced.at };
  });
}

export const holdingsOf = perCall((call): Held[] => {
  const { scenario, last } = call;
  if (!scenario || !last) return [];
  const told = tellings(call);
  return scenario.hidden.flatMap((fact) => heldOf(call, fact, told));
});

/** Earned, and no mere position. */
export const earnedBehind = (call: Call) => holdingsOf(call).filter((h) => h.state === 'earned' && h.depth > 1);
