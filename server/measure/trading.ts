import type { Evidence } from '../domain/measurement.ts';
import type { Scenario } from '../domain/scenario.ts';
import { readFigures } from '../listener/figures.ts';
import { matchTerms, tokenise } from '../listener/terms.ts';
import { type Call, type Exchange, movesOf, perCall } from './call.ts';
import { beyondIn, rateCost, soldIn } from './deals.ts';
import { giftPlace } from './gift-place.ts';
import { saysLimit } from './on-the-table.ts';
import { sentenceAt, tokensIn, tokensOf } from './places.ts';
import { bidIn, dealPlace, hasReturn, isGift, isMeant, isTrade, objectionsIn } from './replies.ts';
import { clockOf, countOf, type Finding, ofAll, type Row, shareOf } from './row.ts';

/** Row 47: what was given, what was named in return, and what left the table for nothing. */

/** A gift without a figure counts as this share of what was asked for. */
const unnamedShare = 0.1;
/** One trade is no habit; whoever gives something away needs no second chance to show it. */
const leastTrades = 2;
const invites = new Set(['object.price', 'object.terms', 'object.timing']);

/** What a turn gives against something, or for nothing: a turn may do both. */
type Concession = { exchange: Exchange; ids: string[]; traded: boolean; at: Evidence };

/** What a turn that asks for something gives beside it. */
function besideIn(exchange: Exchange): Concession[] {
  const { turn, free: ids } = exchange;
  const at = giftPlace(exchange, ids);
  return ids.length > 0 && hasReturn(turn) && at ? [{ exchange, ids, traded: false, at }] : [];
}

const concessionsIn = perCall((call): Concession[] => {
  const done = new Set<string>();
  return call.exchanges.flatMap((exchange): Concession[] => {
    const { turn, free, was } = exchange;
    const gives = turn.reading?.gives ?? [];
    const [concede] = movesOf(turn, 'concede');
    const traded = isTrade(exchange) && isMeant(exchange);
    const first = concede ?? gives[0] ?? bidIn(turn) ?? (traded ? turn.reading?.gets[0] : undefined);
    if (!first || exchange.spent || (exchange.restates && !traded) || (saysLimit(turn) && !traded)) return [];
    const beside = besideIn(exchange);
    if (exchange.tells) return beside;
    const ids = gives.flatMap(({ id }) => (beside.length > 0 && (free.includes(id) || was.has(id)) ? [] : id));
    // putting the same trade again is no second trade
    const isPut = exchange.restates ? ids.some((id) => done.has(id)) : ids.every((id) => done.has(id));
    if (traded && gives.length > 0 && isPut) return beside;
    if (traded || exchange.resold) for (const id of ids) done.add(id);
    const place = traded ? dealPlace(exchange) : giftPlace(exchange);
    const own = traded || exchange.resold || hasReturn(turn) ? ids : ids.filter((id) => free.includes(id));
    return [...beside, { exchange, ids: own, traded, at: place ?? sentenceAt(turn, first) }];
  });
});

const isGiven = ({ exchange, traded }: Concession) => !traded && isGift(exchange);

/** Where a gift was said again: the same one, and given once. */
const restatedIn = perCall((call): Concession[] => {
  const gifts = lastingIn(call).filter((one) => isGiven(one) && !one.exchange.resold);
  const first = new Map(gifts.toReversed().flatMap(({ exchange, ids }) => ids.map((id) => [id, exchange] as const)));
  return call.exchanges.flatMap((exchange): Concession[] => {
    const again = (exchange.turn.reading?.gives ?? []).filter(({ id }) => {
      const gift = first.get(id);
      return gift !== undefined && gift.turn.seq < exchange.turn.seq && !exchange.free.includes(id);
    });
    const [one] = again;
    return one ? [{ exchange, ids: again.map(({ id }) => id), traded: false, at: sentenceAt(exchange.turn, one) }] : [];
  });
});

/** Taken back a turn later, it was no concession in the end. */
const lastingIn = (call: Call) => concessionsIn(call).filter(({ exchange, traded }) => traded || !exchange.takenBack);

/** The returns that were sold twice, and when. */
function resoldSays(made: readonly Concession[]): string {
  const at = made.flatMap(({ exchange }) => (exchange.resold ? [clockOf(exchange.turn.atMs)] : []));
  if (at.length === 0) return '';
  return ` What was given at ${at.join(' and at ')} was set against a return that other things had used up already.`;
}

