import type { BeatId } from '../domain/beat.ts';
import type { Moment } from '../domain/scorecard.ts';
import { contentKeys, shared } from '../listener/content-words.ts';
import { readFigures } from '../listener/figures.ts';
import { matchTerms, tokenise } from '../listener/terms.ts';
import { type Call, type Exchange, type Faced, perCall } from './call.ts';
import { tokensIn } from './places.ts';

/**
 * Another answer to a moment, out of those that the scenario's author wrote for its beat. Only one that could have been
 * said there: on what was being talked of, with nothing in it that the rep didn't know by then or had said already.
 */

type Suggestion = Pick<Moment, 'better' | 'trap'>;
export const noSuggestion: Suggestion = { better: null, trap: null };

/** Said by rep or prospect up to the turn, that turn left out. */
const saidBefore = (call: Call, exchange: Exchange) =>
  (call.whole ?? call).turns.filter((turn) => turn.seq < exchange.turn.seq).map((turn) => turn.heard);

/** What the rep was given to read before the call. */
const given = perCall(({ scenario }) => {
  if (!scenario) return '';
  const { brief, facts, trades, personas, battlecard } = scenario;
  const card = battlecard ? Object.values(battlecard).flat() : [];
  return [
    ...[brief.role, brief.situation, brief.leaveWith, ...brief.keepInMind, trades.limits],
    ...brief.calendar.map(({ date, what }) => `${date} ${what}`),
    ...[...facts, ...trades.give, ...trades.get, ...card].map((item) => ('text' in item ? item.text : item.name)),
    ...personas.map(({ name }) => name),
  ].join('\n');
});

const figuresOf = (text: string) => new Set(readFigures(tokenise(text)).map(({ value }) => value));
/** Names of people, places and things: capitals inside a sentence, and weekdays and ordinal dates with them. */
const namesOf = (text: string) =>
  [...text.matchAll(/(?<=[\p{L},;:] )\p{Lu}[\p{L}'’]+/gu)].map(([name]) => name.toLowerCase());
const pronouns = new Set(["i'd", "i'll", "i've", "i'm"]);
const ordinals = [
  ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh'],
  ...['twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth'],
  ...['twentieth', 'twenty-first', 'twenty-third', 'twenty-fourth', 'thirtieth', 'thirty-first'],
];
const dated = new RegExp(`\\b(?:${ordinals.join('|')})\\b(?: (?:year|month|week|quarter|time)\\b)?`, 'g');
const datesOf = (text: string) => text.toLowerCase().match(dated) ?? [];

/** Everything definite in it has been said, or stood in the brief. */
function isKnown(sentence: string, known: string): boolean {
  const [figures, lower] = [figuresOf(known), known.toLowerCase()];
  const small = (value: number) => Number.isInteger(value) && value >= 0 && value <= 3;
  return (
    [...figuresOf(sentence)].every((value) => small(value) || figures.has(value)) &&
    namesOf(sentence).every((name) => pronouns.has(name) || lower.includes(name.replace(/['’]s$/, ''))) &&
    datesOf(sentence).every((word) => lower.includes(word))
  );
}

/** It takes for known what the prospect still held: a word of an answer that hadn't been given, and that nobody had said. */
function presumes(call: Call, exchange: Exchange, sentence: string, known: ReadonlySet<string>): boolean {
  const told = exchange.before?.told ?? {};
  const held = (call.scenario?.hidden ?? []).flatMap((fact) => fact.rungs.slice(told[fact.id] ?? 0));
  const open = [...contentKeys(tokenise(sentence))].filter((key) => !known.has(key));
  return open.some((key) => held.some((rung) => contentKeys(tokenise(rung.learned)).has(key)));
}

/** Most of its words the rep has said before: no other answer. */
const mostSaid = 0.6;
function isSaid(sentence: string, mine: readonly string[]): boolean {
  const own = contentKeys(tokenise(sentence));
  if (own.size === 0) return false;
  return mine.some((text) => {
    const keys = contentKeys(tokenise(text));
    return [...own].filter((key) => keys.has(key)).length / own.size >= mostSaid;
  });
}

/** On what the prospect had just put: the same topic, or words of theirs. */
function fitOf(call: Call, faced: Faced, sentence: string): number {
  const topic = call.scenario?.topics[faced.by?.topic ?? ''];
  const tokens = tokenise(sentence);
  const onTopic = topic && matchTerms(tokens, topic.terms).length > 0 ? 2 : 0;
  return onTopic + shared(tokens, contentKeys(tokensIn(faced.turn, faced.at)));
}

/** The best of them for this turn; none where none fits. `faced`: what the turn answered, `beat` that one's kind. */
export function suggestFor(call: Call, exchange: Exchange, faced: Faced | null, beat: BeatId): Suggestion {
  const own = call.scenario?.exemplars[beat];
  // a question of fact has one answer, the sheet's; another question's would be wrong
  const { answer } = exchange.turn.reading ?? {};
  const asked = answer === 'none' || answer === 'wrong' ? exchange.before?.asked?.fact : undefined;
  const sheet = call.scenario?.facts.find((fact) => fact.id === asked);
  if (sheet) return { better: sheet.text, trap: null };
  if (!own || !faced) return noSuggestion;
  const before = saidBefore(call, exchange);
  const known = [given(call), ...before].join('\n');
  const words = contentKeys(tokenise(known));
  const mine = (call.whole ?? call).exchanges
    .filter((one) => one.turn.seq <= exchange.turn.seq)
    .map((one) => one.turn.text);
  const fitting = own.good
    .map((sentence) => ({ sentence, fit: fitOf(call, faced, sentence) }))
    .filter(({ sentence, fit }) => fit > 0 && isKnown(sentence, known) && !isSaid(sentence, mine))
    .filter(({ sentence }) => !presumes(call, exchange, sentence, words))
    .toSorted((a, b) => b.fit - a.fit);
  const [best] = fitting;
  if (!best) return noSuggestion;
  return { better: best.sentence, trap: isKnown(own.trap.text, known) ? own.trap : null };
}
