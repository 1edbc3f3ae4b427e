import type { BeatId } from '../domain/beat.ts';
import type { Evidence } from '../domain/measurement.ts';
import type { Moment } from '../domain/scorecard.ts';
import type { MoodRow } from '../domain/temperament.ts';
import { readFigures } from '../listener/figures.ts';
import { tokenise } from '../listener/terms.ts';
import { type Call, type Exchange, type Faced, movesOf } from './call.ts';
import { costOf, type Lost } from './costs.ts';
import { deedsIn, isRefused, sayDeeds } from './deeds.ts';
import { accountOf } from './earning.ts';
import { isEarned } from './holdings.ts';
import { lastQuestion } from './last-question.ts';
import { firstSentence } from './places.ts';
import { breaksRule, isDefensive, isGift, isTrade, questionFirst } from './replies.ts';
import { quoteOf } from './row.ts';
import { badRows, toldRows } from './row-words.ts';
import { gaveWay } from './settled.ts';
import { stepPlace } from './step-place.ts';
import { agreedStep } from './steps.ts';
import { noSuggestion, suggestFor } from './suggestion.ts';
import { tellingPlace } from './telling.ts';
import { dearestGift } from './trading.ts';

/** The three turns that decided a session: what they did to mood and resistance, and a better answer. */

const mostMoments = 3;
/** How much each value of the mood says about a turn; pressing of the prospect's own moves the other two. */
const weights = { patience: 0.4, trust: 1.5, interest: 1, irritation: -0.6 } as const;
/** A point of resistance weighs as much as this many of trust. */
const resistanceWeight = 1.2;
/** What is given for nothing, what the rules forbid, and running a rival down cost more than the mood shows at once. */
const costOfDeed = 12;
/** Beyond what is theirs to give, or all that was asked for: no smaller gift weighs as much, however well it pleased. */
const costOfAll = 60;
/** Smaller impacts decide nothing. */
const leastImpact = 3;

type Change = Moment['change'];
export type Decisive = {
  exchange: Exchange;
  impact: number;
  change: Change;
  faced: Faced | null;
  beat: BeatId;
  /** What the weakest criterion lost here, where that is why it is shown. */
  lost: Lost | null;
};

function changeOf({ before, after }: Exchange): Change {
  const of = (key: keyof Change) => (before && after ? Math.round((after.mood[key] - before.mood[key]) * 10) / 10 : 0);
  return { patience: of('patience'), trust: of('trust'), interest: of('interest'), irritation: of('irritation') };
}

/** Without a mood to go by: what is known to help or cost. */
function plainImpact(exchange: Exchange): number {
  const concern = exchange.faced.find((f) => f.opens || f.pressing);
  const met = concern && questionFirst(exchange, concern) ? 6 : 0;
  const told = exchange.asked.length > 0 && exchange.came.some((f) => f.beat === 'reveal') ? 4 : 0;
  const agreed =
    movesOf(exchange.turn, 'next-step').length > 0 && exchange.came.some((f) => f.beat === 'agree') ? 6 : 0;
  return (
    met + told + agreed + (isTrade(exchange) ? 4 : 0) - (isDefensive(exchange) ? 7 : 0) - (isGift(exchange) ? 7 : 0)
  );
}

function impactOf(call: Call, exchange: Exchange, resistanceFrom: number | null): number {
  if (!exchange.after || !exchange.before) return plainImpact(exchange);
  const change = changeOf(exchange);
  const mood = (Object.keys(weights) as (keyof Change)[]).reduce((sum, key) => sum + weights[key] * change[key], 0);
  const to = exchange.turn.resistance;
  const fell = resistanceFrom !== null && to !== null ? Math.max(0, resistanceFrom - to) : 0;
  const given = [
    isGift(exchange) && !exchange.takenBack,
    breaksRule(call, exchange),
    movesOf(exchange.turn, 'disparage').length > 0,
  ];
  if (isGift(exchange) && breaksRule(call, exchange)) return Math.min(0, mood) - costOfAll;
  // a true word that shifts the blame may please; it is a defence all the same
  if (exchange.turn.reading?.blames === true) return Math.min(0, mood) - costOfDeed;
  return mood + resistanceWeight * fell - costOfDeed * given.filter(Boolean).length;
}

