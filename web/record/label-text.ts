import type { Attribute, HearableBeat, Label } from '../../server/domain/label.ts';
import type { MoveId } from '../../server/domain/move.ts';
import { moveNames } from './move-text.ts';

/** What a sentence can be labelled with, in words: the rep's first. */
const repNames: Record<MoveId | Attribute, string> = {
  ...moveNames,
  discovery: 'Seeks their needs',
  probe: 'On what they just raised',
  return: 'With something in return',
};
const prospectNames: Record<HearableBeat, string> = {
  deflect: 'Avoided the question',
  'object.price': 'Objects: price',
  'object.timing': 'Objects: timing',
  'object.authority': 'Objects: not theirs to decide',
  'object.need': 'Objects: no need',
  'object.trust': 'Objects: trust',
  'object.competitor': 'Objects: another is better',
  'object.terms': 'Objects: terms',
  'object.risk': 'Objects: risk',
  challenge: 'Puts a fact to the test',
  hostile: 'Hostile',
  competitor: 'Brings in a rival',
  'finance-question': 'Asks about the return',
  'hidden-meaning': 'Asks one thing, means another',
  disengage: 'Is losing interest',
  warning: 'Lets a warning slip',
  'buying-sign': 'Speaks as a buyer',
  reveal: 'Tells something of theirs',
  agree: 'Commits',
  'walk-away': 'Ends it',
  'small-talk': 'Small talk',
};

export const labelNames: Record<Label, string> = { ...repNames, ...prospectNames };

export const labelsOf = (speaker: 'rep' | 'prospect'): Label[] =>
  Object.keys(speaker === 'rep' ? repNames : prospectNames) as Label[];
