import { expect } from 'vitest';
import type { Interval } from '../../server/domain/interval.ts';

/** The interval is this one, to so many places. */
export function ends(found: Interval | null | undefined, estimate: number, low: number, high: number, places = 8) {
  expect(found).toBeTruthy();
  expect(found?.estimate).toBeCloseTo(estimate, places);
  expect(found?.low).toBeCloseTo(low, places);
  expect(found?.high).toBeCloseTo(high, places);
}

export function widthOf(found: Interval | null): number {
  if (!found) throw new Error('there is no interval');
  return found.high - found.low;
}