/** What the turn answered: the concern put last, else whatever was said last, unless a question came after it. */
function facedIn(exchange: Exchange): Faced | null {
  const own = exchange.faced.filter((f) => f.beat !== 'small-talk');
  const concern = own.findLast((f) => f.opens || f.pressing || f.by?.part === 'concern');
  if (concern) return concern;
  const last = own.at(-1) ?? null;
  return last && lastQuestion(exchange, last.at) ? null : last;
}

/** A second moment of a kind of beat stands back for another kind that weighs at least half as much. */
function givesWay(d: Decisive, ranked: readonly Decisive[], chosen: readonly Decisive[]): boolean {
  const isNew = ({ beat }: Decisive) => !chosen.some((c) => c.beat === beat);
  return !isNew(d) && ranked.some((other) => isNew(other) && Math.abs(other.impact) >= Math.abs(d.impact) / 2);
}

/**
 * The most decisive first; one a beat kind while others of some weight are left. A step that was taken decides a call, whatever it
 * did to the mood, so it is always one of them.
 */
export function decisiveIn(call: Call, lost: readonly Lost[] = []): Decisive[] {
  const step = agreedStep(call);
  const all = call.exchanges.map((exchange, i): Decisive => {
    const from = (i > 0 ? call.exchanges[i - 1]?.turn : exchange.heard[0])?.resistance ?? null;
    const faced = facedIn(exchange);
    const impact = impactOf(call, exchange, from);
    const taken = exchange === step ? Math.max(Math.abs(impact), leastImpact) : impact;
    return {
      exchange,
      impact: taken,
      change: changeOf(exchange),
      faced,
      beat: faced?.beat ?? 'small-talk',
      lost: null,
    };
  });
  const ranked = all
    .filter((d) => Math.abs(d.impact) >= leastImpact)
    .toSorted((a, b) => Math.abs(b.impact) - Math.abs(a.impact));
  const chosen = ranked.filter((d) => d.exchange === step);
  for (const d of ranked) if (chosen.length < mostMoments && !givesWay(d, ranked, chosen)) chosen.push(d);
  for (const d of ranked) if (chosen.length < mostMoments && !chosen.includes(d)) chosen.push(d);
  const found = withEnd(call, withGift(call, bothWays(call, chosen, all, step, lost), all, step), all);
  return found.toSorted((a, b) => Math.abs(b.impact) - Math.abs(a.impact));
}

/**
 * Where something cost and something helped, one of each at least is shown, in the place of the one that weighed
 * least. What cost is what is known to cost, however it pleased, else where the weakest criterion lost.
 */
function bothWays(
  call: Call,
  chosen: readonly Decisive[],
  all: readonly Decisive[],
  step: Exchange | null,
  lost: readonly Lost[],
): Decisive[] {
  const rest = all.filter((d) => d.exchange !== step && !chosen.includes(d));
  const put = (one: Decisive | undefined): Decisive[] => {
    if (!one) return [...chosen];
    const kept = chosen.toSorted((a, b) => Math.abs(b.impact) - Math.abs(a.impact));
    const least = kept.findLast((d) => d.exchange !== step);
    return [...(kept.length < mostMoments ? kept : kept.filter((d) => d !== least)), one];
  };
  if (chosen.every(({ impact }) => impact > 0)) return put(dearest(call, rest) ?? lostAt(rest, lost));
  if (chosen.every(({ impact }) => impact < 0))
    return put(rest.filter(({ impact }) => impact >= leastImpact).toSorted((a, b) => b.impact - a.impact)[0]);
  return [...chosen];
}

