import { contradicts } from './contradicting.ts';
import { quantities } from './figure-sums.ts';
import { generalises } from './generalities.ts';
import { cues, findCue, type Hearing, hasCue, isDisowned, isNegated } from './hearing.ts';
import type { Sentence } from './sentences.ts';
import { arguesByTag } from './tags.ts';
import { matchTerms } from './terms.ts';

/** Ways to argue with what was just said, other than defending by name: the price explained, the other offer waved away. */

const set = (words: string) => new Set(words.split(' '));
const ours = set('we us our ours i my mine');

const priceWords = set('price prices rate rates fee fees charge cost costs cheaper dearer higher dear expensive');
const reasons = cues('because|since it|since you|since we|as it includes|as it covers');
/** A reason that is a fault or a limit of one's own is owned. */
const owned = cues('because we never|because we have never|because we did not|because we have not|because I');
const looking = set('what why how');

/** "Well, it's two forty because it covers …": the price stood up for where nobody asked what it is made of. */
function justifiesPrice(sentence: Sentence, hearing: Hearing): boolean {
  const { tokens } = sentence;
  const reason = findCue(sentence, reasons);
  if (!reason || sentence.asks || hearing.awaits || hasCue(sentence, owned)) return false;
  const from = Math.max(0, ...[...sentence.clauses].filter((i) => i < reason.at && i > sentence.lead));
  const before = tokens.slice(from, reason.at);
  if (before.some(({ norm }) => looking.has(norm)) || !before.some(({ norm }) => isBe.has(norm))) return false;
  const theirs = new Set(quantities(hearing.last.tokens).map(({ value }) => value));
  const isTheirs = quantities(before).some(({ value }) => theirs.has(value));
  return isTheirs || (before.some(({ norm }) => priceWords.has(norm)) && before.some(({ norm }) => ours.has(norm)));
}
const isBe = set('is are costs cost charge');

const alone = cues(
  'nobody else does|no one else does|nobody else offers|no one else offers|nobody else gives|no one else gives|nobody else will give|you will not find that|you will not find this|you will not find anyone|you will not find anybody|not get that anywhere else|not find that anywhere|not get this anywhere',
);
const onTheirSide = set('your');
/** "Nobody else does that": as an argument. "Nobody else does it on your side" is about them. */
const standsAlone = (sentence: Sentence) => {
  const cue = sentence.asks ? null : matchTerms(sentence.tokens, alone)[0];
  if (!cue || sentence.tokens[0]?.norm === 'if') return false;
  const rest = sentence.tokens.filter(({ start }) => start >= cue.end);
  return !rest.some(({ norm }) => onTheirSide.has(norm));
};

const leaving = set('swap switch replace leave walk change drop move find rip');
const can = set('can could');
const merely = set('just simply easily');
const negatives = set('not never');
/** "I don't think you can just swap us out": told that they can't. */
function deniesLeaving({ tokens, asks }: Sentence): boolean {
  if (asks) return false;
  return tokens.some((token, i) => {
    const [first, second, third] = tokens.slice(i + 1, i + 4).map(({ norm }) => norm);
    const isCan = token.norm === 'you' && can.has(first ?? '');
    const said = negatives.has(second ?? '') ? third : second;
    const after = tokens[i + (negatives.has(second ?? '') ? 4 : 3)]?.norm ?? '';
    if (!isCan || !merely.has(said ?? '') || !leaving.has(after)) return false;
    return negatives.has(second ?? '') || tokens.slice(Math.max(0, i - 4), i).some(({ norm }) => negatives.has(norm));
  });
}

const unlike = cues(
  'is not like for like|is not a like for like|are not like for like|not comparing like|apples and pears|apples with pears|apples to pears|apples and oranges|apples with oranges|apples to oranges|is not a fair comparison|not a fair comparison|can not compare the two|can not compare them|can not compare those',
);
/** "That isn't like for like": told, where it might be asked. Of ours it is candour. */
const deniesLikeness = (sentence: Sentence) =>
  !sentence.asks && hasCue(sentence, unlike) && !ours.has(sentence.tokens[sentence.lead]?.norm ?? '');

