import type { Evidence } from '../domain/measurement.ts';
import { type Call, type Exchange, hasMove, movesOf, perCall, sureMove } from './call.ts';
import { isMention, mentionsIn } from './mentions.ts';
import { placeAt, sentenceAt } from './places.ts';
import { countOf, type Finding, leastChances, type Row, shareOf } from './row.ts';

/** Row 19: what is said of rivals, whether it is true, and whether it matters here. */

/** Of one turn's battlecard so many items count: a card read out says nothing. */
const mostInATurn = 2;

/** The prospect has made this topic theirs by now: opened it, objected on it, or told something of it. */
const matters = (call: Call, exchange: Exchange, topic: string | undefined) =>
  (call.whole ?? call).faced.some(
    (f) => f.turn.seq < exchange.turn.seq && f.by?.topic === topic && f.by?.part !== 'reaction' && topic !== undefined,
  );

/** The turn speaks of a rival: by name, or right after one was named. */
const isOnRival = ({ turn, faced }: Exchange) =>
  faced.some(isMention) ||
  hasMove(turn, 'disparage') ||
  turn.reading?.battlecard.some((item) => item.kind === 'rival') === true;

type Intelligence = { fair: boolean; at: Evidence; strength: boolean; disparages: boolean };

const intelligence = perCall((call): Intelligence[] => {
  const used = new Set<string>();
  return call.exchanges.flatMap((exchange) => {
    const { turn } = exchange;
    if (!isOnRival(exchange)) return [];
    const disparaging = movesOf(turn, 'disparage').map((move) => ({
      ...{ fair: false, strength: false, disparages: true },
      at: sentenceAt(turn, move),
    }));
    const weaknesses = new Map(call.scenario?.battlecard?.weaknesses.map((w) => [w.id, w.criterion]));
    const items = (turn.reading?.battlecard ?? []).filter(
      (item) =>
        (item.kind === 'strength' || item.kind === 'weakness') && !used.has(item.id) && !isAsked(exchange, item),
    );
    const counted = exchange.earnest && items.length <= mostInATurn * 2 ? items.slice(0, mostInATurn) : [];
    for (const item of counted) used.add(item.id);
    const named = counted.map((item) => ({
      fair: disparaging.length === 0 && (item.kind === 'strength' || matters(call, exchange, weaknesses.get(item.id))),
      strength: item.kind === 'strength',
      disparages: false,
      at: sentenceAt(turn, item),
    }));
    const untrue = (turn.reading?.claims ?? [])
      .filter(
        (claim) =>
          claim.verdict !== 'right' &&
          movesOf(turn, 'compare').some((m) => m.start <= claim.start && claim.start < m.end),
      )
      .map((claim) => ({ fair: false, strength: false, disparages: false, at: placeAt(turn, claim) }));
    return [...disparaging, ...named, ...untrue];
  });
});

/** Inside a question nothing is claimed. */
const isAsked = ({ turn }: Exchange, item: { start: number; end: number }) =>
  turn.moves.some(
    (m) => m.move.startsWith('question') && m.confidence >= sureMove && m.start <= item.start && item.end <= m.end,
  );

export function fair(call: Call): Finding | null {
  const said = intelligence(call);
  return shareOf(
    said.map(({ fair: met, at }) => ({ met, at })),
    (met, n) => `${met} of ${countOf(n, 'thing')} said of a rival ${met === 1 ? 'was' : 'were'} true and to the point.`,
  );
}

export function strengths(call: Call): Finding | null {
  const said = intelligence(call);
  const mentions = mentionsIn(call).length;
  // a name that nobody dropped can't be taken up, and one dropped in passing is no talk of rivals
  if (!call.scenario?.battlecard || (said.length === 0 && mentions < 2)) return null;
  const found = said.filter((item) => item.strength);
  const says =
    found.length === 0
      ? 'No strength of a rival was conceded.'
      : `${countOf(found.length, 'true strength')} of a rival conceded.`;
  return { value: found.length, n: Math.max(mentions, said.length), says, evidence: found.map((f) => f.at) };
}

export function disparagements(call: Call): Finding | null {
  const said = intelligence(call);
  const found = said.filter((item) => item.disparages);
  if (said.length === 0) return null;
  const says = found.length === 0 ? 'No rival was run down.' : `A rival was run down ${countOf(found.length, 'time')}.`;
  return { value: found.length, n: said.length, says, evidence: found.map((f) => f.at) };
}

const action =
  'Write one strength and one weakness of each rival beforehand, tied to what this buyer judges on. Say the strength first.';
const none = 'No rival was named.';
const unsaid = 'Nothing was said of a rival.';

export const rivalClaimRows: readonly Row[] = [
  {
    number: 19,
    id: 'fair-intelligence',
    name: 'What was said of rivals, true and to the point',
    unit: 'share',
    better: 'higher',
    action,
    none: unsaid,
    least: leastChances,
    find: fair,
  },
  {
    number: 19,
    id: 'strengths-conceded',
    name: 'Strengths of rivals conceded',
    unit: 'count',
    better: 'higher',
    action,
    none,
    find: strengths,
  },
  {
    number: 19,
    id: 'disparagements',
    name: 'Times a rival was run down',
    unit: 'count',
    better: 'lower',
    action,
    none: unsaid,
    least: leastChances,
    find: disparagements,
  },
];
