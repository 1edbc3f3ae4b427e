import type { Reading } from '../domain/reading.ts';
import { readFigures } from './figures.ts';
import type { Token } from './terms.ts';

/** Figures said as people say them: rounded, or somewhere in a range that is stated. */

type Figure = Reading['figures'][number];

/** A rounder figure this near to the true one is the true one, said shortly. */
const nearest = 0.02;
/** "Two hundred odd": as far above it as this. */
const mostOver = 0.1;
const more = new Set(['odd', 'plus', 'something']);

/** Digits that say something: two in 46,000, three in 98.6. */
const digitsOf = (value: number) =>
  String(Math.abs(value))
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length;

/** Is `value` the true figure said more shortly? */
export function rounds(value: number, truth: number): boolean {
  return Math.abs(value - truth) <= nearest * Math.abs(truth) && digitsOf(value) < digitsOf(truth);
}

const isOdd = (tokens: readonly Token[], figure: Figure) =>
  more.has(tokens.find(({ start }) => start >= figure.end)?.norm ?? '');

/** Whoever makes 98.4 a hundred per cent has rounded nothing: he has said "all". */
const whole = 100;
const roundable = new Set<Figure['unit']>(['money', 'percent', 'count']);
const isRoundable = ({ unit }: Figure) => roundable.has(unit);
/** Said shortly, money is a number: "about 250" for £250,200. */
const alike = (a: Figure, b: Figure) => (a.unit === 'percent') === (b.unit === 'percent');

/** The figures of `tokens` that are one of `truths` in a rounded form. */
export const roundedIn = (tokens: readonly Token[], truths: readonly Figure[]): Figure[] =>
  readFigures(tokens).filter(
    (figure) =>
      isRoundable(figure) &&
      truths.some(
        (truth) =>
          isRoundable(truth) &&
          alike(figure, truth) &&
          ((figure.value !== whole && rounds(figure.value, truth.value)) ||
            (isOdd(tokens, figure) && figure.value <= truth.value && truth.value <= figure.value * (1 + mostOver))),
      ),
  );

type Range = { unit: Figure['unit']; from: number; to: number };

/** "Eight to ten weeks", "between 30 and 45 per cent": shares and lengths of time; a count would be of anything. */
export function rangesIn(tokens: readonly Token[]): Range[] {
  const figures = readFigures(tokens);
  return figures.flatMap((last, i): Range[] => {
    const first = figures[i - 1];
    const between = first && tokens.filter(({ start, end }) => start >= first.end && end <= last.start);
    if (!first || between?.length !== 1 || !/^(?:to|and)$/.test(between[0]!.norm)) return [];
    if (last.unit !== 'percent' && last.unit !== 'duration') return [];
    // the first of the two goes without its unit: "eight to ten weeks"
    const unit = tokens.find(({ start }) => start >= last.start)?.value;
    const scale = last.unit === 'duration' && first.unit === 'count' && unit ? last.value / unit : 1;
    const [from, to] = [first.value * scale, last.value];
    return from < to ? [{ unit: last.unit, from, to }] : [];
  });
}

/** The figures of `tokens` that lie in one of the ranges. */
export const rangedIn = (tokens: readonly Token[], ranges: readonly Range[]): Figure[] =>
  readFigures(tokens).filter(({ unit, value }) =>
    ranges.some((range) => range.unit === unit && range.from <= value && value <= range.to),
  );
