import type { MoveId } from '../domain/move.ts';
import { readFigures } from '../listener/figures.ts';
import { matchTerms, tokenise } from '../listener/terms.ts';
import { type Call, type Exchange, type Faced, movesOf, overlaps, perCall } from './call.ts';
import { placeAt, tokensOf } from './places.ts';
import type { Finding, Row } from './row.ts';

/** Row 22: which of criteria, timeline, budget and authority the prospect answered. */

const tests = ['criteria', 'timeline', 'budget', 'authority'] as const;
type Test = (typeof tests)[number];
const moveOf: Record<Test, MoveId> = {
  criteria: 'verify.criteria',
  timeline: 'verify.timeline',
  budget: 'verify.budget',
  authority: 'verify.authority',
};

/** Words of an answer to each test; a timeline wants a date beside them. "I decide by Friday" tells when, not who. */
const answering: Record<Test, RegExp> = {
  criteria: /\b(judged? (on|by)|criteri\w+|counted in|in (an|that) order|in order:|number one)\b/i,
  timeline: /\b(by|before|until|due|deadline|decides?|closes?|locks?|shuts?|meets?|lapses?|ends?|goes)\b/i,
  budget: /\b(budget\w*|cost centre|set aside|capital)\b/i,
  authority:
    /\b(signs|sign alone|have to sign|signature|(he|she) decides(?! (by|on|before|at|in|next|this)\b)|i decide(?! (by|on|before|at|in|next|this)\b)|recommends?|recommendation|can refuse|committee)\b/i,
};

/** What a fact is about, by its name: whoever earned more of it than its position has that test answered. */
const named: Record<Test, RegExp> = {
  criteria: /\b(judges?|criteria|counted)\b/i,
  timeline: /\b(date|deadline)\b/i,
  budget: /\bbudget\b/i,
  authority: /\b(signs?|approves|decides)\b/i,
};

const weekday = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b/i;

const found = new WeakMap<Faced, readonly Test[]>();
/** The tests that a told rung answers: in the words it was told in, and in what its author says is learned by it. */
function testsTold(call: Call, faced: Faced): readonly Test[] {
  const known = found.get(faced);
  if (known) return known;
  const { by, turn, at } = faced;
  const fact = call.scenario?.hidden.find((one) => one.id === by?.fact);
  const rung = fact?.rungs[(by?.rung ?? 0) - 1];
  const isBehind = by?.earned === true && (by.rung ?? 0) > 1;
  const words = `${turn.text.slice(at.start, at.end)} ${rung?.learned ?? ''}`;
  const hasDate = weekday.test(words) || readFigures(tokenise(words)).some((figure) => figure.unit === 'date');
  const told = tests.filter(
    (test) =>
      ((test !== 'timeline' || hasDate) && answering[test].test(words)) ||
      (test === 'timeline' && hasDate && named.timeline.test(fact?.name ?? '')) ||
      (isBehind && named[test].test(fact?.name ?? '')),
  );
  found.set(faced, told);
  return told;
}

/** What the prospect told in reply to a question, whatever the question's words were; also what is told again. */
function toldIn(call: Call, { asked, came }: Exchange): Test[] {
  if (asked.length === 0) return [];
  return came.flatMap((faced) => {
    const { part, reply, earned, topic } = faced.by ?? {};
    // what they let fall unasked answers nothing, unless it is what was asked about
    const isAnswer = earned === true || asked.some((question) => question.topic !== null && question.topic === topic);
    return part === 'rung' && isAnswer && (reply === undefined || reply === 'again') ? testsTold(call, faced) : [];
  });
}

function isAnswered({ came, next }: Exchange): boolean {
  const played = came.filter((f) => f.by !== null);
  if (played.length > 0)
    return played.some((f) => (f.by?.part === 'rung' && f.by.earned) || f.by?.reply?.startsWith('answers.'));
  const deflected = came.some((f) => f.beat === 'deflect' || f.beat === 'disengage');
  return !deflected && next.some((turn) => tokensOf(turn).length >= leastAnswer);
}
/** On a real call, a reply of fewer words answers nothing. */
const leastAnswer = 4;

