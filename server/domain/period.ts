import { dayAfter } from './org-settings.ts';

/** Periods of days in the organisation's time zone, as the team page counts them. */

export const periodDays = 30;
/** How many a trend goes over. */
export const trendPeriods = 6;

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const furthestOffsetMs = 14 * 60 * minuteMs;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than asking it: there are as many as time zones. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const numeric = 'numeric';
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
    });
  clocks.set(timeZone, clock);
  return clock;
}

/** What clocks in a time zone show at a moment, as if it were UTC. */
function wallMs(timeZone: string, at: number): number {
  const parts = clockOf(timeZone).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'));
}

/** The first moment of a day; where clocks skip its midnight, the moment they do. */
export function dayStart(timeZone: string, day: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const isThatDay = (at: number) => Math.floor(wallMs(timeZone, at) / dayMs) * dayMs === midnight;
  // the offset before and after a change of the clocks: one of the two is that day's own
  const starts = [-furthestOffsetMs, furthestOffsetMs]
    .map((off) => midnight - (wallMs(timeZone, midnight + off) - (midnight + off)))
    .toSorted((a, b) => a - b);
  return new Date(starts.find(isThatDay) ?? midnight);
}

/** Days from `first` to `last`, both in it. */
export type Period = { first: string; last: string };

/** `count` periods of thirty days, oldest first, the latest ending `back` periods before `today`'s end. */
export function periodsUntil(today: string, count: number, back = 0): Period[] {
  return Array.from({ length: count }, (_, i) => {
    const last = dayAfter(today, -(count - 1 - i + back) * periodDays);
    return { first: dayAfter(last, 1 - periodDays), last };
  });
}
