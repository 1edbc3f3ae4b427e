import type { Evidence } from '../domain/measurement.ts';
import type { HiddenFact } from '../domain/scenario.ts';
import type { Ask } from '../domain/scenario-parts.ts';
import { readFigures } from '../listener/figures.ts';
import { matchTerms } from '../listener/terms.ts';
import { type Asked, type Call, type Exchange, type Faced, movesOf, overlaps } from './call.ts';
import { firstSentence, placeAt, sentencesOf, tokensIn } from './places.ts';
import { asksIn } from './question-form.ts';
import { dealPlace, isTrade } from './replies.ts';
import { byAsking, does } from './settled.ts';
import { faultPlace } from './telling.ts';

/**
 * Why something held back was told: a question on it, what the turn did that the scenario asks for, or neither. The
 * record says that a turn earned it; which of its sentences did is read from their topics and the scenario's own asks.
 */

/** So many turns later an answer may still come. */
const longestWait = 4;

export type Way = 'question' | 'statement' | 'fault' | 'trade';
export type Account = { way: Way; at: Evidence };

const isQuestion = ({ moves }: Ask) => moves.some((move) => byAsking.has(move));

/** The questions of a turn: those that count; of a turn that put one again, what it asks by its form. */
function questionsIn({ turn, asked }: Exchange): Asked[] {
  if (asked.length > 0) return asked;
  const all = sentencesOf(turn);
  return (turn.reading?.questions ?? []).flatMap(({ start, end, topic, stock }): Asked[] => {
    const sentence = all.find((one) => overlaps(one, { start, end }));
    const open = movesOf(turn, 'question.open').some((move) => overlaps(move, { start, end }));
    if (stock || (sentence && !asksIn(sentence, all))) return [];
    return [{ start, end, topic, probe: false, open, discovery: false }];
  });
}

/** How many of the scenario's words that ask for these rungs stand in the question. */
function asksWith({ turn }: Exchange, question: Asked, rungs: HiddenFact['rungs']): number {
  const tokens = tokensIn(turn, question);
  const asks = rungs.flatMap(({ earn }) => earn.filter(isQuestion));
  return new Set(asks.flatMap(({ terms }) => (terms ? matchTerms(tokens, terms).map(({ term }) => term) : []))).size;
}

/** The question names the topic itself; one that only inherits it asks about it when it is open. */
function isNamed({ turn }: Exchange, question: Asked, topic: string): boolean {
  return turn.reading?.topics.some((one) => one.topic === topic && overlaps(one, question)) === true;
}

/** Off the topic of the fact, a question is on it by more than one of its words, as the prospect took it. */
const strayWords = 2;

/** Asks somebody to do something: "Would the two of you take that?" */
const proposing = new Set(['would', 'will', 'could', 'can', 'shall', 'may', 'might']);
function proposes({ turn }: Exchange, question: Asked): boolean {
  const sentence = sentencesOf(turn).find((one) => overlaps(one, question));
  return !question.open && proposing.has(sentence?.tokens[sentence.lead]?.norm ?? '');
}

/** The matter lies on the table: it was just put, or the turn speaks of it. "Go ahead, what's the question?" asks of none. */
const isUp = ({ turn, faced, heard }: Exchange, topic: string) =>
  faced.some(({ by }) => by?.topic === topic) ||
  turn.reading?.topics.some((one) => one.topic === topic) === true ||
  heard.some(({ beats }) => beats.some((beat) => beat.topic === topic));

/** It names another matter, and not this one. */
const turnsElsewhere = ({ turn }: Exchange, question: Asked, fact: HiddenFact) =>
  turn.reading?.topics.some((one) => one.topic !== fact.topic && overlaps(one, question)) === true;

