import type { Evidence } from '../domain/measurement.ts';
import type { HiddenFact } from '../domain/scenario.ts';
import { readFigures } from '../listener/figures.ts';
import { type Call, type Exchange, type Faced, overlaps } from './call.ts';
import { putsForward } from './discovery.ts';
import { accountOf, asksBehind } from './earning.ts';
import { assentedBehind, earnedBehind, type Held, holdingsOf } from './holdings.ts';
import { placeAt, sentencesOf, tokensOf } from './places.ts';
import { countOf, type Finding, type Row } from './row.ts';

/** Rows 3 and 4: how deep the prospect was asked, and what they put a figure on. */

/** The sentences that earned them, in the order of the call. */
const earningPlaces = (held: readonly Held[]) =>
  held.flatMap(({ at }) => at ?? []).toSorted((a, b) => a.seq - b.seq || a.start - b.start);

function depth(call: Call): Finding | null {
  const { scenario, last } = call;
  if (!scenario || !last || call.exchanges.length === 0) return null;
  const behind = earnedBehind(call);
  const weight = scenario.hidden.reduce((sum, fact) => sum + fact.weight, 0);
  const half = assentedBehind(call);
  const weigh = (held: readonly Held[]) =>
    held.reduce((sum, { fact }) => sum + fact.weight / (fact.rungs.length - 1), 0);
  const earned = weigh(behind) + weigh(half) / 2;
  const deep = scenario.hidden.reduce((sum, fact) => sum + fact.rungs.length - 1, 0);
  const value = weight === 0 ? 0 : earned / weight;
  const positions = holdingsOf(call).filter((h) => h.state === 'earned' && h.depth === 1).length;
  const also =
    positions === 0 ? '' : ` ${countOf(positions, 'position')} ${earnedToo(positions, behind.length)} nothing.`;
  const share = behind.length === 0 ? '' : `, ${Math.round(100 * value)} per cent by weight`;
  return {
    value,
    n: deep,
    says: `${behind.length} of the ${deep} answers behind their positions ${behind.length === 1 ? 'was' : 'were'} earned${share}.${also}${agreedTo(half)}`,
    evidence: earningPlaces(behind),
    ...(behind.length === 0 && { missed: leftLying(call) }),
  };
}

/** The heaviest positions that were told and behind which nothing was asked: what a depth of nothing rests on. */
const mostLying = 2;
function leftLying(call: Call): Evidence[] {
  const held = holdingsOf(call);
  const isAsked = (id: string) =>
    asksBehind(call, id) || held.some(({ fact, asked, at }) => fact.id === id && (asked || at));
  return held
    .filter(({ depth, state, said, fact }) => depth === 1 && state === 'told' && said && !isAsked(fact.id))
    .toSorted((a, b) => b.fact.weight - a.fact.weight)
    .slice(0, mostLying)
    .flatMap(({ said }) => said ?? [])
    .toSorted((a, b) => a.seq - b.seq || a.start - b.start);
}

/** What anybody hears was asked for as well; with nothing behind it, it came with nothing. */
function earnedToo(positions: number, behind: number): string {
  const counts = `count${positions === 1 ? 's' : ''}`;
  return behind > 0 ? `came with them and ${counts}` : `${positions === 1 ? 'was' : 'were'} earned and ${counts}`;
}

const agreedTo = ({ length }: readonly Held[]) =>
  length === 0
    ? ''
    : ` ${countOf(length, 'answer')} only agreed to your own figure and count${length === 1 ? 's' : ''} half.`;

/** What it costs them, or somebody, if it fails: the deepest answer, and what the author marks as such above it. */
const isDeepest = ({ rungs }: HiddenFact, depth: number) => depth === rungs.length || rungs[depth - 1]?.stake === true;
const isStake = ({ fact, depth }: Held) => isDeepest(fact, depth);

function stakes(call: Call): Finding | null {
  const { scenario, last } = call;
  if (!scenario || !last || call.exchanges.length === 0) return null;
  const won = earnedBehind(call).filter(isStake);
  const half = assentedBehind(call).filter(isStake);
  const came = won.length === 0 ? 'No stake behind a position came out.' : `${countOf(won.length, 'stake')} came out.`;
  return {
    value: won.length + half.length / 2,
    n: scenario.hidden.length,
    says: `${came}${agreedTo(half)}`,
    evidence: earningPlaces(won),
  };
}

type Sentence = ReturnType<typeof sentencesOf>[number];

const pricedUnits = new Set(['money', 'percent', 'time', 'duration']);
/** "Twenty-five thousand uninsured": a bare number of this size, asked for as a cost, is money. */
const leastBare = 1000;
/** Asks what the present state costs, how much of it there is, or by when it bites. */
const askingCost =
  /\b(?:cost\w*|cash|los[est]\w*|loss\w*|short|penalt\w*|wast\w*|paying|by when|how (?:much|many|long|far|late|often)|leave you|left you)\b/i;
const askingWhen = /\bby when\b|\bhow (?:late|long|soon)\b/i;
/** Tells of a loss, a cost, a delay, or what it does to people. */
const ofLoss =
  /\b(?:cost\w*|los[est]\w*|loss\w*|short|uninsured|penalt\w*|fine[sd]?|wast\w*|overtime|late|delay\w*|behind|empty|never|unfilled|no use|too late|written off|write off|thrown|skips?|sick|quit|tired|missing|gone|down|owe\w*|overspen\w*|fail\w*)\b/i;
