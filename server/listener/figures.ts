import type { Reading } from '../domain/reading.ts';
import type { Token } from './tokens.ts';

/** Figures said in a turn, with what they count. */

type Figure = Reading['figures'][number];

const set = (words: string) => new Set(words.split(' '));
const moneyWords = set('pounds pound euros euro dollars dollar quid grand gbp eur usd £ € $');
const daysIn: Record<string, number> = {
  second: 1 / 86_400,
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  night: 1,
  week: 7,
  fortnight: 14,
  month: 30,
  quarter: 91,
  year: 365,
};
const nounEnds =
  /^(?:a|an|the|of|to|and|or|but|is|was|for|in|on|at|by|off|more|less|now|then|that|if|we|you|it|not|against|per)$/;

const longestTime = 10_000;

function unitOf(tokens: readonly Token[], i: number): { unit: Figure['unit']; scale: number; last: number } {
  const token = tokens[i]!;
  const next = tokens[i + 1];
  // A comma or a stop lies between when there is more than a space.
  const adjacent = next && next.start - token.end <= 1 ? next : undefined;
  if (token.currency) return { unit: 'money', scale: 1, last: i };
  if (adjacent?.norm === '%') return { unit: 'percent', scale: 1, last: i + 1 };
  if (adjacent?.norm === 'pence') return { unit: 'money', scale: 0.01, last: i + 1 };
  if (adjacent && moneyWords.has(adjacent.norm)) return { unit: 'money', scale: 1, last: i + 1 };
  if (/^\d+(?:st|nd|rd|th)$/.test(token.norm)) return { unit: 'date', scale: 1, last: i };
  const days = adjacent ? daysIn[adjacent.norm.replace(/s'?$/, '')] : undefined;
  // "250 grand year one" lasts no 250,000 years
  const isLong = (token.value ?? 0) >= longestTime;
  if (days !== undefined && !isLong) return { unit: 'duration', scale: days, last: i + 1 };
  const bare = !adjacent || nounEnds.test(adjacent.norm) || days !== undefined;
  if ((token.value ?? 0) >= 1000 && bare && !isYear(token)) return { unit: 'money', scale: 1, last: i };
  return { unit: isYear(token) && bare ? 'date' : 'count', scale: 1, last: i };
}

const isYear = (token: Token) => token.norm.length === 4 && token.value! >= 1990 && token.value! <= 2100;

/**
 * Money in pounds (or the scenario's own currency), per cent as said, clock times in minutes after
 * midnight, days as the day of the month (years as the year), durations in days.
 */
export function readFigures(tokens: readonly Token[]): Figure[] {
  const figures: Figure[] = [];
  for (const [i, token] of tokens.entries()) {
    const clock = /^(\d{1,2}):(\d{2})$/.exec(token.norm);
    if (clock) {
      figures.push({
        start: token.start,
        end: token.end,
        value: Number(clock[1]) * 60 + Number(clock[2]),
        unit: 'time',
      });
      continue;
    }
    if (token.value === undefined) continue;
    const { unit, scale, last } = unitOf(tokens, i);
    const isPronoun = token.value === 1 && !token.figure && unit === 'count';
    const isOrdinalWord = unit === 'date' && token.value <= 3 && !token.figure;
    if (isPronoun || isOrdinalWord) continue;
    const value = Math.round(token.value * scale * 1e6) / 1e6;
    figures.push({ start: token.start, end: tokens[last]!.end, value, unit });
  }
  return figures;
}
