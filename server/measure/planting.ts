import type { Evidence } from '../domain/measurement.ts';
import { type Call, type Exchange, hasMove, perCall } from './call.ts';
import { isOutcome, rivalTopics } from './mentions.ts';
import { placeAt, sentenceAt } from './places.ts';
import { concedes } from './rival-talk.ts';
import { clockOf, countOf, type Finding, type Row } from './row.ts';

/** Row 20: what was on the table before anything was compared. */

/** Of one turn's battlecard so many items count: a card read out plants nothing. */
const mostInATurn = 2;

/** Holds itself against a rival; granting it a strength compares nothing. */
const comparesUs = (call: Call, exchange: Exchange) =>
  hasMove(exchange.turn, 'compare') &&
  (!concedes(call, exchange) ||
    exchange.turn.reading?.battlecard.some((item) => item.kind === 'differentiator') === true);

/** In a list read out, with no question to go with it, nothing stands out: "Diary, recalls, charting, claims, texts". */
const mostCommas = 3;
function isListed({ turn }: Exchange, item: { start: number; end: number }): boolean {
  const { start, end } = sentenceAt(turn, item);
  const words = turn.text.slice(start, end);
  return words.split(',').length - 1 > mostCommas && !words.includes('?');
}

type Planted = { id: string; at: Evidence; atMs: number };

/** Differentiators tied to a question or to what was said, and when the first direct comparison came. */
const planted = perCall((call): { before: Planted[]; all: Planted[]; comparedMs: number | null } | null => {
  if (!call.scenario?.battlecard || call.exchanges.length === 0) return null;
  const rep = call.exchanges.find((exchange) => comparesUs(call, exchange))?.turn;
  const theirs = call.faced.find((f) => f.beat === 'competitor')?.turn;
  const times = [rep, theirs].flatMap((turn) => (turn ? [turn.atMs] : []));
  const comparedMs = times.length > 0 ? Math.min(...times) : null;
  const seen = new Set<string>();
  const all = call.exchanges.flatMap((exchange): Planted[] => {
    const { turn, earnest, asked } = exchange;
    const items = turn.reading?.battlecard.filter((item) => item.kind === 'differentiator' && !seen.has(item.id)) ?? [];
    const tied = asked.length > 0 || hasMove(turn, 'link-pain', 'reflect');
    if (
      !earnest ||
      !tied ||
      items.length > mostInATurn ||
      (asked.length === 0 && items.some((item) => isListed(exchange, item)))
    )
      return [];
    for (const item of items) seen.add(item.id);
    return items.map((item) => ({ id: item.id, at: sentenceAt(turn, item), atMs: turn.atMs }));
  });
  return { all, comparedMs, before: all.filter((p) => comparedMs === null || p.atMs < comparedMs) };
});

export function plantedCount(call: Call): Finding | null {
  const found = planted(call);
  if (!found) return null;
  const { before, comparedMs } = found;
  if (before.length === 0 && comparedMs === null) return null;
  const says = `${countOf(before.length, 'difference')} of yours ${before.length === 1 ? 'was' : 'were'} on the table before a direct comparison.`;
  return {
    value: before.length,
    n: call.scenario?.battlecard?.differentiators.length ?? 0,
    says,
    evidence: before.map((p) => p.at),
  };
}

/** What the prospect was led to say of their own before anything was compared. */
function criteriaDrawn(call: Call): Finding | null {
  const found = planted(call);
  if (!found) return null;
  const rivals = rivalTopics(call);
  const drawn = call.exchanges.filter(
    (e) =>
      (found.comparedMs === null || e.turn.atMs < found.comparedMs) &&
      e.asked.length > 0 &&
      e.came.some((f) => f.by?.part === 'rung' && isOutcome(f, rivals)),
  );
  const says = `${countOf(drawn.length, 'answer')} about what they need ${drawn.length === 1 ? 'was' : 'were'} drawn out before a direct comparison.`;
  return {
    value: drawn.length,
    n: call.exchanges.length,
    says,
    evidence: drawn.map((e) => placeAt(e.turn, e.asked[0] as { start: number; end: number })),
  };
}

function plantedAhead(call: Call): Finding | null {
  const found = planted(call);
  const first = found?.all[0];
  if (!found || !first || found.comparedMs === null) return null;
  const value = found.comparedMs - first.atMs;
  const how = value > 0 ? 'ahead of' : 'behind';
  return {
    value,
    n: 1,
    says: `Your first difference came ${clockOf(Math.abs(value))} ${how} the first comparison.`,
    evidence: [first.at],
  };
}

const action = 'In the first four minutes tie one thing only you do to something they said, and ask where it ranks.';

export const plantingRows: readonly Row[] = [
  {
    number: 20,
    id: 'planted-differentiators',
    name: 'Differences planted beforehand',
    unit: 'count',
    better: 'higher',
    action: 'In the first four minutes tie one thing only you do to something they said, and ask where it ranks.',
    none: 'Nothing was compared, and there was nothing to be ahead of.',
    reached: true,
    find: plantedCount,
  },
  {
    number: 20,
    id: 'criteria-drawn',
    name: 'What they need, drawn out beforehand',
    unit: 'count',
    better: 'higher',
    action: 'Ask what they will judge by, and in what order, before you say a word about anybody.',
    none: 'There is no battlecard for this call.',
    reached: true,
    find: criteriaDrawn,
  },
  {
    number: 20,
    id: 'planted-ahead',
    name: 'Time ahead of the comparison',
    unit: 'ms',
    better: 'higher',
    action,
    none: 'No difference was planted, or nothing was compared.',
    reached: true,
    find: plantedAhead,
  },
];
