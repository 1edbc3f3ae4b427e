import type { Move, MoveId } from '../../server/domain/move.ts';

type Id = (typeof MoveId)['options'][number];

export const moveNames: Record<Id, string> = {
  'question.open': 'Open question',
  'question.closed': 'Closed question',
  acknowledge: 'Acknowledged',
  reflect: 'Reflected',
  label: 'Named what was felt',
  reframe: 'Reframed',
  quantify: 'Put a figure to it',
  'link-pain': 'Tied to their problem',
  feature: 'Feature',
  compare: 'Compared',
  defend: 'Defended',
  disparage: 'Ran a rival down',
  concede: 'Gave ground',
  disqualify: 'Tested the fit',
  'verify.criteria': 'Checked criteria',
  'verify.timeline': 'Checked timing',
  'verify.budget': 'Checked budget',
  'verify.authority': 'Checked who decides',
  'next-step': 'Next step',
  disclose: 'Disclosed',
  'cite-record': 'Cited the record',
  hedge: 'Hedged',
  filler: 'Filler',
  apologise: 'Apologised',
  agenda: 'Set the agenda',
};

/** A move in words, with the attribute that changes its meaning. */
export function moveSays(move: Move): string {
  if (move.move === 'concede' && move.return) return 'Traded';
  if (move.move === 'question.open' && move.discovery) return 'Open question, discovery';
  return moveNames[move.move];
}

/** The four kinds that the timeline draws, each with a shape of its own. */
export type MoveKind = 'asked' | 'defended' | 'gave' | 'next-step';

export function moveKindOf(move: Move): MoveKind | null {
  if (move.move.startsWith('question.') || move.move.startsWith('verify.')) return 'asked';
  if (move.move === 'defend') return 'defended';
  if (move.move === 'concede' && !move.return) return 'gave';
  return move.move === 'next-step' ? 'next-step' : null;
}
