import type { Scenario } from '../domain/scenario.ts';
import { cues } from '../listener/hearing.ts';
import { type Match, matchTerms, type Token } from '../listener/terms.ts';
import type { Exchange } from './call.ts';
import { sentencesOf } from './places.ts';

/**
 * The trades of a call held against the scenario's table: what a return was sold for already, and where what is given
 * goes past what the rep may give over what is got. Told only where it is sure that one thing is put on top of another.
 */

/** Given against a return that other things had used up: what, and how much more is given than got with it. */
export type Resold = { ids: string[]; over: number };

/** What one turn sets against what, each thing with its worth a year. */
type Deal = { exchange: Exchange; gives: Map<string, number>; gets: Map<string, number> };
type Trades = Scenario['trades'];

/** An offer that got no yes. */
export const isTurnedDown = ({ came }: Exchange) => came.some(({ by }) => by?.reply === 'offer-short');

/** What a rate named as a figure takes off the year; the scenario prices the one at its floor. */
export function rateCost({ rate, give }: Trades, off: number): number | null {
  const cost = give.find(({ id }) => id === rate?.give)?.cost;
  return rate && cost !== undefined ? Math.round((cost * off) / ((1 - rate.floor / rate.now) * 100)) : null;
}

/** What a thing costs a year; a rate by its figure. */
const worthOf =
  (trades: Trades) =>
  ({ id, off }: { id: string; off?: number | undefined }) =>
    (off !== undefined && id === trades.rate?.give ? rateCost(trades, off) : null) ??
    trades.give.find((item) => item.id === id)?.cost ??
    0;

/** What it sets against the return, less what had been given for nothing before: that is paid for by nothing any more. */
function soldFor(trades: Trades, { turn, free, was }: Exchange): Map<string, number> {
  const cost = worthOf(trades);
  const paid = (turn.reading?.gives ?? []).filter(({ id }) => !free.includes(id));
  const sold = paid.map((give) => {
    const off = was.get(give.id);
    const before = off === undefined ? 0 : cost({ id: give.id, off: off || undefined });
    return [give.id, Math.max(0, cost(give) - before)] as const;
  });
  return new Map(sold.filter(([id, worth]) => worth > 0 || !was.has(id)));
}

function dealOf(trades: Trades, exchange: Exchange): Deal | null {
  const { reading } = exchange.turn;
  if (!reading || exchange.spent || !exchange.earnest) return null;
  const gives = soldFor(trades, exchange);
  const gets = new Map(reading.gets.map(({ id }) => [id, trades.get.find((item) => item.id === id)?.cost ?? 0]));
  return gives.size > 0 && gets.size > 0 ? { exchange, gives, gets } : null;
}

/** What puts one offer in the place of another, or beside it for them to choose. */
const choosing = [
  ...['or', 'either', 'instead', 'rather than', 'in place of', 'alternatively', 'alternative', 'swap*', 'replace*'],
  ...[
    'forget',
    'scrap',
    'leave out',
    'take out',
    'without the',
    'drop the',
    'off the table',
    'take back',
    'start again',
  ],
];

/** "Noon instead of four" puts one figure for another. */
const isOfFigures = ({ at, term }: Match, tokens: readonly Token[]) =>
  (term === 'instead' || term === 'or' || term === 'in place of') &&
  tokens.slice(at + 1, at + 4).some(({ value }) => value !== undefined);

const leavesAChoice = ({ turn }: Exchange) =>
  sentencesOf(turn).some(
    ({ asks, tokens }) => !asks && matchTerms(tokens, choosing).some((found) => !isOfFigures(found, tokens)),
  );

const sum = (things: Map<string, number>) => [...things.values()].reduce((total, worth) => total + worth, 0);
const overOf = (gives: Map<string, number>, gets: Map<string, number>) => sum(gives) - sum(gets);
const joined = (deals: readonly Deal[], key: 'gives' | 'gets') => new Map(deals.flatMap((deal) => [...deal[key]]));

/**
 * The turns that set something new against nothing but what other things had used up. `may`: so much more than is got
 * is the rep's to give, and charged with nothing.
 */
