import { disowns } from '../listener/blame.ts';
import type { Sentence } from '../listener/sentences.ts';
import { matchTerms } from '../listener/terms.ts';

/** A fault or a limit taken upon oneself in so many words. */

const owning = ['our fault', 'my fault', 'was ours', 'is ours', 'are ours', 'were ours', 'down to us', 'our mistake'];
export const owned = [
  ...owning,
  'on us',
  'we got that wrong',
  'I got that wrong',
  'I misspoke',
  'we were late',
  'we were slow',
  'we should have',
  'I should have',
];

/** Takes a fault or a limit upon oneself in so many words. */
export const ownsPlainly = (sentence: Sentence) =>
  !sentence.asks && !disowns(sentence) && matchTerms(sentence.tokens, owned).length > 0;
