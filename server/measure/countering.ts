import type { BeatId } from '../domain/beat.ts';
import type { Turn } from '../domain/record.ts';
import { formulas } from '../listener/listening.ts';
import { isTagged } from '../listener/tags.ts';
import { matchTerms } from '../listener/terms.ts';
import { movesOf, overlaps } from './call.ts';
import { ownsPlainly } from './fault-words.ts';
import { admits, grantsIn, grantsInAnswer } from './granting.ts';
import { sentencesOf } from './places.ts';

/** What is set against a concern without a word of defence: told that it isn't so, held against a rival's, argued at length. */

type Sentence = ReturnType<typeof sentencesOf>[number];
type Span = { start: number; end: number };

const plain = (sentence: Sentence) =>
  sentence.tokens
    .slice(sentence.lead)
    .map(({ norm }) => norm)
    .join(' ');

/** "Some of them were", "it's not like nothing came", "I wouldn't say that": what they said is told not to be so. */
const contradicting =
  /^(?:(?:some|most|not all) of (?:it|them|those) (?:was|were|is|are|did|do|came)\b|i would not (?:say|call|put it)\b|it (?:is|was) not (?:like|as if|as though|that bad|quite)\b|that (?:is|was) not (?:true|what happened|how it (?:was|is|went|happened)|the case|accurate)\b|you are (?:wrong|mistaken|exaggerating)\b|not (?:quite|exactly|strictly|really) (?:true|right|fair|so)\b)|\bit (?:is|was) not (?:like|as if|as though)\b/;
/** It owns what they said of us, or only refuses to promise: "I won't say that, because it isn't so." */
const conceding = ['our fault', 'on us', 'down to us', 'sorry', 'we got', 'we missed', 'we were', 'we should have'];

const contradicts = (sentence: Sentence) =>
  !sentence.asks && contradicting.test(plain(sentence)) && matchTerms(sentence.tokens, conceding).length === 0;

/** "I came in June, didn't I?", "We've always rung you, haven't we?": said for oneself, and only a nod is wanted. */
const own = new Set(['i', 'we']);
const vouches = (sentence: Sentence) =>
  isTagged(sentence) &&
  own.has(sentence.tokens.findLast(({ norm }) => norm !== 'not')?.norm ?? '') &&
  matchTerms(sentence.tokens, [...conceding, ...failing]).length === 0 &&
  !ownsPlainly(sentence);
const failing = [
  'let you down',
  'failed',
  'forgot',
  'was late',
  'were late',
  'was wrong',
  'were wrong',
  'should not have',
];
export const vouchingIn = (turn: Turn): Span[] => sentencesOf(turn).filter(vouches);

const they = new Set(['they', 'their', 'theirs', 'them']);

/** What weighs theirs against ours, where the turn grants them nothing. */
function comparisonsIn(turn: Turn): Span[] {
  const items = turn.reading?.battlecard ?? [];
  const rivals = items.filter(({ kind }) => kind === 'rival');
  // "at Thorle by Sunday" is told of ourselves, whatever they charge for Sundays
  const isTheirs = (span: Span) =>
    sentencesOf(turn).some(
      (one) =>
        overlaps(one, span) &&
        (one.tokens.some(({ norm }) => they.has(norm)) || rivals.some((rival) => overlaps(rival, one))),
    );
  const weaknesses = items.filter((item) => item.kind === 'weakness' && isTheirs(item));
  const grants = grantsIn(turn).map(({ sentence }) => sentence);
  const answered = grantsInAnswer(turn);
  const strengths = items.filter(({ kind }) => kind === 'strength');
  const isFair = (span: Span) =>
    [...grants, ...(answered ? [answered] : []), ...strengths].some((one) => one.start <= span.end);
  const said = (span: Span) => sentencesOf(turn).some((one) => !one.asks && overlaps(one, span) && !admits(one));
  return [...movesOf(turn, 'compare'), ...weaknesses].filter((span) => said(span) && !isFair(span));
}

const turnsBehind = /[,;:–—-]\s*(?:but|however)\b/i;
const turnsFirst = /^\W*(?:but|however|having said that|that said|even so|still),?\s/i;

/** "I get that. But going cheap isn't a saving": what was taken in is argued with in the same turn. */
export function arguesOn(turn: Turn): boolean {
  const all = sentencesOf(turn);
  const takingIn = movesOf(turn, 'acknowledge', 'reflect', 'label');
  // a nod that takes nothing in is no move, and is argued with all the same
  const nods = (one: Sentence) => !one.asks && matchTerms(one.tokens, formulas).length > 0;
  const heard = all.findIndex((one) => takingIn.some((move) => overlaps(move, one)) || nods(one));
  if (heard < 0 || movesOf(turn, 'concede', 'next-step').length > 0 || turn.reading?.gets.length) return false;
  return all.slice(heard).some((one, i) => {
    const isOwned = one.asks || ownsPlainly(one) || matchTerms(one.tokens, conceding).length > 0;
    return !isOwned && (i === 0 ? turnsBehind : turnsFirst).test(one.text);
  });
}

/** So many sentences that argue, one after the other, are a case made. */
const leastCase = 3;

/** Hears, owns, grants or asks: argues nothing. */
const isHearing = (turn: Turn, sentence: Sentence) =>
  sentence.asks ||
  sentence.tokens.length <= 3 ||
  admits(sentence) ||
  matchTerms(sentence.tokens, conceding).length > 0 ||
  grantsIn(turn).some((one) => one.sentence === sentence) ||
  movesOf(turn, 'acknowledge', 'reflect', 'label', 'apologise', 'agenda', 'cite-record').some((move) =>
    overlaps(move, sentence),
  ) ||
  (turn.reading?.compliance ?? []).some((mark) => overlaps(mark, sentence)) ||
  (turn.reading?.raised ?? []).some((mark) => overlaps(mark, sentence));

/** Holds something up for one's own side: a figure, what the sheet or the battlecard knows. */
const argues = (turn: Turn, sentence: Sentence) =>
  [
    ...movesOf(turn, 'quantify', 'feature', 'compare', 'defend'),
    ...(turn.reading?.claims ?? []),
    ...(turn.reading?.battlecard ?? []),
  ].some((one) => overlaps(one, sentence));

/** The third sentence in a row that makes one's own case. */
function caseIn(turn: Turn): Span[] {
  if (turn.reading?.ownFault === true) return [];
  let run = 0;
  for (const sentence of sentencesOf(turn)) {
    run = isHearing(turn, sentence) || !argues(turn, sentence) ? 0 : run + 1;
    if (run === leastCase) return [sentence];
  }
  return [];
}

/** What happened, and what would happen again, is told in as many sentences as it takes. */
const wantsAccount = new Set<BeatId>(['object.trust', 'object.risk', 'challenge', 'hostile']);

/** All that stands against a concern in a turn, defence, refusal, offers and features aside. */
export const counteringIn = (turn: Turn, beat: BeatId): Span[] => [
  ...sentencesOf(turn).filter(contradicts),
  ...vouchingIn(turn),
  ...comparisonsIn(turn),
  ...(wantsAccount.has(beat) ? [] : caseIn(turn)),
];
