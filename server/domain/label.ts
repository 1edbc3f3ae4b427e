import { type BeatId, beatIds } from './beat.ts';
import { type MoveId, moveIds } from './move.ts';

/**
 * What a sentence can be labelled with, in the corpus and by the classifier: the moves, the
 * attributes of a move that need judgement, and the beats that words can show. The codes are the
 * ones of `corpus/guide.md`.
 */

export type Attribute = 'discovery' | 'probe' | 'return';
export type Label = MoveId | Attribute | HearableBeat;

/** Beats that lie in what is done, not in what is said: nobody hears them in a sentence. */
type Unheard = 'hold' | 'glitch';
export type HearableBeat = Exclude<BeatId, Unheard>;

const moveCodes: Record<MoveId, string> = {
  'question.open': 'qo',
  'question.closed': 'qc',
  acknowledge: 'ack',
  reflect: 'ref',
  label: 'lab',
  reframe: 'rfr',
  quantify: 'qty',
  'link-pain': 'pain',
  feature: 'feat',
  compare: 'cmp',
  defend: 'def',
  disparage: 'dsp',
  concede: 'con',
  disqualify: 'dsq',
  'verify.criteria': 'vcr',
  'verify.timeline': 'vti',
  'verify.budget': 'vbu',
  'verify.authority': 'vau',
  'next-step': 'nxt',
  disclose: 'dis',
  'cite-record': 'rec',
  hedge: 'hdg',
  filler: 'fil',
  apologise: 'apo',
  agenda: 'agd',
};

const attributeCodes: Record<Attribute, string> = { discovery: 'disc', probe: 'probe', return: 'ret' };

const beatCodes: Record<HearableBeat, string> = {
  deflect: 'defl',
  'object.price': 'op',
  'object.timing': 'ot',
  'object.authority': 'oa',
  'object.need': 'on',
  'object.trust': 'ou',
  'object.competitor': 'oc',
  'object.terms': 'om',
  'object.risk': 'or',
  challenge: 'chl',
  hostile: 'hst',
  competitor: 'cpt',
  'finance-question': 'fin',
  'hidden-meaning': 'hid',
  disengage: 'dsg',
  warning: 'wrn',
  'buying-sign': 'buy',
  reveal: 'rvl',
  agree: 'agr',
  'walk-away': 'out',
  'small-talk': 'sml',
};

export const codes: Readonly<Record<Label, string>> = { ...moveCodes, ...attributeCodes, ...beatCodes };

export const labelIds = Object.keys(codes) as [Label, ...Label[]];

/** Labels of the rep's sentences, in the order of the weights. */
export const repLabels: readonly Label[] = [...moveIds, 'discovery', 'probe', 'return'];
/** Labels of the other side's sentences, in the order of the weights. */
export const prospectLabels: readonly Label[] = beatIds.filter(
  (id): id is HearableBeat => id !== 'hold' && id !== 'glitch',
);

const byCode = new Map(Object.entries(codes).map(([label, code]) => [code, label as Label]));

/** The label of a code, or undefined where there is none. */
export const labelOf = (code: string): Label | undefined => byCode.get(code);

export const labelsOf = (speaker: 'rep' | 'prospect'): readonly Label[] =>
  speaker === 'rep' ? repLabels : prospectLabels;
