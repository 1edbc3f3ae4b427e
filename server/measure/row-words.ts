import type { MoodRow } from '../domain/temperament.ts';

/** The rows of the temperament table in plain words: what a rep's turn did. "You …" */
export const rowWords: Record<MoodRow, string> = {
  'listened-and-asked': 'heard what was said and asked about it',
  asked: 'asked a question of this call',
  verified: 'tested how it will be decided',
  traded: 'offered something for something',
  'linked-feature': 'tied what you do to what they said',
  stepped: 'proposed a step with an owner, a date and a condition',
  agenda: 'said what the call was for',
  acknowledged: 'heard it and left it there',
  courtesy: 'spent a turn on courtesy',
  stock: 'asked a question off a card',
  repeated: 'asked again what had been answered',
  'acknowledged-then-feature': 'heard it, then listed what you do',
  feature: 'listed what you do',
  defended: 'defended your side',
  gave: 'gave something for nothing',
  'changed-subject': 'left the objection lying',
  'wrong-claim': 'said something your fact sheet doesn’t bear out',
  'stepped-early': 'reached for a next step too soon',
  'too-long': 'talked too long',
  'one-word': 'answered with a word',
  nonsense: 'said nothing that could be understood',
  outside: 'stepped outside the call',
  insulted: 'insulted them',
  silent: 'said nothing',
  'owned-fault': 'owned the fault first',
  answered: 'answered the question in your first sentence',
  'compared-fairly': 'granted a rival its strength',
  labelled: 'named the tension',
  quantified: 'worked in their figures',
  cited: 'used the record rightly',
  'let-hold-stand': 'had let the silence before it stand',
  apologised: 'apologised',
  'filled-hold': 'spoke into their silence',
  disparaged: 'ran a rival down',
  hedged: 'hedged',
};

/** Rows that weigh on a turn against the rep. */
export const badRows = new Set<MoodRow>([
  ...(['stock', 'repeated', 'acknowledged-then-feature', 'feature', 'defended', 'gave', 'changed-subject'] as const),
  ...(['wrong-claim', 'stepped-early', 'too-long', 'one-word', 'nonsense', 'outside', 'insulted', 'silent'] as const),
  ...(['filled-hold', 'disparaged', 'hedged', 'courtesy'] as const),
]);

/** The rows that say most of a turn, the most telling first, two at most. */
export function toldRows(rows: readonly MoodRow[], helped: boolean): MoodRow[] {
  const fitting = rows.filter((row) => badRows.has(row) !== helped);
  const told = fitting.length > 0 ? fitting : rows;
  // what was done with it was not left there
  const done = told.filter((row) => row !== 'acknowledged');
  return (done.length > 0 ? done : told).toSorted((a, b) => weight(b) - weight(a)).slice(0, 2);
}

/** What a turn did, in words that follow "you". */
export function sayRows(
  rows: readonly MoodRow[],
  helped: boolean,
  most = 2,
  wordsOf: (row: MoodRow) => string = (row) => rowWords[row],
): string {
  const told = toldRows(rows, helped).slice(0, most);
  return told.length === 0 ? (helped ? 'kept to the matter' : 'let the moment pass') : told.map(wordsOf).join(' and ');
}

const telling: readonly MoodRow[] = [
  ...(['owned-fault', 'insulted', 'wrong-claim', 'gave', 'disparaged', 'traded', 'stepped', 'answered'] as const),
  ...(['compared-fairly', 'defended', 'acknowledged-then-feature', 'feature', 'outside', 'too-long'] as const),
];
const weight = (row: MoodRow) => (telling.includes(row) ? telling.length - telling.indexOf(row) : 0);
