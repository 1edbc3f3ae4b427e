import type { Evidence } from '../domain/measurement.ts';
import { contentKeys } from '../listener/content-words.ts';
import { isNegated } from '../listener/hearing.ts';
import { tokenise } from '../listener/terms.ts';
import { type Call, type Exchange, hasMove, movesOf, overlaps, perCall } from './call.ts';
import { claimsIn } from './claims.ts';
import { accountOf } from './earning.ts';
import { isEarned } from './holdings.ts';
import { isOutcome } from './mentions.ts';
import { placeAt, sentenceAt, sentencesOf } from './places.ts';
import { bestPlace } from './replies.ts';
import { concedes, onRival } from './rival-talk.ts';
import { countOf, type Finding, lastedOf, type Row } from './row.ts';

/** Row 20: what was on the table before anything was compared. */

/** Of one turn's battlecard so many items count: a card read out plants nothing. */
const mostInATurn = 2;

/** Holds itself against a rival, in a statement on one; a question compares nothing, nor does granting it a strength. */
const comparesUs = (call: Call, exchange: Exchange) =>
  movesOf(exchange.turn, 'compare').some((move) =>
    onRival(call, exchange).some((sentence) => !sentence.asks && overlaps(sentence, move)),
  ) &&
  (!concedes(call, exchange) ||
    exchange.turn.reading?.battlecard.some((item) => item.kind === 'differentiator') === true);

/** In a list read out, with no question to go with it, nothing stands out: "Diary, recalls, charting, claims, texts". */
const mostCommas = 3;
function isListed({ turn }: Exchange, item: { start: number; end: number }): boolean {
  const { start, end } = sentenceAt(turn, item);
  const words = turn.text.slice(start, end);
  return words.split(',').length - 1 > mostCommas && !words.includes('?');
}

const ought = /\b(?:should|ought|could|would|might)(?: not)?(?: to)? have\b|\b(?:was|were) (?:meant|supposed|due) to\b/;
const lacking = /\b(?:lacks?|lacked|lacking|missing|missed|wants for)(?: \w+){0,2}$/;
const failing =
  /^(?:\w+ ){0,2}?(?:failed|broke|was late|were late|was down|did not|does not|was not|is not|were not)\b/;

/** "Fenn Lane has no back-up", "it should have gone to the second plant": what is missing sets nobody apart. */
function isMissing({ turn }: Exchange, item: { start: number; end: number }): boolean {
  const sentence = sentencesOf(turn).find((one) => overlaps(one, item));
  if (!sentence) return false;
  const at = sentence.tokens.findIndex((token) => token.start >= item.start);
  const words = (tokens: typeof sentence.tokens) => tokens.map(({ norm }) => norm).join(' ');
  const after = sentence.tokens.filter((token) => token.start >= item.end);
  return (
    (at > 0 && isNegated(sentence.tokens, at)) ||
    ought.test(words(sentence.tokens)) ||
    lacking.test(words(sentence.tokens.slice(0, at))) ||
    failing.test(words(after))
  );
}

type Planted = { id: string; at: Evidence; atMs: number; ranked: boolean };

/** What is untrue as it is said sets nobody apart either. */
function isUntrue(call: Call, exchange: Exchange, item: { start: number; end: number }): boolean {
  const sentence = sentenceAt(exchange.turn, item);
  return claimsIn(call, exchange).some((claim) => claim.verdict === 'wrong' && overlaps(claim, sentence));
}

/** The differentiators that a turn of the rep's puts on the table, tied to a question or to what was said, or only listed. */
function sayings(call: Call, exchange: Exchange): { tied: Planted[]; listed: string[] } {
  const { turn, earnest, asked } = exchange;
  const all = turn.reading?.battlecard.filter((item) => item.kind === 'differentiator') ?? [];
  const items = all.filter((item) => !isMissing(exchange, item) && !isUntrue(call, exchange, item));
  const isTied =
    earnest &&
    (asked.length > 0 || hasMove(turn, 'link-pain', 'reflect')) &&
    items.length <= mostInATurn &&
    (asked.length > 0 || !items.some((item) => isListed(exchange, item)));
  if (!isTied) return { tied: [], listed: items.map(({ id }) => id) };
  const planted = items.map((item) => ({ id: item.id, at: sentenceAt(turn, item), atMs: turn.atMs, ranked: false }));
  return { tied: planted, listed: [] };
}

