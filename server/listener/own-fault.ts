import type { Reading } from '../domain/reading.ts';
import type { Scenario } from '../domain/scenario.ts';
import { blames, disowns } from './blame.ts';
import { cues, hasCue, isNegated, type Utterance } from './hearing.ts';
import { owns } from './listening.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import { hasTerm, matchTerms } from './terms.ts';

/** Whether a turn owns a fault of the rep's own side. What he won't give, and what a rival does better, is no fault. */

/** Own turns back that a denial still stands. */
const lookBack = 2;

/** Denied, or laid on them, a turn or two before: what is told after that owns nothing until it is taken on. */
const wasDenied = (before: readonly Utterance[]) =>
  before
    .filter(({ speaker }) => speaker === 'rep')
    .slice(-lookBack)
    .some(({ text }) => splitSentences(text.slice(-2000)).some((one) => disowns(one) || blames(one)));
const takesOn = (sentence: Sentence) =>
  !sentence.asks && !disowns(sentence) && (hasCue(sentence, owns) || hasCue(sentence, takingOn));
const takingOn = cues(
  'our fault|my fault|our mistake|my mistake|our failure|down to us|on us|ours|we were late|we were short|we own|I own|sorry|apologise|apologies|we owe you|no excuse|we should have|I should have',
);

/**
 * Says a fault of its own, and nothing wrong about it: in the first sentence that says anything, or
 * later where it makes something of it: is sorry, tells what happened, asks what it cost.
 */
export function ownsFault(
  scenario: Scenario,
  sentences: readonly Sentence[],
  claims: Reading['claims'],
  before: readonly Utterance[],
): boolean {
  const isDenied = wasDenied(before) || sentences.some((sentence) => blames(sentence) || disowns(sentence));
  if (isDenied && !sentences.some(takesOn)) return false;
  return ownsFirst(scenario, sentences, claims) || ownsFully(scenario, sentences, claims);
}

/** Owned later than in the first sentence, with amends, the account or a question on what it cost, and nobody blamed. */
function ownsFully(scenario: Scenario, sentences: readonly Sentence[], claims: Reading['claims']): boolean {
  if (sentences.some((sentence) => blames(sentence) || disowns(sentence))) return false;
  if (claims.some(({ verdict }) => verdict === 'wrong')) return false;
  const limits = limitsOf(scenario);
  const tellsAll = claims.some(({ verdict, fact }) => verdict === 'right' && fact !== null && limits.has(fact));
  const amends = sentences.some((sentence) => hasCue(sentence, sentence.asks ? asksCost : makesAmends));
  return (amends || tellsAll) && sentences.some((sentence) => !sentence.asks && saysFault(scenario, sentence));
}
const makesAmends = cues(
  'sorry|apologise|apologies|put it right|put that right|make it right|make that right|make good',
);
const asksCost = cues(
  'cost you|what did … cost|what has … cost|mean for you|meant for you|leave you|left you|do to you|done to you|what did you lose|how much did you lose',
);

const limitsOf = (scenario: Scenario) => new Set(scenario.facts.filter((fact) => fact.limit).map((fact) => fact.id));

/** A fault said in so many words. What stays out of reach, or what a rival has, is a limit said fairly. */
function saysFault(scenario: Scenario, sentence: Sentence): boolean {
  if (disowns(sentence)) return false;
  if (hasCue(sentence, owns)) return true;
  if (hasCue(sentence, withholds) || hasRival(scenario, sentence)) return false;
  return matchTerms(sentence.tokens, scenario.ownFault).some((match) => !isNegated(sentence.tokens, match.at));
}
const withholds = cues(
  'not mine to|not ours to|not in my gift|I can not go|I will not|we will not|I can not give|we can not give|no further than|is the limit|is my limit|is the most|haggle',
);
const hasRival = (scenario: Scenario, sentence: Sentence) =>
  scenario.battlecard?.rivals.some((rival) => hasTerm(sentence.tokens, rival.terms)) ?? false;

/**
 * Whether what a turn owns is a limit alone: how things are with us, or how often they go wrong, and
 * nothing that was done to anybody. Authors list both, so the tense tells them apart.
 */
