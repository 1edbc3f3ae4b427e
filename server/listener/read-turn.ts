import type { Move } from '../domain/move.ts';
import type { Reading } from '../domain/reading.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { Check } from '../domain/scenario-parts.ts';
import { blames, disowns } from './blame.ts';
import { readFigures } from './figures.ts';
import { cues, hasCue, isNegated, type Utterance } from './hearing.ts';
import { otherPrices } from './other-lines.ts';
import { ownsFault, ownsLimitOnly } from './own-fault.ts';
import { type Asked, aboutTerms, readAnswer } from './read-answer.ts';
import { readClaims } from './read-claims.ts';
import { isBurst, namesOf, readQuestions, recentWords } from './read-questions.ts';
import { readBattlecard, readGets, readGives } from './read-trades.ts';
import { saidTo } from './recital.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import { countWords, hasTerm, matchTerms, type Span, type Token } from './terms.ts';
import { theirWordsOf } from './their-words.ts';
import { kindOf } from './turn-kind.ts';
import { vocabularyOf } from './vocabulary.ts';

/** What a turn means in this scenario: the moves say what was done, the reading about what and how truly. */

export type ReadContext = {
  /** The conversation so far, oldest first. */
  before: readonly Utterance[];
  /** The objection that has the floor. */
  open: string | null;
  /** The topic last open. */
  topic: string | null;
  /** A question of fact that waits for its answer. */
  asked: (Check & { event: string }) | null;
};

const mostSentences = 400;
const mostTokens = 20_000;

/** A yes to this call, which is none to the deal: "what made you say yes to fifteen minutes?" */
const toTheCall = cues(
  'yes to … minutes|yes to half an hour|yes to an hour|yes to this call|yes to a call|yes to the call|yes to this meeting|yes to a meeting|yes to talking|yes to a talk|yes to a chat|agree to … minutes|agree to this call|agree to a call|agree to this meeting|agree to a meeting|agree to talk|agree to speak',
);

function readTopics(scenario: Scenario, tokens: Token[]): Reading['topics'] {
  const calls = matchTerms(tokens, toTheCall);
  const isOfCall = (at: Span) => calls.some((call) => at.start < call.end && call.start < at.end);
  return Object.entries(scenario.topics)
    .flatMap(([topic, { terms }]) => matchTerms(tokens, terms).map(({ start, end }) => ({ start, end, topic })))
    .filter((topic) => !isOfCall(topic))
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter(
      (topic, i, all) =>
        !all.slice(Math.max(0, i - 8), i).some((wider) => wider.topic === topic.topic && wider.end >= topic.end),
    );
}

const listening = new Set<string>(['acknowledge', 'reflect', 'label']);

/** The last topic named in a question, else the first named, else the open one where the turn builds on it. */
function mainTopic(reading: Pick<Reading, 'topics' | 'questions'>, moves: readonly Move[], context: ReadContext) {
  const asked = reading.questions.findLast((question) =>
    reading.topics.some((topic) => topic.start >= question.start && topic.end <= question.end),
  );
  if (asked?.topic) return asked.topic;
  const first = reading.topics[0];
  if (first) return first.topic;
  const builds = moves.some((move) => move.probe === true || listening.has(move.move));
  return builds ? context.topic : null;
}

/** "The log, if you want it": no condition is made, whatever words begin one. */
const courtesyIf = cues(
  'if you want|if you like|if you wish|if you would like|if you need|if you care to|if you prefer|if you are interested|if it helps|if that helps|if it is useful|if that is useful|if it is of use',
);

/** Compliance rules met or broken, subjects raised, personal facts taken up. */
function readMarks(scenario: Scenario, sentences: readonly Sentence[], before: readonly Utterance[]) {
  const stated = (terms: readonly string[]) =>
    sentences.flatMap((sentence) =>
      sentence.asks ? [] : matchTerms(sentence.tokens, terms).filter((match) => !isNegated(sentence.tokens, match.at)),
    );
  const anywhere = (terms: readonly string[]) => sentences.flatMap((sentence) => matchTerms(sentence.tokens, terms));
  const first = (spans: readonly Span[], id: string) => spans.slice(0, 1).map(({ start, end }) => ({ start, end, id }));
  const told = before.filter((utterance) => utterance.speaker === 'prospect').map((utterance) => utterance.text);
  const courtesies = anywhere(courtesyIf);
  const isCourtesy = (at: Span) => courtesies.some((polite) => at.start < polite.start && polite.start < at.end);
  return {
    compliance: scenario.compliance.flatMap((rule) =>
      first(
        rule.rule === 'required' ? anywhere(rule.terms) : stated(rule.terms).filter((at) => !isCourtesy(at)),
        rule.id,
      ),
    ),
    raised: scenario.mustRaise.flatMap((item) => first(anywhere(item.terms), item.id)),
    takenUp: scenario.personal.flatMap((item) => {
      const spans = anywhere(item.takenUp);
      const wasSaid = spans.length > 0 && told.some((text) => hasTerm(text, item.said));
      return wasSaid ? first(spans, item.id) : [];
    }),
  };
}

