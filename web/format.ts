import { percentOf as percent } from '../server/domain/percent.ts';
import type { Difficulty } from '../server/domain/scenario-parts.ts';

/** How times, dates, money and counts are written on the pages: British English, 24-hour clock. */

const two = (n: number) => String(n).padStart(2, '0');

/** 351000 → "05:51"; from an hour on "1:02:03". */
export function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** 686000 → "11 min 26 s". */
export function durationOf(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const rest = seconds % 60;
  return rest === 0 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 60)} min ${rest} s`;
}

/** 3620 → "3.6 s". */
export const tenthsOf = (ms: number): string => `${(Math.max(0, ms) / 1000).toFixed(1)} s`;

const sameDay = (a: Date, b: Date) => a.toDateString() === b.toDateString();

const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
const dayYear = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
const longDay = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

const plain = (text: string) => text.replace(',', '');

/** "Today, 09:14", "Yesterday, 17:02", "Tue 10 Nov". */
export function whenOf(iso: string, now: Date): string {
  const at = new Date(iso);
  const yesterday = new Date(now.getTime() - 24 * 3_600_000);
  if (sameDay(at, now)) return `Today, ${time.format(at)}`;
  if (sameDay(at, yesterday)) return `Yesterday, ${time.format(at)}`;
  return plain((at.getFullYear() === now.getFullYear() ? day : dayYear).format(at));
}

/** "Thu 12 Nov 2026, 09:14". */
export function momentOf(iso: string): string {
  const at = new Date(iso);
  return `${plain(dayYear.format(at))}, ${time.format(at)}`;
}

/** "Thu 12 Nov 2026". */
export const dayOf = (iso: string): string => plain(dayYear.format(new Date(iso)));

/** "09:14". */
export const timeOf = (iso: string | Date): string => time.format(new Date(iso));

/** "Thursday 12 November". */
export const longDayOf = (at: Date): string => plain(longDay.format(at));

/** 20600 in "GBP" → "£20,600"; a currency written as a sign is put in front. */
export function moneyOf(amount: number, currency: string): string {
  if (/^[A-Z]{3}$/.test(currency)) {
    return new Intl.NumberFormat('en-GB', { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount);
  }
  return `${currency}${new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 }).format(amount)}`;
}

// called here, not passed on: so it comes with what every page loads, and is no file of its own
export const percentOf = (share: number): string => percent(share);
export { sureOf } from '../server/domain/percent.ts';

export const countOf = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const mostNamed = 4;

/** "Imogen Hart and Daniel Okoro"; of many the first few, and how many more. */
export function namesOf(names: readonly string[]): string {
  const named = names.length > mostNamed ? names.slice(0, mostNamed - 1) : names;
  const rest = names.length - named.length;
  return new Intl.ListFormat('en-GB').format(rest > 0 ? [...named, `${rest} more`] : named);
}

/** "Marianne Voss" → "MV". */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0]?.[0] ?? '';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}

export const firstNameOf = (name: string): string => name.trim().split(/\s+/)[0] ?? name;

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** 3 → "three"; above ten in figures. */
export const inWords = (n: number): string => numbers[n] ?? String(n);

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const pressureOf: Record<Difficulty, string> = { guarded: 'Guarded', cold: 'Cold', hostile: 'Hostile' };

/** "Guarded, cold or hostile". */
export function pressuresOf(difficulties: readonly Difficulty[]): string {
  const words = difficulties.map((each) => pressureOf[each].toLowerCase());
  return capital(new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(words));
}

/** "executive-roi" → "Executive ROI". */
export const familyOf = (family: string): string => capital(family.replaceAll('-', ' ')).replace(/\broi\b/, 'ROI');

/** "Today, 09:14" → "today, 09:14"; names of days keep their capital. */
export const midSentence = (when: string): string => when.replace(/^(Today|Yesterday)/, (word) => word.toLowerCase());

/** A few words as a sentence: "account manager at Tarnwick" → "Account manager at Tarnwick." */
export const sentenceOf = (words: string): string => `${capital(words.trim().replace(/[.]$/, ''))}.`;

const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const weekDay = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });

/** "2027-01-11" → "11 Jan". */
export const shortDayOf = (day: string): string => shortDay.format(new Date(`${day}T00:00:00Z`));
/** "2027-01-11" → "Mon 11 Jan". */
export const weekDayOf = (day: string): string => plain(weekDay.format(new Date(`${day}T00:00:00Z`)));
