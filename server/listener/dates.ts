import { isMonth, type Span, type Token } from './tokens.ts';

/** When something is to happen, as said: "Thursday the twenty-third, half past eight", "by Wednesday noon", "tomorrow". */

const set = (words: string) => new Set(words.split(' '));
const days = set('monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri');
const nearDays = set('today tomorrow tonight');
const joiners = set('the of at by before on next this morning afternoon noon midday evening week month a');
const stretches = set('week weeks month months day days quarter fortnight hour hours year');
const openers = set('in within next this end close early later');
const clock = /^\d+:\d\d$/;
const placing = set('the on by before until till from at to this next');
const ordinal = /^\d+(?:st|nd|rd|th)$/;

/** "Sundays are inside it": a day of every week is none to meet on. */
const isDay = (token: Token | undefined) =>
  token !== undefined &&
  !(token.norm.endsWith('days') && days.has(token.stem)) &&
  (days.has(token.stem) || days.has(token.norm) || nearDays.has(token.norm));

const isSet = (word: string) => word === 'noon' || word === 'midday' || word === 'midnight';

/** "The February log": a month that only says which thing is meant. "By the June meeting" is when. */
function isOfAThing(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  const placed = due.has(tokens[i - 2]?.norm ?? '');
  return tokens[i - 1]?.norm === 'the' && !placed && next !== undefined && !tokens[i]!.breakAfter && isNoun(next);
}
const due = set('by on before until till at after from');
const isNoun = (token: Token) =>
  /^[a-z]{3,}$/.test(token.norm) && !joiners.has(token.norm) && !stretches.has(token.norm);

/** Does a date begin at `i`? */
function begins(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]!;
  const next = tokens[i + 1];
  if (isDay(token)) return true;
  if (ordinal.test(token.norm) && Number.parseInt(token.norm, 10) <= 31) {
    const before = tokens[i - 1]?.norm ?? '';
    // "you put the app fifth" is a place in a list
    const isPlaced = token.end - token.start > token.norm.length && !placing.has(before) && !isDay(tokens[i - 1]);
    const isOfMonth = isMonth(before) || (next !== undefined && (isMonth(next.norm) || next.norm === 'of'));
    if (isPlaced && !isOfMonth && i > 0) return false;
    return (
      Number.parseInt(token.norm, 10) > 3 ||
      (next !== undefined && (isMonth(next.norm) || next.norm === 'of')) ||
      before === 'on'
    );
  }
  if (clock.test(token.norm)) return ['at', 'by', 'before'].includes(tokens[i - 1]?.norm ?? '');
  if (isMonth(token.norm) && isOfAThing(tokens, i)) return false;
  if (isMonth(token.norm))
    return token.norm !== 'may' && token.norm !== 'march'
      ? true
      : ['in', 'by', 'before', 'of', 'until', 'since'].includes(tokens[i - 1]?.norm ?? '');
  if ((token.norm === 'next' || token.norm === 'this') && next && (stretches.has(next.norm) || isDay(next)))
    return true;
  if ((token.norm === 'in' || token.norm === 'within') && next) {
    const after = tokens[i + 2];
    const counted = next.value !== undefined || next.norm === 'a';
    return counted && after !== undefined && stretches.has(after.norm);
  }
  if (token.norm === 'end' && next?.norm === 'of')
    return tokens
      .slice(i + 2, i + 5)
      .some((word) => stretches.has(word.norm) || isDay(word) || isMonth(word.norm) || word.norm === 'play');
  return isSet(token.norm);
}

/** Every date in the tokens, each as far as it goes. */
export function findDates(tokens: readonly Token[]): Span[] {
  const found: Span[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (!begins(tokens, i)) continue;
    let last = i;
    for (let j = i; j < Math.min(tokens.length, i + 10); j++) {
      const token = tokens[j]!;
      const isPart =
        isDay(token) ||
        ordinal.test(token.norm) ||
        isMonth(token.norm) ||
        clock.test(token.norm) ||
        isSet(token.norm) ||
        stretches.has(token.norm) ||
        token.norm === 'play' ||
        token.norm === 'morning' ||
        token.norm === 'afternoon';
      const isNumber = token.value !== undefined;
      const joins = joiners.has(token.norm) || openers.has(token.norm);
      const isHour = isNumber && tokens[j - 1]?.norm === 'at';
      if (isPart || isHour) last = j;
      else if (!joins && !isNumber) break;
      if (token.breakAfter) break;
    }
    found.push({ start: tokens[i]!.start, end: tokens[last]!.end });
    i = last;
  }
  return found;
}
