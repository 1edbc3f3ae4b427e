import type { Evidence } from '../domain/measurement.ts';
import { type Call, type Exchange, type Faced, hasMove, movesOf, sureMove } from './call.ts';
import { firstSentence, placeAt, sentenceAt } from './places.ts';
import { defenceIn, endsCall } from './replies.ts';
import { clockOf, countOf, type Finding, meanOf, ofAll, type Row, shareOf } from './row.ts';

/** Rows 17 to 20 and 40: what happens once a rival is named. */

/** A mention that never led anywhere counts as so many turns. */
const neverTurns = 6;
/** Of one turn's battlecard so many items count: a card read out says nothing. */
const mostInATurn = 2;

const isMention = (f: Faced) => f.beat === 'competitor' || (f.beat === 'object.competitor' && f.opens);

/** Mentions, one a turn of the prospect's. */
function mentionsIn(call: Call) {
  const seen = new Set<number>();
  return call.faced.filter((f) => {
    if (!isMention(f) || endsCall(call, f) || seen.has(f.turn.seq)) return false;
    seen.add(f.turn.seq);
    return true;
  });
}

function rivalTopics(call: Call): Set<string> {
  return new Set(call.faced.flatMap((f) => (f.beat === 'competitor' && f.by?.topic ? [f.by.topic] : [])));
}

/** The prospect on an outcome of their own: a rung earned by a question that isn't about a rival. */
function isOutcome(faced: Faced, rivals: ReadonlySet<string>): boolean {
  if (!faced.by) return faced.beat === 'reveal' || faced.beat === 'buying-sign';
  const { part, earned, topic, reply } = faced.by;
  const isTold = part === 'rung' && earned === true && !reply;
  return faced.beat === 'buying-sign' || (isTold && (!rivals.has(topic ?? '') || (faced.by.rung ?? 0) >= 3));
}

/** For each mention the rep's turns until the prospect is on an outcome; null where that never came. */
function redirects(call: Call): { turns: number | null; at: Evidence; mention: Faced }[] {
  const rivals = rivalTopics(call);
  return mentionsIn(call).map((mention) => {
    const from = mention.reply ? call.exchanges.indexOf(mention.reply) : call.exchanges.length;
    for (let i = from; i < call.exchanges.length; i++) {
      const exchange = call.exchanges[i] as Exchange;
      if (exchange.asked.length > 0 && exchange.came.some((f) => isOutcome(f, rivals)))
        return {
          turns: i - from + 1,
          at: placeAt(exchange.turn, exchange.asked[0] as { start: number; end: number }),
          mention,
        };
    }
    return { turns: null, at: mention.reply ? firstSentence(mention.reply.turn) : mention.at, mention };
  });
}

const withinTwo = (call: Call) =>
  shareOf(
    redirects(call).map(({ turns, at }) => ({ met: turns !== null && turns <= 2, at })),
    (met, n) =>
      `${ofAll(met, n, 'mention of a rival', 'mentions of a rival')} followed within two turns by what they want.`,
  );

function redirectTurns(call: Call): Finding | null {
  const all = redirects(call);
  if (all.length === 0) return null;
  const value = meanOf(all.map(({ turns }) => turns ?? neverTurns));
  const led = all.filter(({ turns }) => turns !== null);
  const says =
    led.length === 0
      ? 'No mention of a rival led on to what they want.'
      : `It took ${meanOf(led.map(({ turns }) => turns ?? 0)).toFixed(1)} turns from a rival to what they want; ${all.length - led.length} of ${all.length} never got there.`;
  return { value, n: all.length, says, evidence: led.map(({ at }) => at) };
}

