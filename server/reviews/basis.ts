import type { Basis, BasisPart } from '../domain/basis.ts';
import { dayIn } from '../domain/org-settings.ts';
import { meanInterval, meanWithin, type Spread } from '../statistics/interval.ts';
import { mean } from '../statistics/values.ts';

/** Pure: the sessions behind a baseline and the real calls behind it, told apart. */

type Behind = { source: 'practice' | 'call'; atMs: number; value: number };

function partOf(values: readonly Behind[], spread: Spread | null, timeZone: string): BasisPart | null {
  if (values.length === 0) return null;
  const numbers = values.map(({ value }) => value);
  const times = values.map(({ atMs }) => atMs);
  const within = spread ? meanWithin(numbers, spread) : meanInterval(numbers);
  const isKnown = within !== null && within.high > within.low;
  const day = (ms: number) => dayIn(timeZone, new Date(ms));
  return {
    value: mean(numbers),
    ...{ low: isKnown ? within.low : null, high: isKnown ? within.high : null, sessions: values.length },
    ...{ from: day(Math.min(...times)), to: day(Math.max(...times)) },
  };
}

export function basisOf(values: readonly Behind[], spread: Spread | null, timeZone: string): Basis {
  const of = (source: Behind['source']) =>
    partOf(
      values.filter((each) => each.source === source),
      spread,
      timeZone,
    );
  return { practice: of('practice'), calls: of('call') };
}
