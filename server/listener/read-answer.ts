import type { Reading } from '../domain/reading.ts';
import type { Fact, Scenario } from '../domain/scenario.ts';
import type { Check } from '../domain/scenario-parts.ts';
import { blames, disowns } from './blame.ts';
import { readFigures } from './figures.ts';
import { cues, hasCue } from './hearing.ts';
import { kindsIn, plainSpans } from './read-claims.ts';
import type { Sentence } from './sentences.ts';
import { matchTerms, type Span } from './terms.ts';

/** The answer to the prospect's question of fact. */

const unsure = cues(
  'I do not know|I would have to check|I will have to check|I need to check|I would need to check|let me check|I can check|I will check|I will find out|I am not sure|not certain|off the top of my head|I could not say|I could not tell you|come back to you on|get back to you on|as far as I know|I believe|I think|I do not have that|I have not got that|I would need to look',
);

const greetings = new Set(
  'good morning afternoon evening hello hi hey thanks thank you dear and nice to meet all both everyone'.split(' '),
);
/** "Morning, Sian." greets; names are what is left of it. */
const greets = ({ tokens, text, start }: Sentence) =>
  tokens.some((token) => greetings.has(token.norm)) &&
  tokens.every((token) => greetings.has(token.norm) || /\p{Lu}/u.test(text.charAt(token.start - start)));

const offering = cues(
  'if you|in return|in exchange|against|on condition|provided that|as long as you|sign for|stay for|commit to|give us|bring us',
);

export type Answer = { answer: NonNullable<Reading['answer']>; first: boolean; at: Span | null };

/** What a sentence says that is offered answers nothing; `about`: the words that show a sentence is on the fact asked for. */
export type Asked = { check: Check; about: readonly string[]; isOffer: (sentence: Sentence) => boolean };

/** Words that show a sentence is on the fact. */
export const aboutTerms = (scenario: Scenario, id: string): readonly string[] => {
  const fact = scenario.facts.find((known) => known.id === id);
  if (!fact) return [];
  const terms = abouts.get(fact) ?? fact.checks.flatMap((check) => check.about);
  abouts.set(fact, terms);
  return terms;
};
/** Kept, since terms are compiled once for each array. */
const abouts = new WeakMap<Fact, readonly string[]>();

/** Most words of a sentence that answers without naming what it is about. */
const plainAnswerWords = 16;

/** How the turn answers the question of fact that stood open. The first answer given counts. */
export function readAnswer({ check, about, isOffer }: Asked, sentences: readonly Sentence[]): Answer {
  const opening = sentences.findIndex(
    (sentence) => (sentence.tokens.length > sentence.lead + 1 && !greets(sentence)) || hasTerm(sentence, check),
  );
  const offers = (sentence: Sentence) => isOffer(sentence) || hasCue(sentence, offering);
  const isOnIt = ({ tokens }: Sentence) => matchTerms(tokens, about).length > 0 || tokens.length <= plainAnswerWords;
  const hits = sentences.flatMap((sentence) =>
    sentence.asks
      ? []
      : [
          ...plainSpans(sentence, check.right).map((span) => ({ span, right: true, sentence })),
          // a figure inside an offer is what is offered, not what is so
          ...(offers(sentence) || !isOnIt(sentence) ? [] : plainSpans(sentence, check.wrong ?? [])).map((span) => ({
            span,
            right: false,
            sentence,
          })),
        ],
  );
  const earliest = hits.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)[0];
  const beside = hits.filter((hit) => hit.sentence === earliest?.sentence);
  // "Four fleets, two years, five days": one stray number beside the right one is about something else.
  const strayed = beside.filter((hit) => !hit.right).length === 1 && beside.find((hit) => hit.right);
  const longest = strayed || earliest;
  // told to put it on somebody else, a true answer is no straight one
  const laysIt = sentences.some((sentence) => blames(sentence) || disowns(sentence));
  const isFirst = (sentence: Sentence) => !laysIt && sentence.index <= Math.max(0, opening);
  if (longest)
    return { answer: longest.right ? 'right' : 'wrong', first: isFirst(longest.sentence), at: longest.sentence };
  const short = sentences[0] && bareAnswer(sentences[0]);
  if (sentences[0] && short) {
    const isRight = check.right.includes(short);
    if (isRight || check.wrong?.includes(short))
      return { answer: isRight ? 'right' : 'wrong', first: isFirst(sentences[0]), at: sentences[0] };
  }
  const guessed = sentences.find((sentence) => !sentence.asks && !offers(sentence) && strays(sentence, check));
  if (guessed) return { answer: 'wrong', first: isFirst(guessed), at: guessed };
  const open = sentences.find((sentence) => hasCue(sentence, unsure));
  return open ? { answer: 'unsure', first: isFirst(open), at: open } : { answer: 'none', first: false, at: null };
}

/** "We don't." and "It does." stand for no and yes. */
function bareAnswer({ tokens, asks }: Sentence): 'yes' | 'no' | null {
  const said = tokens.map((token) => token.norm).join(' ');
  const found = /^(?:we|it|i|they|you|he|she) (?:do|does|did|can|could|will|would|is|are|has|have)( not)?$/.exec(said);
  return !found || asks ? null : found[1] ? 'no' : 'yes';
}

const hasTerm = (sentence: Sentence, check: Check) =>
  matchTerms(sentence.tokens, check.right).length + matchTerms(sentence.tokens, check.wrong ?? []).length > 0;

/** Most words of a bare answer: a longer sentence with a figure of its own speaks of something else. */
const bareAnswerWords = 10;

/** Another figure where a figure was asked for. */
function strays(sentence: Sentence, check: Check): boolean {
  const kinds = kindsIn(check.right);
  const figures = readFigures(sentence.tokens);
  return (
    sentence.index < 2 &&
    sentence.tokens.length <= bareAnswerWords &&
    figures.length > 0 &&
    kinds.size > 0 &&
    figures.some(
      (figure) =>
        !countsThings(sentence, figure) &&
        (kinds.has(figure.unit) || (figure.unit === 'duration' && kinds.has('time'))),
    )
  );
}

/** "400 points": a number of something else than what was asked for, where a sum was. */
function countsThings({ tokens }: Sentence, figure: Reading['figures'][number]): boolean {
  const next = tokens.find((token) => token.start >= figure.end);
  return figure.unit === 'count' && next !== undefined && /^\p{L}{3,}$/u.test(next.norm) && !sumWords.has(next.norm);
}
const sumWords = new Set(['pounds', 'euros', 'dollars', 'thousand', 'million', 'and', 'for', 'per', 'that', 'the']);
