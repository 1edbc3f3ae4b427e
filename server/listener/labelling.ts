import { callsUnfair } from './arguing.ts';
import { cues, type Family, findCue, type Hearing, hasCue, hasWord, isNegated, move } from './hearing.ts';
import { deniesItsWord } from './pictures.ts';
import type { Sentence } from './sentences.ts';
import { matchTerms } from './terms.ts';

/** A feeling of theirs named. What is said of a thing names none. */

const set = (words: string) => new Set(words.split(' '));
const theirs = set('you your yours');

export const feelings = set(
  'frustrated frustrating annoyed annoying angry upset worried worrying anxious nervous disappointed disappointing concerned stressed stressful overwhelmed exhausted exhausting tired fed unhappy sceptical skeptical wary cautious uncomfortable awkward tense tight painful hurt embarrassed embarrassing burned burnt stuck trapped confused furious hard difficult tough unfair lonely proud excited relieved sick squeezed exposed cornered reluctant torn hesitant scared afraid afraid pressured let-down ashamed guilty bitter resentful suspicious uneasy torn bruised sore',
);
const feelingNouns = cues(
  'under pressure|under … pressure|lot of pressure|pressure on you|fed up|let down|at your wits|on your shoulders|weighs on|a lot on your plate|keeps you up|frustration|in the middle|on the spot|in a corner|a heavy load|stuck with|left holding|you are carrying|been carrying|carrying this|carrying that|carrying all',
);
const namesFeeling = cues(
  'you are|you were|you feel|you felt|you seem|you sound|you look|it sounds|it seems|it feels|it looks|sounds|seems|that must|it must|must be|must have|that is|that was|it is|it was|you must|I can hear|I can tell|I can see|I sense|I imagine|I get the sense|this is|this feels|they must|they are|he must|she must|that feels|you have been',
);
const mine = cues('I am|I was|I feel|I felt|we are|we were|I have been|we have been');

/** Feelings of trouble put to somebody who has just said that all is well, or held against whoever has them. */
const contented = cues(
  'happy with|quite happy|very happy|pleased with|satisfied with|content with|no complaints|no trouble|never had trouble|never had a problem',
);
const turnedOff = cues('sorry you feel|sorry that you feel|sorry you felt|sorry if anyone|sorry if anybody');
export const isMisplaced = (sentence: Sentence, { last }: Hearing) =>
  hasCue(sentence, turnedOff) || matchTerms(last.tokens, contented).some(({ at }) => !isNegated(last.tokens, at));

export function label(sentence: Sentence, hearing: Hearing): ReturnType<Family> {
  const naming = findCue(sentence, namesFeeling);
  if (!naming || isMisplaced(sentence, hearing) || callsUnfair(sentence)) return [];
  if (isOfThing(sentence, naming.at) || deniesItsWord(sentence) !== null) return [];
  const own = hasCue(sentence, mine) && !hasWord(sentence, theirs) && !sentence.text.includes('both of us');
  if (own) return [];
  const after = sentence.tokens.slice(naming.at);
  // a lorry is stuck too
  const isFelt = ({ norm }: Sentence['tokens'][number]) =>
    feelings.has(norm) && (norm !== 'stuck' || hasWord(sentence, theirs));
  const felt = after.some(isFelt) || hasCue(sentence, feelingNouns);
  if (!felt) return [];
  // "that's hard to beat" says how good a thing is
  if (hasCue(sentence, hardTo) && !after.some(({ norm }) => feelings.has(norm) && !weakFeelings.has(norm))) return [];
  const everyone = hasCue(sentence, generality) || hasCue(sentence, reproach);
  const weak =
    after.some((token) => weakFeelings.has(token.norm)) && !hasWord(sentence, theirs) && !sentence.text.includes('us');
  return everyone ? [] : [move('label', sentence, weak ? 0.5 : sentence.asks ? 0.6 : 0.75)];
}
/** "Linen that's stuck on a motorway": told of a thing, where nobody is spoken of. */
function isOfThing(sentence: Sentence, at: number): boolean {
  const { tokens, clauses } = sentence;
  const isRelative = tokens[at]?.norm === 'that' && at > 0 && !clauses.has(at);
  const before = tokens[at - 1]?.norm ?? '';
  return isRelative && !notThings.has(before) && !hasWord(sentence, theirs);
}
const notThings = set(
  'so and but because if when then think know see hear say said guess suppose sure feel felt well yes no oh yeah look now god people person somebody someone anybody anyone everybody man woman team staff crew lot',
);
const reproach = cues('you are being|you are difficult|you are unfair|you are hard|stop being');
const hardTo = cues(
  'hard to beat|tough to beat|difficult to beat|hard to match|hard to top|hard to better|hard to argue|hard to fault',
);
const generality = cues("everyone's|everyone is|everybody is|times are");
const weakFeelings = set('hard difficult tough tight');
