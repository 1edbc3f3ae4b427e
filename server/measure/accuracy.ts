import type { Evidence } from '../domain/measurement.ts';
import type { Claim } from '../domain/reading.ts';
import { readFigures } from '../listener/figures.ts';
import { hasCue } from '../listener/hearing.ts';
import { type Call, type Exchange, movesOf, overlaps, perCall } from './call.ts';
import { claimsIn, isCredited } from './claims.ts';
import { admits } from './granting.ts';
import { takesBackWords } from './owning.ts';
import { answerPlace, firstSentence, placeAt, sentencesOf, tokensIn } from './places.ts';
import { answersRightly, breaksRule } from './replies.ts';
import { clockOf, countOf, type Finding, leastChances, type Row } from './row.ts';

/** Row 44: what was said of product and price, held against the fact sheet. */

/** A pasted fact sheet is no answer: from one turn so many right claims count. */
const mostRightInATurn = 4;

type Said = {
  /** `put-right`: said wrongly, and taken back by the rep. */
  verdict: Claim['verdict'] | 'unanswered' | 'put-right';
  fact: string | null;
  at: Evidence;
  exchange: Exchange;
};

/** So many turns later a wrong word may still be taken back. */
const longestUntilRight = 4;

/** The turn in which the rep took this back, and said what is so. */
function putRightIn(call: Call, { verdict, fact, exchange }: Said): Exchange | undefined {
  if (verdict !== 'wrong' || fact === null) return undefined;
  const from = call.exchanges.indexOf(exchange) + 1;
  return call.exchanges
    .slice(from, from + longestUntilRight)
    .find(
      (later) =>
        sentencesOf(later.turn).some((sentence) => !sentence.asks && hasCue(sentence, takesBackWords)) &&
        claimsIn(call, later).some((claim) => claim.fact === fact && claim.verdict === 'right'),
    );
}

/** What was said wrongly and put right is one thing, told where it was said. */
function settled(call: Call, said: readonly Said[]): Said[] {
  const mended = said.flatMap((one) => {
    const later = putRightIn(call, one);
    return later ? [{ one, later }] : [];
  });
  return said.flatMap((one) => {
    if (mended.some((m) => m.one === one)) return [{ ...one, verdict: 'put-right' as const }];
    return mended.some((m) => m.later === one.exchange && m.one.fact === one.fact && one.verdict === 'right')
      ? []
      : [one];
  });
}

const isAnswer = (exchange: Exchange, claim: Claim) =>
  answersRightly(exchange) && overlaps(answerPlace(exchange.turn), claim);

/** Each fact is right once; what is wrong counts every time; a question of fact passed over counts too. */
const saidIn = perCall((call): Said[] => {
  const known = new Set<string>();
  const all = call.exchanges.flatMap((exchange) => {
    const { turn } = exchange;
    const claims = claimsIn(call, exchange);
    const wrong = claims.filter((claim) => claim.verdict !== 'right');
    // a sentence with something wrong in it isn't right for the rest of it
    const untrue = wrong.filter((claim) => claim.verdict === 'wrong' || claim.fact !== null);
    const spoilt = sentencesOf(turn).filter((sentence) => untrue.some((claim) => overlaps(sentence, claim)));
    const fresh = claims.filter(
      (claim) =>
        claim.verdict === 'right' &&
        !known.has(claim.fact ?? '') &&
        !spoilt.some((sentence) => overlaps(sentence, claim)) &&
        isCredited(exchange, claim),
    );
    // beside what the rep may not say a right figure earns nothing; what was asked was answered all the same
    const earning = breaksRule(call, exchange) ? fresh.filter((claim) => isAnswer(exchange, claim)) : fresh;
    const right = exchange.earnest ? earning.slice(0, mostRightInATurn) : [];
    for (const claim of right) known.add(claim.fact ?? '');
    const said: Said[] = [...right, ...wrong].map((claim) => ({
      ...{ verdict: claim.verdict, fact: claim.fact, exchange },
      at: isAnswer(exchange, claim) ? answerPlace(turn) : placeAt(turn, claim),
    }));
    if (turn.reading?.answer === 'none')
      said.push({ verdict: 'unanswered', fact: null, at: questionIn(exchange), exchange });
    if (turn.reading?.answer === 'wrong' && wrong.length === 0)
      said.push({ verdict: 'wrong', fact: null, at: firstSentence(turn), exchange });
    return said;
  });
  return settled(call, all);
});

/** The question that was passed over: the prospect's words, where they are in the record. */
function questionIn({ heard, turn }: Exchange): Evidence {
  for (const theirs of heard.toReversed()) {
    const question = sentencesOf(theirs).findLast((sentence) => sentence.asks);
    if (question) return placeAt(theirs, question);
  }
  return firstSentence(turn);
}