/**
 * The turn that gave most for nothing decides a call, wherever the mood went: it stands in the place of the one that
 * weighed least, and as a cost.
 */
function withGift(call: Call, chosen: Decisive[], all: readonly Decisive[], step: Exchange | null): Decisive[] {
  const gift = dearestGift(call);
  const one = gift ? all.find(({ exchange }) => exchange === gift.exchange) : undefined;
  if (!one || one.exchange === step) return chosen;
  const asCost = { ...one, impact: Math.min(one.impact, -leastImpact) };
  if (chosen.some(({ exchange }) => exchange === one.exchange))
    return chosen.map((d) =>
      d.exchange === one.exchange && !d.lost ? { ...d, impact: Math.min(d.impact, -leastImpact) } : d,
    );
  const kept = chosen.toSorted((a, b) => Math.abs(b.impact) - Math.abs(a.impact));
  const others = kept.filter(({ exchange }) => exchange !== step);
  // the only thing that helped stays
  const helped = kept.filter(({ impact }) => impact > 0);
  const least = others.findLast((d) => helped.length > 1 || d !== helped[0]) ?? others.at(-1);
  const rest = kept.length < mostMoments ? kept : kept.filter((d) => d !== least);
  return [...rest, asCost];
}

/**
 * The turn on which they left decided the call, where it did something that is known to cost: it stands in the place of
 * the one that weighed least, apart from the largest gift and the only one that helped.
 */
function withEnd(call: Call, chosen: Decisive[], all: readonly Decisive[]): Decisive[] {
  const one = all.find(({ exchange }) => exchange.after?.ended === 'walked-away');
  if (!one || !isCharged(call, one)) return chosen;
  const asCost = { ...one, impact: Math.min(one.impact, -leastImpact) };
  const others = chosen.filter(({ exchange }) => exchange !== one.exchange);
  if (others.length < mostMoments) return [...others, asCost];
  const gift = dearestGift(call)?.exchange;
  const helped = others.filter(({ impact }) => impact > 0);
  const least = others
    .toSorted((a, b) => Math.abs(b.impact) - Math.abs(a.impact))
    .findLast((d) => d.exchange !== gift && (helped.length > 1 || d !== helped[0]));
  return [...others.filter((d) => d !== least), asCost];
}

/** Something that the card charges, and that can be told of the turn in so many words. */
const isCharged = (call: Call, { exchange }: Decisive) =>
  costOf(call, exchange) > 0 && deedsIn(call, exchange).some((row) => badRows.has(row));

/** What cost most; shown as a cost, whatever it did to the mood. */
function dearest(call: Call, rest: readonly Decisive[]): Decisive | undefined {
  const costs = rest
    .map((d) => ({ d, cost: costOf(call, d.exchange) }))
    .filter(({ d, cost }) => cost > 0 || d.impact <= -leastImpact)
    .toSorted((a, b) => 2 * b.cost - b.d.impact - (2 * a.cost - a.d.impact));
  const [first] = costs;
  return first && { ...first.d, impact: Math.min(first.d.impact, -leastImpact) };
}

function lostAt(rest: readonly Decisive[], lost: readonly Lost[]): Decisive | undefined {
  const found = lost.flatMap((one) => {
    const d = rest.find(({ exchange }) => exchange.turn.seq === one.at.seq);
    return d ? [{ ...d, impact: -leastImpact, lost: one }] : [];
  });
  return found.toSorted((a, b) => a.change.trust - b.change.trust)[0];
}

/** It cost, and by nothing that it did: what they had asked went unanswered. */
const passesOver = ({ exchange, impact }: Decisive, deeds: readonly MoodRow[]) =>
  impact < 0 && exchange.turn.reading?.answer === 'none' && !deeds.some((row) => badRows.has(row));