/** What figures that no reading holds take off the year, where they were put against something. */
const unreadIn = (scenario: Scenario, made: readonly Concession[]) =>
  made.some(({ ids }) => ids.includes(scenario.trades.rate?.give ?? ''))
    ? 0
    : Math.max(0, ...made.map(({ exchange, traded }) => (traded && rateAmount(scenario, exchange)) || 0));

/**
 * All that was put on the table against all that was got, by the sheet, in parts that make up the whole: what a return
 * was had for, and what went for nothing. Where one offer replaced another it can't be told.
 */
function sumSays(call: Call): string {
  const { scenario } = call;
  const made = lastingIn(call);
  const sums =
    scenario &&
    soldIn(
      call.exchanges.filter(({ takenBack }) => !takenBack),
      scenario.trades,
    );
  if (!scenario || !sums || !made.some(({ traded }) => traded)) return '';
  const money = moneyIn(scenario);
  const sold = sums.sold + unreadIn(scenario, made) - oversold(call, scenario, made);
  const free = givenAway(call, scenario);
  const isDone = call.last?.ended === 'agreed' || call.last?.ended === 'settled';
  const [gave, had] = isDone ? ['given', 'got'] : ['offered', 'asked for'];
  const whole = ` By the sheet: ${money(sold + free)} a year ${gave}, ${money(sums.got)} a year ${had}.`;
  if (free === 0) return whole;
  return `${whole} Of what was ${gave}, ${sold > 0 ? `${money(sold)} was set against that and ` : ''}${money(free)} was for nothing.`;
}

function tradedShare(call: Call): Finding | null {
  const made = lastingIn(call);
  if (made.length > 0)
    return shareOf(
      made.map(({ traded, at }) => ({ met: traded, at })),
      (met, n) =>
        `${ofAll(met, n, 'concession')} made for something named in return.${resoldSays(made)}${sumSays(call)}`,
    );
  const invited = objectionsIn(call).filter((f) => invites.has(f.beat) && f.reply);
  const ended = call.last?.ended;
  if (invited.length === 0 || ended === 'honest-no') return null;
  const says = `They asked for something ${countOf(invited.length, 'time')} and no trade was put to them.`;
  return { value: 0, n: invited.length, says, missed: invited.map((f) => f.at) };
}

/** Their "I've written five per cent down" is no ask: it was offered before. */
const saysSo = ({ turn }: Exchange, before: number, off: number) =>
  turn.seq < before && (turn.reading?.gives ?? []).some((give) => give.off === off);

/** What the whole is worth that per cents are of, from their own first percentage and what they ask. */
function baseOf(call: Call, scenario: Scenario): number | null {
  for (const turn of call.turns) {
    if (turn.speaker === 'rep') continue;
    const percent = readFigures(tokensOf(turn)).find(
      (f) => f.unit === 'percent' && f.value > 0 && !call.exchanges.some((own) => saysSo(own, turn.seq, f.value)),
    );
    if (percent) return (scenario.trades.ask * 100) / percent.value;
  }
  // they may ask in money alone; the scenario says in its lines which share that is
  const lines = scenario.objections.flatMap((o) => (o.type === 'price' ? Object.values(o.open).flat() : []));
  const percent = readFigures(tokenise(lines.map((line) => line.text).join(' '))).find((f) => f.unit === 'percent');
  return percent && percent.value > 0 ? (scenario.trades.ask * 100) / percent.value : null;
}

const isNoPrice = ({ give, rate }: Scenario['trades'], id: string) =>
  rate !== undefined && id !== rate.give && give.some((item) => item.id === id);

/** Per cents said in giving: "three per cent", and a bare "or five" after it. */
function percentIn({ exchange, ids }: Concession, { trades }: Scenario, after: boolean): number | null {
  const bid = bidIn(exchange.turn);
  const spans = [...movesOf(exchange.turn, 'concede'), ...(bid ? [bid] : [])];
  const figures = spans.flatMap((span) => readFigures(tokensIn(exchange.turn, span)));
  const gives = exchange.turn.reading?.gives ?? [];
  // "4 per cent in place of 2" is part of the thing that is given
  const isOfThings = gives.length > 0 && gives.every(({ id }) => isNoPrice(trades, id) || !ids.includes(id));
  const named = figures.find((f) => f.unit === 'percent');
  if (named && !isOfThings) return named.value;
  // "four invoices" counts invoices, whatever was taken off before
  const isThing = gives.some(({ id }) => isNoPrice(trades, id));
  const isBare = (after || bid !== undefined) && !isThing;
  const bare = isBare ? figures.find((f) => f.unit === 'count' && f.value > 0 && f.value <= 50) : undefined;
  return bare?.value ?? null;
}

