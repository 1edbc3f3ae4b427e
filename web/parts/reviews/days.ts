/** Days of a calendar as the pages write them. */

const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const long = new Intl.DateTimeFormat('en-GB', {
  ...{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
});

/** "2026-11-12" → "12 Nov". */
export const dayShort = (day: string): string => short.format(new Date(`${day}T00:00:00Z`));

/** "2026-11-12" → "Thu 12 Nov 2026". */
export const dayLong = (day: string): string => long.format(new Date(`${day}T00:00:00Z`)).replace(',', '');

/** "13 Oct to Wed 12 Nov 2026". */
export const periodOf = (from: string, to: string): string => `${dayShort(from)} to ${dayLong(to)}`;

/** So many days before a day. */
export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
