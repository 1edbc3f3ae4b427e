import { shared } from './content-words.ts';
import { third } from './disparaging.ts';
import { cues, type Hearing, hasCue, hasWord } from './hearing.ts';
import type { Sentence } from './sentences.ts';

/** What they lived through contradicted, made little of, or held to happen with anybody. */

const deed = '(?:was|were|did|had|came|arrived|got there|turned up|went out|worked)';
const partly =
  '(?:some|most|half|part|all|a few|several|plenty|many|more than half|nearly all|\\d+)(?: of (?:it|them|those|that|the \\w+))?';
const whoever = '(?:it|they|we|i|he|she|somebody|someone)';
const opened = '(?:well|but|actually|no|look|now|and) ';
/** "Well, some of them were.", "But it did." */
const backTalk = new RegExp(
  `^(?:${opened})*(?:${partly} ${deed}|(?<=\\b(?:well|but|actually) )${whoever} ${deed})(?: though| actually| in fact| to be fair| on time)*$`,
);
const denied = new Set('not never nobody nothing none no'.split(' '));
const wordsOf = ({ tokens }: Sentence) => tokens.map(({ norm }) => norm).join(' ');

/** "Your cages weren't there." "Well, some of them were.": said to a question it would answer. */
const deniesDenial = (sentence: Sentence, { awaits, last }: Hearing) =>
  !awaits && last.tokens.some(({ norm }) => denied.has(norm)) && backTalk.test(wordsOf(sentence));

/** "It's not like nothing turned up". "It's not like it was", "not like for like" compare. */
const notLike =
  /\b(?:it|this|that) (?:is|was) not (?:exactly )?(?:like|as if|as though) (?:(?:nothing|nobody|none|everything|everyone|everybody|anyone|anybody|all|no one|you|we|i)|(?:it|they|the \w+)(?= (?:did|does|do|was|were|had|has|have|could|would) not| never| all)) (?!(?:do|did|does|used)(?: (?:it|that|in|before|then|now|here)\b|$))/;

const minimising = cues(
  'nobody died|no one died|not the end of the world|hardly the end of the world|hardly a disaster|hardly a catastrophe|not exactly a disaster|not exactly a catastrophe|could have been worse|could have been a lot worse|could have been much worse|was not that bad|was not so bad|was not as bad as|were not that bad|let us not exaggerate|do not exaggerate|you are exaggerating|bit of an exaggeration|out of all proportion|storm in a teacup|fuss about nothing|fuss over nothing|not as bad as you make|not as bad as all that',
);

const refusesToSay = /^(?:well |no |look )*i would not (?:say (?!that (?:to|about|in|at)\b)|call )/;
const sweeping = new Set('nothing nobody never always everything everybody'.split(' '));
const aboutUs = new Set('we us our ours my'.split(' '));
/** "I wouldn't say nothing's happening": their word refused. Of ourselves it is modest, of somebody else fair. */
const refusesTheirWord = (sentence: Sentence, { awaits, last }: Hearing) =>
  !awaits &&
  refusesToSay.test(wordsOf(sentence)) &&
  !hasWord(sentence, aboutUs) &&
  !hasWord(sentence, third) &&
  (shared(sentence.tokens, last.keys) > 0 ||
    sentence.tokens.some(({ norm }) => sweeping.has(norm) && last.tokens.some((token) => token.norm === norm)));

/** "That's weather, their lorries can't fly over it either", "nobody could have". */
const anybodys =
  /\b(?:their \w+|the others|other \w+|(?:\w+s?'?s|\w+s') \w+|they) (?:can|could|would|will|do|did) not (?:\w+ ){1,6}either$|\b(?:nobody|no one)(?: else)?(?: \w+)? (?:can|could|would) (?:\w+ ){0,6}either$/;
const natural =
  /^(?:well |but |and |look )*(?:that is|it is|that was|it was)(?: just| only)? (?:the )?(?:weather|nature|life|luck|bad luck)\b/;
const setAgainst = /^(?:well |and )*but\b/;
/** What goes wrong with us is nobody's doing, or happens to everybody. What they asked of the other is told. */
const saysOthersToo = (sentence: Sentence, { last }: Hearing) => {
  const words = wordsOf(sentence);
  if (!anybodys.test(words) || last.tokens.some(({ norm }) => third.has(norm))) return false;
  return natural.test(words) || setAgainst.test(words);
};

export const contradicts = (sentence: Sentence, hearing: Hearing) =>
  !sentence.asks &&
  (deniesDenial(sentence, hearing) ||
    notLike.test(wordsOf(sentence)) ||
    hasCue(sentence, minimising) ||
    refusesTheirWord(sentence, hearing) ||
    saysOthersToo(sentence, hearing));