function resoldIn(deals: readonly Deal[], may: number): [Exchange, Resold][] {
  return deals.flatMap((deal, i): [Exchange, Resold][] => {
    const earlier = deals.slice(0, i);
    const fresh = [...deal.gives].filter(([id]) => !earlier.some(({ gives }) => gives.has(id)));
    const isSold = [...deal.gets.keys()].every((id) => earlier.some(({ gets }) => gets.has(id)));
    if (fresh.length === 0 || !isSold || leavesAChoice(deal.exchange)) return [];
    // what was turned down is gone, unless it is put on the table together with the new
    const together = deals.slice(i).filter(({ gives }) => fresh.some(([id]) => gives.has(id)));
    const standing = [...earlier.filter(({ exchange }) => !isTurnedDown(exchange)), ...together];
    const others = [...joined(standing, 'gives')].filter(([id]) => earlier.some(({ gives }) => gives.has(id)));
    const over = overOf(new Map([...others, ...fresh]), joined([...earlier, ...together], 'gets'));
    return others.length > 0 && over > may ? [[deal.exchange, { ids: fresh.map(([id]) => id), over }]] : [];
  });
}

const dealsIn = (exchanges: readonly Exchange[], trades: Trades) =>
  exchanges.flatMap((exchange) => dealOf(trades, exchange) ?? []);

/** Marks the turns that sold a return again. */
export function markResold(exchanges: readonly Exchange[], scenario: Scenario | null): void {
  if (!scenario) return;
  const { trades } = scenario;
  for (const [exchange, resold] of resoldIn(dealsIn(exchanges, trades), trades.beyond?.over ?? 0))
    exchange.resold = resold;
}

/**
 * A turn that goes past what the rep may give over what is got; `owned`: it says whose decision that is; `elsewhere`:
 * the turn that says so where this one doesn't.
 */
export type Beyond = { exchange: Exchange; over: number; owned: boolean; elsewhere: Exchange | null };

/** What a turn gives against all that was asked for up to there, or what it put on top of a return already sold. */
export function beyondIn(exchanges: readonly Exchange[], { trades }: Scenario): Beyond[] {
  const { beyond } = trades;
  if (!beyond) return [];
  const deals = dealsIn(exchanges, trades);
  const cost = worthOf(trades);
  return deals.flatMap(({ exchange }, i) => {
    const gives = new Map(exchange.turn.reading?.gives.map((give) => [give.id, cost(give)]));
    const own = leavesAChoice(exchange) ? 0 : overOf(gives, joined(deals.slice(0, i + 1), 'gets'));
    const over = Math.max(own, exchange.resold?.over ?? 0);
    if (over <= beyond.over) return [];
    const owned = names(exchange.turn.text, beyond.decides);
    return [{ exchange, over, owned, elsewhere: owned ? null : saidBy(exchanges, exchange, beyond.decides) }];
  });
}

const names = (text: string, person: string) => person.split(' ').some((name) => text.includes(name));

const deciding = cues(
  'decide*|decision|take to|take it to|take that to|ask|approve*|sign off|signs off|hers|his|go to|goes to|beyond|anything more|need*',
);

/** Where it is said whose decision more would be: afterwards, else before. */
function saidBy(exchanges: readonly Exchange[], { turn }: Exchange, person: string): Exchange | null {
  const said = exchanges.filter((one) =>
    sentencesOf(one.turn).some(
      ({ asks, text, tokens }) => !asks && names(text, person) && matchTerms(tokens, deciding).length > 0,
    ),
  );
  return said.find((one) => one.turn.seq > turn.seq) ?? said.at(-1) ?? null;
}

const isEither = ({ turn }: Exchange) =>
  sentencesOf(turn).some(
    ({ asks, tokens }) =>
      !asks &&
      matchTerms(tokens, ['or', 'either', 'alternatively', 'alternative']).some((found) => !isOfFigures(found, tokens)),
  );

/**
 * What was set against a return in all, each thing once and without what was given for nothing, and what was asked for;
 * null where one offer was put in another's place.
 */
export function soldIn(exchanges: readonly Exchange[], trades: Trades): { sold: number; got: number } | null {
  const deals = dealsIn(exchanges, trades);
  // the first puts nothing in another's place, unless it offers one or the other
  const [first, ...later] = deals.map(({ exchange }) => exchange);
  if (later.some(leavesAChoice) || (first && isEither(first))) return null;
  return { sold: sum(joined(deals, 'gives')), got: sum(joined(deals, 'gets')) };
}
