/** Days of a calendar, `YYYY-MM-DD`, and the points in time they begin at. */

/** `days` after a day; both `YYYY-MM-DD`. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Full days from one to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

export const dayMs = 86_400_000;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making one takes far longer than asking it; there are as many as time zones. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', {
      ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
    });
  clocks.set(timeZone, clock);
  return clock;
}

/** What the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function aheadOf(timeZone: string, at: number): number {
  const parts = clockOf(timeZone).formatToParts(at);
  const of = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return Date.parse(`${of.year}-${of.month}-${of.day}T${of.hour}:${of.minute}:${of.second}Z`) - at;
}

/** The moment at which a day begins in a time zone. */
export function dayStart(timeZone: string, day: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const near = utc - aheadOf(timeZone, utc);
  // the clocks may have changed between the two midnights
  return new Date(utc - aheadOf(timeZone, near));
}

/** Days from one day to another, both counted. */
export const daysFrom = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs) + 1;
