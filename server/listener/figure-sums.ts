import { isMonth, type Token } from './tokens.ts';

/** Figures in talk, and whether one follows from others by plain arithmetic. */

/** A figure that counts something: not a clock time, a day, a year or the pronoun "one". */
export function isQuantity(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]!;
  if (token.value === undefined || /^\d+(?:st|nd|rd|th)$/.test(token.norm)) return false;
  if (token.value === 1 && !token.figure) return false;
  const isYear = token.value >= 1990 && token.value <= 2100 && Number.isInteger(token.value) && !token.currency;
  if (isYear && (!token.figure || token.norm.length === 4)) return false;
  const before = tokens[i - 1]?.norm ?? '';
  return !isMonth(before) && !numbered.has(before);
}

/** What carries a number for a name. */
const numbered = new Set('clause hall number step item rule technique phase'.split(' '));

export function quantities(tokens: readonly Token[]): Token[] {
  return tokens.filter((_, i) => isQuantity(tokens, i));
}

const near = (a: number, b: number) => Math.abs(a - b) <= Math.max(0.006 * Math.abs(b), 0.001);

/** Is `value` one of the figures, or exactly the sum or difference of two of them? */
export function addsUp(value: number, figures: readonly number[]): boolean {
  const known = new Set(figures);
  if (known.has(value)) return true;
  for (const figure of known) if (known.has(value - figure) || known.has(value + figure)) return true;
  return false;
}

/**
 * Does `value` follow from two of the known figures by a sum, a difference, a product, a ratio or
 * a percentage? Said figures drop their thousands ("two forty" for £240,000), so each is tried in
 * thousands too. At most the last forty known figures are tried.
 */
export function followsFrom(value: number, known: readonly number[]): boolean {
  const recent = known.slice(-40).filter((figure) => figure !== 0);
  const same = (result: number) => [1, 1000, 0.001].some((scale) => near(result * scale, value));
  if (recent.some(same)) return true;
  for (const a of recent)
    for (const b of recent)
      if (same(a + b) || same(a - b) || same(a * b) || same(a / b) || near((a / b) * 100, value) || same((a * b) / 100))
        return true;
  return false;
}
