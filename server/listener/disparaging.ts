import { shared } from './content-words.ts';
import { cues, type Family, findCue, type Hearing, hasCue, hasWord, move } from './hearing.ts';
import { deniesItsWord, picturesSmall } from './pictures.ts';
import type { Sentence } from './sentences.ts';
import { matchTerms } from './terms.ts';

/** Running somebody else down: in hard words, by hearsay, by agreeing to it, by picturing it fail, or by making it small. */

const set = (words: string) => new Set(words.split(' '));
export const third = set('they their them theirs competitors others rivals');

const running = cues(
  'patchy|unreliable|bankrupt|mad to go|crazy to go|cowboys|cut corners|cuts corners|cutting corners|fly by night|let you down|lets you down|will regret|you would regret|regret it|not in our league|second rate|cheap and nasty|they fail|they are failing|rubbish|useless|terrible|awful|poor quality|flaky|dodgy|shoddy|amateurs|overpromise|going under|losing customers|lost customers|bad reputation|horror stories|nightmare|a joke|struggling|cannot be trusted|do not trust|not trust them|corners|inferior|outdated|clunky|old technology|legacy system|come back from|come back to us from|left them|laughing stock|not serious|will not last|false alarms|dinosaur|dinosaurs|is a toy|are a toy|just a toy|a toy compared|running out of money|running out of cash|short of money|they are panicking|stuck in the past|on their last legs|on its last legs|going nowhere|one man band|back bedroom|snake oil|get bounced|bounced constantly|falling apart|fall apart|sting you|stings you|stung you|rip you off|ripping you off|fleece you|fleecing you|skin you|bleed you dry|hold you to ransom|take you to the cleaners|leave you in the lurch|leaves you in the lurch|left in the lurch|high and dry|drop you in it|would not trust|would never trust|would not leave … to|would not bet|would not gamble|would not risk … on|would not let them near',
);
const hearsay = cues(
  'from what I hear|we hear|I have heard|people say|word is|between you and me|off the record|I hear that|everyone knows|rumour',
);
/** Its "I" is the speaker's. */
const distrusting = cues(
  'I would not trust|I would never trust|I would not leave|I would not bet|I would not gamble|I would not risk|we would not trust',
);
const thatLot = cues('that lot|this lot');
const thoseThere = set('those these that');
export const aboutUs = set('we us our ours i my');

/** Said of a thing the other side has just named: "charts are a bit of a gimmick". Of our own it is candour. */
const belittling = cues(
  'gimmick|gimmicks|gimmicky|window dressing|bells and whistles|overrated|over-rated|a fad|all hype|just hype|smoke and mirrors|a waste of money|nobody needs|no one needs|nobody uses|no one uses|nobody reads|no one reads|nobody looks at|just for show|all for show|a nice toy|a plaything|pure marketing|just marketing',
);

const owning = set('our ours my mine');
/** "Nobody's looking at their phone": what somebody does with a thing of his own says nothing of what is sold. */
const whose = set('their his her your');
/** "They don't trust us": it is ourselves that are spoken of. */
const oneself = set('us our ours me my');

const tokenAfter = ({ tokens }: Sentence, end: number) => tokens.find(({ start }) => start >= end)?.norm ?? '';

function belittles(sentence: Sentence, hearing: Hearing): boolean {
  const cue = findCue(sentence, belittling);
  if (!cue || sentence.asks) return false;
  const from = Math.max(...[...sentence.clauses].filter((i) => i <= cue.at));
  const next = [...sentence.clauses].filter((i) => i > cue.at);
  const clause = sentence.tokens.slice(from, next.length > 0 ? Math.min(...next) : undefined);
  if (clause.some(({ norm }) => owning.has(norm)) || whose.has(tokenAfter(sentence, cue.end))) return false;
  return shared(clause, hearing.last.keys) > 0 || clause.some(({ norm }) => third.has(norm));
}

/** What the other side has heard of somebody, and brings up as bait. */
const rumouring = cues(
  'I heard|I hear|we heard|we hear|I have heard|we have heard|they say|people say|word is|rumour|rumours|somebody told me|someone told me|is it true that',
);
const badNews = cues(
  'lost a customer|lost customers|lost a client|lost clients|lost a contract|lost two|lost three|losing customers|going under|going bust|in trouble|bankrupt|for sale|sued|fined|false alarms|outage|outages|went down|breach|leaked|laying off|sacked|walked out|complaints|let … down|falling apart|mess|nightmare|disaster',
);
const isRumour = ({ last }: Hearing) =>
  matchTerms(last.tokens, rumouring).length > 0 && matchTerms(last.tokens, badNews).length > 0;

const believing = cues(
  'would not be surprised|not surprised|would not surprise me|does not surprise me|no surprise|hardly surprising|not surprising|heard that too|heard the same|heard that as well|heard it too|have heard that|so I hear|so I heard|so I have heard|I hear that too|sounds about right|sounds right|sounds like them|that is them all over|tell me about it|can well believe|can believe it|can believe that|not the only one|not the first I hear|happens all the time|happens a lot|you heard right|it is true|that is true',
);
const declining = cues(
  'would not know|rather not|do not know|can not say|not mine to|no idea|would not go by|not go by|ask them|not for me to|will not guess|leave that|leave it there|not my place|would not repeat|not repeat',
);

/** "I wouldn't be surprised": said to a bad rumour it spreads it. */
const believesIt = (sentence: Sentence, hearing: Hearing) =>
  !sentence.asks &&
  hasCue(sentence, believing) &&
  isRumour(hearing) &&
  !hearing.sentences.some((other) => hasCue(other, declining));

