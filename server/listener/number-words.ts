/**
 * Numbers as people say them: "thirty-six thousand", "one eighty-nine", "one point oh three
 * million", "half a million", "twenty twenty-six". Read from a list of lower-case words.
 */

const units = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value]),
);
const tens = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i) => [word, (i + 2) * 10]),
);
const ordinals = new Map<string, number>([
  ...'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'
    .split(' ')
    .map((word, i): [string, number] => [word, i + 1]),
  ['twentieth', 20],
  ['thirtieth', 30],
]);
const scales = new Map([
  ['thousand', 1e3],
  ['k', 1e3],
  ['grand', 1e3],
  ['million', 1e6],
  ['m', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
]);

/** `value` of the number that starts at `from`, and the index after it. `ordinal` for "thirty-first". */
export type SaidNumber = { value: number; next: number; ordinal: boolean };

const isOh = (word: string | undefined) => word === 'oh' || word === 'o' || word === 'zero' || word === 'nought';

/** A group below a thousand, in words: "two hundred and forty", "one eighty-nine", "two oh four". */
function readGroup(words: readonly string[], from: number): SaidNumber | null {
  const word = words[from] ?? '';
  const next = words[from + 1] ?? '';
  if (ordinals.has(word)) return { value: ordinals.get(word)!, next: from + 1, ordinal: true };
  if (word === 'a' && next === 'hundred') return readHundred(words, 100, from + 2);
  if (tens.has(word)) return readTensOrYear(words, from);
  const unit = units.get(word);
  if (unit === undefined) return null;
  if (next === 'hundred') return readHundred(words, unit * 100, from + 2);
  if (unit > 0 && unit < 10) {
    const rest = tens.has(next) ? readTens(words, from + 1) : null;
    if (rest) return { ...rest, value: unit * 100 + rest.value };
    const teen = units.get(next);
    if (teen !== undefined && teen > 9) return { value: unit * 100 + teen, next: from + 2, ordinal: false };
    const last = units.get(words[from + 2] ?? '');
    if (isOh(next) && last !== undefined && last > 0 && last < 10)
      return { value: unit * 100 + last, next: from + 3, ordinal: false };
  }
  return { value: unit, next: from + 1, ordinal: false };
}

/** "forty", "forty-two", "thirty-first". */
function readTens(words: readonly string[], from: number): SaidNumber {
  const value = tens.get(words[from] ?? '') ?? 0;
  const next = words[from + 1] ?? '';
  const unit = units.get(next);
  if (unit !== undefined && unit > 0 && unit < 10) return { value: value + unit, next: from + 2, ordinal: false };
  const ordinal = ordinals.get(next);
  if (ordinal !== undefined && ordinal < 10) return { value: value + ordinal, next: from + 2, ordinal: true };
  return { value, next: from + 1, ordinal: false };
}

/** Anything below a hundred that is not the start of a hundred: "six", "sixteen", "sixty-one". */
function readBelowHundred(words: readonly string[], from: number): SaidNumber | null {
  const word = words[from] ?? '';
  if (tens.has(word)) return readTens(words, from);
  const value = units.get(word);
  return value === undefined || words[from + 1] === 'hundred' ? null : { value, next: from + 1, ordinal: false };
}

/** Tens, and years: "twenty twenty-six". */
function readTensOrYear(words: readonly string[], from: number): SaidNumber {
  const first = readTens(words, from);
  if (first.value !== 20 || first.ordinal) return first;
  const rest = readBelowHundred(words, first.next);
  return rest && rest.value > 9 && !rest.ordinal ? { ...rest, value: 2000 + rest.value } : first;
}

function readHundred(words: readonly string[], hundreds: number, from: number): SaidNumber {
  const rest = readBelowHundred(words, words[from] === 'and' ? from + 1 : from);
  return rest ? { ...rest, value: hundreds + rest.value } : { value: hundreds, next: from, ordinal: false };
}

/** "point two", "point oh three", after a number that ends at `from`. */
function readFraction(words: readonly string[], from: number): { fraction: number; next: number } | null {
  if (words[from] !== 'point') return null;
  let digits = '';
  let at = from + 1;
  for (; at < words.length && digits.length < 6; at++) {
    const digit = isOh(words[at]) ? 0 : units.get(words[at] ?? '');
    if (digit === undefined || digit > 9) break;
    digits += digit;
  }
  return digits === '' ? null : { fraction: Number(`0.${digits}`), next: at };
}

const figure = /^\d+(?:\.\d+)?$/;

function readMantissa(words: readonly string[], from: number): SaidNumber | null {
  const word = words[from] ?? '';
  if (figure.test(word) && word.length < 16) return { value: Number(word), next: from + 1, ordinal: false };
  if (word === 'half' && words[from + 1] === 'a' && scales.has(words[from + 2] ?? ''))
    return { value: 0.5, next: from + 2, ordinal: false };
  if (word === 'a' && scales.has(words[from + 1] ?? '') && words[from + 1] !== 'm' && words[from + 1] !== 'k')
    return { value: 1, next: from + 1, ordinal: false };
  const group = readGroup(words, from);
  if (!group || group.ordinal) return group;
  const fraction = readFraction(words, group.next);
  if (fraction) return { value: group.value + fraction.fraction, next: fraction.next, ordinal: false };
  if (words[group.next] === 'and' && words[group.next + 1] === 'a' && words[group.next + 2] === 'half')
    return { value: group.value + 0.5, next: group.next + 3, ordinal: false };
  return group;
}

/** Reads the longest number that starts at `from`; null when none does. Looks at most some thirty words ahead. */
export function readNumber(words: readonly string[], from: number): SaidNumber | null {
  const first = readMantissa(words, from);
  if (!first || first.ordinal) return first;
  let { value, next } = first;
  let scale = scales.get(words[next] ?? '');
  if (scale === undefined) return first;
  value *= scale;
  next += 1;
  while (scale > 1) {
    const at = words[next] === 'and' ? next + 1 : next;
    const rest = readGroup(words, at);
    if (!rest || rest.ordinal) break;
    const restScale: number = scales.get(words[rest.next] ?? '') ?? 1;
    if (restScale >= scale || rest.value >= 1000) break;
    value += rest.value * restScale;
    next = rest.next + (restScale > 1 ? 1 : 0);
    scale = restScale;
  }
  return { value: Math.round(value * 1e6) / 1e6, next, ordinal: false };
}