/** Answers to a mention that argue: defend, run down, list features, or compare without conceding anything. */
function defensiveMoves(call: Call): Finding | null {
  const mentions = mentionsIn(call);
  if (mentions.length === 0) return null;
  const replies = [...new Set(mentions.flatMap((f) => f.reply ?? []))].filter((e) => e.earnest);
  if (replies.length === 0) return null;
  const bad = replies.filter(
    (e) => hasMove(e.turn, 'defend', 'disparage', 'feature') || (hasMove(e.turn, 'compare') && !concedes(e)),
  );
  // no argument says something only where something was answered
  if (bad.length === 0 && !replies.some((e) => e.asked.length > 0 || concedes(e))) return null;
  return {
    value: bad.length,
    n: mentions.length,
    says:
      bad.length === 0
        ? 'No answer to a rival’s name argued.'
        : `${bad.length} of ${countOf(replies.length, 'answer')} to a rival’s name argued.`,
    evidence: bad.map(defenceIn),
  };
}

const concedes = ({ turn }: Exchange) => turn.reading?.battlecard.some((item) => item.kind === 'strength') ?? false;

/** Topics the prospect has made theirs by now: opened, objected on, or told. */
function criteriaBefore(call: Call, exchange: Exchange): Set<string> {
  return new Set(
    call.faced.flatMap((f) =>
      f.turn.seq < exchange.turn.seq && f.by?.topic && f.by.part !== 'reaction' ? [f.by.topic] : [],
    ),
  );
}

/** The turn speaks of a rival: by name, or right after one was named. */
const isOnRival = ({ turn, faced }: Exchange) =>
  faced.some(isMention) ||
  hasMove(turn, 'disparage') ||
  turn.reading?.battlecard.some((item) => item.kind === 'rival') === true;

type Intelligence = { fair: boolean; at: Evidence; strength: boolean; disparages: boolean };

