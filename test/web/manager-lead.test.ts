import { expect, test } from 'vitest';
import type { ManagerWeek } from '../../server/protocol/week-view.ts';
import { besideOf, leadOf } from '../../web/parts/home/manager-lead.ts';

/** What a manager is told to begin with. */

const rep = { id: 'r', name: 'Imogen Hart' };
const nothing = {
  ...{ for: 'manager', today: '2026-11-29', reps: 9, reviews: [], asking: [], goals: [], flags: [], late: [] },
  ...{ checkIns: [] },
} as unknown as ManagerWeek;
const review = (does: 'begin' | 'prepare' | 'sign', on: string | null) => ({
  ...{ rep, does, on, review: does === 'begin' ? null : 'v' },
});
const asking = [{ member: rep, title: 'The night desk', disputed: true, session: 's' }] as ManagerWeek['asking'];
const checkIns = [{ rep, on: null }];

test('[HOME5] a meeting within a week leads, then who waits for an answer, then what can be done any day', () => {
  const soon = {
    ...nothing,
    reviews: [review('begin', '2026-11-30'), review('prepare', '2026-12-04')],
    asking,
    checkIns,
  };
  expect(leadOf(soon)).toMatchObject({ kind: 'reviews', href: '/reviews/v' });
  expect(leadOf(soon)!.says).toBe('Prepare Imogen Hart’s review: you meet on Fri 4 Dec.');
  expect(leadOf({ ...soon, reviews: [review('prepare', '2027-01-15')] })).toMatchObject({
    ...{ kind: 'asking', href: '/coaching?session=s' },
  });
  expect(leadOf({ ...nothing, reviews: [review('begin', null)], checkIns })!.kind).toBe('reviews');
  expect(leadOf({ ...nothing, checkIns })!.kind).toBe('checkIns');
  expect(leadOf(nothing)).toBeNull();
});

test('[HOME5] a meeting that was to be held is told as past, one of today as today', () => {
  const says = (on: string) => leadOf({ ...nothing, reviews: [review('prepare', on)] })!.says;
  expect(says('2026-11-20')).toBe('Imogen Hart’s review was to be held on Fri 20 Nov.');
  expect(says('2026-11-29')).toBe('You review Imogen Hart today.');
});

test('[HOME5] what waits besides is counted without the one that leads', () => {
  const week = { ...nothing, reviews: [review('prepare', '2026-12-01')], asking, checkIns };
  expect(besideOf(week, leadOf(week)!)).toEqual(['1 rep who waits for an answer', '1 check-in']);
});