/** Sentences that put a price on another line of business and give nothing of this one. */
function readSells(scenario: Scenario, sentences: readonly Sentence[], given: readonly Span[], context: ReadContext) {
  const prices = otherPrices(scenario, sentences, context.before);
  const holds = ({ start, end }: Sentence, spans: readonly Span[]) =>
    spans.some((at) => start <= at.start && at.end <= end);
  return sentences
    .filter((sentence) => holds(sentence, prices) && !holds(sentence, given))
    .map(({ start, end }) => ({ start, end }));
}

/** Sentences that put something on the table: a concession, or a thing given or asked for. */
const offersIn = (moves: readonly Move[], things: readonly Span[]) => (sentence: Sentence) =>
  [...moves.filter((move) => move.move === 'concede'), ...things].some(
    (at) => at.start < sentence.end && sentence.start < at.end,
  );

const askedOf = (scenario: Scenario, check: Check, isOffer: Asked['isOffer']): Asked => ({
  check,
  isOffer,
  about: aboutTerms(scenario, check.fact),
});

/** A list of subjects with no question on any of them. */
const everything = 5;
const namesEverything = (topics: Reading['topics'], questions: Reading['questions']) =>
  new Set(topics.map((at) => at.topic)).size >= everything && questions.every((question) => question.stock);

/** "I can't tell you that" may be the right answer; a claim it is not. */
const refusesToSay = cues(
  'I can not tell you that|I can not say that|I can not promise that|I can not claim that|I will not tell you that|I will not say that|I will not claim that|I could not tell you that|I could not say that',
);

const silent = new Set<string>(['outside', 'insult', 'nonsense', 'other-language', 'recital']);

/**
 * Reads a rep's turn against the scenario. `moves` are the listener's for the same text. Offsets
 * are half-open UTF-16. Pure; linear in the length of the turn and of the conversation before it.
 */
export function readTurn(scenario: Scenario, text: string, moves: readonly Move[], context: ReadContext): Reading {
  const sentences = splitSentences(text.slice(0, mostTokens * 6)).slice(0, mostSentences);
  const tokens = sentences.flatMap((sentence) => sentence.tokens);
  const words = countWords(text);
  const topics = readTopics(scenario, tokens);
  const said = saidTo(context.before);
  const questions = readQuestions(sentences, moves, {
    topics,
    open: context.topic,
    names: namesOf(scenario),
    theirs: recentWords(context.before),
    said,
    before: context.before,
  });
  const gets = readGets(scenario, sentences, moves);
  const gives = readGives(scenario, sentences, moves, gets.length > 0, context.before);
  const answer = context.asked
    ? readAnswer(askedOf(scenario, context.asked, offersIn(moves, [...gives, ...gets])), sentences)
    : null;
  // a price that is given is no statement about the price
  const given = gives.filter((give) => give.off !== undefined);
  const claims = readClaims(scenario, sentences, moves, context.before).filter(
    (claim) => !given.some((give) => claim.start <= give.start && give.end <= claim.end),
  );
  const told = sentences.find((sentence) => sentence.start === answer?.at?.start);
  const lays = sentences.some((sentence) => blames(sentence) || disowns(sentence));
  const isTold = told !== undefined && !(answer?.answer === 'right' && (lays || hasCue(told, refusesToSay)));
  if (answer?.at && context.asked && isTold && (answer.answer === 'right' || answer.answer === 'wrong')) {
    const { fact } = context.asked;
    const { start, end } = answer.at;
    const others = claims.filter((claim) => claim.fact !== fact || claim.start !== start);
    claims.splice(0, claims.length, ...others, { start, end, fact, verdict: answer.answer });
    claims.sort((a, b) => a.start - b.start);
  }
  const figures = readFigures(tokens);
  const sells = readSells(scenario, sentences, gives, context);
  const answers = answer !== null && answer.answer !== 'none';
  const plain = kindOf(text, sentences, moves, words, answers, { said, vocabulary: vocabularyOf(scenario) });
  // whoever gives, runs down or blames has said something, whatever the number of subjects
  const acts = gives.length > 0 || moves.some(({ move }) => move === 'concede' || move === 'disparage');
  const isEmpty = plain === 'ordinary' && !answers && claims.length === 0 && !acts && !sentences.some(blames);
  const kind = isEmpty && (isBurst(sentences, { said }) || namesEverything(topics, questions)) ? 'recital' : plain;
  const owned = !silent.has(kind) && ownsFault(scenario, sentences, claims, context.before);
  return {
    words,
    kind,
    topics,
    topic: mainTopic({ topics, questions }, moves, context),
    questions,
    ownFault: owned,
    ...(owned && ownsLimitOnly(scenario, sentences, claims) ? { ownsLimit: true } : {}),
    blames: !silent.has(kind) && sentences.some(blames),
    claims,
    answer: answer?.answer ?? null,
    answerFirst: answer?.first ?? false,
    gives,
    gets,
    ...(sells.length > 0 ? { sells } : {}),
    battlecard: readBattlecard(scenario, tokens),
    figures,
    ...readMarks(scenario, sentences, context.before),
    theirWords: silent.has(kind) ? '' : theirWordsOf(scenario, text, sentences, moves, { figures, claims }),
  };
}
