import { questionForm } from './questions.ts';
import type { Sentence } from './sentences.ts';

/**
 * What tells the other side what to do, threatens what will come of it, or argues with what they said. The integrity
 * code of motivational interviewing counts these apart as "persuade" and "confront", and leaves out advice that was
 * asked for or allowed (Moyers, Manuel and Ernst, MITI 4.2.1, 2015).
 */

const adverbs = '(?:(?:really|just|actually|probably|definitely|simply|also|always|still|only|all|ever) )*';
/** "You should have it on Friday" tells what will come, "you must be tired" guesses. */
const expected = '(?!(?:be able|be proud|be pleased|have|get|receive|see|hear|find|expect)\\b)';
const owing = `you ${adverbs}(?:should(?: not)?|ought to) ${adverbs}${expected}\\w|you must(?: not)? (?!(?:be|have|feel)\\b)\\w`;
const better = 'you (?:would|might|may|had) (?:be )?better\\b|you better\\b';
const forbidding = `you ${adverbs}can not (?:be|keep|go on|carry on|just|expect)\\b`;
const steering =
  '(?:perhaps|maybe) you (?:can|could|should|might) (?!(?:tell|say|help|describe|share|explain|give)\\b)|(?:if i were you|my advice|i (?:would )?advise you|i (?:would )?urge you)\\b';
const demanding = 'i (?:need|want|expect) you to\\b|i can not (?:be \\w+ing|have you)\\b|we (?:have )?got to have\\b';
const bidding =
  'you (?:would|will) be (?:mad|crazy|daft|foolish|a fool|nuts|insane) to(?! (?:not|(?:\\w+ ){0,3}(?:me|my|us|our|mine|ours))\\b)|you (?:really |honestly )?do not want to (?:be )?(?:shop|shopping|gamble|gambling|risk|risking|mess|messing|go there|going there|go down that|go to them|go with them|leave it to|leave that to)\\b';
const setting =
  '(?:the plan|the goal|a goal|our goal) (?:is|is going to be|will be)?(?: that)? ?you (?:are going to|will)\\b';
const shoulds = new RegExp(`\\b(?:${owing}|${better}|${forbidding}|${steering}|${demanding}|${setting}|${bidding})`);
const needs = new RegExp(`\\byou ${adverbs}(?:need to|have to|have got to|got to|gotta) ${adverbs}\\w`);

/** What will come of it, held before them. */
const dooms =
  '(?:lose|regret|miss out|end up|fail|ruin|suffer|pay for|be sorry|get caught|get hurt|be left behind|be stuck)';
const warnings = new RegExp(
  `\\b(?:you (?:will|are going to) (?:just |only |soon )?${dooms}\\b|or else\\b|you (?:are not (?:ever )?going to|will (?:not|never)) .{0,160}\\b(?:if|unless|until|like (?:this|that)|this (?:much|way))\\b)`,
);

/** "Don't go to Legal": forbidden, where "don't worry" and "don't take my word" forbid nothing. */
const forbids =
  /^(?:no |please |look |just |\w+ )?(?:no )?do not (?:go to|go with|go down|switch|leave us|walk|give notice|serve notice|send (?:the|that|your) notice|shop|rush into|listen to them|trust them|throw (?:it|this|that|\w+ years) away|call legal|ring legal|bring legal)\b/;

/** "Yes, but …" and "come on" answer what they said by putting something against it. */
const arguing =
  /^(?:well |oh |no )*(?:yes|yeah|yep|no|right|sure) but (?:you|that|it|this|we)\b|^(?:\w+ )?(?:oh )?come on$|\byou are (?:wrong|mistaken|in denial|kidding yourself|making excuses|just making)\b|\bthat is (?:just |only )?(?:no|an|not an) excuse\b/;

/** Told as theirs, or as somebody's: "you feel you should", "your worry is that you will end up". */
const asTheirs =
  /\b(?:told|worry|worries|worried|afraid|hearing|part of you|you (?:\w+ )?(?:feel|felt|think|thought|said|say|believe|decided|mentioned|are saying)|(?:he|she|they|wife|husband|doctor|boss|board) (?:\w+ )?(?:feels?|thinks?|thought|says?|said|wants?))\b/;
/** "What you need to do", "if you have to", "so you need to": supposed, related, or said back. */
const related =
  /\b(?:whether|if|unless|when|what|how|why|that|whatever|where|until|before|so|much|sounds like|seems like|means|and|now) (?:that )?$/;
const freed = /\b(?:up to you|your (?:choice|decision|call)|you decide|if you (?:like|wish)|if you want(?: to)?$)/;

const normsOf = ({ tokens }: Sentence) => tokens.map(({ norm }) => norm).join(' ');

/** Stands in the words, and not as somebody else's. */
function isOwn(words: string, form: RegExp, other?: RegExp): boolean {
  const found = form.exec(words);
  if (!found) return false;
  const before = words.slice(0, found.index);
  return !asTheirs.test(before) && !other?.test(before);
}

const asksByGrammar = (sentence: Sentence) => sentence.asks && questionForm(sentence)?.marked !== true;

/** Tells the other side what to do, threatens, or argues. A question mark on it changes nothing. */
export function directs(sentence: Sentence): boolean {
  if (asksByGrammar(sentence)) return false;
  const words = normsOf(sentence);
  if (freed.test(words)) return false;
  return (
    arguing.test(words) ||
    forbids.test(words) ||
    isOwn(words, shoulds) ||
    isOwn(words, needs, related) ||
    isOwn(words, warnings)
  );
}

const seeking =
  /\b(?:what|how|where|who|when|which) (?:\w+ )?(?:should|shall|would|can|could|do) (?:i|we|you (?:suggest|recommend|advise|do|say|think))\b|^(?:\w+ )?(?:should|shall) (?:i|we)\b|\bany (?:advice|tips|suggestions?)\b/;
/** Asks for advice: what follows was asked for. */
export const seeksAdvice = (sentence: Sentence) => seeking.test(normsOf(sentence));

const leave =
  /\b(?:is it|would it be|if it is|if that is) (?:ok|okay|all right|alright|useful|helpful) (?:if|for me|to)\b|\b(?:can|could|may|might) i (?:share|suggest|offer|tell you|give you|make a suggestion|say what)\b|\b(?:do|would) you mind if i\b|\bwould you (?:like|want) (?:me to|to hear|some|a suggestion|my)\b/;
/** Asks leave to advise or tell. */
export const asksLeave = (sentence: Sentence) => sentence.asks && leave.test(normsOf(sentence));
