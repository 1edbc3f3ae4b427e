import type { Basis, BasisPart } from '../../server/domain/basis.ts';
import { capital, countOf } from '../format.ts';
import { dayShort } from '../parts/reviews/days.ts';

/** What a baseline rests on, in words: real calls are named as such. */

const days = ({ from, to }: BasisPart) => (from === to ? dayShort(from) : `${dayShort(from)} to ${dayShort(to)}`);
const sessionsIn = ({ sessions }: BasisPart) => countOf(sessions, 'session', 'sessions');
const callsOf = (part: BasisPart) => `from ${countOf(part.sessions, 'real call', 'real calls')}, ${days(part)}`;
const practiceOf = (part: BasisPart) => `from ${sessionsIn(part)} of practice, ${days(part)}`;

function meanOf({ value, low, high }: BasisPart, shown: (value: number) => string): string {
  return low === null || high === null
    ? `${shown(value)}, too little to say how sure`
    : `${shown(value)} (${shown(low)} to ${shown(high)})`;
}

/** The same beside a number that stands in a table. */
export function basisBrief(basis: Basis | null | undefined, shown: (value: number) => string): string {
  const { practice = null, calls = null } = basis ?? {};
  if (practice && calls)
    return `${callsOf(calls)}: ${meanOf(calls, shown)}; from ${sessionsIn(practice)}: ${meanOf(practice, shown)}. Both count.`;
  return calls ? callsOf(calls) : practice ? `from ${sessionsIn(practice)}` : '';
}

/** Empty where nothing was measured, or it isn't known any more. `shown`: a value as it is written, within its bounds. */
export function basisSays(basis: Basis | null | undefined, shown: (value: number) => string): string {
  const { practice = null, calls = null } = basis ?? {};
  if (practice && calls)
    return `${capital(callsOf(calls))}: ${meanOf(calls, shown)}; ${practiceOf(practice)}: ${meanOf(practice, shown)}. Both count together, each call and each session alike.`;
  if (calls) return `${capital(callsOf(calls))}; no practice is in it.`;
  return practice ? `${capital(practiceOf(practice))}; no real call is in it.` : '';
}
