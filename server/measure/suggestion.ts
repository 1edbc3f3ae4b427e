import type { BeatId } from '../domain/beat.ts';
import type { Turn } from '../domain/record.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { Moment } from '../domain/scorecard.ts';
import { contentKeys, shared } from '../listener/content-words.ts';
import { readFigures } from '../listener/figures.ts';
import { matchTerms, type Token, tokenise } from '../listener/terms.ts';
import { asksTold } from './asked-again.ts';
import type { Call, Exchange, Faced } from './call.ts';
import { tokensIn, tokensOf } from './places.ts';

/**
 * Another answer to a moment, out of those that the scenario's author wrote for its beat. Only one that could have been
 * said there: on what was being talked of, with nothing in it that the rep didn't know by then or had said already.
 */

type Suggestion = Pick<Moment, 'better' | 'trap'>;
export const noSuggestion: Suggestion = { better: null, trap: null };

/** What somebody may draw on: its figures, its words, and the text they stood in. */
type Known = { figures: Set<number>; keys: Set<string>; text: string };
const knownIn = (tokens: Token[], text: string): Known => ({
  figures: new Set(readFigures(tokens).map(({ value }) => value)),
  keys: contentKeys(tokens),
  text: `${text}\n${daysIn(text).join(' ')}`.toLowerCase(),
});

/** Read once a scenario, however many calls are scored on it. */
function perScenario<Found>(find: (scenario: Scenario) => Found): (scenario: Scenario) => Found {
  const known = new WeakMap<Scenario, Found>();
  return (scenario) => {
    const found = known.get(scenario) ?? find(scenario);
    known.set(scenario, found);
    return found;
  };
}

/** What the rep was given to read before the call. */
const given = perScenario(({ brief, facts, trades, personas, battlecard }): Known => {
  const card = battlecard ? Object.values(battlecard).flat() : [];
  const text = [
    ...[brief.role, brief.situation, brief.leaveWith, ...brief.keepInMind, trades.limits],
    ...brief.calendar.map(({ date, what }) => `${date} ${what}`),
    ...[...facts, ...trades.give, ...trades.get, ...card].map((item) => ('text' in item ? item.text : item.name)),
    ...personas.map(({ name }) => name),
  ].join('\n');
  return knownIn(tokenise(text), text);
});

/** The words of each rung, by fact. */
const heldWords = perScenario(
  ({ hidden }) =>
    new Map(hidden.map((fact) => [fact.id, fact.rungs.map(({ learned }) => contentKeys(tokenise(learned)))])),
);

/** All that the rep could know by this turn: the brief, and what either side had said. */
function knownBy(call: Call, scenario: Scenario, exchange: Exchange): Known {
  const before = (call.whole ?? call).turns.filter((turn) => turn.seq < exchange.turn.seq);
  const read = given(scenario);
  const said = knownIn(before.flatMap(tokensOf), before.map((turn) => turn.heard).join('\n'));
  return {
    figures: new Set([...read.figures, ...said.figures]),
    keys: new Set([...read.keys, ...said.keys]),
    text: `${read.text}\n${said.text}`,
  };
}