/** "Who set you that number?", "whose call is it?": asks for who decides, in words that no move hears. */
const asking: Partial<Record<Test, RegExp>> = {
  criteria:
    /\bwhat(?:['’]s| is| has| does it| will it)?(?: \w+)? (?:got to|has to|have to|needs? to|must) (?:show|count|come out|be seen|be there|improve|change)\b/i,
  authority:
    /\bwho(?:['’]s| is| was| has| had)?(?: else| all)? (?:looking at|looks at|checking|checks|judging|judges|set|sets|signs?|signed|decides?|decided|approves?|chose|has to|gave|asked you|told you|wants you)\b|\bwhose (?:call|decision|number|figure|signature|name|yes)\b/i,
};

/** The question of a turn that carries a test, if any. */
const questionOn = ({ turn, asked }: Exchange, test: Test) =>
  movesOf(turn, moveOf[test]).find((at) => asked.some((question) => overlaps(question, at))) ??
  asked.find(({ start, end }) => asking[test]?.test(turn.text.slice(start, end)));

/** So many turns later what was asked for may still be told. */
const longestWait = 2;

/** Asked, put off, and told a turn or two later without being asked again. */
function answeredLater(call: Call): Tested[] {
  return call.exchanges.flatMap((exchange, i) =>
    tests.flatMap((what): Tested[] => {
      const at = questionOn(exchange, what);
      const later = call.exchanges.slice(i + 1, i + 1 + longestWait).flatMap(({ came }) => came);
      const isTold = later.some((f) => f.by?.part === 'rung' && !f.by.reply && testsTold(call, f).includes(what));
      return at && isTold ? [{ what, exchange, at }] : [];
    }),
  );
}

type Tested = { what: Test; exchange: Exchange; at: { start: number; end: number } };

/**
 * Which of the four were asked about and answered, in the order of the call. An answer passes one test, since it was
 * given to one question, and every test that it told of in so many words.
 */
export const testedIn = perCall((call): Tested[] => {
  const passed = new Map<Test, Tested>();
  for (const exchange of call.exchanges) {
    const [first] = exchange.asked;
    if (!first) continue;
    const note = (what: Test, at: Tested['at']) => {
      if (!passed.has(what)) passed.set(what, { what, exchange, at });
    };
    const told = toldIn(call, exchange);
    // where it is known what was told, that answers what it says and nothing else
    const isKnown = exchange.came.some((f) => f.by?.part === 'rung');
    const asked =
      !isKnown && isAnswered(exchange) ? tests.filter((test) => !passed.has(test) && questionOn(exchange, test)) : [];
    for (const what of [...asked.slice(0, 1), ...told]) note(what, questionOn(exchange, what) ?? first);
  }
  for (const one of answeredLater(call)) if (!passed.has(one.what)) passed.set(one.what, one);
  return [...passed.values()].toSorted((a, b) => a.exchange.turn.seq - b.exchange.turn.seq);
});

/** Words of buying. One may fall by chance; two are about a purchase. */
const buying = [
  ...['price', 'prices', 'pricing', 'quote', 'proposal', 'contract', 'discount', 'invoice', 'supplier', 'suppliers'],
  ...['vendor', 'vendors', 'purchase', 'procurement', 'subscription', 'licence', 'license', 'budget', 'order form'],
  ...['per cent off', 'percent off', 'too expensive', 'pilot', 'sign off', 'purchase order', 'renewal', 'tender'],
];
const fewestOfBuying = 2;

/** Something may be bought: a sum was named, or words of buying fell. Of other talk nobody decides with what money. */
const isPurchase = perCall((call): boolean => {
  const words = new Set<string>();
  for (const turn of (call.whole ?? call).turns) {
    const tokens = tokensOf(turn);
    if (readFigures(tokens).some(({ unit }) => unit === 'money')) return true;
    for (const { term } of matchTerms(tokens, buying)) words.add(term);
    if (words.size >= fewestOfBuying) return true;
  }
  return false;
});

function realityTested(call: Call): Finding | null {
  if (call.exchanges.length === 0) return null;
  if (!call.scenario && !isPurchase(call)) return null;
  const found = testedIn(call);
  const rest = tests.filter((test) => !found.some(({ what }) => what === test));
  const asked = rest.filter((test) => call.exchanges.some((exchange) => questionOn(exchange, test)));
  const unasked = rest.filter((test) => !asked.includes(test));
  const whole = rest.length === tests.length && asked.length === 0 ? 'Criteria, timeline, budget and authority: ' : '';
  const parts = [
    `${whole}${found.length} of 4 answered${found.length > 0 ? `: ${found.map(({ what }) => what).join(', ')}` : ''}`,
    ...(asked.length > 0 ? [`asked without an answer: ${asked.join(', ')}`] : []),
    ...(unasked.length > 0 && unasked.length < tests.length ? [`no answer on: ${unasked.join(', ')}`] : []),
  ];
  return {
    value: found.length,
    n: tests.length,
    says: `${parts.join('; ')}.`,
    evidence: found.map(({ exchange, at }) => placeAt(exchange.turn, at)),
  };
}

export const realityRows: readonly Row[] = [
  {
    number: 22,
    id: 'reality-tested',
    name: 'Criteria, timeline, budget and authority tested',
    unit: 'count',
    better: 'higher',
    action: 'Leave no call with two of the four unanswered: what decides, by when, whose money, who signs.',
    none: (call) => (call.exchanges.length === 0 ? 'Nothing was asked.' : 'Nothing was up to be bought.'),
    reached: true,
    find: realityTested,
  },
];
