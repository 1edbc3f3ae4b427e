import { cues, isDisowned, isNegated } from './hearing.ts';
import type { Sentence } from './sentences.ts';
import { matchTerms } from './terms.ts';

/** What is said of everybody else in the trade, and what one has only heard, told as if it were known. */

const everybody = cues(
  'everyone else|everybody else|all the others|all of the others|every other supplier|every other firm|every other provider|every other vendor|every other laundry|all our competitors|all the competition|the whole market|the whole industry|the whole trade|everyone in the trade|everyone in the industry|everybody in the trade|everybody in the industry|everyone in the market|nobody else|no one else|none of the others|none of our competitors|no other supplier|no other firm|no other provider|no other vendor|no other laundry|nobody in the trade|nobody in the industry|no one in the trade|no one in the industry|nobody on the market|nobody out there|no one out there|nobody does all|no one does all|nobody does that for|no one does that for|nobody does it for|no one does it for|nobody does this for|no one does this for|nobody gives you all|nobody offers all|most suppliers|most other suppliers|most firms|most providers|most vendors|most people in this business|most people in this trade|most people in this industry|most people in the trade|most people in the industry|most people in our trade|most people in our industry|most in this business|most in this trade|most in the trade|most in this industry|most in the industry|most others|most of the others|most of our competitors|most of the competition|most companies in this|not many in this business|not many in the trade|hardly anyone else|hardly anybody else|very few suppliers|very few firms|ask anyone|ask anybody|anyone will tell you|anybody will tell you|everyone knows that|everyone knows they|everybody knows that|everybody knows they|says anyone who|says anybody who',
);
/** Whoever else is asked, told, waited for or at work here is nobody in the trade. */
const ofThisMatter = new Set(
  'your yours whom who need needs needed should must decide decides sign signs join joins come comes read reads see sees hear hears know tell there room call desk building team side office hall shift say says said ask asks asked'.split(
    ' ',
  ),
);
/** What those in a trade do: "nobody else has leant on it yet" is about none. */
const trading = new Set(
  'do does offer offers give gives charge charges put puts raise raises raised pay pays sell sells make makes include includes match matches beat beats get gets can could will would gone went moved increased up down dearer cheaper struggling cut cuts throw throws happy fine pleased delighted satisfied content'.split(
    ' ',
  ),
);
/** These say it of the trade whatever follows. */
const plainly = cues(
  'nobody does|no one does|nobody gives you all|nobody offers all|ask anyone|ask anybody|anyone will tell you|anybody will tell you|everyone knows that|everyone knows they|everybody knows that|everybody knows they|says anyone who|says anybody who|in the trade|in the industry|in the market|on the market|supplier|suppliers|competitors|competition|provider|providers|vendor|vendors|firms',
);
const hearsay = cues(
  'I have heard that too|I heard that too|heard that as well|I have heard the same|I heard the same|I have heard it too|I heard it too|I have heard they|I have heard them|I heard they|I hear they|we hear they|we have heard they|so I hear|so I have heard|so I heard|from what I hear|from what I have heard|from what we hear|word on the street|rumour has it|people say they|people tell me they|customers tell me|buyers tell me|clients tell me|everyone says|everybody says|the talk is',
);

/** "Wouldn't surprise me, I've heard the same": the "not" of another clause denies nothing. */
const isSaid = ({ tokens, clauses }: Sentence, terms: readonly string[]) =>
  matchTerms(tokens, terms).filter(({ at }) => (clauses.has(at) || !isNegated(tokens, at)) && !isDisowned(tokens, at));

/** Says of everybody else in the trade what they do: "Everyone else has put theirs up." */
export function generalises(sentence: Sentence): boolean {
  const { tokens, asks } = sentence;
  if (asks) return false;
  const isPlain = matchTerms(tokens, plainly).length > 0;
  return isSaid(sentence, everybody).some(({ end }) => {
    const after = tokens.filter(({ start }) => start >= end).slice(0, 6);
    const isTrade = after.slice(0, 4).some(({ norm }) => trading.has(norm));
    return isPlain || (isTrade && !after.some(({ norm }) => ofThisMatter.has(norm)));
  });
}

/** What was only heard, told as if it were known. */
export const repeatsHearsay = (sentence: Sentence) => !sentence.asks && isSaid(sentence, hearsay).length > 0;

const wordsOf = ({ tokens }: Sentence) => tokens.map(({ norm }) => norm).join(' ');
const anybody =
  /\b(?:nobody|no one|everyone|everybody|people) (?:ever |even |just |ever even )?(?:looks? at|looks|reads?|checks?|hears?|answers?|sees?|opens?|notices?|picks? (?:it |them )?up|sleeps? through|ignores?|mutes?|switch(?:es)? (?:it|them) off|uses?)\b/;
/** "A message on a phone that nobody looks at till morning": what becomes of a thing with everybody, told to run it down. */
export const saysOfAnybody = (sentence: Sentence) => !sentence.asks && anybody.test(wordsOf(sentence));

const predecessor =
  '(?:(?:guy|bloke|man|woman|person|one|rep|manager|lot|fella|lad) (?:who was (?:here )?|that was )?before(?: me)?|last (?:guy|bloke|man|woman|person|one|rep|manager|lot)|my predecessor|previous (?:guy|bloke|man|woman|person|one|rep|manager|lot)|whoever had it before)';
const handing =
  '(?:never|did not|has not|had not)(?: even| ever| really)? (?:handed|hand|told|tell|left|leave|passed|pass|wrote|write|briefed|brief|mentioned|mention|said|say|gave|give|logged|log|noted|note)';
const predecessorsFault = new RegExp(`\\b${predecessor} ${handing}\\b`);
const notMine =
  /\b(?:was not me|were not me|not my|before my time|before i (?:started|joined|came|took)|only (?:started|joined|took|came|been)|was not here|was not there|not me)\b/;
/** "That wasn't me, the one before never handed anything over": what somebody else left undone, for an excuse. */
export function putsOffOnPredecessor(sentence: Sentence): boolean {
  const words = wordsOf(sentence);
  return !sentence.asks && predecessorsFault.test(words) && notMine.test(words);
}
