import { cues, hasCue } from './hearing.ts';
import type { Sentence } from './sentences.ts';

/** Asking when the other side will do something of its own: nothing is proposed, and nobody takes anything on. */

const asksWhen =
  /^(?:(?:and|so|but|or|then|right|ok|okay|sorry|just|\w+) ){0,3}?(?:(?:is|was) (?:it|that)|(?:are|were) you|(?:do|did) you|when|which day|what day|what date|which \w+ (?:is|was)) /;
const theirs = /\b(?:you|your|he|she|they)\b/;
const ours = new Set(['i', 'we', 'us', 'me', 'let', 'our']);
/** "Are you free", "do you want to bring Dev", "is it all right if you send it": put forward, in a question's form. */
const puttingForward = cues(
  'are you free|are you around|are you available|are you able|are you happy|are you ok|are you okay|are you willing|do you want|do you fancy|is it ok|is it okay|is it all right|is it alright|is it fine|is it possible|is it easier|is it better|is that ok|is that okay|is that all right|would that work|does that work|does that suit|how about|what about|suit you|work for you|both of you|the two of you|you and',
);

/** "Is it Friday the 31st you'd send the notice, or this Friday?" */
export const asksTheirDay = (sentence: Sentence) => {
  const { tokens, asks } = sentence;
  if (!asks || tokens.some(({ norm }) => ours.has(norm)) || hasCue(sentence, puttingForward)) return false;
  const words = tokens.map(({ norm }) => norm).join(' ');
  return asksWhen.test(words) && theirs.test(words);
};
