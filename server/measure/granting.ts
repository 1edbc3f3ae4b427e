import type { Turn } from '../domain/record.ts';
import { isNegated } from '../listener/hearing.ts';
import { matchTerms } from '../listener/terms.ts';
import { greets, sentencesOf } from './places.ts';

/** What is said of another's offer in plain words, good or belittling, whoever it is. */

type Sentence = ReturnType<typeof sentencesOf>[number];

/** Compliments: said of everybody they grant nobody anything. */
const praising = [
  ...['fair offer', 'good offer', 'decent offer', 'decent firm', 'sound firm', 'good firm', 'decent outfit'],
  ...['sound outfit', 'tidy … laundry', 'tidy firm', 'run a tidy', 'run a good', 'run a sound', 'do a good'],
  ...['do it well', 'good people', 'kept you running'],
];

/** Grants in plain words what is better over there. */
const ranking = [
  ...['best in the trade', 'best in the business', 'the best there is', 'better choice', 'are right about'],
  ...['ours is not', 'ours are not', 'very good at', 'with very good', 'goes deeper', 'go deeper'],
  ...['we are … dearer', 'we cost more', 'suits you better than us'],
  ...['better than ours', 'better than we', 'better than us', 'deeper than we', 'deeper than ours', 'beats ours'],
  ...['beat ours', 'cheaper than me', 'cheaper than us', 'cheaper than ours', 'less than us', 'less than ours'],
  ...['under us', 'under me', 'under ours', 'below us', 'below ours', 'quicker than us', 'faster than us'],
  ...['they have … we have not', 'they have … we do not', 'they do … we do not', 'they can … we can not'],
  ...['things we have not', 'things that we have not', 'something we have not', 'one thing we have not'],
  ...['ours does not', 'ours cannot', 'ours will not', 'best of the three', 'best of the lot', 'the safer one'],
];
const granting = [...praising, ...ranking];

/** The sentence of plain words that grants somebody else something. */
export const grantsPlainly = (turn: Turn): Sentence | undefined =>
  sentencesOf(turn).find((sentence) => !sentence.asks && matchTerms(sentence.tokens, granting).length > 0);

/** All of them, each with what it grants; compliments are all one. */
export const grantsIn = (turn: Turn): { sentence: Sentence; what: string }[] =>
  sentencesOf(turn).flatMap((sentence) => {
    if (sentence.asks) return [];
    const [ranked] = matchTerms(sentence.tokens, ranking);
    if (ranked) return [{ sentence, what: ranked.term }];
    return matchTerms(sentence.tokens, praising).length > 0 ? [{ sentence, what: 'praise' }] : [];
  });

const answering = /^(?:they|it|he|she) (?:will|do|does|did|can|are|is|have|has)$/;
const doubting =
  /\b(?:apparently|supposedly|allegedly|technically|in theory|on paper|so they (?:say|claim)|if you believe|according to them|but so|but we|but ours?|though we|though ours?)\b/;

/** "They do, and it's good": a yes to what was said of them. Doubted, or with our own held against it, it is none. */
export function grantsInAnswer(turn: Turn): Sentence | undefined {
  const said = sentencesOf(turn).find((one) => one.tokens.length > 1 && !greets(turn, one));
  if (!said || said.asks) return undefined;
  const { tokens, lead, clauses } = said;
  const words = (from: number, to?: number) =>
    tokens
      .slice(from, to)
      .map(({ norm }) => norm)
      .join(' ');
  const next = tokens[lead + 2];
  const isWhole = next === undefined || clauses.has(lead + 2) || /^(?:and|but|though)$/.test(next.norm);
  return answering.test(words(lead, lead + 2)) && isWhole && !doubting.test(words(lead + 2)) ? said : undefined;
}

/** Admits a limit, a loss or a customer who went, or declines to run anybody down: it argues for nobody. */
const admitting = [
  ...[
    'we could not',
    'we cannot',
    'we can not',
    'we did not',
    'we do not',
    'we have no',
    'we have not',
    'ours does not',
  ],
  ...[
    'we lost',
    'lost them',
    'lost him',
    'lost her',
    'left us',
    'to us … went back',
    'went back from us',
    'chose them',
  ],
  ...['will not knock', 'not going to knock', 'would not knock', 'will not run … down', 'will not say a word against'],
  ...['nothing against', 'nothing bad to say', 'will not talk … down', 'would not put you off'],
];
export const admits = ({ tokens }: Sentence) => matchTerms(tokens, admitting).length > 0;

/** Makes light of what somebody else has. */
const belittling = [
  ...['gimmick*', 'a toy', 'toys', 'overrated', 'window dressing', 'bells and whistles', 'just marketing'],
  ...['only marketing', 'nothing special', 'nobody needs', 'no one needs', 'a fad', 'snake oil', 'smoke and mirrors'],
];

/** The sentence that makes light of it; "no gimmick" does not. */
export const belittlingIn = (turn: Turn): Sentence | undefined =>
  sentencesOf(turn).find(
    ({ asks, tokens }) => !asks && matchTerms(tokens, belittling).some(({ at }) => !isNegated(tokens, at)),
  );
