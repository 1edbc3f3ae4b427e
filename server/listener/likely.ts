import type { Attribute, Label } from '../domain/label.ts';
import { type Move, moveIds } from '../domain/move.ts';
import type { Sureness } from './learned.ts';
import type { Sentence } from './sentences.ts';

/** What a sentence does in all likelihood: each move with its probability, from the label's threshold on. */

/** Questions and comparisons are read by their grammar: on talk of other kinds than the corpus the classifier only added false ones. */
export const byGrammar: ReadonlySet<Label> = new Set([
  'question.open',
  'question.closed',
  'discovery',
  'probe',
  'compare',
]);

export const round = (value: number) => Math.round(value * 100) / 100;
export const sureOf = (learned: Sureness, label: Label) => learned.get(label)?.sure ?? 0;

const kinds = ['question.open', 'question.closed'] as const;

/** That something is asked is read by grammar; whether openly is learnt. Both, where it asks twice. */
function kindsOf(learned: Sureness, found: readonly Move[]): Move['move'][] {
  if (!found.some(({ move }) => move.startsWith('question'))) return [];
  const given = kinds.filter((kind) => learned.get(kind)?.given);
  const surer = sureOf(learned, kinds[0]) > sureOf(learned, kinds[1]) ? kinds[0] : kinds[1];
  return given.length > 0 ? given : [surer];
}

/** Of a question, which grammar already heard: how sure its kind is beside the other. */
function shareOf(learned: Sureness, move: Move['move']): number {
  const sure = sureOf(learned, move);
  if (!move.startsWith('question')) return sure;
  return sure / kinds.reduce((sum, kind) => sum + sureOf(learned, kind), 0);
}

/** `found`: what the rules heard in the sentence. */
export function likelyMoves({ start, end }: Sentence, learned: Sureness, found: readonly Move[]): Move[] {
  const asked = kindsOf(learned, found);
  const likely = moveIds.filter((move) => {
    if (move.startsWith('question')) return asked.includes(move);
    if (byGrammar.has(move)) return found.some((one) => one.move === move);
    return learned.get(move)?.given;
  });
  return likely.map((move): Move => {
    const one: Move = { move, start, end, confidence: round(shareOf(learned, move)) };
    const ruled = found.find((other) => other.move === move);
    if (move.startsWith('question')) return { ...one, ...held(learned, ['discovery', 'probe']) };
    if (move === 'concede') return { ...one, return: false, ...held(learned, ['return']) };
    if (move !== 'next-step' || !ruled) return one;
    const { owner, date, condition } = ruled;
    return { ...one, ...(owner && { owner }), ...(date && { date }), ...(condition && { condition }) };
  });
}

/** The attributes that are more likely than not. */
function held(learned: Sureness, attributes: readonly Attribute[]): Partial<Move> {
  const likely = attributes.filter((attribute) => sureOf(learned, attribute) >= 0.5);
  if (likely.length === 0) return {};
  return {
    ...Object.fromEntries(likely.map((attribute) => [attribute, true])),
    attributes: Object.fromEntries(likely.map((attribute) => [attribute, round(sureOf(learned, attribute))])),
  };
}