/** "Go ahead, what's the question?" lets them ask; it asks for nothing. */
const asksForTheirs = /\b(?:what['’]s|what is) (?:the|your)(?: \w+)? question\b|\b(?:go ahead|fire away)\W*\?/i;

/** Is it on this fact? What is put for a yes is not, unless it names it, whatever was spoken of before it. */
function isOn(exchange: Exchange, question: Asked, fact: HiddenFact, depth: number): boolean {
  if (asksForTheirs.test(exchange.turn.text.slice(question.start, question.end))) return false;
  const named = isNamed(exchange, question, fact.topic);
  const words = asksWith(exchange, question, fact.rungs.slice(0, depth));
  if (question.topic === fact.topic)
    return (
      named ||
      words > 0 ||
      (isUp(exchange, fact.topic) && !turnsElsewhere(exchange, question, fact) && !proposes(exchange, question))
    );
  const spokenOf = exchange.turn.reading?.topics.some(({ topic }) => topic === fact.topic) === true;
  return named || words >= (spokenOf || question.topic === null ? 1 : strayWords);
}

/** The question that is on the fact, the one in the scenario's own words for it first. */
function questionOn(exchange: Exchange, fact: HiddenFact, depth: number): Asked | null {
  const worth = (question: Asked) =>
    (question.topic === fact.topic ? 2 : 0) + Math.min(1, asksWith(exchange, question, fact.rungs.slice(0, depth)));
  const own = questionsIn(exchange).filter((question) => isOn(exchange, question, fact, depth));
  return own.toSorted((a, b) => worth(b) - worth(a))[0] ?? null;
}

/** Asked about the very thing, whether or not the answer was counted as the question's. */
export function asksAfter(exchange: Exchange, fact: HiddenFact): Evidence | null {
  const question = questionOn(exchange, fact, 1);
  return question?.topic === fact.topic ? placeAt(exchange.turn, question) : null;
}

/** It came when a silence had stood. */
export const afterSilence = ({ turn }: Faced) =>
  turn.beats.some(({ beat, reply }) => beat === 'hold' && reply === 'stood');

/** What the turn said or did that the scenario asks for, a question aside. */
function statementFor(call: Call, exchange: Exchange, asks: readonly Ask[]): Account | null {
  const { turn } = exchange;
  for (const { moves, terms, and } of asks)
    for (const move of moves) {
      if (byAsking.has(move) || !does(call, exchange, move)) continue;
      if (move === 'own-fault') return { way: 'fault', at: faultPlace(call, exchange) };
      const says = (wanted: readonly string[] | undefined, tokens: Parameters<typeof matchTerms>[0]) =>
        wanted === undefined || matchTerms(tokens, wanted).length > 0;
      const marks = turn.moves.filter((one) => one.move === move);
      const found = sentencesOf(turn).find(
        (one) =>
          !one.asks &&
          says(terms, one.tokens) &&
          says(and, one.tokens) &&
          (marks.length === 0 || marks.some((mark) => overlaps(mark, one))),
      );
      if (isTrade(exchange) && (move === 'trade' || move === 'concede') && found)
        return { way: 'trade', at: dealPlace(exchange) ?? firstSentence(turn) };
      if (found) return { way: 'statement', at: placeAt(turn, found) };
    }
  return null;
}

const askingCost =
  /^(?:(?:and|so|but|ok|okay)\W+)*(?:what|how much) (?:did|does|do|would|will|has|have)\b(?!.* and ).*\bcost\b/i;
/** "What did that Monday cost you?" "Notice goes on Monday.": asked for a cost, a day was told. */
function missesCost({ turn }: Exchange, { start, end }: Asked, faced: Faced): boolean {
  if (!askingCost.test(turn.text.slice(start, end))) return false;
  const told = tokensIn(faced.turn, faced.at);
  return readFigures(told).every(({ unit }) => unit === 'date') && !losing.test(told.map(({ norm }) => norm).join(' '));
}
/**
 * "What did that Monday cost you?", put off and told a few turns later: what it cost was that question's, whatever was
 * spoken of in between.
 */
function costAsked(call: Call, { turn }: Exchange, fact: HiddenFact, { turn: theirs, at }: Faced): Evidence | null {
  const told = tokensIn(theirs, at);
  const tellsCost = readFigures(told).some(({ unit }) => unit !== 'date' && unit !== 'time');
  if (!tellsCost || !losing.test(told.map(({ norm }) => norm).join(' '))) return null;
  const before = call.exchanges.filter((one) => one.turn.seq < turn.seq).slice(-longestWait);
  for (const exchange of before.toReversed()) {
    const question = exchange.asked.find(({ start, end }) => askingCost.test(exchange.turn.text.slice(start, end)));
    const isAnswered = exchange.came.some((f) => f.by?.fact === fact.id && (f.by.rung ?? 1) > 1);
    if (question && !isAnswered && isUp(exchange, fact.topic)) return placeAt(exchange.turn, question);
  }
  return null;
}
const losing =
  /\b(?:cost\w*|los[est]\w*|paid|pay|cancel\w*|off|gone|went|never|ate|short|late|sent home|nobody|called)\b/;

/**
 * What of this turn earned what was told of the fact after it; null where none of its sentences did. A position that
 * comes out of a silence is the silence's, and anything deeper its question's only where that was on the very topic.
 */
export function accountOf(call: Call, exchange: Exchange, faced: Faced): Account | null {
  const fact = call.scenario?.hidden.find(({ id }) => id === faced.by?.fact);
  if (!fact || !exchange.earnest) return null;
  const held = afterSilence(faced);
  const together = exchange.came.flatMap((f) => (f.by?.fact === fact.id ? (f.by.rung ?? 1) : []));
  const question = questionOn(exchange, fact, Math.max(...together));
  const isAnswered = question !== null && !missesCost(exchange, question, faced);
  const isHeard = !held || ((faced.by?.rung ?? 1) > 1 && question?.topic === fact.topic);
  if (question && isAnswered && isHeard) return { way: 'question', at: placeAt(exchange.turn, question) };
  const earlier = held ? null : costAsked(call, exchange, fact, faced);
  if (earlier) return { way: 'question', at: earlier };
  const rungs = fact.rungs.filter((_, i) => together.includes(i + 1));
  return held
    ? null
    : statementFor(
        call,
        exchange,
        rungs.flatMap(({ earn }) => earn),
      );
}

/** "When do they need it by?": asks for a day, whatever it is the day of. */
const askingWhen =
  /\b(?:by|from|until|since) when\b|\bwhen (?:do|does|did|is|was|will|would|must|should|has|have) (?!someone|somebody|anyone|a\b)|\b(?:which|what) (?:day|date)\b|\bhow soon\b/i;
/** The day that was told had just been asked for, though not in the words that earn it. */
export function justAsked(call: Call, { turn, at }: Faced): Evidence | null {
  if (readFigures(tokensIn(turn, at)).every(({ unit }) => unit !== 'date')) return null;
  const before = call.exchanges.filter((exchange) => exchange.turn.seq < turn.seq).slice(-longestWait);
  for (const exchange of before.toReversed()) {
    const question = exchange.asked.find(
      ({ start, end, discovery }) => discovery && askingWhen.test(exchange.turn.text.slice(start, end)),
    );
    if (question) return placeAt(exchange.turn, question);
  }
  return null;
}

/** In the scenario's own words for it, or in several of the topic's: a wider question asked for something else. */
function asksForRung(exchange: Exchange, question: Asked, fact: HiddenFact, depth: number): boolean {
  const least = question.topic === fact.topic ? 1 : strayWords;
  if (asksWith(exchange, question, fact.rungs.slice(depth - 1, depth)) >= least) return true;
  const named = exchange.turn.reading?.topics.filter((one) => one.topic === fact.topic && overlaps(one, question));
  return depth === 1 && question.topic === fact.topic && (named?.length ?? 0) >= strayWords;
}

/**
 * Was there an open question on the very matter to which nothing of it was told? What lies behind it was asked for, in
 * whatever words.
 */
export function asksBehind({ exchanges, scenario }: Call, id: string): boolean {
  const fact = scenario?.hidden.find((one) => one.id === id);
  return exchanges.some((exchange) => {
    if (!fact || !exchange.earnest || exchange.came.some(({ by }) => by?.part === 'rung' && by.fact === id))
      return false;
    return exchange.asked.some(
      (question) => question.open && question.topic === fact.topic && isOn(exchange, question, fact, fact.rungs.length),
    );
  });
}

/** The first turn before `seq`, from `from` on, that asked for this rung and wasn't told it. */
export function askedFor(call: Call, fact: HiddenFact, depth: number, from: number, seq: number): Evidence | null {
  for (const exchange of call.exchanges) {
    const { turn, came, earnest } = exchange;
    const next = came[0]?.turn.seq ?? turn.seq;
    if (!earnest || turn.seq < from || next >= seq) continue;
    const answered = came.flatMap((faced) =>
      faced.by?.part === 'rung' && faced.by.earned ? (accountOf(call, exchange, faced)?.at ?? []) : [],
    );
    const question = questionsIn(exchange).find(
      (one) =>
        (one.topic === fact.topic || isNamed(exchange, one, fact.topic)) &&
        isOn(exchange, one, fact, depth) &&
        asksForRung(exchange, one, fact, depth) &&
        !answered.some((at) => at.seq === turn.seq && overlaps(at, one)),
    );
    if (question) return placeAt(turn, question);
  }
  return null;
}