const same = cues('is the same thing|is the same number|is the same figure|is the same sum');
/** "That's the same thing": of the figure they have just put. What one has said oneself is another matter. */
function flattensFigure(sentence: Sentence, hearing: Hearing): boolean {
  const cue = sentence.asks ? null : findCue(sentence, same);
  if (!cue) return false;
  const next = sentence.tokens.findIndex(({ start }) => start >= cue.end);
  const ends = next < 0 || sentence.clauses.has(next);
  const theirs = new Set(quantities(hearing.last.tokens).map(({ value }) => value));
  return ends && quantities(sentence.tokens).some(({ value }) => theirs.has(value));
}

/** "Come on", by itself. */
function saysComeOn({ tokens, clauses, asks }: Sentence): boolean {
  return (
    !asks &&
    tokens.some(
      ({ norm }, i) =>
        norm === 'come' &&
        tokens[i + 1]?.norm === 'on' &&
        (i === 0 || clauses.has(i)) &&
        (i + 2 >= tokens.length || clauses.has(i + 2)),
    )
  );
}

const doubting = cues(
  'a number you throw|a figure you throw|you throw at everybody|you throw at everyone|you throw at all|you throw at people|you throw around|you say to everybody|you say to everyone|you say that to everyone|you say that to everybody|you tell everybody|you tell everyone|you use on everybody|you use on everyone|you try on everybody|you try on everyone|are you bluffing|is that a bluff|is this a bluff|just a bluff|just a tactic|just a negotiating|a negotiating tactic|is this a tactic|is that a tactic|you trying it on',
);

/** Their loss or their fear held up to them in a question's form: "Do you really want fitters on the walls?" */
const taunting = cues(
  'do you really want|do you honestly want|do you seriously want|do you really fancy|do you honestly think|do you seriously think|do you honestly believe|do you seriously believe|do you seriously expect|do you honestly expect|are you really going to|are you seriously|are you honestly|would you really want|would you really trust|would you honestly trust|would you seriously|would you really risk|do you want to be the one|do you want to be the person|do you want to gamble|do you really want to risk|do you fancy explaining|do you fancy being|do you want to explain|are you happy to gamble|are you willing to gamble|are you prepared to gamble|you do not really want|you do not seriously want|who is going to … when it fails|what will you tell … when it fails',
);
const wondering = set('what which who whom why when where how if whether that');
/** Asked in earnest it leaves two ways open, or asks what and why. */
export function taunts(sentence: Sentence): boolean {
  const { tokens, asks } = sentence;
  if (!asks || tokens.some(({ norm }) => norm === 'or')) return false;
  return matchTerms(tokens, taunting).some(({ at }) => {
    const before = tokens.slice(Math.max(0, at - 2), at);
    return !before.some(({ norm }) => wondering.has(norm));
  });
}

const snapping = cues(
  'I just told you|I have just told you|I already told you|I have already told you|I told you already|I have told you already|I have told you that|I just said that|I have just said that|I already said that|I have already said that|I already answered|I have already answered|I have answered that|how many times do I|how many more times|do I have to spell|for the last time|as I keep saying|like I keep saying|I keep telling you|I was not talking about|I did not say … I said|I never said … I said|says anyone who|says anybody who',
);

/** Said at once, or anew; "the thing I just told you about" points back. */
function snaps({ tokens, clauses, lead, asks }: Sentence): boolean {
  if (asks) return matchTerms(tokens, snapping).some(({ at }) => at === lead);
  return matchTerms(tokens, snapping).some(({ at, end }) => {
    const next = tokens.find(({ start }) => start >= end);
    return (at === lead || clauses.has(at)) && next?.norm !== 'about';
  });
}

