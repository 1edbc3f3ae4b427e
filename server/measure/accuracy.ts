import type { Evidence } from '../domain/measurement.ts';
import type { Claim } from '../domain/reading.ts';
import { type Call, type Exchange, perCall } from './call.ts';
import { firstSentence, placeAt } from './places.ts';
import { countOf, type Finding, type Row } from './row.ts';

/** Row 44: what was said of product and price, held against the fact sheet. */

/** A pasted fact sheet is no answer: from one turn so many right claims count. */
const mostRightInATurn = 4;

type Said = { verdict: Claim['verdict'] | 'unanswered'; at: Evidence };

/** Each fact is right once; what is wrong counts every time; a question of fact passed over counts too. */
const saidIn = perCall((call): Said[] => {
  const known = new Set<string>();
  return call.exchanges.flatMap((exchange) => {
    const { turn } = exchange;
    const claims = turn.reading?.claims ?? [];
    const wrong = claims.filter((claim) => claim.verdict !== 'right');
    const fresh = claims.filter((claim) => claim.verdict === 'right' && !known.has(claim.fact ?? ''));
    const right = exchange.earnest ? fresh.slice(0, mostRightInATurn) : [];
    for (const claim of right) known.add(claim.fact ?? '');
    const said: Said[] = [...right, ...wrong].map((claim) => ({ verdict: claim.verdict, at: placeAt(turn, claim) }));
    if (turn.reading?.answer === 'none') said.push({ verdict: 'unanswered', at: firstSentence(turn) });
    if (turn.reading?.answer === 'wrong' && wrong.length === 0)
      said.push({ verdict: 'wrong', at: firstSentence(turn) });
    return said;
  });
});

function accuracy(call: Call): Finding | null {
  const said = saidIn(call);
  if (said.length === 0) return null;
  const of = (verdict: Said['verdict']) => said.filter((s) => s.verdict === verdict);
  const right = of('right');
  const passed = of('unanswered').length;
  const says = [
    `${right.length} right`,
    `${of('wrong').length} wrong`,
    `${of('unsupported').length} unsupported`,
    ...(passed > 0 ? [`${countOf(passed, 'question')} of fact passed over`] : []),
  ];
  return {
    value: right.length / said.length,
    n: said.length,
    says: `Held against the fact sheet: ${says.join(', ')}.`,
    evidence: right.map((s) => s.at),
    missed: said.filter((s) => s.verdict !== 'right').map((s) => s.at),
  };
}

function countClaims(call: Call, verdict: 'wrong' | 'unsupported'): Finding | null {
  const claims = saidIn(call).filter((s) => s.verdict !== 'unanswered');
  if (claims.length === 0) return null;
  const found = claims.filter((s) => s.verdict === verdict);
  const which = verdict === 'wrong' ? 'was wrong' : 'had nothing behind it';
  const says =
    found.length === 0 ? `No claim ${which}.` : `${found.length} of ${countOf(claims.length, 'claim')} ${which}.`;
  return { value: found.length, n: claims.length, says, evidence: found.map((s) => s.at) };
}

/** Was the turn's own word true as far as it went? */
export const isTrue = ({ turn }: Exchange) => turn.reading?.claims.every((claim) => claim.verdict === 'right') ?? true;

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
    find: (call) => countClaims(call, 'unsupported'),
  },
];