const ofCriteria = /\b(?:judges?|criteria)\b/i;
const inOrder = /\b(?:in order|in that order|first|second|number one|comes? (?:before|after)|above|below|last)\b/i;

/** Differentiators that the prospect named themselves, in ranking what they judge on when they were asked to. */
function rankedBy(call: Call, exchange: Exchange): Planted[] {
  if (exchange.asked.length === 0 || !exchange.earnest) return [];
  return exchange.came.flatMap((faced) => {
    const fact = call.scenario?.hidden.find(({ id }) => id === faced.by?.fact);
    if (!fact || !isEarned(call, exchange, faced) || !ofCriteria.test(fact.name)) return [];
    const learned = fact.rungs[(faced.by?.rung ?? 0) - 1]?.learned ?? '';
    const told = faced.turn.text.slice(faced.at.start, faced.at.end);
    if (!inOrder.test(`${told} ${learned}`)) return [];
    const theirs = contentKeys(tokenise(`${told} ${learned}`));
    const ours = call.scenario?.battlecard?.differentiators ?? [];
    const named = ours.filter(({ text }) => [...contentKeys(tokenise(text))].some((key) => theirs.has(key)));
    const at = accountOf(call, exchange, faced)?.at ?? bestPlace(exchange);
    return named.map(({ id }) => ({ id, at, atMs: faced.turn.atMs, ranked: true }));
  });
}

type Table = { before: Planted[]; all: Planted[]; comparedMs: number | null; listed: number };

/** Differentiators on the table, those that were only listed, and when the first direct comparison came. */
const planted = perCall((call): Table | null => {
  if (!call.scenario?.battlecard || call.exchanges.length === 0) return null;
  const rep = call.exchanges.find((exchange) => comparesUs(call, exchange))?.turn;
  const theirs = call.faced.find((f) => f.beat === 'competitor')?.turn;
  const times = [rep, theirs].flatMap((turn) => (turn ? [turn.atMs] : []));
  const comparedMs = times.length > 0 ? Math.min(...times) : null;
  const isBefore = ({ atMs }: { atMs: number }) => comparedMs === null || atMs < comparedMs;
  const seen = new Set<string>();
  const listed = new Set<string>();
  const all = call.exchanges.flatMap((exchange): Planted[] => {
    const said = sayings(call, exchange);
    if (isBefore(exchange.turn)) for (const id of said.listed) listed.add(id);
    const fresh = [...said.tied, ...rankedBy(call, exchange)].filter(({ id }) => !seen.has(id));
    const once = fresh.filter(({ id }, i) => fresh.findIndex((one) => one.id === id) === i);
    for (const { id } of once) seen.add(id);
    return once;
  });
  const before = all.filter(isBefore);
  const only = [...listed].filter((id) => !before.some((one) => one.id === id));
  return { all, comparedMs, before, listed: only.length };
});

export function plantedCount(call: Call): Finding | null {
  const found = planted(call);
  if (!found) return null;
  const { before, comparedMs, listed } = found;
  if (before.length === 0 && comparedMs === null) return null;
  const ranked = before.filter((one) => one.ranked).length;
  const notes = [
    ...(ranked > 0 ? [`; ${ranked} of them they named in ranking what they judge on`] : []),
    ...(listed > 0 ? [`; ${listed} ${listed === 1 ? 'was' : 'were'} only listed`] : []),
  ];
  const says = `${countOf(before.length, 'difference')} of yours ${before.length === 1 ? 'was' : 'were'} tied to something of theirs before a direct comparison${notes.join('')}.`;
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
  const drawn = call.exchanges.filter(
    (e) =>
      (found.comparedMs === null || e.turn.atMs < found.comparedMs) &&
      e.asked.length > 0 &&
      e.came.some((f) => f.by?.part === 'rung' && isOutcome(call, f)),
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
  const value = Math.max(0, found.comparedMs - first.atMs);
  const says =
    value > 0
      ? `Your first difference came ${lastedOf(value)} ahead of the first comparison.`
      : 'No difference of yours came ahead of the first comparison.';
  return { value, n: 1, says, evidence: [first.at] };
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
