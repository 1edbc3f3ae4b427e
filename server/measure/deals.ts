import type { Scenario } from '../domain/scenario.ts';
import { type Match, matchTerms, type Token } from '../listener/terms.ts';
import type { Exchange } from './call.ts';
import { saysLimit } from './on-the-table.ts';
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

function dealOf(trades: Trades, exchange: Exchange): Deal | null {
  const { reading } = exchange.turn;
  if (!reading || exchange.spent || !exchange.earnest) return null;
  const cost = worthOf(trades);
  const gives = new Map(reading.gives.map((give) => [give.id, cost(give)]));
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

/** The turns that set something new against nothing but what other things had used up. */
function resoldIn(deals: readonly Deal[]): [Exchange, Resold][] {
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
    return others.length > 0 && over > 0 ? [[deal.exchange, { ids: fresh.map(([id]) => id), over }]] : [];
  });
}

const dealsIn = (exchanges: readonly Exchange[], trades: Trades) =>
  exchanges.flatMap((exchange) => dealOf(trades, exchange) ?? []);

/** Marks the turns that sold a return again. */
export function markResold(exchanges: readonly Exchange[], scenario: Scenario | null): void {
  if (!scenario) return;
  for (const [exchange, resold] of resoldIn(dealsIn(exchanges, scenario.trades))) exchange.resold = resold;
}

/** A turn that goes past what the rep may give over what is got; `owned`: it says whose decision that is. */
export type Beyond = { exchange: Exchange; over: number; owned: boolean };

/** What a turn gives against all that was asked for up to there, or what it put on top of a return already sold. */
export function beyondIn(exchanges: readonly Exchange[], { trades }: Scenario): Beyond[] {
  const { beyond } = trades;
  if (!beyond) return [];
  const deals = dealsIn(exchanges, trades);
  return deals.flatMap(({ exchange, gives }, i) => {
    const own = leavesAChoice(exchange) ? 0 : overOf(gives, joined(deals.slice(0, i + 1), 'gets'));
    const over = Math.max(own, exchange.resold?.over ?? 0);
    return over > beyond.over ? [{ exchange, over, owned: names(exchange, beyond.decides) }] : [];
  });
}

const names = ({ turn }: Exchange, person: string) => person.split(' ').some((name) => turn.text.includes(name));

const isEither = ({ turn }: Exchange) =>
  sentencesOf(turn).some(
    ({ asks, tokens }) =>
      !asks &&
      matchTerms(tokens, ['or', 'either', 'alternatively', 'alternative']).some((found) => !isOfFigures(found, tokens)),
  );

/** What was put on the table in all, each thing once; null where one offer was put in another's place. */
export function totalsIn(exchanges: readonly Exchange[], trades: Trades): { given: number; got: number } | null {
  const deals = dealsIn(exchanges, trades);
  // the first puts nothing in another's place, unless it offers one or the other
  const [first, ...later] = deals.map(({ exchange }) => exchange);
  if (later.some(leavesAChoice) || (first && isEither(first))) return null;
  const gifts = exchanges.flatMap(({ turn, earnest }) =>
    earnest && !saysLimit(turn) && turn.reading?.gets.length === 0 ? turn.reading.gives : [],
  );
  const cost = worthOf(trades);
  const gives = new Map([...gifts.map((give) => [give.id, cost(give)] as const), ...joined(deals, 'gives')]);
  return { given: sum(gives), got: sum(joined(deals, 'gets')) };
}