/** What the turn did, in words that follow "you"; `most` things of it. */
export function didIn(call: Call, d: Decisive, most = 2): string {
  if (d.lost) return `let a chance pass: ${d.lost.measure.charAt(0).toLowerCase()}${d.lost.measure.slice(1)}`;
  const deeds = deedsIn(call, d.exchange);
  if (passesOver(d, deeds)) return 'passed over a question of fact';
  // a silence that stood before it is told of the turn where there is nothing else to tell
  const own = deeds.filter((row) => row !== 'let-hold-stand');
  return sayDeeds(call, d.exchange, own.length > 0 ? own : deeds, d.impact > 0, most);
}

const changeNames = { trust: 'trust', interest: 'interest', patience: 'patience', irritation: 'irritation' } as const;

/** A change as the ledger shows it: between the numbers that stand there, each in whole points. */
export function shownChange({ before, after }: Exchange): Change {
  const of = (key: keyof Change) => (before && after ? Math.round(after.mood[key]) - Math.round(before.mood[key]) : 0);
  return { patience: of('patience'), trust: of('trust'), interest: of('interest'), irritation: of('irritation') };
}

/** The two largest changes of the mood: "Trust rose by 12 and irritation fell by 10." */
function moodSays(change: Change): string {
  const largest = (Object.keys(changeNames) as (keyof Change)[])
    .filter((key) => Math.abs(change[key]) >= 1)
    .toSorted((a, b) => Math.abs(change[b]) - Math.abs(change[a]))
    .slice(0, 2)
    .map((key) => `${changeNames[key]} ${change[key] > 0 ? 'rose' : 'fell'} by ${Math.round(Math.abs(change[key]))}`);
  const says = largest.join(' and ');
  return says === '' ? '' : `${says.charAt(0).toUpperCase()}${says.slice(1)}.`;
}

/** What the turn did to them, told as such where its label says the other: a gift that pleased, a step that tired. */
function effectOn({ exchange, impact }: Decisive): string {
  const change = shownChange(exchange);
  const says = moodSays(change);
  const mood = (Object.keys(weights) as (keyof Change)[]).reduce((sum, key) => sum + weights[key] * change[key], 0);
  const lower = `${says.charAt(0).toLowerCase()}${says.slice(1)}`;
  if (impact > 0 && mood <= -1) return `It cost something too: ${lower}`;
  return impact < 0 && mood >= 1 ? `It pleased for the moment: ${lower}` : says;
}

/** The deepest answer that the turn earned. */
export const learnedIn = (call: Call, { exchange }: Decisive): Faced | undefined =>
  exchange.came.findLast((f) => (f.by?.rung ?? 0) >= 2 && earnsHere(call, exchange, f));
/** By this very turn, and not by one that was answered late. */
const earnsHere = (call: Call, exchange: Exchange, faced: Faced) =>
  isEarned(call, exchange, faced) && accountOf(call, exchange, faced)?.at.seq === exchange.turn.seq;

/** What came of the turn beyond the mood: a fact, an objection closed, an end. */
export function outcomeOf(call: Call, decisive: Decisive): string {
  const { exchange, impact } = decisive;
  const earned = learnedIn(call, decisive);
  const fact = call.scenario?.hidden.find((h) => h.id === earned?.by?.fact);
  const learned = fact?.rungs[(earned?.by?.rung ?? 0) - 1]?.learned;
  if (learned) return `You learned: ${learned}`;
  const closed = call.scenario?.objections.find(
    (o) => exchange.after?.objections[o.id]?.resolved && !exchange.before?.objections[o.id]?.resolved,
  );
  if (decisive.lost) return `“${decisive.lost.criterion}” is the weakest of the criteria, and this is where it lost.`;
  if (closed && gaveWay(call, closed, exchange)) return `They let “${closed.name}” go because you gave way.`;
  if (closed) return `That closed “${closed.name}”${isRefused(exchange) ? ', though the offer was not taken' : ''}.`;
  const ended = exchange.after?.ended;
  if (ended === 'agreed' || ended === 'settled') return 'The step was agreed there and then.';
  if (ended === 'walked-away') return 'They left on it.';
  if (impact < 0 && toldRows(deedsIn(call, exchange), false).includes('gave'))
    return 'What is given for nothing is where they start next time.';
  const asked = exchange.came.find((f) => f.beat === 'reveal');
  return impact > 0 && asked ? 'They answered with something of their own.' : '';
}

