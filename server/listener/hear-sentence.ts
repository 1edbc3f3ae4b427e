import { beatIds, type HeardBeat } from '../domain/beat.ts';
import { type Label, prospectLabels } from '../domain/label.ts';
import { type Move, moveIds } from '../domain/move.ts';
import { beatsOf } from './beats.ts';
import { isPlainEcho } from './echoes.ts';
import { featuresOf } from './features.ts';
import { listsGoods } from './goods.ts';
import type { Hearing } from './hearing.ts';
import { learnedSureness, type Sureness } from './learned.ts';
import { byGrammar, likelyMoves, round, sureOf } from './likely.ts';
import { saysOfThem } from './listening.ts';
import { movesByRule } from './rules.ts';
import type { Sentence } from './sentences.ts';
import { isPlainGiving } from './trading.ts';

/**
 * One sentence, by rules and by what was learnt from the corpus. The moves that practice acts on are
 * the rules', which read grammar and figures and say who does what by when; the classifier adds what
 * no rule is written for, where it is sure. What a sentence is likely to do, and the other side's
 * beats, are the classifier's, which knows what the rules found. Its confidence is a probability,
 * fitted on sentences that were held back.
 */

/** On the classifier's word alone a move is given where it is this sure. */
const sureEnough = 0.9;
/** What costs or earns a rep most wants more. */
const surest = 0.95;
const weighty = new Set<Label>([
  ...([
    'concede',
    'next-step',
    'defend',
    'disparage',
    'feature',
    'link-pain',
    'disqualify',
    'disclose',
    'cite-record',
  ] as const),
  ...(['verify.criteria', 'verify.timeline', 'verify.budget', 'verify.authority'] as const),
]);
/**
 * What a rule hears of these wants a second witness, the classifier being this sure at least, or the form itself: words
 * of giving, comparing and dating are many that give, compare and propose nothing, and a word of theirs stands in much
 * that says nothing back.
 */
const leastSure: Partial<Record<Label, number>> = { concede: 0.07, compare: 0.06, reflect: 0.06, 'next-step': 0.1 };
/** A list of things handed over is one's own goods where the classifier hears them so much; of their cares it hears none. */
const leastGoods = 0.04;
/** Whoever does one of these with a list does more than list. */
const notListed = new Set<string>([
  'concede',
  'next-step',
  'defend',
  'apologise',
  'cite-record',
  'disqualify',
  'label',
]);

/** A beat's rule is believed from here on, whatever was learnt. */
const sureRule = 0.6;

function isGiven(learned: Sureness, label: Label): boolean {
  return !byGrammar.has(label) && sureOf(learned, label) >= (weighty.has(label) ? surest : sureEnough);
}

/** The form says it as well as any words: a bid that asks, a step with day and doer, a bare echo, a rival argued against. */
function hasForm({ move, date, owner }: Move, found: readonly Move[], sentence: Sentence, hearing: Hearing): boolean {
  const { asks, tokens, lead } = sentence;
  if (move === 'concede') return asks || isPlainGiving(sentence);
  if (move === 'reflect') return isPlainEcho(sentence, hearing) || saysOfThem(sentence, hearing);
  if (move === 'next-step') return Boolean(date && owner) && tokens[lead]?.norm !== 'if';
  return found.some((one) => one.move === 'disparage' || one.move === 'defend');
}

/** What is acted on, its confidence the strength of its rule; and what is likely, with its probability. */
export type HeardMoves = { moves: Move[]; likely: Move[] };

const listedMove = ({ start, end }: Sentence): Move => ({ move: 'feature', start, end, confidence: 0.6 });

function isPitch(sentence: Sentence, hearing: Hearing, heard: readonly Move[], learned: Sureness): boolean {
  if (heard.some(({ move }) => move === 'feature' || notListed.has(move))) return false;
  return sureOf(learned, 'feature') >= leastGoods && listsGoods(sentence, hearing);
}

/** The moves of a sentence; `before` are those heard in the turn so far. */
export function hearMoves(sentence: Sentence, hearing: Hearing, before: readonly Move[]): HeardMoves {
  const found = movesByRule(sentence, hearing, before);
  if (hearing.speaker === 'prospect') return { moves: found, likely: found };
  const learned = learnedSureness(featuresOf(sentence, hearing, found), 'rep');
  const { start, end } = sentence;
  const heard = found.filter(
    (one) => sureOf(learned, one.move) >= (leastSure[one.move] ?? 0) || hasForm(one, found, sentence, hearing),
  );
  const kept = isPitch(sentence, hearing, heard, learned)
    ? [...heard.filter((one) => one.move !== 'reflect'), listedMove(sentence)]
    : heard;
  const added = moveIds
    .filter((id) => isGiven(learned, id) && !found.some((one) => one.move === id))
    // "that's not fair" is no word of theirs taken in, however it sounds
    .filter((id) => !(id === 'acknowledge' && found.some((one) => one.move === 'defend')))
    .map((move) => ({ move, start, end, confidence: round(sureOf(learned, move)) }));
  return { moves: [...kept, ...added], likely: likelyMoves(sentence, learned, found) };
}

const unlearnt = new Set<string>(beatIds.filter((id) => !(prospectLabels as readonly string[]).includes(id)));

/** The beats of a sentence of the other side. */
export function hearBeats(sentence: Sentence, hearing: Hearing, moves: readonly Move[]): HeardBeat[] {
  const byRule = beatsOf(sentence);
  const learned = learnedSureness(featuresOf(sentence, hearing, [...moves, ...byRule]), 'prospect');
  const { start, end } = sentence;
  const heard = prospectLabels.flatMap((label): HeardBeat[] => {
    const { sure, given } = learned.get(label)!;
    return given ? [{ beat: label as HeardBeat['beat'], start, end, confidence: round(sure) }] : [];
  });
  const isNew = (beat: HeardBeat['beat']) => !heard.some((one) => one.beat === beat);
  return [
    ...heard,
    ...byRule.flatMap((one) => {
      if (unlearnt.has(one.beat)) return [one];
      const sure = round(sureOf(learned, one.beat as Label));
      return one.confidence >= sureRule && isNew(one.beat) ? [{ ...one, confidence: sure }] : [];
    }),
  ];
}