/** Names of people, places and things: capitals inside a sentence, and weekdays and ordinal dates with them. */
const namesOf = (text: string) =>
  [...text.matchAll(/(?<=[\p{L},;:] )\p{Lu}[\p{L}'’]+/gu)].map(([name]) => name.toLowerCase());
const pronouns = new Set(["i'd", "i'll", "i've", "i'm"]);
const dayNames = [
  ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh'],
  ...['twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth'],
  ...['twentieth', 'twenty-first', 'twenty-second', 'twenty-third', 'twenty-fourth', 'twenty-fifth', 'twenty-sixth'],
  ...['twenty-seventh', 'twenty-eighth', 'twenty-ninth', 'thirtieth', 'thirty-first'],
];
const dated = new RegExp(`\\b(?:${dayNames.toReversed().join('|')})\\b(?: (?:year|month|week|quarter|time)\\b)?`, 'g');
const months = 'january|february|march|april|may|june|july|august|september|october|november|december';
const dayOfMonth = new RegExp(`\\b(\\d{1,2}) (?:${months})\\b`, 'gi');
/** The days of the month in it, as they are said: "31 July" is also "the thirty-first". */
const daysIn = (text: string) => [...text.matchAll(dayOfMonth)].map(([, day]) => dayNames[Number(day) - 1] ?? '');
const datesOf = (text: string) => text.toLowerCase().match(dated) ?? [];

/** Everything definite in it has been said, or stood in the brief. */
function isKnown(sentence: string, { figures, text }: Known): boolean {
  const small = (value: number) => Number.isInteger(value) && value >= 0 && value <= 3;
  return (
    readFigures(tokenise(sentence)).every(({ value }) => small(value) || figures.has(value)) &&
    namesOf(sentence).every((name) => pronouns.has(name) || text.includes(name.replace(/['’]s$/, ''))) &&
    datesOf(sentence).every((word) => text.includes(word))
  );
}

/**
 * It takes for known what the prospect still held: words of an answer that hadn't been given, and that nobody had said.
 * One is enough in a sentence for any matter; one written to this very matter may share an everyday word with it.
 */
function presumes(scenario: Scenario, exchange: Exchange, sentence: string, { keys }: Known, least: number): boolean {
  const told = exchange.before?.told ?? {};
  const held = [...heldWords(scenario)].flatMap(([fact, rungs]) => rungs.slice(told[fact] ?? 0));
  const open = [...contentKeys(tokenise(sentence))].filter((key) => !keys.has(key));
  return held.some((rung) => open.filter((key) => rung.has(key)).length >= least);
}

/** Most of its words the rep has said before: no other answer. */
const mostSaid = 0.6;
function isSaid(sentence: string, mine: readonly Turn[]): boolean {
  const own = contentKeys(tokenise(sentence));
  if (own.size === 0) return false;
  return mine.some((turn) => {
    const keys = contentKeys(tokensOf(turn));
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

/** What put the matter, by the names that answers are written to; the nearest first. */
function mattersOf(exchange: Exchange, faced: Faced | null): string[] {
  // nothing was put, but the close may have been handed over, or something said in passing
  const by = faced ? faced.by : exchange.faced.findLast(({ by }) => by?.reply)?.by;
  if (!by) return exchange.heard.some((turn) => turn.beats.some(({ part }) => part === 'opening')) ? ['opening'] : [];
  const rung = by.fact && !by.event && !by.objection ? [`${by.fact}.${by.rung}`, by.fact] : [];
  // a concern that was passed over or argued with stands as it stood; a question, a gift or a trade has moved it
  const moved = by.reaction === 'question' || by.reaction === 'give' || by.reaction === 'trade';
  const named = [by.event, moved ? undefined : by.objection, by.reaction && `reaction.${by.reaction}`];
  const reply = by.reply && !by.fact ? [`reply.${by.reply}`] : [];
  return [...rung, ...named.filter((name) => name !== undefined), ...reply];
}

type Answer = { sentence: string; fit: number; trap: Suggestion['trap']; inTheirWords: boolean };
/** More than any count of shared words. */
const named = 1_000;

/** The answers written to this very matter, whatever words they share with it; the trap of a beat stays with that beat. */
function answersTo({ exemplars }: Scenario, matters: readonly string[], beat: BeatId, said: Token[]): Answer[] {
  return Object.entries(exemplars).flatMap(([kind, exemplar]) =>
    (exemplar?.to ?? []).flatMap((answers): Answer[] => {
      const nearest = matters.findIndex((matter) => answers.of.includes(matter));
      const inTheirWords = answers.said !== undefined && matchTerms(said, answers.said).length > 0;
      if (nearest < 0 || (answers.said && !inTheirWords)) return [];
      const near = named * (matters.length - nearest + (inTheirWords ? matters.length : 0));
      return answers.good.map((sentence) => {
        const fit = near + shared(tokenise(sentence), contentKeys(said));
        return { sentence, fit, trap: answers.trap ?? (kind === beat ? exemplar?.trap : null) ?? null, inTheirWords };
      });
    }),
  );
}

const wordsFaced = (exchange: Exchange, faced: Faced | null) =>
  faced ? tokensIn(faced.turn, faced.at) : exchange.heard.flatMap(tokensOf);

/** The best of them for this turn; none where none fits. `faced`: what the turn answered, `beat` that one's kind. */
export function suggestFor(call: Call, exchange: Exchange, faced: Faced | null, beat: BeatId): Suggestion {
  const { scenario } = call;
  if (!scenario) return noSuggestion;
  const known = knownBy(call, scenario, exchange);
  const mine = (call.whole ?? call).exchanges.map(({ turn }) => turn).filter(({ seq }) => seq <= exchange.turn.seq);
  const isOpen = ({ sentence, fit }: Answer) =>
    isKnown(sentence, known) &&
    !isSaid(sentence, mine) &&
    !asksTold(scenario, exchange, sentence) &&
    !presumes(scenario, exchange, sentence, known, fit >= named ? 2 : 1);
  const bestOf = (answers: readonly Answer[]): Suggestion | null => {
    const [best] = answers.filter(isOpen).toSorted((a, b) => b.fit - a.fit);
    if (!best) return null;
    return { better: best.sentence, trap: best.trap && isKnown(best.trap.text, known) ? best.trap : null };
  };
  const own = answersTo(scenario, mattersOf(exchange, faced), beat, wordsFaced(exchange, faced));
  // a question of fact has one answer, the sheet's, in short where it was written out; another question's would be wrong
  const { answer } = exchange.turn.reading ?? {};
  const asked = answer === 'none' || answer === 'wrong' ? exchange.before?.asked?.fact : undefined;
  const sheet = scenario.facts.find((fact) => fact.id === asked);
  if (sheet) return bestOf(own.filter(({ inTheirWords }) => inTheirWords)) ?? { better: sheet.text, trap: null };
  // answered rightly, another answer is one to the same question
  if (answer === 'right') return bestOf(own.filter(({ inTheirWords }) => inTheirWords)) ?? noSuggestion;
  const general = faced ? scenario.exemplars[beat] : undefined;
  const fitting = (general?.good ?? [])
    .map((sentence): Answer => {
      const fit = faced ? fitOf(call, faced, sentence) : 0;
      return { sentence, fit, trap: general?.trap ?? null, inTheirWords: false };
    })
    .filter(({ fit }) => fit > 0);
  return bestOf(own) ?? bestOf(fitting) ?? noSuggestion;
}