/** The fault that it owned lay elsewhere than what was put last. */
function ownsEarlier(call: Call, decisive: Decisive): boolean {
  const { exchange, faced } = decisive;
  const learned = learnedIn(call, decisive);
  const put = faced?.by?.topic;
  if (!learned?.by?.topic || !put || accountOf(call, exchange, learned)?.way !== 'fault') return false;
  return learned.by.topic !== put && !faced.matters.includes(learned.by.topic);
}

/** A step that was taken needs no other answer; else one that fits the moment, if there is one. */
function betterFor(call: Call, decisive: Decisive): Pick<Moment, 'better' | 'trap' | 'unsuggested'> {
  const { exchange, faced, beat, impact } = decisive;
  if (exchange === agreedStep(call)) return { ...noSuggestion, unsuggested: closed };
  if (impact > 0 && ownsEarlier(call, decisive)) return { ...noSuggestion, unsuggested: elsewhere };
  const found = suggestFor(call, exchange, faced, beat);
  // beside an offer or a step with its figures, one without any says less
  const [row] = impact > 0 ? toldRows(deedsIn(call, exchange), true) : [];
  const isBare = (row === 'traded' || row === 'stepped') && readFigures(tokenise(found.better ?? '')).length === 0;
  if (isBare && found.better !== null) return { ...noSuggestion, unsuggested: vaguer };
  return found.better === null ? { ...found, unsuggested } : found;
}
const closed = 'It was agreed, so no other answer is put beside it.';
const elsewhere = 'You went back to an earlier matter, and the answers on file are to what was put last.';
const vaguer = 'What you offered was more definite than any answer on file.';
const unsuggested = 'No answer on file fits what was being talked of and what you knew by then.';

/** The step that was taken stands for the turn that closed a call, whatever else that turn did. */
function momentPlace(call: Call, d: Decisive): Evidence {
  const { exchange, impact, lost } = d;
  if (exchange === agreedStep(call)) return stepPlace(exchange);
  if (lost) return lost.at;
  const deeds = deedsIn(call, exchange);
  return passesOver(d, deeds) ? firstSentence(exchange.turn) : tellingPlace(call, exchange, deeds, impact > 0);
}

/** What it answered: the last question put, else what it faced. */
function answeredBy(call: Call, { exchange, faced }: Decisive): Moment['answered'] {
  const at = lastQuestion(exchange, faced?.at ?? null) ?? faced?.at;
  return at ? quoteOf(call, at) : null;
}

function momentOf(call: Call, d: Decisive): Moment {
  const did = didIn(call, d);
  return {
    at: quoteOf(call, momentPlace(call, d)),
    helped: d.impact > 0,
    headline: `You ${did}`,
    effect:
      [effectOn(d), outcomeOf(call, d)].filter(Boolean).join(' ') ||
      'It changed little at once, and set what followed.',
    change: d.change,
    beat: d.beat,
    answered: answeredBy(call, d),
    ...betterFor(call, d),
    replayFrom: d.exchange.turn.seq,
  };
}

/** The moments in the order they came; a trap is told once, where it first tempted. */
export function momentsOf(call: Call, decisive: readonly Decisive[]): Moment[] {
  const told = new Set<string>();
  return decisive
    .map((d) => momentOf(call, d))
    .toSorted((a, b) => a.at.seq - b.at.seq)
    .map((moment) => {
      if (!moment.trap) return moment;
      const isNew = !told.has(moment.trap.text);
      told.add(moment.trap.text);
      return isNew ? moment : { ...moment, trap: null };
    });
}