/** No price given is further under the one that stands: the figure is another's. */
const mostOff = 30;

/** "I'll do you 49": a price under the one that stands, in the words of the concession. */
function priceIn({ trades: { rate } }: Scenario, { turn }: Exchange): number | undefined {
  if (!rate || turn.reading?.gives.length) return undefined;
  return movesOf(turn, 'concede')
    .flatMap((move) => readFigures(tokensIn(turn, move)))
    .filter(({ unit }) => unit === 'count' || unit === 'money')
    .map(({ value }) => (1 - (rate.now < 1 && value >= 1 ? value / 100 : value) / rate.now) * 100)
    .find((off) => off > 0.5 && off <= mostOff);
}

/** What a rate named as a figure takes off the year. */
function rateAmount(scenario: Scenario, exchange: Exchange): number | null {
  const { trades } = scenario;
  const { gives } = exchange.turn.reading ?? { gives: [] };
  const off = gives.find(({ id }) => id === trades.rate?.give)?.off ?? priceIn(scenario, exchange);
  return off === undefined ? null : rateCost(trades, off);
}

/** What went past all that was got, in the turns that sold a return again; left to whoever decides it, it is not given. */
function oversold(call: Call, scenario: Scenario, made: readonly Concession[]): number {
  if (beyondIn(call.exchanges, scenario).some(({ owned }) => owned)) return 0;
  return Math.max(0, ...made.map(({ exchange }) => exchange.resold?.over ?? 0));
}

/** Rates replace one another, so the dearest counts; other things add up, each once. */
function givenAway(call: Call, scenario: Scenario, made = lastingIn(call)): number {
  const { ask, give } = scenario.trades;
  const base = baseOf(call, scenario);
  let rate = 0;
  let unnamed = 0;
  const things = new Map<string, number>();
  for (const one of made) {
    const { exchange, ids, traded } = one;
    // what was sold again counts by what it goes over, what is given beside it by itself
    if (traded || (exchange.resold && !ids.every((id) => exchange.free.includes(id)))) continue;
    const isOfRate = ids.length === 0 || ids.includes(scenario.trades.rate?.give ?? '');
    const named = isOfRate ? rateAmount(scenario, exchange) : null;
    const percent = named === null ? percentIn(one, scenario, rate > 0) : null;
    const isRate = named !== null || (percent !== null && base !== null);
    rate = Math.max(rate, named ?? (isRate ? ((percent ?? 0) * (base ?? 0)) / 100 : 0));
    for (const id of ids) {
      if (named !== null && id === scenario.trades.rate?.give) continue;
      const item = give.find((g) => g.id === id);
      const isPrice = isRate && item && matchTerms('per cent off the price', item.terms).length > 0;
      if (item && !(isRate && (isPrice || ids.length === 1))) things.set(id, item.cost);
    }
    if (!isRate && ids.length === 0) unnamed = ask * unnamedShare;
  }
  const rest = [...things.values()].reduce((sum, cost) => sum + cost, 0);
  return rate + unnamed + rest + oversold(call, scenario, made);
}

/** The turn that added most to what was given for nothing, and how much of their ask that came to in all. */
export function dearestGift(call: Call): { exchange: Exchange; share: number } | null {
  const { scenario } = call;
  if (!scenario || scenario.trades.ask <= 0) return null;
  const made = lastingIn(call);
  const upTo = made.map((_, i) => givenAway(call, scenario, made.slice(0, i + 1)));
  const added = made.map(({ exchange }, i) => ({ exchange, more: (upTo[i] ?? 0) - (upTo[i - 1] ?? 0) }));
  const [most] = added.filter(({ more }) => more > 0).toSorted((a, b) => b.more - a.more);
  return most ? { exchange: most.exchange, share: (upTo.at(-1) ?? 0) / scenario.trades.ask } : null;
}

