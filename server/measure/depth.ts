import { readFigures } from '../listener/figures.ts';
import type { Token } from '../listener/terms.ts';
import type { Call, Exchange, Faced } from './call.ts';
import { earnedBehind, type Held, holdingsOf, isEarned } from './holdings.ts';
import { tokensIn, tokensOf } from './places.ts';
import { countOf, type Finding, type Row } from './row.ts';

/** Rows 3 and 4: how deep the prospect was asked, and what they put a figure on. */

/** Earned by this exchange, position aside. */
const earnedIn = (call: Call, exchange: Exchange) =>
  exchange.came.filter((f) => (f.by?.rung ?? 0) >= 2 && isEarned(call, exchange, f));

/** The sentences that earned them, in the order of the call. */
const earningPlaces = (held: readonly Held[]) =>
  held.flatMap(({ at }) => at ?? []).toSorted((a, b) => a.seq - b.seq || a.start - b.start);

function depth(call: Call): Finding | null {
  const { scenario, last } = call;
  if (!scenario || !last || call.exchanges.length === 0) return null;
  const behind = earnedBehind(call);
  const weight = scenario.hidden.reduce((sum, fact) => sum + fact.weight, 0);
  const earned = behind.reduce((sum, { fact }) => sum + fact.weight / (fact.rungs.length - 1), 0);
  const deep = scenario.hidden.reduce((sum, fact) => sum + fact.rungs.length - 1, 0);
  const value = weight === 0 ? 0 : earned / weight;
  const positions = holdingsOf(call).filter((h) => h.state === 'earned' && h.depth === 1).length;
  const also =
    positions === 0
      ? ''
      : ` ${countOf(positions, 'position')} came with them and count${positions === 1 ? 's' : ''} nothing.`;
  const share = behind.length === 0 ? '' : `, ${Math.round(100 * value)} per cent by weight`;
  return {
    value,
    n: deep,
    says: `${behind.length} of the ${deep} answers behind their positions were earned${share}.${also}`,
    evidence: earningPlaces(behind),
  };
}

function stakes(call: Call): Finding | null {
  const { scenario, last } = call;
  if (!scenario || !last || call.exchanges.length === 0) return null;
  const won = earnedBehind(call).filter(({ fact, depth }) => depth === fact.rungs.length);
  return {
    value: won.length,
    n: scenario.hidden.length,
    says: won.length === 0 ? 'No stake behind a position came out.' : `${countOf(won.length, 'stake')} came out.`,
    evidence: earningPlaces(won),
  };
}

const priced = new Set(['money', 'percent', 'time', 'date', 'duration']);
const figuresIn = (tokens: readonly Token[]) => readFigures(tokens).filter((figure) => priced.has(figure.unit));

/** What the prospect put in number or time after a question; a figure the rep said first is theirs only by half. */
function pricedIn(call: Call, exchange: Exchange): { key: string; worth: number; faced: Faced }[] {
  if (exchange.asked.length === 0) return [];
  const said = new Set(figuresIn(tokensOf(exchange.turn)).map((figure) => figure.value));
  const told = exchange.came.filter((f) => (f.by ? earnedIn(call, exchange).includes(f) : f.beat === 'reveal'));
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
    for (const found of pricedIn(call, exchange))
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
