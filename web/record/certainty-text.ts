import type { Certainty } from '../../server/domain/certainty.ts';
import type { Measurement } from '../../server/domain/measurement.ts';
import { capital, countOf } from '../format.ts';
import { amountSays } from './measurement-text.ts';

/** How sure a number is, in words. */

const unknown = 'Not yet known how much this varies.';
const either = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** "52 to 78", "31% to 59%"; null where nothing is known. */
export function rangeSays({ interval }: Certainty, unit: Measurement['unit'] | 'score'): string | null {
  if (!interval) return null;
  const end = (value: number) => (unit === 'score' ? String(Math.round(value)) : amountSays(value, unit));
  return `${end(interval.low)} to ${end(interval.high)}`;
}

/** What levels it could be, and what would tell. Null where it has none. */
export function settlesSays({ interval, levels, further }: Certainty): string | null {
  const [only] = levels;
  if (!interval || only === undefined) return null;
  if (levels.length === 1) return `${capital(only)} whichever end is true.`;
  const could = `Could be ${either.format(levels)}`;
  return further === null
    ? `${could}; so close to the edge that 200 more sessions might not tell.`
    : `${could}; about ${countOf(further, 'more session', 'more sessions')} would tell.`;
}

/** Where the range comes from. */
export function basisSays({ basis, sessions }: Certainty): string {
  const here = `${sessions} sessions here that were practised again soon`;
  if (basis === 'own') return `From ${here}.`;
  if (basis === 'published') return 'From public data.';
  return basis === null ? unknown : `From public data and ${here}.`;
}

export const text = {
  unknown,
  likely: (range: string) => `Likely ${range}`,
  note: 'A range says where the average of many such sessions lies, with 95% confidence. Where it is wide, one session says little.',
  chances: (n: number) => `Rests on ${countOf(n, 'chance', 'chances')}.`,
  criteria: (n: number) => `Rests on ${countOf(n, 'criterion', 'criteria')}.`,
};
