import type { Evidence } from '../domain/measurement.ts';
import type { HiddenFact } from '../domain/scenario.ts';
import type { Rung } from '../domain/scorecard.ts';
import { quantities } from '../listener/figure-sums.ts';
import { readFigures } from '../listener/figures.ts';
import { type Token, tokenise } from '../listener/terms.ts';
import { type Call, type Exchange, type Faced, perCall } from './call.ts';
import { type Account, accountOf, afterSilence, askedFor, asksAfter, justAsked } from './earning.ts';
import { tokensIn, tokensOf } from './places.ts';
import { isGift, isTrade, ownsFault } from './replies.ts';

/** What the prospect held back and how each of it came out. Ledger and depth count from here, so that they agree. */

export type Held = {
  fact: HiddenFact;
  /** From 1; the first is the position that anybody hears. */
  depth: number;
  state: Rung['state'];
  how: NonNullable<Rung['how']> | null;
  /** The exchange that earned it, and the sentence of it. */
  by: Exchange | null;
  at: Evidence | null;
  said: Evidence | null;
  /** Where it had been asked for before, or was and never told. */
  asked: Evidence | null;
  /** A question drew it, and all its figures were the rep's: told, and by half theirs. */
  assent: boolean;
};

/** A rung that a sentence of the exchange earned, as the record and the scenario's asks have it. */
export const isEarned = (call: Call, exchange: Exchange, faced: Faced) =>
  faced.by?.part === 'rung' && faced.by.earned === true && !faced.by.reply && accountOf(call, exchange, faced) !== null;

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

/** A sum or a share that the position is made of: in words without any figure it isn't told. */
const isFigure = ({ unit }: { unit: string }) => unit === 'money' || unit === 'percent';

/** The days of the week in it: "Monday is the date she gives" isn't told where no Monday is named. */
const weekdays = new Set('monday tuesday wednesday thursday friday saturday sunday'.split(' '));
const daysIn = (tokens: readonly Token[]) => tokens.map(({ norm }) => norm).filter((norm) => weekdays.has(norm));

/** A position is also told by the objection that is made of it. */
function objectedOn(call: Call, fact: HiddenFact): Told | undefined {
  const learned = tokenise(fact.rungs[0]?.learned ?? '');
  const needsFigure = readFigures(learned).some(isFigure);
  const days = daysIn(learned);
  const tells = (tokens: Token[]) =>
    (!needsFigure || quantities(tokens).length > 0) &&
    (days.length === 0 || daysIn(tokens).some((day) => days.includes(day)));
  const faced = call.faced.find((f) => f.opens && f.by?.topic === fact.topic && tells(tokensIn(f.turn, f.at)));
  return faced && { exchange: null, faced };
}

/** What came first; of one turn, what was told in so many words. */
const firstOf = (...told: (Told | undefined)[]) =>
  told.flatMap((one) => one ?? []).toSorted((a, b) => a.faced.turn.seq - b.faced.turn.seq)[0];

/** The sentence that earned it; a position is also earned by a question on it that the record didn't count. */
function earnedBy(call: Call, { exchange, faced }: Told, fact: HiddenFact, depth: number): Account | null {
  if (!exchange?.earnest) return null;
  const counted = faced.by?.part === 'rung' && faced.by.earned === true;
  if (counted && (!faced.by?.reply || faced.by.reply === 'again')) return accountOf(call, exchange, faced);
  const question = depth === 1 && faced.by?.part === 'rung' && !afterSilence(faced) ? asksAfter(exchange, fact) : null;
  return question && { way: 'question', at: question };
}

/** Every figure of what was told had been the rep's first: it was agreed to, not told. */
function saysBack(call: Call, { faced }: Told): boolean {
  const told = sumsIn(tokensIn(faced.turn, faced.at));
  const firstSaid = (speaker: 'rep' | 'prospect', value: number) =>
    (call.whole ?? call).turns.find(
      (turn) =>
        turn.speaker === speaker &&
        turn.seq < faced.turn.seq &&
        // "two hundred and forty" is said for £240,000
        sumsIn(tokensOf(turn)).some((one) => one === value || one * 1000 === value || one === value * 1000),
    )?.seq ?? Number.POSITIVE_INFINITY;
  return told.length > 0 && told.every((value) => firstSaid('rep', value) < firstSaid('prospect', value));
}
/** Figures of some size: a small count is anybody's. */
const leastSum = 20;
const sumsIn = (tokens: readonly Token[]) =>
  readFigures([...tokens])
    .filter(({ unit, value }) => unit !== 'date' && unit !== 'time' && value >= leastSum)
    .map(({ value }) => value);

/** What it came after, where no sentence of the rep's earned it. */
function cameAfter({ exchange, faced }: Told): Held['how'] {
  if (faced.by?.part === 'concern') return 'concern';
  if (afterSilence(faced)) return 'silence';
  if (faced.by?.earned !== true || !exchange) return 'unasked';
  if (ownsFault(exchange)) return 'fault';
  return isTrade(exchange) || isGift(exchange) ? 'offer' : null;
}

function heldOf(call: Call, fact: HiddenFact, told: Map<string, Told>): Held[] {
  const highest = call.last?.told[fact.id] ?? 0;
  let since = 0;
  let isOpen = true;
  return fact.rungs.map((_, i): Held => {
    const depth = i + 1;
    const own = told.get(`${fact.id}.${depth}`);
    const here = depth > 1 || (own && !own.faced.by?.reply) ? own : firstOf(own, objectedOn(call, fact));
    const none = { fact, depth, how: null, by: null, at: null, said: null, asked: null, assent: false };
    if (!here || depth > highest) {
      const above = fact.rungs.flatMap((_, j) => (j > i ? (told.get(`${fact.id}.${j + 1}`) ?? []) : []))[0];
      if (above && depth < highest) return { ...none, state: 'passed', said: above.faced.at };
      const asked = isOpen ? askedFor(call, fact, depth, since, Number.POSITIVE_INFINITY) : null;
      isOpen = false;
      return { ...none, state: 'hidden', asked };
    }
    const { exchange, faced } = here;
    const drawn = earnedBy(call, here, fact, depth);
    const assent = depth > 1 && drawn?.way === 'question' && saysBack(call, here);
    const account = assent ? null : drawn;
    const base = { fact, depth, said: faced.at, assent };
    const how = account ? account.way : cameAfter(here);
    const wanted = account ? null : askedFor(call, fact, depth, since, faced.turn.seq);
    const asked = wanted ?? (how === 'unasked' ? justAsked(call, faced) : null);
    since = faced.turn.seq;
    return account
      ? { ...base, state: 'earned', how, by: exchange, at: account.at, asked }
      : { ...base, state: 'told', how: how === 'unasked' && asked ? null : how, by: null, at: null, asked };
  });
}

export const holdingsOf = perCall((call): Held[] => {
  const { scenario, last } = call;
  if (!scenario || !last) return [];
  const told = tellings(call);
  return scenario.hidden.flatMap((fact) => heldOf(call, fact, told));
});

/** What was agreed to of the rep's own figures, behind a position. */
export const assentedBehind = (call: Call) => holdingsOf(call).filter((h) => h.assent && h.depth > 1);

/** Earned, and no mere position. */
export const earnedBehind = (call: Call) => holdingsOf(call).filter((h) => h.state === 'earned' && h.depth > 1);
