import type { Evidence } from '../domain/measurement.ts';
import type { Claim } from '../domain/reading.ts';
import { type Call, type Exchange, overlaps, perCall } from './call.ts';
import { claimsIn, isCredited } from './claims.ts';
import { firstSentence, placeAt, sentencesOf } from './places.ts';
import { breaksRule } from './replies.ts';
import { countOf, type Finding, leastChances, type Row } from './row.ts';

/** Row 44: what was said of product and price, held against the fact sheet. */

/** A pasted fact sheet is no answer: from one turn so many right claims count. */
const mostRightInATurn = 4;

type Said = { verdict: Claim['verdict'] | 'unanswered'; at: Evidence };

/** Each fact is right once; what is wrong counts every time; a question of fact passed over counts too. */
const saidIn = perCall((call): Said[] => {
  const known = new Set<string>();
  return call.exchanges.flatMap((exchange) => {
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
    // in saying what the rep may not say, a right figure earns nothing
    const right = exchange.earnest && !breaksRule(call, exchange) ? fresh.slice(0, mostRightInATurn) : [];
    for (const claim of right) known.add(claim.fact ?? '');
    const said: Said[] = [...right, ...wrong].map((claim) => ({ verdict: claim.verdict, at: placeAt(turn, claim) }));
    if (turn.reading?.answer === 'none') said.push({ verdict: 'unanswered', at: questionIn(exchange) });
    if (turn.reading?.answer === 'wrong' && wrong.length === 0)
      said.push({ verdict: 'wrong', at: firstSentence(turn) });
    return said;
  });
});

/** The question that was passed over: the prospect's words, where they are in the record. */
function questionIn({ heard, turn }: Exchange): Evidence {
  for (const theirs of heard.toReversed()) {
    const question = sentencesOf(theirs).findLast((sentence) => sentence.asks);
    if (question) return placeAt(theirs, question);
  }
  return firstSentence(turn);
}

function accuracySays(said: readonly Said[]): string {
  const of = (verdict: Said['verdict']) => said.filter((s) => s.verdict === verdict).length;
  const faults = [
    ...(of('wrong') > 0 ? [`${of('wrong')} wrong`] : []),
    ...(of('unsupported') > 0 ? [`${of('unsupported')} with nothing behind it`] : []),
    ...(of('unanswered') > 0 ? [`${countOf(of('unanswered'), 'question')} of fact passed over`] : []),
  ];
  if (faults.length === 0) return `Held against the fact sheet, ${allOf(said.length)} right.`;
  return `Held against the fact sheet: ${[`${of('right')} right`, ...faults].join(', ')}.`;
}
const allOf = (n: number) => (n === 1 ? 'the one thing you claimed was' : `all ${n} things you claimed were`);

function accuracy(call: Call): Finding | null {
  const said = saidIn(call);
  if (said.length === 0) return null;
  const right = said.filter((s) => s.verdict === 'right');
  return {
    value: right.length / said.length,
    n: said.length,
    says: accuracySays(said),
    evidence: right.map(({ at }) => at),
    missed: said.flatMap(({ verdict, at }) => (verdict === 'right' ? [] : [at])),
  };
}

function countClaims(call: Call, verdict: 'wrong' | 'unsupported'): Finding | null {
  const claims = saidIn(call).filter((s) => s.verdict !== 'unanswered');
  if (claims.length === 0) return null;
  const found = claims.filter((s) => s.verdict === verdict);
  const was = found.length > 1 ? 'were' : 'was';
  const which = verdict === 'wrong' ? `${was} wrong` : 'had nothing behind it';
  const says =
    found.length === 0 ? `No claim ${which}.` : `${found.length} of ${countOf(claims.length, 'claim')} ${which}.`;
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
