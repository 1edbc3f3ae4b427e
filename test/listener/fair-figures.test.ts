import { describe, expect, it } from 'vitest';
import { readFigures } from '../../server/listener/figures.ts';
import { rangesIn, rounds } from '../../server/listener/rounding.ts';
import { tokenise } from '../../server/listener/terms.ts';
import { hear } from './hear.ts';

/** A true figure is true however shortly it is said. */

const verdictsOf = (id: string, text: string, said?: string) =>
  hear(id, text, said).reading.claims.map(({ verdict }) => verdict);

describe('[LISTEN48] a true figure', () => {
  it.each([
    ['night-desk', "Keldra's 46 grand to fit is on top."],
    ['night-desk', 'With Keldra it is forty-six thousand to fit, once.'],
    ['night-desk', 'It is ten weeks of men changing sensors.'],
    ['night-desk', 'Changing the sensors takes nine weeks.'],
    ['night-desk', 'Year one with Keldra is 250 grand all in.'],
    ['night-desk', 'Your annual fee is 240k.'],
    ['waiting-room', 'Our list price is about 81 grand a year.'],
    ['waiting-room', 'That is 255 grand over three years.'],
    ['half-past-five', 'The pieces each year come to 620 thousand.'],
    ['half-past-five', 'Changing laundries takes about fifteen weeks.'],
    ['buses-by-the-month', 'The first year is 190 grand.'],
    ['buses-by-the-month', 'We catch 40 per cent of them five days ahead.'],
    ['buses-by-the-month', 'Cards acted on in time were 70 per cent.'],
  ])('is right in short, rounded or inside the range, in %s: %s', (id, text) => {
    expect(verdictsOf(id, text)).toContain('right');
    expect(verdictsOf(id, text)).not.toContain('unsupported');
    expect(verdictsOf(id, text)).not.toContain('wrong');
  });

  it.each([
    ['night-desk', "Keldra's 60 grand to fit is on top."],
    ['night-desk', 'Changing the sensors takes six weeks.'],
    ['night-desk', 'Your annual fee is 250k.'],
    ['waiting-room', 'A hundred per cent of claims are accepted first time, 100%.'],
    ['half-past-five', 'The pieces each year come to 650 thousand.'],
    ['buses-by-the-month', 'The first year is 200 grand.'],
    ['buses-by-the-month', 'We catch 60 per cent of them ahead.'],
    ['buses-by-the-month', 'Cards acted on were 95 per cent.'],
  ])('beyond it is not, in %s: %s', (id, text) => expect(verdictsOf(id, text)).not.toContain('right'));

  it('is rounded where it says less, and no more than two in a hundred off', () => {
    expect(rounds(190_000, 189_000)).toBe(true);
    expect(rounds(1_000, 1_080)).toBe(false);
    expect(rounds(49, 50)).toBe(false);
    expect(rounds(99.5, 98.8)).toBe(false);
  });

  it('lies in a range of one unit', () => {
    expect(rangesIn(tokenise('Eight to ten weeks, 30 to 45 per cent, 07:30 to 19:00.'))).toEqual([
      { unit: 'duration', from: 56, to: 70 },
      { unit: 'percent', from: 30, to: 45 },
    ]);
  });

  it('of money is no length of time', () =>
    expect(readFigures(tokenise('That is 250 grand year one.')).map(({ unit, value }) => [unit, value])).toContainEqual(
      ['money', 250_000],
    ));
});

describe('[LISTEN49] what is said of everybody', () => {
  const text = (id: string, words: string, said?: string) => {
    const { reading, quoted } = hear(id, words, said);
    return {
      unsupported: reading.claims
        .filter(({ verdict }) => verdict === 'unsupported')
        .map((c) => words.slice(c.start, c.end)),
      defends: quoted('defend'),
    };
  };

  it.each([
    ['night-desk', 'Everyone else has put theirs up.'],
    ['night-desk', 'Nobody does all of that for 240.'],
    ['night-desk', 'Says anyone who has priced it.'],
    ['half-past-five', 'Every other laundry charges for Sundays.'],
    ['half-past-five', 'No one else gives you that.'],
    ['waiting-room', 'Most suppliers have gone up by ten per cent.'],
    ['waiting-room', 'Ask anyone.'],
    ['waiting-room', 'Nobody in the trade does it better.'],
    ['buses-by-the-month', 'All our competitors charge for that.'],
    ['buses-by-the-month', 'Everybody else puts a card on it.'],
  ])('has nothing behind it and argues, in %s: %s', (id, words) =>
    expect(text(id, words)).toEqual({ unsupported: [words], defends: [words] }),
  );

  it.each([
    ['night-desk', "Yeah, I've heard that too.", 'I heard Keldra lost a customer.'],
    ['night-desk', "From what I hear they're short of people.", 'Keldra are keen.'],
    ['half-past-five', 'So I hear.', 'They say Halcott is up for sale.'],
    ['waiting-room', "I've heard the same.", 'People say Tandle is in trouble.'],
    ['buses-by-the-month', 'I hear they have cut their team.', 'The maker has a portal.'],
  ])('so has hearsay, in %s: %s', (id, words, said) => expect(text(id, words, said).unsupported).toEqual([words]));

  it.each([
    ['night-desk', 'Nobody else on your side needs to see it.'],
    ['night-desk', 'Does everyone else charge for it?'],
    ['night-desk', "The seventeen minutes are ours, nobody else's."],
    ['night-desk', 'I hear you, and I have heard what happened.'],
    ['half-past-five', 'Nobody rang you, and nobody else knew.'],
    ['waiting-room', 'Since nobody else will say it: we are the dearest.'],
    ['buses-by-the-month', 'Nobody owned the cards there.'],
  ])('is nothing of the kind, in %s: %s', (id, words) =>
    expect(text(id, words)).toEqual({ unsupported: [], defends: [] }),
  );
});
