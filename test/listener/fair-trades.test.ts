import { describe, expect, it } from 'vitest';
import { hear } from './hear.ts';

/** What is no gift is not heard as one, and a trade is heard in whatever words it is put. */

describe('[LISTEN29] what a thing turns on is no price cut', () => {
  it.each([
    'So it all comes down to what your people do with the list.',
    'Whether it pays comes down to which of your costs fall.',
    'It came down to a phone number nobody had checked.',
    'Two hundred alarms a year, two on the desk, but who would work the second screen?',
    'How would four invoices work with your ledger?',
  ])('%s', (text) => {
    const { ids, reading } = hear('night-desk', text);
    expect(ids).not.toContain('concede');
    expect(reading.gives).toEqual([]);
  });

  it.each([
    'I could come down to £570 a point.',
    'We would come down to a price you can live with, say four per cent off.',
    'The fee comes down to £210,000 then.',
    'Four invoices instead of one, would that help?',
  ])('one that is named is: %s', (text) => expect(hear('night-desk', text).ids).toContain('concede'));
});

describe('[LISTEN30] a return is named', () => {
  it.each([
    'If Tom sends the stop records by Friday, I will credit the fitting against an order.',
    'If both depots name an owner, we would waive the first month.',
    'If your finance director signs for three years, we will drop the setup fee.',
  ])('by an "if" of somebody who does something for it: %s', (text) =>
    expect(hear('buses-by-the-month', text).moves.find(({ move }) => move === 'concede')?.return).toBe(true),
  );

  it.each([
    'If Keldra sends you a better price, I will match it at £180,000.',
    'If the weather holds, I will drop the setup fee.',
    'I will waive the setup fee if you like.',
  ])('and not by an "if" that asks nothing of them: %s', (text) =>
    expect(hear('night-desk', text).moves.filter((move) => move.return)).toEqual([]),
  );

  it('in the sentence after a figure that is moved their way', () => {
    const text =
      'We could bring the morning credit into it, bring it up to £2,000. But I would need three years for that.';
    const { moves, reading } = hear('half-past-five', text);
    expect(moves.find(({ move }) => move === 'concede')?.return).toBe(true);
    expect(reading.gets).toMatchObject([{ id: 'term' }]);
  });

  it('what they want moved is no offer', () =>
    expect(hear('half-past-five', 'Do they want us to bring it up to £2,000?').ids).not.toContain('concede'));

  it('names the item by its own words where it says none of its terms', () => {
    const text = 'If Tom sends us two years of stops, I will credit the £10,800 fitting against a full order.';
    expect(hear('buses-by-the-month', text).reading.gives).toMatchObject([{ id: 'pilot-credit', returned: true }]);
  });

  it('a price said to be under the floor is not given beside the trade', () => {
    const text = '£550 is under my floor, so no. If you sign for 36 months I will do four invoices.';
    expect(hear('night-desk', text).reading.gives.map(({ id }) => id)).toEqual(['four-invoices']);
  });
});

describe('[LISTEN30] what is owed, offered out of courtesy', () => {
  it.each(['You can have the plant log if you want it.', 'I will bring the log if you would like to see it.'])(
    'holds nothing back: %s',
    (text) => expect(hear('half-past-five', text).reading.compliance.map(({ id }) => id)).not.toContain('log-traded'),
  );

  it('with a condition it does', () =>
    expect(hear('half-past-five', 'You get the plant log if you sign this week.').reading.compliance).toMatchObject([
      { id: 'log-traded' },
    ]));
});
