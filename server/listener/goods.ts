import { contentOf, shared } from './content-words.ts';
import { cues, type Hearing, hasCue } from './hearing.ts';
import type { Sentence } from './sentences.ts';

/** What one's own firm hands over, told one thing after another: "You've got the desk, the dial-out, certificates." */

const set = (words: string) => new Set(words.split(' '));
const adverbs = set('also still already even then all');
/** As many parts make a list. */
const fewestParts = 3;
/** Of a list with so much in it that the other side said, it is their matter that is told. */
const mostTheirs = 0.25;

/** A gap told, or an exception made, is no list of goods. */
const limiting = set('no not never none without only but except gap');

/** The clause beginning here hands something over: "you have got", "you are getting", "there is". */
function handsOver({ tokens }: Sentence, from: number): boolean {
  const words = tokens
    .slice(from, from + 6)
    .map(({ norm }) => norm)
    .filter((norm) => !adverbs.has(norm) && norm !== 'and');
  const [first, second, third] = words;
  if (first === 'there') return second === 'is' || second === 'are';
  if (first !== 'you') return false;
  return second === 'get' || (second === 'have' && third !== 'to') || (second === 'are' && third === 'getting');
}

/** The form of such a list, of things that the other side has not named. Their own cares are told in the same form. */
export function listsGoods(sentence: Sentence, { last, earlier }: Hearing): boolean {
  const { tokens, clauses, asks, lead } = sentence;
  if (asks || clauses.size < fewestParts || !(handsOver(sentence, 0) || handsOver(sentence, lead))) return false;
  if (tokens.some(({ norm }) => limiting.has(norm))) return false;
  const content = contentOf(tokens);
  const theirs = shared(tokens, new Set([...last.keys, ...earlier]));
  return content.length >= fewestParts && theirs / content.length <= mostTheirs;
}

/** "You'd miss Sundays": one's own goods, told as what they would do without. */
export const missing = cues(
  'you would miss|you will miss|you would lose|you will lose|you would be without|you would go without',
);

/** "And gas bought ahead to 2029, so we don't come back in twelve months": behind a step, what will not come again sets no day. */
export const tellsGoods = (sentence: Sentence) => hasCue(sentence, comparing) || hasCue(sentence, notAgain);
const comparing = cues(
  'like they|like theirs|like them|unlike|than they|than theirs|than them|they do not|they will not',
);
const notAgain = cues(
  'do not come back|will not come back|does not come back|not come back for|does not move|will not move|do not go up|does not go up|will not go up|no rise|not raise|does not change|will not change|do not change|is fixed|are fixed|bought ahead|bought forward|fixed until|fixed to|held until|held to',
);
