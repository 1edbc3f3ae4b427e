import { describe, expect, it } from 'vitest';
import { beat, desk, find, type Line, quoted, rowsOf, scenarioOf, talk } from './talk.ts';

/** The sum of a call's trades, as somebody with a pencil would add it up. */

const linen = scenarioOf('half-past-five');
const demand: Line = {
  says: 'Ten per cent off. You first.',
  by: [beat('object.price', { objection: 'ten-per-cent' })],
};
const taken: Line = { says: 'Noted.' };
const said = (...words: string[]): Line[] => [demand, ...words.flatMap((rep): Line[] => [{ rep }, taken])];

const lower = 'Alright, I can do 48p.';
const ceiling = 'If you sign thirty-six months, I can cap clause 11 at 3% a year.';
const count = "Fine, we'll do a joint count and allow 4 per cent instead of 2, I'll sort that for you.";
const recap = 'So agreed is 48p from January, the ceiling if you sign three years, and the count.';
const money = (text: string) => Number(text.replace(/\D/g, ''));

/** The whole, its parts, and what the other row says was given for nothing. */
function sumOf(lines: readonly Line[], scenario = linen) {
  const { says } = find('traded-share', lines, scenario);
  const [, whole = '', got = ''] = /sheet: (£[\d,]+) a year \w+, (£[\d,]+) a year/.exec(says) ?? [];
  const [, sold = '0'] = /(£[\d,]+) was set against that/.exec(says) ?? [];
  const [, free = '0'] = /(£[\d,]+) was for nothing/.exec(says) ?? [];
  const given = find('given-for-nothing', lines, scenario).value;
  return { whole: money(whole), got: money(got), sold: money(sold), free: money(free), given };
}

describe('[MEASURE46] what was given for nothing', () => {
  it.each([
    ['before a trade', said(lower, ceiling)],
    ['and put into a package afterwards', said(lower, ceiling, `From us the ceiling and 48p. From you, 36 months.`)],
    ['and set against a return that was sold', said(lower, ceiling, 'Against the thirty-six months I can do 48p.')],
    [
      'beside a return sold twice',
      said(lower, ceiling, 'If you sign 36 months, sealed packs come back uncharged too.'),
    ],
    ['and told over with more', said(lower, ceiling, `${count} ${recap}`)],
    [
      'at a first figure, and deeper in a trade',
      said('Alright, I can do 49p.', 'If you sign 36 months, I can do 48p.'),
    ],
    ['with no strings beside a trade', said(`49p is yours, no strings. ${ceiling}`)],
  ])('is a part of the whole %s', (_, lines) => {
    const { whole, sold, free, given } = sumOf(lines);
    expect(free).toBe(given);
    expect(free).toBeGreaterThan(0);
    expect(sold + free).toBe(whole);
  });

  it('is counted once, whatever it is set against afterwards', () => {
    const lines = said(lower, ceiling, 'From us the ceiling and 48p. From you, 36 months.');
    expect(sumOf(lines)).toEqual({ whole: 19_400, got: 11_500, sold: 7_000, free: 12_400, given: 12_400 });
  });

  it('goes on at a deeper figure for what that adds', () => {
    const lines = said('Alright, I can do 49p.', 'If you sign 36 months, I can do 48p.');
    expect(sumOf(lines)).toEqual({ whole: 12_400, got: 11_500, sold: 6_200, free: 6_200, given: 6_200 });
  });

  it('with no strings is no part of the trade that the turn puts beside it', () => {
    const row = find('traded-share', said(`49p is yours, no strings. ${ceiling}`), linen);
    expect(row).toMatchObject({ value: 1 / 2, n: 2 });
  });

  it('holds a share that belongs to the thing, and no per cent off the price', () => {
    expect(find('given-for-nothing', said(count), linen).value).toBe(3_000);
  });
});

describe('[MEASURE46] what is given flat and then told over', () => {
  const lines = said(lower, ceiling, `${count} ${recap}`);

  it('is a gift, and is quoted where it was given', () => {
    const turns = talk(linen, lines);
    const row = rowsOf(turns, linen)('traded-share');
    expect(row).toMatchObject({ value: 1 / 3, n: 3 });
    expect(quoted(turns, row, 'missed')).toEqual([lower, count]);
    expect(row.says).not.toContain('used up already');
    expect(sumOf(lines)).toEqual({ whole: 22_400, got: 11_500, sold: 7_000, free: 15_400, given: 15_400 });
  });

  it.each([
    ['the return is for all of it', `${count} So to recap, from us the ceiling and the count, for three years.`],
    ['it has a return of its own', `${count} In return your orders close at noon.`],
    ['nothing is told over', `${count} That's with the ceiling if you sign three years, and the count.`],
  ])('is none where %s', (_, words) => {
    expect(find('given-for-nothing', said(ceiling, words), linen).value).toBe(0);
  });
});

describe('[MEASURE46] a return already sold', () => {
  const four = 'If you sign 36 months, we bill you in four invoices of £60,000.';
  const paused =
    "I can pause the billing on those 40. That costs us, so I'd want something back: Marl Quay from January.";
  const written = 'Against the 36 months and Marl Quay there is no automatic renewal: it has an end date.';

  it('is charged with nothing that is the rep’s to give over it', () => {
    const lines = said(four, paused, written);
    expect(find('traded-share', lines, desk)).toMatchObject({ value: 1, n: 3 });
    expect(sumOf(lines, desk)).toMatchObject({ whole: 25_200, got: 25_000, free: 0, given: 0 });
  });
});

describe('[MEASURE46] whose decision more would be', () => {
  const over = 'If theatre orders close at noon, I can do 48p a piece.';
  const limit = "Anything more than that I'd have to take to Beth Iversen, and she takes a day.";
  const says = (...words: string[]) => find('given-for-nothing', said(...words), linen).says;

  it('is told with when it was said, afterwards or before', () => {
    expect(says(over, limit)).toContain('that was not said with it, but at 01:30.');
    expect(says(limit, over)).toContain('that was not said with it, but at 00:30.');
  });

  it('with the offer is told as said, and never as not', () => {
    expect(says(`${over} ${limit}`)).toContain('as you said at');
    expect(says(over)).toContain('that was not said with it.');
  });

  it('is not said where their name stands for something else', () => {
    expect(says(over, 'Beth Iversen sends the plant log on Monday.')).toContain('that was not said with it.');
  });
});
