import { describe, expect, test } from 'vitest';
import { dayStart, periodsUntil } from '../../server/domain/period.ts';

describe('[TEAM4] days and periods', () => {
  test.each([
    ['UTC', '2026-11-12', '2026-11-12T00:00:00.000Z'],
    ['Europe/London', '2026-07-01', '2026-06-30T23:00:00.000Z'],
    ['Europe/London', '2026-03-29', '2026-03-29T00:00:00.000Z'],
    ['Europe/London', '2026-03-30', '2026-03-29T23:00:00.000Z'],
    ['Europe/London', '2026-10-25', '2026-10-24T23:00:00.000Z'],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z'],
    ['Asia/Kathmandu', '2026-05-05', '2026-05-04T18:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-05-05', '2026-05-04T10:00:00.000Z'],
    // at midnight the clocks go on to one
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z'],
  ])('in %s %s begins at %s', (timeZone, day, at) => {
    expect(dayStart(timeZone, day).toISOString()).toBe(at);
  });

  test('periods of thirty days follow one another without a gap', () => {
    expect(periodsUntil('2026-11-12', 2)).toEqual([
      { first: '2026-09-14', last: '2026-10-13' },
      { first: '2026-10-14', last: '2026-11-12' },
    ]);
    expect(periodsUntil('2026-11-12', 1, 1)).toEqual([{ first: '2026-09-14', last: '2026-10-13' }]);
  });
});