const unreasonable = cues(
  'is not reasonable|not reasonable to|do not think it is reasonable|do not think that is reasonable|is not really reasonable|is not really fair|is not entirely fair|is not exactly fair|is hardly fair|is a bit unfair|is a bit harsh|seems a bit harsh|seems unfair|seems harsh|is a little harsh|is a little unfair|unfair to judge|unfair to hang|harsh to judge|hang … on one|judge us on one|judge us by one|judging us on one|judging us by one|over one bad|one bad night out of|one bad day out of|one bad morning out of|one bad week out of|one bad month out of|one bad night in a|one bad day in a|one bad morning in a|below what it is worth|under what it is worth|less than it is worth|less than what it is worth',
);
const onThem = cues('fair on you|fair to you|fair for you|harsh on you|unfair on you|unfair to you');
/** Their judgement called unfair. What was unfair on them is owned. */
export const callsUnfair = (sentence: Sentence) =>
  !sentence.asks && hasCue(sentence, unreasonable) && !hasCue(sentence, onThem);

const merits = cues(
  'because there is more|because we do more|because we give you more|because we give more|because we include|because we cover|because it does more|because it covers|because it includes|because it has more|because you get more|because you are getting more|because we are better|because it is better|because we have got more|because we offer',
);
/** "It's longer because there's more in it": what they hold against it turned into praise. */
const turnsToMerit = (sentence: Sentence, hearing: Hearing) =>
  !sentence.asks && !hearing.awaits && hasCue(sentence, merits);

const standing = cues(
  "rate's fair|price's fair|fee's fair|rate is fair|price is fair|fee is fair|charge is fair|rates are fair|prices are fair|fees are fair|it is a fair price|it is a fair rate|getting a good deal|getting a great deal|getting a very good deal|getting a really good deal|already got a good deal|already a good deal|is a fair price for|is a fair rate for|is a fair fee for|is reasonable for what|is fair for what|is reasonable given what|is fair given what|everything else you buy … up|everything else you buy … more",
);
const supposes = set('if whether');
/** "The rate's fair", "you're already getting a good deal": the price stood up for. Asked whether it is, it is not. */
export const standsUpPrice = ({ tokens, asks }: Sentence) =>
  !asks &&
  matchTerms(tokens, standing).some(
    ({ at }) =>
      !tokens.slice(Math.max(0, at - 4), at).some(({ norm }) => supposes.has(norm)) &&
      !isNegated(tokens, at) &&
      !isDisowned(tokens, at),
  );

const brushed = cues(
  'can not just ignore all|can not just ignore everything|can not just ignore the fact|can not just ignore the facts|can not just ignore what we|can not just ignore what I|can not just ignore our|can not just ignore the rest|can not ignore all|can not ignore everything we|can not ignore what we|can not ignore our|can not just forget all|can not just forget everything|can not just forget what we|can not just dismiss|can not just write all|can not just write us off|can not just wave all|can not just wave that away|can not just brush|can not just overlook|can not just throw all|you are ignoring all|you are ignoring everything|you are ignoring what|you keep ignoring',
);
/** "You can't just ignore all that": told that they weigh it wrongly. */
const saysBrushedAside = (sentence: Sentence) => !sentence.asks && hasCue(sentence, brushed);

/** Argues with what was just said, and is heard as defence. */
export const argues = (sentence: Sentence, hearing: Hearing) =>
  hasCue(sentence, doubting) ||
  justifiesPrice(sentence, hearing) ||
  standsAlone(sentence) ||
  deniesLeaving(sentence) ||
  deniesLikeness(sentence) ||
  flattensFigure(sentence, hearing) ||
  saysComeOn(sentence) ||
  taunts(sentence) ||
  arguesByTag(sentence) ||
  snaps(sentence) ||
  callsUnfair(sentence) ||
  turnsToMerit(sentence, hearing) ||
  standsUpPrice(sentence) ||
  saysBrushedAside(sentence) ||
  contradicts(sentence, hearing) ||
  generalises(sentence);

const turning = set('but however');
/** What stands behind the "but" of a sentence, by its first token; -1 where none does. */
export const turnOf = ({ tokens }: Sentence) => tokens.findIndex(({ norm }, i) => i > 0 && turning.has(norm));