const failing = cues(
  'people just switch it off|people switch it off|people just switch them off|people turn it off|people just turn it off|people mute it|people just mute it|everyone mutes it|people ignore it|people just ignore it|everyone ignores it|everybody ignores it|nobody takes any notice|no one takes any notice|nobody looks at it|no one looks at it|and hopes someone|and hopes somebody|and hopes for the best|and hope someone|and hope somebody|hope for the best|hoping someone|hoping somebody|people give up on it|people stop using it|it just breaks|it just stops working|it never works|never works properly|it falls over|falls over every|it will fall over|it will let you down|it always goes wrong|goes wrong all the time|goes wrong every|sleep through it|sleeps through it',
);
/** "An app pinging all night, people just switch it off": theirs pictured failing. Ours told so is candour. */
const picturesFailing = (sentence: Sentence, hearing: Hearing) =>
  !sentence.asks &&
  hasCue(sentence, failing) &&
  !hasWord(sentence, aboutUs) &&
  (isRumour(hearing) || speaksOfOthers(hearing));
const speaksOfOthers = (hearing: Hearing) =>
  hearing.sentences.some((other) => hasWord(other, third) || namesSomeone(other, hearing) || isAboutAName(other));

/** Hard words, of whomever; that nobody trusts us is a fault of ours. */
const findRunning = (sentence: Sentence) => {
  const cue = findCue(sentence, running);
  return cue && !(/trust/.test(sentence.text) && oneself.has(tokenAfter(sentence, cue.end))) ? cue : null;
};

/** "They've one plant. Cheap linen that never comes isn't cheap." */
const isEmptyPraise = (sentence: Sentence, hearing: Hearing) =>
  deniesItsWord(sentence) !== null &&
  !hasWord(sentence, aboutUs) &&
  (hasWord(sentence, third) || hearing.sentences.some((other) => other !== sentence && hasWord(other, third)));

/** "With Keldra you get a text message and that's it": all of theirs told as one small thing. Asked what they do, it answers. */
const allThereIs =
  /\b(?:get|gets|got|have|has|send|sends|is|are|do|does) (?:a|an|one|1|some|just|only) .*\b(?:and )?that is (?:it|all|all there is|about it|your lot)$/;
const withName = /\b(?:with|from|at) \p{Lu}\p{Ll}{2,}\b/u;
const asksOfThem = (sentence: Sentence, hearing: Hearing) =>
  hearing.awaits &&
  (hearing.last.tokens.some(({ norm }) => third.has(norm)) || shared(sentence.tokens, hearing.last.keys) > 0);
const endsThere = (sentence: Sentence, hearing: Hearing) =>
  !sentence.asks &&
  !asksOfThem(sentence, hearing) &&
  !hasWord(sentence, aboutUs) &&
  allThereIs.test(sentence.tokens.map(({ norm }) => norm).join(' ')) &&
  (withName.test(sentence.text) || hasWord(sentence, third) || isAboutAName(sentence));

/** Said in hard words it is surest, and is what is quoted. */
export function disparageMoves(sentence: Sentence, hearing: Hearing): ReturnType<Family> {
  const cue = findRunning(sentence);
  if ((picturesSmall(sentence) && speaksOfOthers(hearing)) || endsThere(sentence, hearing))
    return [move('disparage', sentence, 0.7)];
  if (isEmptyPraise(sentence, hearing)) return [move('disparage', sentence, 0.7)];
  if (belittles(sentence, hearing) || believesIt(sentence, hearing) || picturesFailing(sentence, hearing))
    return [move('disparage', sentence, cue ? 0.7 : 0.6)];
  if (!cue) return [];
  const pointed = hasWord(sentence, thoseThere) && shared(sentence.tokens, hearing.last.keys) > 0;
  const spoken =
    pointed ||
    hasWord(sentence, third) ||
    hasCue(sentence, thatLot) ||
    namesSomeone(sentence, hearing) ||
    hasCue(sentence, hearsay) ||
    isAboutAName(sentence);
  if (!spoken) return [];
  const isOthers = hasWord(sentence, third) || hasCue(sentence, thatLot) || hasCue(sentence, distrusting);
  const isOwn = hasWord(sentence, aboutUs) && !isOthers && !hasCue(sentence, hearsay);
  return isOwn ? [] : [move('disparage', sentence, hasCue(sentence, hearsay) ? 0.85 : 0.7)];
}

/** "Keldra is rubbish": a name the sentence is about, whether or not it was said before. */
function isAboutAName({ tokens, text, start, lead }: Sentence): boolean {
  const subject = tokens.slice(lead).find((token) => /^\p{Lu}\p{Ll}{2,}/u.test(text.slice(token.start - start)));
  const verb = subject && tokens[tokens.indexOf(subject) + 1]?.norm;
  if (!subject || verb === undefined || notNames.has(subject.norm)) return false;
  // "Keldra's got nobody": the verb is in the name; "Keldra's charts are good" is about the charts
  return subject.norm.endsWith("'s")
    ? /^(?:got|a|an|only|just|not|never|nothing|no)$/.test(verb)
    : /^(?:is|are|was|were|be|has|have|will)$/.test(verb);
}
const notNames = new Set(
  'this that these those there what which who how it you your our we they the here and but so'.split(' '),
);

function namesSomeone(sentence: Sentence, hearing: Hearing): boolean {
  return sentence.tokens.some(
    (token) =>
      /^\p{Lu}/u.test(sentence.text.charAt(token.start - sentence.start)) &&
      token.norm.length > 2 &&
      (hearing.last.keys.has(token.stem) || hearing.earlier.has(token.stem)),
  );
}
