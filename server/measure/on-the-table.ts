import type { Turn } from '../domain/record.ts';
import { matchTerms } from '../listener/terms.ts';
import { sentencesOf } from './places.ts';

/** What lies on the table as a call goes on: offered against something, given for nothing, taken back. */

export type Table = {
  /** Put there against a return. */
  offered: Set<string>;
  /** Given for nothing, with the per cent off where it is a rate. */
  given: Map<string, number>;
};

export const emptyTable = (): Table => ({ offered: new Set(), given: new Map() });

type Gives = NonNullable<Turn['reading']>['gives'];

/** Of what a turn gives: `restates`, all of it had been offered against something; `spent`, all had been given for nothing. */
export type Standing = { restates: boolean; spent: boolean };

/** Lays a turn's offers on the table, and says how they stood before it. */
export function layOut({ reading }: Turn, { offered, given }: Table): Standing {
  const gives: Gives = reading?.gives ?? [];
  const some = gives.length > 0;
  const restates = some && gives.every(({ id }) => offered.has(id));
  // of a discount without its figure it can't be told whether it goes further
  const isKnown = ({ id, off }: Gives[number]) => {
    const before = given.get(id);
    return before !== undefined && (off === undefined ? before === 0 : before >= off);
  };
  const spent = some && gives.every(isKnown);
  const isTraded = (reading?.gets.length ?? 0) > 0;
  for (const { id, off } of gives) {
    if (isTraded) offered.add(id);
    else if (!restates) given.set(id, Math.max(off ?? 0, given.get(id) ?? 0));
  }
  return { restates, spent };
}

const takingBack = [
  ...['is not free', 'are not free', 'not for free', 'not for nothing', 'want something for', 'need something for'],
  ...['want something back', 'need something back', 'want something in return', 'need something in return'],
  ...['not giving that away', 'not giving it away', 'take that back', 'take it back', 'spoke too soon'],
  ...['not on its own', 'not by itself', 'that has a price', 'it has a price', 'only comes with', 'only come with'],
  ...['should have said what I', 'should have asked for'],
];

/** "To be clear, that isn't free": what the turn before gave is wanted back, or paid for. */
export const takesBack = (turn: Turn) =>
  sentencesOf(turn).some(({ asks, tokens }) => !asks && matchTerms(tokens, takingBack).length > 0);

/** Takes the gifts of a turn off the table again. */
export function clear({ reading }: Turn, { given }: Table): void {
  for (const { id } of reading?.gives ?? []) given.delete(id);
}