/** Who may sign, what is paid or offered, and what is provided for are no consequences. */
const ofTerms =
  /\b(?:sign\w*|decid\w*|approv\w*|offer\w*|quot\w*|funded|budgeted|set aside|discount|half price|in the contract|we pay|(?:charged|invoiced|billed) us for|without|stands? behind|write)\b/i;

/** "That one day.": which day it is, and not how long; "some of those thirty thousand": a part without its number. */
const pointing =
  /\b(?:that|this) one (?:day|night|week|month|quarter|year)\b|\b(?:some|many|most|part|any) of (?:those|these|the|your|our)\b/i;

/** The sentence of an answer that puts a consequence in number or time, for what was asked. */
function pricedSentence(asks: string, { turn, at }: Faced, isOwn: (sentence: Sentence) => boolean) {
  const [asksCost, asksWhen] = [askingCost.test(asks), askingWhen.test(asks)];
  const told = sentencesOf(turn).filter((one) => one.start < at.end && at.start < one.end);
  const priced = told.filter(({ tokens, text }) => {
    const figures = readFigures(tokens);
    if (figures.length === 0 || ofTerms.test(text) || pointing.test(text)) return false;
    const isAnswer = figures.some(
      ({ unit, value }) => (asksCost && (pricedUnits.has(unit) || value >= leastBare)) || (asksWhen && unit === 'date'),
    );
    return isAnswer || ofLoss.test(text);
  });
  return priced.find(isOwn) ?? priced[0];
}

type Priced = { key: string; worth: number; at: Evidence };

/** The questions it answers: of this turn, or the earlier one that was put off. */
function asksFor(call: Call, exchange: Exchange, faced: Faced): string {
  const { turn, asked } = exchange;
  const at = accountOf(call, exchange, faced)?.at;
  const earlier = at && at.seq !== turn.seq ? call.turns.find(({ seq }) => seq === at.seq) : undefined;
  if (at && earlier) return earlier.text.slice(at.start, at.end);
  return asked.map(({ start, end }) => turn.text.slice(start, end)).join(' ');
}

/** What the prospect put in number or time after a question; a figure the rep said first is theirs only by half. */
function pricedIn(call: Call, exchange: Exchange): Priced[] {
  if (putsForward(exchange.turn)) return [];
  const earlier = (call.whole ?? call).exchanges.filter(({ turn }) => turn.seq <= exchange.turn.seq);
  const said = new Set(earlier.flatMap(({ turn }) => readFigures(tokensOf(turn)).map((figure) => figure.value)));
  const isOwn = ({ tokens }: Sentence) => readFigures(tokens).some((figure) => !said.has(figure.value));
  const isAnswer = ({ by, beat }: Faced) =>
    by ? by.part === 'rung' && by.earned === true && !by.reply : beat === 'reveal';
  const told = exchange.came.filter(isAnswer);
  return told.flatMap((faced, i) => {
    const asks = asksFor(call, exchange, faced);
    const sentence = asks === '' || (!faced.by && i > 0) ? undefined : pricedSentence(asks, faced, isOwn);
    if (!sentence) return [];
    const own = isOwn(sentence);
    const at = placeAt(faced.turn, sentence);
    return [{ key: faced.by?.fact ?? `${faced.turn.seq}`, worth: own ? 1 : 0.5, at }];
  });
}

/** What it costs them, told in so much money where no question of the rep's had asked for it. */
function toldUnasked(call: Call, asked: ReadonlySet<string>): number {
  const told = call.exchanges.flatMap((exchange) =>
    exchange.came.filter((faced) => {
      const { by, beat } = faced;
      if (by ? by.part !== 'rung' || by.reply !== undefined : beat !== 'reveal' || exchange.asked.length > 0)
        return false;
      return accountOf(call, exchange, faced)?.way !== 'question' && putsMoney(call, faced);
    }),
  );
  return new Set(told.map(({ by, turn }) => by?.fact ?? `${turn.seq}`).filter((key) => !asked.has(key))).size;
}

function putsMoney(call: Call, { by, turn, at }: Faced): boolean {
  const fact = call.scenario?.hidden.find(({ id }) => id === by?.fact);
  const isOfLoss = fact !== undefined && isDeepest(fact, by?.rung ?? 0);
  return sentencesOf(turn).some(
    (one) =>
      overlaps(one, at) &&
      !ofTerms.test(one.text) &&
      (isOfLoss || ofLoss.test(one.text)) &&
      readFigures(one.tokens).some(({ unit, value }) => unit === 'money' || (unit !== 'date' && value >= leastBare)),
  );
}

function saysConsequences(asked: number, unasked: number): string {
  const more = unasked === 0 ? '' : ` They put one on ${countOf(unasked, 'more', 'more')} without being asked.`;
  if (asked > 0) return `They put a number or a date on ${countOf(asked, 'consequence')} you asked about.${more}`;
  return unasked === 0
    ? 'They put no number and no date on what the present state costs them.'
    : `They put a number on ${countOf(unasked, 'consequence')}, though not for a question of yours.`;
}

function consequences(call: Call): Finding | null {
  if (call.exchanges.length === 0) return null;
  const best = new Map<string, Priced>();
  for (const exchange of call.exchanges)
    for (const found of pricedIn(call, exchange))
      if (found.worth > (best.get(found.key)?.worth ?? 0)) best.set(found.key, found);
  const value = [...best.values()].reduce((sum, { worth }) => sum + worth, 0);
  return {
    value,
    n: call.exchanges.length,
    says: saysConsequences(best.size, toldUnasked(call, new Set(best.keys()))),
    evidence: [...best.values()].map(({ at }) => at),
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
