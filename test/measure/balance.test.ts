import { describe, expect, it } from 'vitest';
import { beat, desk, find, type Line, quoted, rowsOf, scenarioOf, talk } from './talk.ts';

/** What was given and what was got, by the sheet. */

const linen = scenarioOf('half-past-five');
const demand: Line = {
  says: 'Ten per cent off. You first.',
  by: [beat('object.price', { objection: 'ten-per-cent' })],
};
const taken: Line = { says: 'Noted.' };
const rep = (words: string): Line => ({ rep: words });
const agreed = (words: string): Line => ({
  rep: words,
  after: (state) => {
    state.ended = 'agreed';
  },
});
const gift = rep('Alright, I can do 49p.');
const ceiling = 'If you sign thirty-six months, I can cap clause 11 at 3% a year.';

describe('[MEASURE34] a gift', () => {
  it('comes to what the scenario’s own price makes of it', () => {
    expect(find('given-for-nothing', [demand, gift, taken], linen).value).toBe(6_200);
  });

  it('said again is the same one, counted once and shown both times', () => {
    const again = 'I will put 49p in writing for you.';
    const turns = talk(linen, [demand, gift, taken, rep(again), taken]);
    const row = rowsOf(turns, linen)('given-for-nothing');
    expect(row.value).toBe(6_200);
    expect(quoted(turns, row)).toEqual(['Alright, I can do 49p.', again]);
    expect(row.says).toMatch(/said again at \d\d:\d\d: the same gift, counted once/);
  });

  it('beside a trade that was put before makes no second trade of it', () => {
    const closing = "So it's 49p, and clause 11 capped at 3% if you sign thirty-six months.";
    const turns = talk(linen, [demand, gift, taken, rep(ceiling), taken, rep(closing), taken]);
    const row = rowsOf(turns, linen)('traded-share');
    expect(row).toMatchObject({ value: 1 / 2, n: 2 });
    expect(quoted(turns, row)).toEqual([ceiling]);
  });
});

describe('[MEASURE34] a limit that was asked for', () => {
  const asks: Line = {
    says: "Bridie, I keep the file. What's the most you'd be liable for today?",
    by: [beat('challenge')],
  };
  const told = "Today it's £240,000. We can go to a million and no higher.";

  it('is answered and not given', () => {
    expect(find('given-for-nothing', [asks, rep(told), taken]).status).toBe('no-opportunity');
  });

  it('may be traded afterwards', () => {
    const swap = 'If you sign for 36 months, the cap goes to a million.';
    expect(find('traded-share', [asks, rep(told), taken, rep(swap), taken])).toMatchObject({ value: 1, n: 1 });
  });

  it('is given where no limit was asked for', () => {
    const free = [demand, rep("I'll give you a million on the cap."), taken];
    expect(find('given-for-nothing', free).value).toBe(3_000);
  });
});

describe('[MEASURE34] the sum of it', () => {
  it('holds what was given against what was got, by the sheet', () => {
    const { says } = find('traded-share', [demand, agreed(ceiling), taken], linen);
    expect(says).toContain('By the sheet: £7,000 a year given, £11,500 a year got.');
  });

  it('is of what was offered where nothing was agreed, gifts with it', () => {
    const { says } = find('traded-share', [demand, gift, taken, rep(ceiling), taken], linen);
    expect(says).toContain('By the sheet: £13,200 a year offered, £11,500 a year asked for.');
  });

  it('is not told where one offer took another’s place', () => {
    const other = rep('Against thirty-six months I can do 48p instead.');
    expect(find('traded-share', [demand, rep(ceiling), taken, other, taken], linen).says).not.toContain('By the sheet');
    expect(find('traded-share', [demand, gift, taken], linen).says).not.toContain('By the sheet');
  });
});

it('[MEASURE34] what is on its way to a trade is taken back', () => {
  const lines = [demand, rep("I'll give you a million on the cap."), { says: 'It was free, then.' }];
  const back = rep('Not free, no. The million goes with a 36-month term, one for the other.');
  expect(find('given-for-nothing', [...lines, back, taken], desk).value).toBe(0);
});
