import { splitContraction } from './contractions.ts';
import { readNumber } from './number-words.ts';
import { stem } from './stem.ts';

/** Half-open UTF-16 offsets into the text. */
export type Span = { start: number; end: number };

/**
 * A word, figure or sign. `norm` is lower case without accents, and one form for every way to
 * write a figure: "36000" for "£36,000", "36k" and "thirty-six thousand"; "31st" for
 * "thirty-first" and for the day in "31 July"; "3:05" for "03:05", "3.05am" and "five past three";
 * "%" for "per cent". Contractions come as two tokens ("what", "is"). `stem` is the key that
 * tolerates light endings, `value` the figure, `breakAfter` says that punctuation ends a clause
 * here. Tokens are not words: count those with `countWords`.
 */
export type Token = Span & {
  norm: string;
  stem: string;
  value?: number;
  /** Written with digits or a currency sign, so surely a figure ("one" may be a pronoun). */
  figure?: boolean;
  currency?: string;
  breakAfter?: boolean;
};

type Piece = Span & { text: string; kind: 'word' | 'figure' | 'sign' | 'break' };

// Every alternative is a run of one class, so that the scan is linear whatever the text.
const pieces =
  /(\d+(?::\d+)+|\d+(?:[,.]\d+)*)|([\p{L}\p{M}\u00ad\u200b-\u200d\u2060\ufeff]+(?:['\u2019\u2018\u02bc`\u00b4][\p{L}\p{M}]+)*)|([%£$€])|([.!?;,:…\n()"\u201c\u201d\u2014\u2013]+)/gu;
const apostrophes = /[\u2019\u2018\u02bc`\u00b4]/g;
const invisible = /[\p{M}\p{Cf}]/gu;
/** Longer words are no words; cutting them keeps hostile runs of combining marks cheap. */
const longest = 40;

function normalise(word: string): string {
  const cut = word.length > longest ? word.slice(0, longest) : word;
  const lower = cut.toLowerCase().replace(apostrophes, "'");
  return /^[a-z']*$/.test(lower) ? lower : lower.normalize('NFKD').replace(invisible, '');
}

function cut(text: string): Piece[] {
  const found: Piece[] = [];
  for (const match of text.matchAll(pieces)) {
    const start = match.index;
    const end = start + match[0].length;
    // one by one: an endless list of figures is more than a call can have arguments
    if (match[1] !== undefined) for (const piece of cutFigure(match[1], start)) found.push(piece);
    else if (match[2] !== undefined) {
      const word = numberBase(normalise(match[2]));
      if (word !== '') found.push({ start, end, text: word, kind: 'word' });
    } else found.push({ start, end, text: match[0], kind: match[3] === undefined ? 'break' : 'sign' });
  }
  return found;
}

/** "Five-ten's below that": the figure is read without its ending. */
function numberBase(word: string): string {
  return word.endsWith("'s") && readNumber([word.slice(0, -2)], 0) ? word.slice(0, -2) : word;
}

/** "36,000" is one figure, "1,2" two with a comma between. */
function cutFigure(written: string, start: number): Piece[] {
  const whole = written.replace(/,(?=\d{3}(?!\d))/g, '');
  const end = start + written.length;
  if (!whole.includes(',')) return [{ start, end, text: whole.slice(0, longest), kind: 'figure' }];
  const parts: Piece[] = [];
  let at = start;
  for (const part of written.split(',')) {
    parts.push({ start: at, end: at + part.length, text: part.slice(0, longest), kind: 'figure' });
    at += part.length + 1;
  }
  return parts;
}

const plain = (value: number) => String(Math.round(value * 1e6) / 1e6);

export function ordinalNorm(day: number): string {
  const ending = day % 100 > 10 && day % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${ending}`;
}

function makeToken(span: Span, norm: string, more: Partial<Token> = {}): Token {
  return { start: span.start, end: span.end, norm, stem: stem(norm), ...more };
}

/** A token or two, and the index of the first piece not read. */
type Taken = { tokens: Token[]; next: number };

/** A number that starts at piece `i`, with its currency sign before and "st" or "th" behind. */
function takeNumber(found: readonly Piece[], words: readonly string[], i: number): Taken | null {
  const piece = found[i]!;
  const number = readNumber(words, i);
  if (!number) return null;
  const sign = found[i - 1];
  const currency = sign?.kind === 'sign' && sign.text !== '%' && sign.end === piece.start ? sign : undefined;
  const end = found[number.next - 1]!.end;
  const suffix = found[number.next];
  const hasSuffix = piece.kind === 'figure' && suffix?.start === end && /^(?:st|nd|rd|th)$/.test(suffix.text);
  const norm = number.ordinal || hasSuffix ? ordinalNorm(number.value) : plain(number.value);
  const token = makeToken({ start: currency?.start ?? piece.start, end: hasSuffix ? suffix!.end : end }, norm, {
    value: number.value,
    figure: piece.kind === 'figure',
    ...(currency ? { currency: currency.text } : {}),
  });
  return { tokens: [token], next: number.next + (hasSuffix ? 1 : 0) };
}

/** A plain word: one token, or two for a contraction. */
function takeWord(found: readonly Piece[], words: readonly string[], i: number, last: Token | undefined): Taken {
  const piece = found[i]!;
  if (piece.text === 'per' && words[i + 1] === 'cent')
    return { tokens: [makeToken({ start: piece.start, end: found[i + 1]!.end }, '%')], next: i + 2 };
  const next = i + 1;
  if (piece.text === 'percent' || piece.text === 'pct') return { tokens: [makeToken(piece, '%')], next };
  if (piece.text === 'p' && last?.figure && last.end === piece.start)
    return { tokens: [makeToken(piece, 'pence')], next };
  const pair = splitContraction(piece.text);
  const middle = piece.start + (pair?.cut ?? 0);
  if (!pair || middle >= piece.end)
    return { tokens: [makeToken(piece, piece.text, piece.kind === 'figure' ? { figure: true } : {})], next };
  const first = makeToken({ start: piece.start, end: middle }, pair.first);
  return { tokens: [first, makeToken({ start: middle, end: piece.end }, pair.second)], next };
}

function takeSign(found: readonly Piece[], i: number): Taken {
  const piece = found[i]!;
  const isCurrency = piece.text !== '%' && found[i + 1]?.kind === 'figure';
  return { tokens: isCurrency ? [] : [makeToken(piece, piece.text)], next: i + 1 };
}

/** First pass: numbers in words and figures become one token each; contractions two. */
function readPieces(found: readonly Piece[]): Token[] {
  const words = found.map((piece) => (piece.kind === 'break' ? '' : piece.text));
  const tokens: Token[] = [];
  let i = 0;
  while (i < found.length) {
    const piece = found[i]!;
    if (piece.kind === 'break') {
      const last = tokens.at(-1);
      if (last && /[.!?;…\n]/.test(piece.text)) last.breakAfter = true;
      i += 1;
      continue;
    }
    const isClock = piece.kind === 'figure' && piece.text.includes(':');
    const taken = isClock
      ? { tokens: [makeToken(piece, clockNorm(piece.text) ?? piece.text, { figure: true })], next: i + 1 }
      : piece.kind === 'sign'
        ? takeSign(found, i)
        : (takeNumber(found, words, i) ?? takeWord(found, words, i, tokens.at(-1)));
    tokens.push(...taken.tokens);
    i = taken.next;
  }
  return tokens;
}

function clockNorm(written: string): string | null {
  const [hour, minute, more] = written.split(':');
  if (more !== undefined || minute?.length !== 2 || Number(hour) > 24 || Number(minute) > 59) return null;
  return `${Number(hour)}:${minute}`;
}

const months = 'january february march april may june july august september october november december'.split(' ');
const shortMonths = new Map(
  months.filter((month) => month.length > 4).map((month) => [month.slice(0, 3), month] as const),
);
shortMonths.set('sept', 'september');

export const isMonth = (norm: string) => months.includes(norm);

/** Second pass: clock times in words, and days beside a month. */
function readClockAndDays(text: string, tokens: Token[]): Token[] {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const clock = readClock(tokens, i);
    if (clock) {
      const last = tokens[clock.next - 1]!;
      const { start } = tokens[i]!;
      out.push({
        start,
        end: last.end,
        norm: clock.norm,
        stem: clock.norm,
        figure: true,
        ...(last.breakAfter ? { breakAfter: true } : {}),
      });
      i = clock.next - 1;
      continue;
    }
    out.push(tokens[i]!);
  }
  for (let i = 0; i < out.length; i++) readDay(text, out, i);
  return out;
}

const minuteWords = new Set([5, 10, 20, 25]);
/** What may not follow the hour: "ten to twelve weeks" is a range, not a time. */
const rangeUnits = new Set(
  '% pounds euros dollars quid weeks days months years hours minutes seconds people points thousand million times calls a'.split(
    ' ',
  ),
);
const hourOf = (token: Token | undefined) =>
  token?.value !== undefined &&
  Number.isInteger(token.value) &&
  token.value >= 1 &&
  token.value <= 12 &&
  !token.currency
    ? token.value
    : null;

function readClock(tokens: readonly Token[], i: number): { norm: string; next: number } | null {
  const first = tokens[i]!;
  const second = tokens[i + 1];
  const hour = hourOf(first);
  if (hour !== null && second?.norm === "o'clock") return { norm: `${hour}:00`, next: i + 2 };
  if (first.value !== undefined && (second?.norm === 'am' || second?.norm === 'pm') && !first.breakAfter) {
    const minutes = Math.round((first.value % 1) * 100);
    const whole = Math.floor(first.value);
    if (whole >= 1 && whole <= 12 && minutes < 60 && !first.currency) {
      const shown = second.norm === 'pm' && whole < 12 ? whole + 12 : whole;
      return { norm: `${shown}:${String(minutes).padStart(2, '0')}`, next: i + 2 };
    }
  }
  const isPart = first.norm === 'half' || first.norm === 'quarter' || minuteWords.has(first.value ?? 0);
  if (!isPart || first.currency || first.breakAfter) return null;
  let at = i + 1;
  if (tokens[at]?.norm === 'minutes') at += 1;
  const direction = tokens[at]?.norm;
  const target = hourOf(tokens[at + 1]);
  if (target === null || (direction !== 'past' && direction !== 'to')) return null;
  const follows = tokens[at + 2];
  if (direction === 'to' && follows && !tokens[at + 1]!.breakAfter && rangeUnits.has(follows.norm)) return null;
  if (direction === 'to' && (first.norm === 'half' || first.figure)) return null;
  const minutes = first.norm === 'half' ? 30 : first.norm === 'quarter' ? 15 : (first.value as number);
  const past = direction === 'past';
  const shown = past ? target : target === 1 ? 12 : target - 1;
  return { norm: `${shown}:${String(past ? minutes : 60 - minutes).padStart(2, '0')}`, next: at + 2 };
}

function readDay(text: string, tokens: Token[], i: number): void {
  const token = tokens[i]!;
  const short = shortMonths.get(token.norm);
  const month = short ?? token.norm;
  if (!isMonth(month)) return;
  const before = tokens[i - 1]?.norm === 'of' ? tokens[i - 2] : tokens[i - 1];
  const after = tokens[i + 1]?.norm === 'the' ? tokens[i + 2] : tokens[i + 1];
  const isCapital = /\p{Lu}/u.test(text.charAt(token.start));
  let near = false;
  for (const other of [before, after]) {
    const day = other?.value;
    if (day === undefined || !Number.isInteger(day) || day < 1 || day > 31 || other!.currency) continue;
    if ((month === 'may' || short !== undefined) && !isCapital && !other!.norm.endsWith('th')) continue;
    near = true;
    other!.norm = ordinalNorm(day);
    other!.stem = other!.norm;
  }
  if (short && (near || token.norm === 'sept')) {
    token.norm = month;
    token.stem = stem(month);
  }
}

/** How many texts are kept cut: a turn is read by many rules, and again as what went before the next ones. */
const mostKept = 1_000;
/** Longer texts are cut again: they are rare, and their tokens would fill the memory. */
const longestKept = 2_000;
const kept = new Map<string, Token[]>();

/** Cuts text into tokens, which nobody may change. Linear in the length of the text, whatever it holds. */
export function tokenise(text: string): Token[] {
  const known = kept.get(text);
  if (known) return known;
  const tokens = tokeniseOnce(text);
  if (text.length > longestKept) return tokens;
  // the oldest goes: order of insertion is order of age
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value as string);
  kept.set(text, tokens);
  return tokens;
}

/** The same for a text that will not come again. */
export function tokeniseOnce(text: string): Token[] {
  return readClockAndDays(text, readPieces(cut(text)));
}

/** Words as a reader would count them: runs without white space that hold a letter or a digit. */
export function countWords(text: string): number {
  let count = 0;
  for (const match of text.matchAll(/\S+/g)) if (/[\p{L}\p{N}]/u.test(match[0])) count += 1;
  return count;
}