function intelligence(call: Call): Intelligence[] {
  const used = new Set<string>();
  return call.exchanges.flatMap((exchange) => {
    const { turn } = exchange;
    if (!isOnRival(exchange)) return [];
    const disparaging = movesOf(turn, 'disparage').map((move) => ({
      ...{ fair: false, strength: false, disparages: true },
      at: sentenceAt(turn, move),
    }));
    const weaknesses = new Map(call.scenario?.battlecard?.weaknesses.map((w) => [w.id, w.criterion]));
    const theirs = criteriaBefore(call, exchange);
    const items = (turn.reading?.battlecard ?? []).filter(
      (item) =>
        (item.kind === 'strength' || item.kind === 'weakness') && !used.has(item.id) && !isAsked(exchange, item),
    );
    const counted = exchange.earnest && items.length <= mostInATurn * 2 ? items.slice(0, mostInATurn) : [];
    for (const item of counted) used.add(item.id);
    const named = counted.map((item) => ({
      fair: disparaging.length === 0 && (item.kind === 'strength' || theirs.has(weaknesses.get(item.id) ?? '')),
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
}

/** Inside a question nothing is claimed. */
const isAsked = ({ turn }: Exchange, item: { start: number; end: number }) =>
  turn.moves.some(
    (m) => m.move.startsWith('question') && m.confidence >= sureMove && m.start <= item.start && item.end <= m.end,
  );

function fair(call: Call): Finding | null {
  const said = intelligence(call);
  return shareOf(
    said.map(({ fair: met, at }) => ({ met, at })),
    (met, n) => `${met} of ${countOf(n, 'thing')} said of a rival ${met === 1 ? 'was' : 'were'} true and to the point.`,
  );
}

function strengths(call: Call): Finding | null {
  if (mentionsIn(call).length === 0 || !call.scenario?.battlecard) return null;
  const found = intelligence(call).filter((item) => item.strength);
  const says =
    found.length === 0
      ? 'No strength of a rival was conceded.'
      : `${countOf(found.length, 'true strength')} of a rival conceded.`;
  return { value: found.length, n: mentionsIn(call).length, says, evidence: found.map((f) => f.at) };
}

function disparagements(call: Call): Finding | null {
  const said = intelligence(call);
  const found = said.filter((item) => item.disparages);
  if (said.length === 0) return null;
  const says = found.length === 0 ? 'No rival was run down.' : `A rival was run down ${countOf(found.length, 'time')}.`;
  return { value: found.length, n: said.length, says, evidence: found.map((f) => f.at) };
}

/** Holds itself against a rival; granting it a strength compares nothing. */
const comparesUs = (exchange: Exchange) =>
  hasMove(exchange.turn, 'compare') &&
  (!concedes(exchange) || exchange.turn.reading?.battlecard.some((item) => item.kind === 'differentiator') === true);

type Planted = { id: string; at: Evidence; atMs: number };

/** Differentiators tied to a question or to what was said, and when the first direct comparison came. */
function planted(call: Call): { before: Planted[]; all: Planted[]; comparedMs: number | null } | null {
  if (!call.scenario?.battlecard || call.exchanges.length === 0) return null;
  const rep = call.exchanges.find(comparesUs)?.turn;
  const theirs = call.faced.find((f) => f.beat === 'competitor')?.turn;
  const times = [rep, theirs].flatMap((turn) => (turn ? [turn.atMs] : []));
  const comparedMs = times.length > 0 ? Math.min(...times) : null;
  const seen = new Set<string>();
  const all = call.exchanges.flatMap((exchange): Planted[] => {
    const { turn, earnest, asked } = exchange;
    const items = turn.reading?.battlecard.filter((item) => item.kind === 'differentiator' && !seen.has(item.id)) ?? [];
    const tied = asked.length > 0 || hasMove(turn, 'link-pain', 'reflect');
    if (!earnest || !tied || items.length > mostInATurn) return [];
    for (const item of items) seen.add(item.id);
    return items.map((item) => ({ id: item.id, at: sentenceAt(turn, item), atMs: turn.atMs }));
  });
  return { all, comparedMs, before: all.filter((p) => comparedMs === null || p.atMs < comparedMs) };
}

function plantedCount(call: Call): Finding | null {
  const found = planted(call);
  if (!found) return null;
  const { before } = found;
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

/** One point each: led on to outcomes, fair with a strength conceded, planted before. */
function response(call: Call): Finding | null {
  const led = withinTwo(call);
  if (!led) return null;
  const said = fair(call);
  const kind =
    (strengths(call)?.value ?? 0) > 0 && (said?.value ?? 0) >= 0.75 && (disparagements(call)?.value ?? 0) === 0;
  const points = [led.value >= 0.5, kind, (plantedCount(call)?.value ?? 0) > 0].filter(Boolean).length;
  return {
    value: points,
    n: led.n,
    says: `${points} of 3: led on, fair, and planted beforehand.`,
    evidence: led.evidence ?? [],
  };
}

const action = 'Concede one true thing in a short sentence, then ask which result they would miss most.';
const none = 'No rival was named.';
const unsaid = 'Nothing was said of a rival.';

export const rivalRows: readonly Row[] = [
  {
    number: 17,
    id: 'trigger-pace',
    name: 'Pace after a rival is named',
    unit: 'z-score',
    better: 'band',
    band: [-1, 1],
    action,
    none,
    find: () => 'not-captured',
  },
  {
    number: 17,
    id: 'competitor-defensive-moves',
    name: 'Answers to a rival’s name that argued',
    unit: 'count',
    better: 'lower',
    action,
    none,
    find: defensiveMoves,
  },
  {
    number: 18,
    id: 'redirect-turns',
    name: 'Turns from a rival to what they want',
    unit: 'turns',
    better: 'lower',
    action,
    none,
    find: redirectTurns,
  },
  {
    number: 18,
    id: 'redirect-within-two',
    name: 'Rivals left behind within two turns',
    unit: 'share',
    better: 'higher',
    action,
    none,
    find: withinTwo,
  },
  {
    number: 19,
    id: 'fair-intelligence',
    name: 'What was said of rivals, true and to the point',
    unit: 'share',
    better: 'higher',
    action,
    none: unsaid,
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
    find: disparagements,
  },
  {
    number: 20,
    id: 'planted-differentiators',
    name: 'Differences planted beforehand',
    unit: 'count',
    better: 'higher',
    action: 'In the first four minutes tie one thing only you do to something they said, and ask where it ranks.',
    none: 'There is no battlecard for this call.',
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
    find: plantedAhead,
  },
  {
    number: 40,
    id: 'competitor-response',
    name: 'Answer to competition',
    unit: 'level',
    better: 'higher',
    action,
    none,
    find: response,
  },
];