/** "put right at 00:07", of what was said wrongly first. */
function putRightAt(call: Call, said: readonly Said[]): string {
  const mended = said.filter(({ verdict }) => verdict === 'put-right');
  const times = mended.flatMap((one) => putRightIn(call, { ...one, verdict: 'wrong' })?.turn.atMs ?? []);
  return `put right at ${[...new Set(times)].map(clockOf).join(' and ')}`;
}

function accuracySays(call: Call, said: readonly Said[]): string {
  const of = (verdict: Said['verdict']) => said.filter((s) => s.verdict === verdict).length;
  const faults = [
    ...(of('wrong') > 0 ? [`${of('wrong')} wrong`] : []),
    ...(of('put-right') > 0 ? [`${of('put-right')} said wrongly and ${putRightAt(call, said)}`] : []),
    ...(of('unsupported') > 0 ? [`${of('unsupported')} with nothing behind it`] : []),
    ...(of('unanswered') > 0 ? [`${countOf(of('unanswered'), 'question')} of fact passed over`] : []),
  ];
  if (faults.length === 0) return `Held against the fact sheet, ${allOf(said.length)} right.`;
  return `Held against the fact sheet: ${[`${of('right')} right`, ...faults].join(', ')}.`;
}
const allOf = (n: number) => (n === 1 ? 'the one thing you claimed was' : `all ${n} things you claimed were`);

/** A limit that nobody asked for shows more than a figure: it is quoted first. */
const limitsFirst = (said: readonly Said[]) => [
  ...said.filter(saysOwnLimit),
  ...said.filter((one) => !saysOwnLimit(one)),
];
const saysOwnLimit = ({ at, exchange: { turn } }: Said) =>
  turn.reading?.answer === null && sentencesOf(turn).some((one) => overlaps(one, at) && admits(one));

/** A figure that stands on the sheet says more than a list of what is included. */
const figuresFirst = (said: readonly Said[]) => [
  ...said.filter(holdsFigure),
  ...said.filter((one) => !holdsFigure(one)),
];
const holdsFigure = ({ at, exchange: { turn } }: Said) =>
  readFigures(tokensIn(turn, at)).some(({ value, unit }) => unit !== 'date' && value > 1);

/** True beside running down, it counts, and nobody is shown it as an example. */
const runsDown = ({ at, exchange: { turn } }: Said) =>
  sentencesOf(turn).some((one) => overlaps(one, at) && movesOf(turn, 'disparage').some((move) => overlaps(move, one)));

function accuracy(call: Call): Finding | null {
  const said = saidIn(call);
  if (said.length === 0) return null;
  const right = said.filter((s) => s.verdict === 'right');
  return {
    value: right.length / said.length,
    n: said.length,
    says: accuracySays(call, said),
    evidence: limitsFirst(figuresFirst(right.filter((one) => !runsDown(one)))).map(({ at }) => at),
    missed: said.flatMap(({ verdict, at }) => (verdict === 'right' ? [] : [at])),
  };
}

function countClaims(call: Call, verdict: 'wrong' | 'unsupported'): Finding | null {
  const claims = saidIn(call).filter((s) => s.verdict !== 'unanswered');
  if (claims.length === 0) return null;
  const found = claims.filter((s) => s.verdict === verdict);
  const was = found.length > 1 ? 'were' : 'was';
  const which = verdict === 'wrong' ? `${was} wrong` : 'had nothing behind it';
  const mended = verdict === 'wrong' ? claims.filter((s) => s.verdict === 'put-right').length : 0;
  const besides = mended > 0 ? `, and ${mended} said wrongly was ${putRightAt(call, claims)}` : '';
  const says =
    found.length === 0
      ? `No claim ${which}${mended > 0 ? ' and left so' : ''}${besides}.`
      : `${found.length} of ${countOf(claims.length, 'claim')} ${which}${besides}.`;
  return { value: found.length, n: claims.length, says, evidence: found.map((s) => s.at) };
}

const action =
  'Say the figure only if it stands on the fact sheet. Otherwise say that you don’t know, and by when you will.';
const none = 'Nothing was claimed that the fact sheet covers.';

export const accuracyRows: readonly Row[] = [
  {
    number: 44,
    id: 'claim-accuracy',
    name: 'Claims that were right',
    unit: 'share',
    better: 'higher',
    action,
    none,
    least: leastChances,
    find: accuracy,
  },
  {
    number: 44,
    id: 'claims-wrong',
    name: 'Claims that were wrong',
    unit: 'count',
    better: 'lower',
    action,
    none,
    least: leastChances,
    find: (call) => countClaims(call, 'wrong'),
  },
  {
    number: 44,
    id: 'claims-unsupported',
    name: 'Claims with nothing behind them',
    unit: 'count',
    better: 'lower',
    action,
    none,
    least: leastChances,
    find: (call) => countClaims(call, 'unsupported'),
  },
];
