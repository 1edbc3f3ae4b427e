import type { Sentence } from './sentences.ts';

/** Tag questions: a statement that wants a nod. "It's a bit much, isn't it?", "I can't help that, can I?" */

const set = (words: string) => new Set(words.split(' '));
const pronouns = set('i you he she it we they that there');
const verbs = set('is are am was were do does did can could will would have has had should must might');
const denials = set('not never no nobody nothing none nowhere hardly neither');
const asking = set('what who whom whose which when where why how');
const ours = set('i we');

const norm = ({ tokens }: Sentence, i: number) => tokens[i]?.norm ?? '';

/** Where the tag begins: a verb and its pronoun at the end, one of the two halves denied; -1 where there is none. */
function tagAt(sentence: Sentence): number {
  const { tokens, lead } = sentence;
  const words = (from: number) => tokens.slice(from).map((token) => token.norm);
  for (const length of [3, 2]) {
    const at = tokens.length - length;
    const [verb = '', ...rest] = words(at);
    const people = rest.filter((word) => word !== 'not');
    if (at - lead < 2 || !verbs.has(verb) || people.length !== 1 || !pronouns.has(people[0] ?? '')) continue;
    if (length === 3 && rest.length === people.length) continue;
    const isDenied = tokens.slice(lead, at).some((token) => denials.has(token.norm));
    if ((length === 3) !== isDenied) return at;
  }
  return -1;
}

/** Asked in earnest ahead of the tag: "What is behind it, if it isn't there?", "Do you say it is, or don't you?" */
function asksAhead(sentence: Sentence, at: number): boolean {
  const { tokens, clauses, lead } = sentence;
  if (asking.has(norm(sentence, lead)) || verbs.has(norm(sentence, lead))) return true;
  if (/^(?:if|or|and|but|where|when)$/.test(norm(sentence, at - 1))) return true;
  return tokens.some(
    ({ norm: word }, i) => i < at && clauses.has(i) && asking.has(word) && verbs.has(norm(sentence, i + 1)),
  );
}

export function isTagged(sentence: Sentence): boolean {
  const at = tagAt(sentence);
  return sentence.asks && at > 0 && !asksAhead(sentence, at);
}

/** "I can't help who left before me, can I?": a no said of oneself complains, and nobody could answer it. */
export const complains = (sentence: Sentence): boolean =>
  isTagged(sentence) &&
  ours.has(norm(sentence, sentence.tokens.length - 1)) &&
  tagAt(sentence) === sentence.tokens.length - 2;

const counted = '(?:number|figure|price|cost|quote|sum|rate|total|fee|comparison|saving|bargain)';
const merely = '(?:really |exactly |actually |quite |even |just |simply )*';
/** Their figure denied, or what they can't have, or what they would be sorry for. */
const denying = new RegExp(
  `\\b(?:is|are|was|were) not ${merely}(?:(?:the|a|your|their|much of a) )?(?:(?:real|true|whole|full|right|actual|fair|honest) ${counted}|saving|bargain|like for like|the same thing|comparable|fair|reasonable|cheap|cheaper)$|\\b(?:is|was) hardly ${merely}(?:fair|reasonable|cheap|a saving|a bargain|our fault|like for like)$|\\byou (?:can|could|will|would|do) not ${merely}(?:have it both|expect|get (?:that|this)|find (?:that|this|anyone|anybody)|put a price|compare|blame)\\b|\\byou would not (?:really )?want (?:another|a repeat|to (?:lose|risk|gamble|explain))\\b|^(?:a|an|any) \\w+ (?:can|could|does|will|would|is) not\\b`,
);
/** Their demand called unfair, or the price stood up for. */
const judging =
  /\b(?:is|was) (?:a |just |rather |really |pretty |very |all |so |only )*(?:(?:bit|little) )?(?:harsh|unfair|unreasonable|ridiculous|silly|daft|rich|short sighted)$|\byou (?:do )?get what you pay|\byou would (?:be (?:mad|crazy|daft|sorry|a fool)|hate|regret|look (?:silly|daft|foolish))\b|\b(?:is|are) worth (?:it|every|the)\b/;
/** "You did sign it though", "189 isn't all of it though": held up to them. "You need it by Friday though" is checked. */
const heldUp =
  /^(?:(?:well|but) )*(?:you (?:did|signed|agreed|knew|chose|asked)\b|(?:\d[\d,.]*|we|our \w+) .*\bnot\b).* though$/;
const urging = set('surely');

/** "189 isn't the real number though, is it.": the nod is wanted for an argument, marked as a question or not. */
export function arguesByTag(sentence: Sentence): boolean {
  const at = tagAt(sentence);
  if (at <= 0 || asksAhead(sentence, at)) return false;
  const said = sentence.tokens.slice(sentence.lead, at).map((token) => token.norm);
  if (said.some((word) => urging.has(word))) return true;
  const words = said.join(' ');
  return denying.test(words) || judging.test(words) || heldUp.test(words);
}
