import type { ProspectState } from '../domain/prospect-state.ts';
import type { Reading } from '../domain/reading.ts';
import type { Objection, Scenario } from '../domain/scenario.ts';
import { daysIn } from './days.ts';
import { settledByOffer } from './play.ts';

/** The slots of a line: what may fill them, and that a line with an empty one is not said. */

export type Heard = { text: string; reading: Reading };
export type Slots = Readonly<Record<string, string>>;

/** A prospect this annoyed drops the rep's name. */
const dropsNameFrom = 45;
const longestEcho = 60;

/** What was said, fit to stand inside a line: one stretch, no slot marks, no closing punctuation. */
function clean(said: string): string {
  const flat = said
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[\p{P}\s]+(?=[\p{L}\p{N}])|[.,;:!?…\s]+$/gu, '');
  return /[{}<>[\]\n]/.test(flat) || flat.length > longestEcho ? '' : flat;
}

function lastFigure(heard: Heard | null): string {
  if (!heard) return '';
  const worth = heard.reading.figures.filter((f) => f.unit === 'money' || f.unit === 'percent');
  const figure = worth.at(-1) ?? heard.reading.figures.at(-1);
  return figure ? clean(heard.text.slice(figure.start, figure.end)) : '';
}

/** The name of the fact earned last that goes deeper than a position. */
function earlierFact(scenario: Scenario, state: ProspectState, apartFrom: string | undefined): string {
  const earned = scenario.hidden.filter((h) => h.id !== apartFrom && (state.earned[h.id] ?? 0) >= 2);
  const turnOf = (id: string) => state.counts[`came.${id}`] ?? 0;
  return earned.sort((a, b) => turnOf(b.id) - turnOf(a.id))[0]?.callback ?? '';
}

/** Has the rep put the day that it asks for? To name it as missing would be deaf. */
const hasItsDay =
  (state: ProspectState) =>
  (objection: Objection): boolean =>
    objection.resolved.all.some(
      (condition, i) =>
        'did' in condition &&
        condition.did.moves.includes('next-step') &&
        state.objections[objection.id]?.held[i] === true,
    );

/** What has come up and still stands between him and a yes, `apart` from one topic; null where nothing that did does. */
export function standingTopic(scenario: Scenario, state: ProspectState, apart?: string): string | null {
  // what he raises in the same breath is news, and no reason
  const isOpen = (id: string) => {
    const own = state.objections[id];
    return own !== undefined && !own.resolved && own.raisedTurn < state.turn;
  };
  const wanted = scenario.exits.agree.all.flatMap((condition): { topic: string }[] => {
    if ('resolved' in condition && isOpen(condition.resolved))
      return scenario.objections.filter((o) => o.id === condition.resolved);
    if ('earned' in condition && state.told[condition.earned] && (state.earned[condition.earned] ?? 0) < condition.rung)
      return scenario.hidden.filter((h) => h.id === condition.earned);
    return [];
  });
  const heaviest = scenario.objections.filter((o) => isOpen(o.id)).sort((a, b) => b.weight - a.weight);
  const put = new Set(scenario.objections.filter(hasItsDay(state)).map((o) => o.topic));
  return [...wanted, ...heaviest].find(({ topic }) => topic !== apart && !put.has(topic))?.topic ?? null;
}

/** The same by its noun, as a reply names it: beside what an offer settled it is something else. */
export function standing(scenario: Scenario, state: ProspectState, reply?: string): string {
  const settled =
    reply === 'offer-near' || reply === 'offer-helps' ? settledByOffer(scenario, state)?.topic : undefined;
  return scenario.topics[standingTopic(scenario, state, settled) ?? '']?.noun ?? '';
}

/** The day of the step; a yes to an offer goes by the day that this very turn names, if any. */
function dateOf(state: ProspectState, heard: Heard | null, { reply }: { reply?: string }): string {
  const stands = state.step?.date ?? '';
  if (reply !== 'offer-yes' || state.counts['step.turn'] === state.turn) return stands;
  return daysIn(heard?.text.slice(0, 2_000) ?? '').at(-1)?.day ?? '';
}

const pronoun = /^(i|we|you|me|us|he|she|they|it|my|our|your|someone|somebody)\b/i;

export function fillSlots(
  scenario: Scenario,
  state: ProspectState,
  heard: Heard | null,
  repName: string,
  beat: { topic?: string; fact?: string; reply?: string; given?: string },
): Slots {
  const topic = beat.topic ?? state.topic ?? '';
  const owner = clean(state.step?.owner ?? '');
  const theirs = clean(heard?.reading.theirWords ?? '');
  return {
    rep: state.mood.irritation >= dropsNameFrom ? '' : clean(repName),
    'their words': theirs.split(' ').length <= 5 ? theirs : '',
    number: lastFigure(heard),
    given: clean(beat.given ?? ''),
    topic: scenario.topics[topic]?.noun ?? '',
    standing: standing(scenario, state, beat.reply),
    settled: scenario.topics[settledByOffer(scenario, state)?.topic ?? '']?.noun ?? '',
    'earlier fact': earlierFact(scenario, state, beat.fact),
    date: clean(dateOf(state, heard, beat)).replace(/^(by|on|before|until|till|at|for|this coming)\s+/i, ''),
    owner: pronoun.test(owner) ? '' : owner,
  };
}

/** The line with its slots filled, or null where one is empty or unknown. A slot that opens a sentence gets its capital. */
export function fill(text: string, slots: Slots): string | null {
  let empty = false;
  const filled = text.replace(/\{([^{}]+)\}/g, (_, name: string, at: number) => {
    const value = slots[name.trim()] ?? '';
    if (value === '') empty = true;
    const opens = /(^|[.?…]\s+["“]?)$/.test(text.slice(0, at));
    return opens ? value.charAt(0).toUpperCase() + value.slice(1) : value;
  });
  return empty ? null : filled;
}

export const countWords = (text: string) => text.split(/\s+/).filter(Boolean).length;
