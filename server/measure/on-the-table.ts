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

/**
 * Of what a turn gives: `spent`, all had been given for nothing; `restates`, all of it lay on the table, some of it
 * offered against something; `free`, what it gives for nothing and is new; `tells`, beside that it only tells a trade
 * over; `was`, what had been given for nothing before, with the per cent off where it is a rate.
 */
export type Standing = {
  restates: boolean;
  spent: boolean;
  free: string[];
  tells: boolean;
  was: ReadonlyMap<string, number>;
};

/** In a turn that asks for something, what is given with no strings or beside it is set against nothing. */
const isSold = ({ gets }: { gets: readonly unknown[] }, { returned }: Gives[number]) => gets.length > 0 && returned;

/** Lays a turn's offers on the table, and says how they stood before it. */
export function layOut(turn: Turn, { offered, given }: Table): Standing {
  const { reading } = turn;
  const gives: Gives = saysLimit(turn) ? [] : (reading?.gives ?? []);
  const some = gives.length > 0;
  // of a discount without its figure it can't be told whether it goes further
  const isKnown = ({ id, off }: Gives[number]) => {
    const before = given.get(id);
    return before !== undefined && (off === undefined ? before === 0 : before >= off);
  };
  const spent = some && gives.every(isKnown);
  const restates = some && !spent && gives.every((give) => offered.has(give.id) || isKnown(give));
  const was = new Map(gives.flatMap(({ id }) => (given.has(id) ? [[id, given.get(id) ?? 0] as const] : [])));
  const sold = gives.filter((give) => reading !== null && isSold(reading, give));
  const loose = gives.filter((give) => !sold.includes(give) && !offered.has(give.id) && !isKnown(give));
  const tells = loose.length > 0 && sold.length > 0 && sold.every((give) => offered.has(give.id) || isKnown(give));
  for (const { id } of sold) offered.add(id);
  for (const { id, off } of loose) given.set(id, Math.max(off ?? 0, given.get(id) ?? 0));
  return { restates, spent, free: loose.map(({ id }) => id), tells, was };
}

const bounding = [
  ...[
    'no higher',
    'no further',
    'no more than that',
    'not beyond',
    'never beyond',
    'at most',
    'at the most',
    'maximum',
  ],
  ...['the most', 'never unlimited', 'not unlimited', 'the limit', 'our limit', 'my limit', 'stops there', 'no lower'],
  ...['the ceiling of', 'as far as'],
];

/** Asked how far it goes at most, and told: "to a million and no higher" answers the question and offers nothing yet. */
export function saysLimit(turn: Turn): boolean {
  const { reading } = turn;
  if (reading?.answer !== 'right' || reading.gets.length > 0 || reading.gives.length === 0) return false;
  return reading.gives.every((give) =>
    sentencesOf(turn).some(
      (one) => one.start <= give.start && give.start < one.end && matchTerms(one.tokens, bounding).length > 0,
    ),
  );
}

const takingBack = [
  ...['is not free', 'are not free', 'not for free', 'not for nothing', 'want something for', 'need something for'],
  ...['want something back', 'need something back', 'want something in return', 'need something in return'],
  ...['not giving that away', 'not giving it away', 'take that back', 'take it back', 'spoke too soon'],
  ...['not free', 'not a gift', 'goes with a', 'goes with the', 'goes with thirty', 'one for the other'],
  ...['not on its own', 'not by itself', 'that has a price', 'it has a price', 'only comes with', 'only come with'],
  ...['should have said what I', 'should have asked for'],
];

/**
 * "To be clear, that isn't free": what the turn before gave is wanted back, or paid for. "It wasn't free" argues about
 * what was given, and a price put on it afterwards leaves it given.
 */
export const takesBack = (turn: Turn) =>
  sentencesOf(turn).some(
    ({ asks, tokens }) =>
      !asks &&
      matchTerms(tokens, takingBack).some(({ at }) => !/^(?:was|were|never)$/.test(tokens[at - 1]?.norm ?? '')),
  );

/** Takes the gifts of a turn off the table again. */
export function clear({ reading }: Turn, { given }: Table): void {
  for (const { id } of reading?.gives ?? []) given.delete(id);
}
