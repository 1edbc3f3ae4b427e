import type { Turn } from '../domain/record.ts';
import { isNegated } from '../listener/hearing.ts';
import { matchTerms } from '../listener/terms.ts';
import { sentencesOf } from './places.ts';

/** What is said of another's offer in plain words, good or belittling, whoever it is. */

type Sentence = ReturnType<typeof sentencesOf>[number];

/** Grants in plain words what is better over there. */
const granting = [
  ...[
    'best in the trade',
    'best in the business',
    'the best there is',
    'better choice',
    'are right about',
    'fair offer',
  ],
  ...[
    'good offer',
    'decent offer',
    'ours is not',
    'ours are not',
    'very good at',
    'with very good',
    'goes deeper',
    'go deeper',
  ],
  ...['we are … dearer', 'we cost more', 'suits you better than us'],
  ...['better than ours', 'better than we', 'better than us', 'deeper than we', 'deeper than ours', 'beats ours'],
  ...['beat ours', 'cheaper than me', 'cheaper than us', 'cheaper than ours', 'less than us', 'less than ours'],
  ...['under us', 'under me', 'under ours', 'below us', 'below ours', 'quicker than us', 'faster than us'],
  ...['ours does not', 'ours cannot', 'ours will not', 'best of the three', 'best of the lot', 'the safer one'],
  ...['decent firm', 'sound firm', 'good firm', 'decent outfit', 'sound outfit', 'tidy … laundry', 'tidy firm'],
  ...['run a tidy', 'run a good', 'run a sound', 'do a good', 'do it well', 'good people', 'kept you running'],
];

/** The sentence of plain words that grants somebody else something. */
export const grantsPlainly = (turn: Turn): Sentence | undefined =>
  sentencesOf(turn).find((sentence) => !sentence.asks && matchTerms(sentence.tokens, granting).length > 0);

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
