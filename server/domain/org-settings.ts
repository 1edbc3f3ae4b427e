import { z } from 'zod';

// a page counts days too, and can do without the shapes
export { dayAfter } from './day.ts';

/** What an admin settles for the whole organisation. */

const isTimeZone = (name: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

export const OrgSettings = z.strictObject({
  /** IANA name; due dates and days are counted in it. */
  timeZone: z.string().refine(isTimeZone, 'write a time zone such as Europe/London').default('UTC'),
  /** Days that imported calls are kept. */
  callDays: z.int().min(1).max(3650).default(365),
  /** Where the weekly digest is posted besides the product. */
  webhook: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  /** A score under this is a gap that practice is proposed for. */
  threshold: z.number().min(0).max(100).default(60),
});
export type OrgSettings = z.infer<typeof OrgSettings>;

const { timeZone, callDays, webhook, threshold } = OrgSettings.shape;
/** What is changed; what isn't named stays. */
export const SettingsChange = z.strictObject({
  timeZone: timeZone.removeDefault().optional(),
  callDays: callDays.removeDefault().optional(),
  webhook: webhook.removeDefault().optional(),
  threshold: threshold.removeDefault().optional(),
});
export type SettingsChange = z.infer<typeof SettingsChange>;

const calendars = new Map<string, Intl.DateTimeFormat>();

/** Making one takes far longer than asking it; there are as many as time zones. */
function calendarOf(timeZone: string): Intl.DateTimeFormat {
  const calendar =
    calendars.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  calendars.set(timeZone, calendar);
  return calendar;
}

/** The day of a moment as `YYYY-MM-DD` in a time zone. */
export const dayIn = (timeZone: string, at: Date): string => calendarOf(timeZone).format(at);

/** The hour of a moment in a time zone, 0–23. */
export function hourIn(timeZone: string, at: Date): number {
  return Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at));
}
