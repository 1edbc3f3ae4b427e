import { readFigures } from '../listener/figures.ts';
import type { Token } from '../listener/terms.ts';
import type { Call, Exchange, Faced } from './call.ts';
import { tokensIn, tokensOf } from './places.ts';
import { bestPlace } from './replies.ts';
import { countOf, type Finding, type Row } from './row.ts';

/** Rows 3 and 4: how deep the prospect was asked, and what they put a figure on. */

/** Rungs earned in this exchange, position aside. */
const earnedIn = (exchange: Exchange) =>
  exchange.came.filter((f) => f.by?.part === 'rung' && f.by.earned === true && (f.by.rung ?? 0) >= 2 && !f.by.reply);

/** The deepest rung of each fact that was earned by a turn said in earnest. */
function reachedIn(call: Call): Map<string, number> {
  const reached = new Map<string, number>();
  for (const exchange of call.exchanges)
    for (const { by } of exchange.earnest ? earnedIn(exchange) : [])
      if (by?.fact) reached.set(by.fact, Math.max(reached.get(by.fact) ?? 0, by.rung ?? 0));
  return reached;
}

function depth(call: Call): Finding | null {
  const { scenario, last } = call;
  if (!scenario || !last || call.exchanges.length === 0) return null;
  const reached = reachedIn(call);
  let [weight, earned, rungs, all] = [0, 0, 0, 0];
  for (const fact of scenario.hidden) {
    const deep = fact.rungs.length - 1;
    const climbed = Math.max(0, Math.min(reached.get(fact.id) ?? 0, fact.rungs.length) - 1);
    weight += fact.weight;
    earned += (fact.weight * climbed) / deep;
    rungs += climbed;
    all += deep;
  }
  return {
    value: weight === 0 ? 0 : earned / weight,
    n: all,
    says: `${rungs} of the ${all} answers they kept back were earned by a question.`,
    evidence: call.exchanges.filter((e) => earnedIn(e).length > 0).map(bestPlace),
  };
}

function stakes(call: Call): Finding | null {
  const { scenario, last } = call;
  if (!scenario || !last || call.exchanges.length === 0) return null;
  const reached = reachedIn(call);
  const won = scenario.hidden.filter((h) => (reached.get(h.id) ?? 0) >= h.rungs.length);
  const ids = new Set(won.map((h) => h.id));
  return {
    value: won.length,
    n: scenario.hidden.length,
    says: won.length === 0 ? 'No stake behind a position came out.' : `${countOf(won.length, 'stake')} came out.`,
    evidence: call.exchanges
      .filter((e) => earnedIn(e).some((f) => ids.has(f.by?.fact ?? '') && f.by?.rung === rungsOf(call, f)))
      .map(bestPlace),
  };
}

const rungsOf = (call: Call, faced: Faced) =>
  call.scenario?.hidden.find((h) => h.id === faced.by?.fact)?.rungs.length ?? 0;

const priced = new Set(['money', 'percent', 'time', 'date', 'duration']);
const figuresIn = (tokens: readonly Token[]) => readFigures(tokens).filter((figure) => priced.has(figure.unit));

/** What the prospect put in number or time after a question; a figure the rep said first is theirs only by half. */
function pricedIn(exchange: Exchange): { key: string; worth: number; faced: Faced }[] {
  if (exchange.asked.length === 0) return [];
  const said = new Set(figuresIn(tokensOf(exchange.turn)).map((figure) => figure.value));
  const told = exchange.came.filter((f) => (f.by ? earnedIn(exchange).includes(f) : f.beat === 'reveal'));
  return told.flatMap((faced, i) => {
    const figures = figuresIn(tokensIn(faced.turn, faced.at));
    if (figures.length === 0 || (!faced.by && i > 0)) return [];
    const own = figures.some((figure) => !said.has(figure.value));
    return [{ key: faced.by?.fact ?? `${faced.turn.seq}`, worth: own ? 1 : 0.5, faced }];
  });
}

function consequences(call: Call): Finding | null {
  if (call.exchanges.length === 0) return null;
  const best = new Map<string, { worth: number; faced: Faced }>();
  for (const exchange of call.exchanges)
    for (const found of pricedIn(exchange))
      if (found.worth > (best.get(found.key)?.worth ?? 0)) best.set(found.key, found);
  const value = [...best.values()].reduce((sum, { worth }) => sum + worth, 0);
  return {
    value,
    n: call.exchanges.length,
    says:
      value === 0
        ? 'They put a number or a date on nothing you asked about.'
        : `They put a number or a date on ${countOf(best.size, 'consequence')} you asked about.`,
    evidence: [...best.values()].map(({ faced }) => faced.at),
  };
}

const action = 'Take the last thing they let fall and ask what stands behind it, before you use it.';
const none = 'There was nothing to dig for in this record.';

export const depthRows: readonly Row[] = [
  {
    number: 3,
    id: 'depth-earned',
    name: 'Depth earned',
    unit: 'share',
    better: 'higher',
    action,
    none,
    reached: true,
    find: depth,
  },
  {
    number: 3,
    id: 'stakes-earned',
    name: 'Stakes brought out',
    unit: 'count',
    better: 'higher',
    action,
    none,
    reached: true,
    find: stakes,
  },
  {
    number: 4,
    id: 'consequences-priced',
    name: 'Consequences they put a figure on',
    unit: 'count',
    better: 'higher',
    action: 'After each problem they name, ask what it costs them and by when, and let them say the figure.',
    none: 'Nothing was asked.',
    reached: true,
    find: consequences,
  },
];