export function ownsLimitOnly(scenario: Scenario, sentences: readonly Sentence[], claims: Reading['claims']): boolean {
  const limits = limitsOf(scenario);
  const said = sentences.filter((sentence) => {
    if (sentence.asks) return false;
    const isAccount = claims.some(
      ({ start, end, fact }) => start >= sentence.start && end <= sentence.end && fact !== null && limits.has(fact),
    );
    return isAccount || matchTerms(sentence.tokens, scenario.ownFault).length > 0;
  });
  if (sentences.some((sentence) => !sentence.asks && (hasCue(sentence, owns) || hasCue(sentence, blamesOurselves))))
    return false;
  const [first] = said;
  return first !== undefined && (isRate(first) || !tellsWhatHappened(first));
}
const blamesOurselves = cues(
  'we owe you|our fault|my fault|our mistake|my mistake|our error|my error|our slip|our failure|down to us|we own|I own|left us|blame is ours|take the blame|to blame|no excuse|our bad|fault is ours|fault was ours|fault was mine|sorry|apologise|apologies|should have',
);
const rating = cues('of our last|of the last|out of our last|out of our|of our|in every|out of every|out of a hundred');
const isRate = (sentence: Sentence) =>
  hasCue(sentence, rating) && sentence.tokens.some(({ value }) => value !== undefined && value > 1);
const past = new Set(
  'was were did had went rang got came lost held kept knew saw sat told broke fell let sent took'.split(' '),
);
const present = new Set('is are am has have do does can will would goes finds costs takes stays comes'.split(' '));
const subjects = new Set('i we they it he she you who nobody somebody'.split(' '));
export function tellsOfPast({ tokens }: Sentence): boolean {
  const words = tokens.map(({ norm }) => norm);
  return words.some((word, i) => past.has(word) || (/[a-z]{2}ed$/.test(word) && subjects.has(words[i - 1] ?? '')));
}
/** "One at the desk, not two": an account may go without its verb. "Nothing planned" beside a "we don't" is none. */
const tellsWhatHappened = (sentence: Sentence): boolean =>
  tellsOfPast(sentence) || !sentence.tokens.some(({ norm }) => present.has(norm));

function ownsFirst(scenario: Scenario, sentences: readonly Sentence[], claims: Reading['claims']): boolean {
  const owned = (sentence: Sentence) => hasTerm(sentence.tokens, scenario.ownFault) || hasCue(sentence, owns);
  // what happened, told truly, is the owning begun
  const limits = limitsOf(scenario);
  const isAccount = (sentence: Sentence) =>
    claims.some(
      ({ start, end, fact, verdict }) =>
        start >= sentence.start && end <= sentence.end && verdict === 'right' && fact !== null && limits.has(fact),
    );
  const tells = (sentence: Sentence): boolean =>
    isAccount(sentence) || (sentence.index > 0 && !sentence.asks && !blames(sentence) && goesOnTelling(sentence));
  const goesOnTelling = ({ index }: Sentence) => sentences.slice(0, index).some(isAccount);
  const heavy = sentences.filter(
    (sentence) => sentence.tokens.length > 3 || hasTerm(sentence.tokens, scenario.ownFault),
  );
  const first = heavy.find((sentence) => owned(sentence) || !(isCourtesy(sentence) || tells(sentence))) ?? heavy[0];
  if (!first || first.asks || disowns(first)) return false;
  const inFirst = claims.filter((claim) => claim.start >= first.start && claim.end <= first.end);
  if (inFirst.some((claim) => claim.verdict === 'wrong')) return false;
  const isOurs = !others.has(first.tokens.find((token) => persons.has(token.norm))?.norm ?? '');
  const saysLimit =
    isOurs && hasCue(first, limiting) && inFirst.some((claim) => claim.fact !== null && limits.has(claim.fact));
  return saysFault(scenario, first) || (saysLimit && !hasCue(first, withholds) && !hasRival(scenario, first));
}
const others = new Set(['you', 'your', 'they', 'their', 'he', 'she', 'his', 'her']);
const persons = new Set([...others, 'i', 'we', 'our', 'my', 'us', 'ours']);
const courtesies = cues(
  'sorry|apologies|I apologise|thank you|thanks|fair enough|you are right|understood|I understand',
);
/** Says that something will be said, and nothing yet. */
const announcing = cues(
  'I owe you|we owe you|before anything|before price|before the price|before money|first things first|one thing first|let me start|let me begin|I will start|I want to start|I will begin|straight with you|straight account|minutes so',
);
const isCourtesy = (sentence: Sentence) =>
  (sentence.tokens.length <= 7 && hasCue(sentence, courtesies)) || hasCue(sentence, announcing);
const limiting = cues('no|not|late|missed|only|one person|never|limit|failed|without|none');
