import { shared } from './content-words.ts';
import { third } from './disparaging.ts';
import { cues, type Hearing, hasCue, hasWord } from './hearing.ts';
import { deniesItsWord } from './pictures.ts';
import type { Sentence } from './sentences.ts';
import { matchTerms } from './terms.ts';

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
/** "Nobody can do anything about the wind", "there's nothing anyone can do about that". */
const nobodysDoing =
  /\b(?:nobody|no one|none of us) (?:can|could|will|would) (?:ever |really )?(?:(?:do|have done) (?:anything|much|a thing) about|control|help|change|stop) (?:the|that|it|this|what)\b|\bnothing (?:anyone|anybody|you|we|any of us) (?:can|could) (?:ever |really )?(?:do|have done) about (?:the|that|it|this)\b|\b(?:can|could) not (?:control|help|change) the (?:weather|wind|snow|rain|fog|ice|roads?|traffic|bridge|tide)\b|\b(?:act of god|is outside (?:of )?our control|is beyond our control|was outside (?:of )?our control|was beyond our control|is out of our hands|was out of our hands)\b/;
/** "They'd have exactly the same problem", "anyone would". */
const sameForAll =
  /\b(?:would|will|could|might) (?:all |only |just |also )?have (?:had )?(?:exactly |just |all )?the (?:very )?same (?:problems?|trouble|troubles|difficulty|issues?|headache|delays?|weather)\b/;
const isWithUs =
  /\byou (?:would|will|could|might) (?:\w+ )?have\b|\b(?:with|as|like) (?:us|ours|we)\b|^(?:\w+ ){0,2}(?:we|i|ours) (?:would|will|could|might)\b/;

/** What goes wrong with us is nobody's doing, or happens to everybody. What they asked of the other is told. */
const saysOthersToo = (sentence: Sentence, { awaits, last }: Hearing) => {
  const words = wordsOf(sentence);
  if (last.tokens.some(({ norm }) => third.has(norm))) return false;
  if (!awaits && nobodysDoing.test(words)) return true;
  if (!awaits && sameForAll.test(words) && !isWithUs.test(words)) return true;
  return anybodys.test(words) && (natural.test(words) || setAgainst.test(words));
};

/** "It's cheap." "Cheap that never comes isn't cheap": their good word for it turned. */
function turnsTheirWord(sentence: Sentence, { awaits, last }: Hearing): boolean {
  const word = deniesItsWord(sentence)?.norm;
  return word !== undefined && !awaits && last.tokens.some(({ norm }) => norm === word) && !hasWord(sentence, aboutUs);
}

/** "You wash those on site, that's a waste of your people": what they do called a waste. */
const wasting = cues(
  'is a waste of your|is such a waste of your|is just a waste of your|is a waste of good|is a waste of skilled|is a waste of space|you are wasting your',
);
const theirDoing = /\b(?:you|your \w+) (?!would|could|should|might|can|will|may|said|say|told|asked)\w+/;
const ofTime = /\bwaste of your time\b/;
function callsWaste(sentence: Sentence): boolean {
  const words = wordsOf(sentence);
  return (
    hasCue(sentence, wasting) &&
    !ofTime.test(words) &&
    !hasWord(sentence, aboutUs) &&
    theirDoing.test(words) &&
    sentence.tokens[sentence.lead]?.norm !== 'if'
  );
}

/** "It was free." "It wasn't free": their word denied, with nothing behind it. */
const flatDenial = /^(?:well |no |look |but )*(?:it|that|they) (?:was|were) not (?:really |actually |even )?(\w+)$/;
/** "It wasn't luck, we were short" owns more than they said. */
const ownPart = new Set('we us our ours'.split(' '));
function deniesTheirWord(sentence: Sentence, { awaits, last, sentences }: Hearing): boolean {
  const [clause = ''] = clausesOf(sentence);
  const said = flatDenial.exec(clause)?.[1];
  if (said === undefined || awaits || tooPlain.has(said)) return false;
  if (sentences.slice(sentence.index, sentence.index + 2).some((one) => hasWord(one, ownPart))) return false;
  return last.tokens.some(
    ({ norm }, i) => norm === said && !last.tokens.slice(Math.max(0, i - 3), i).some((token) => denied.has(token.norm)),
  );
}
const tooPlain = new Set('it that this you me us him her them so one all enough'.split(' '));

/** The words of a sentence, clause by clause. */
const clausesOf = ({ tokens, clauses }: Sentence) => {
  const starts = [0, ...[...clauses].filter((i) => i > 0).toSorted((a, b) => a - b)];
  return starts.map((from, i) =>
    tokens
      .slice(from, starts[i + 1])
      .map(({ norm }) => norm)
      .join(' '),
  );
};

/** "You can't just bank it", "so that's a non-issue", "you'd be mad to": what they hold or mean to do is waved off. */
const wavedOff = cues(
  'can not just bank|can not just pocket|can not just take it|can not just take that|can not just have it|can not just have that|can not just keep it|can not just help yourself|is a non issue|is a nonissue|is a non starter|would be mad to|would be crazy to|would be daft to|would be foolish to|would be a fool to|would be nuts to|would be insane to',
);
/** "You'd be mad to take my word for it" grants them their doubt, and so does "you'd be mad not to look". */
const modest = /\b(?:mad|crazy|daft|foolish|fool|nuts|insane) to (?:not\b|(?:\w+ ){0,3}(?:me|my|us|our|mine|ours)\b)/;
const ofSomebody = new Set('you your it that this which so'.split(' '));
function wavesOff(sentence: Sentence): boolean {
  if (modest.test(wordsOf(sentence)) || sentence.tokens[sentence.lead]?.norm === 'if') return false;
  return matchTerms(sentence.tokens, wavedOff).some(({ at }) => ofSomebody.has(sentence.tokens[at - 1]?.norm ?? ''));
}

/** "If you trusted it you'd stand behind it." "We do stand behind it.": what they doubt or deny, said to be so. */
const insisting = /^(?:well |but |no |look |and )*(?:we|i) (?:do|did|always do|always have|certainly do) (\w+)\b/;
const doubted = new Set('if never not nobody'.split(' '));
const grantedVerbs = new Set(
  'owe need know see understand agree want have charge ask bill accept feel think'.split(' '),
);
function insists(sentence: Sentence, { awaits, last }: Hearing): boolean {
  const said = insisting.exec(wordsOf(sentence))?.[1];
  if (said === undefined || awaits || grantedVerbs.has(said)) return false;
  const at = last.tokens.findIndex(({ norm }) => norm === said);
  return at > 0 && last.tokens.slice(0, at).some(({ norm }) => doubted.has(norm));
}

export const contradicts = (sentence: Sentence, hearing: Hearing) =>
  !sentence.asks &&
  (deniesDenial(sentence, hearing) ||
    notLike.test(wordsOf(sentence)) ||
    hasCue(sentence, minimising) ||
    deniesTheirWord(sentence, hearing) ||
    wavesOff(sentence) ||
    turnsTheirWord(sentence, hearing) ||
    insists(sentence, hearing) ||
    callsWaste(sentence) ||
    refusesTheirWord(sentence, hearing) ||
    saysOthersToo(sentence, hearing));