/** What went past the rep's own limit, told once where it went furthest. */
function overSays(call: Call): string {
  const { scenario } = call;
  const { beyond } = scenario?.trades ?? {};
  const all = scenario ? beyondIn(call.exchanges, scenario) : [];
  const [most] = all.toSorted((a, b) => b.over - a.over);
  if (!scenario || !beyond || !most) return '';
  const money = moneyIn(scenario);
  const said = all.findLast(({ owned }) => owned);
  const whose = `past ${money(beyond.over)} it is ${beyond.decides}’s to decide`;
  const { elsewhere } = most;
  const but = elsewhere ? `, but at ${clockOf(elsewhere.turn.atMs)}` : '';
  const told = said ? `, as you said at ${clockOf(said.exchange.turn.atMs)}` : `, and that was not said with it${but}`;
  const upTo = most.exchange.resold ? 'by' : 'at';
  return ` What you offered ${upTo} ${clockOf(most.exchange.turn.atMs)} comes to ${money(most.over)} a year more than what you get for it; ${whose}${told}.`;
}

const group = (amount: number) => String(Math.round(amount)).replace(/\B(?=(\d{3})+$)/g, ',');

const moneyIn = ({ trades }: Scenario) => {
  const { currency } = trades;
  return (of: number) => `${currency}${/^[A-Z]+$/.test(currency) ? ' ' : ''}${group(of)}`;
};

/** What was given that wasn't the rep's to give, in the words of the rule. */
function beyondSays(call: Call): string {
  const rules = call.scenario?.compliance.filter((rule) => rule.rule === 'forbidden') ?? [];
  const broken = concessionsIn(call).flatMap(({ exchange }) =>
    (exchange.turn.reading?.compliance ?? []).flatMap((mark) => {
      const rule = rules.find((one) => one.id === mark.id);
      return rule ? [{ rule, atMs: exchange.turn.atMs }] : [];
    }),
  );
  const first = broken.filter(({ rule }, i) => broken.findIndex((one) => one.rule === rule) === i);
  const said = first.map(
    ({ rule, atMs }) => `${rule.text.charAt(0).toLowerCase()}${rule.text.slice(1)} (${clockOf(atMs)})`,
  );
  return said.length === 0 ? '' : ` Not yours to give: ${said.join('; ')}.`;
}

function given(call: Call, as: 'money' | 'share'): Finding | null {
  const { scenario } = call;
  const made = concessionsIn(call);
  if (!scenario || made.length === 0) return null;
  const { ask } = scenario.trades;
  const amount = givenAway(call, scenario);
  const share = ask > 0 ? Math.min(1, amount / ask) : 0;
  const money = moneyIn(scenario);
  const returned = made.filter((c) => !lastingIn(call).includes(c));
  const back = returned
    .map(({ exchange }) => ` What was offered at ${clockOf(exchange.turn.atMs)} was taken back.`)
    .join('');
  const whole =
    amount > ask
      ? `all they asked for and ${money(amount - ask)} more`
      : `${Math.round(share * 100)} per cent of what they asked for`;
  const over = oversold(call, scenario, made);
  const sold = over === 0 ? '' : `, ${amount === over ? 'all' : money(over)} of it over what was got`;
  const gave = `${money(amount)} a year was given for nothing, ${amount === ask ? 'all they asked for' : whole}${sold}.`;
  const restated = restatedIn(call);
  const times = [...new Set(restated.map(({ exchange }) => clockOf(exchange.turn.atMs)))];
  const again =
    times.length === 0 ? '' : ` It was said again at ${times.join(' and at ')}: the same gift, counted once.`;
  return {
    value: as === 'money' ? amount : share,
    n: made.length,
    says:
      amount === 0
        ? `Nothing was given away${made.some(({ exchange }) => exchange.resold) ? ' outright' : ''}.${back}${overSays(call)}`
        : `${gave}${again}${back}${beyondSays(call)}${overSays(call)}`,
    evidence: [...lastingIn(call).filter(isGiven), ...restated].map(({ at }) => at),
  };
}

const action = 'Say what you want back in the same sentence as what you give, or don’t say the sentence.';
const none = 'Nothing was given and nothing was asked for.';

export const tradingRows: readonly Row[] = [
  {
    number: 47,
    id: 'traded-share',
    name: 'Concessions traded',
    unit: 'share',
    better: 'higher',
    action,
    none,
    least: leastTrades,
    find: tradedShare,
  },
  {
    number: 47,
    id: 'given-for-nothing',
    name: 'Given for nothing',
    unit: 'money',
    better: 'lower',
    action,
    none,
    least: leastTrades,
    find: (call) => given(call, 'money'),
  },
  {
    number: 47,
    id: 'given-for-nothing-share',
    name: 'Given for nothing, share of the ask',
    unit: 'share',
    better: 'lower',
    action,
    none,
    least: leastTrades,
    find: (call) => given(call, 'share'),
  },
];
