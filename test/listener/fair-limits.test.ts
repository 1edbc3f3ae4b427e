import { describe, expect, it } from 'vitest';
import { hear } from './hear.ts';

/** What is said of the whole, where the sheet knows of a limit, and what is said with the exception. */

const verdictsOf = (id: string, text: string) => hear(id, text).reading.claims.map(({ verdict }) => verdict);

describe('[LISTEN47] a limit passed over', () => {
  it.each([
    ['night-desk', 'We put back-up in, so if your broadband drops you are still covered.'],
    ['night-desk', 'Mobile back-up means you are covered whatever happens.'],
    ['night-desk', 'If the line goes down the readings carry on as normal.'],
    ['night-desk', 'The back-up is at all your sites.'],
    ['night-desk', 'There is back-up in every store.'],
    ['night-desk', 'If you lose the connection it makes no difference.'],
    ['night-desk', 'Your broadband is not a problem, we have back-up.'],
    ['night-desk', 'The back-up kicks in everywhere.'],
    ['night-desk', 'When the internet drops we keep going.'],
    ['night-desk', 'And the back-up, you never have to worry about that.'],
    ['night-desk', 'When we miss an alarm we pay every penny.'],
    ['night-desk', 'Our liability covers everything you lose.'],
    ['night-desk', 'We have got charts.'],
    ['half-past-five', 'We get to Eastrow every morning, whatever the weather.'],
    ['half-past-five', 'The bridge makes no difference to us.'],
    ['half-past-five', 'We always get to Eastrow.'],
    ['half-past-five', 'The linen gets to Eastrow without fail.'],
    ['half-past-five', 'Every piece is tracked.'],
    ['half-past-five', 'Every hospital was rung that night.'],
    ['waiting-room', 'If your broadband goes you just carry on.'],
    ['waiting-room', 'Without internet you can still book.'],
    ['waiting-room', 'Offline it works just the same.'],
    ['waiting-room', 'Support is there day or night.'],
    ['waiting-room', 'You can ring support any time.'],
    ['waiting-room', 'On the first morning everything has matched, without exception.'],
    ['waiting-room', 'We fill every gap you get.'],
    ['waiting-room', 'No-shows: everybody turns up once the texts go out.'],
    ['waiting-room', 'We do braces as well.'],
    ['buses-by-the-month', 'The gearbox is covered as well, the lot.'],
    ['buses-by-the-month', 'We watch the brakes.'],
    ['buses-by-the-month', 'It reads every bus, electrics too.'],
    ['buses-by-the-month', 'You get no false alarms.'],
    ['buses-by-the-month', 'Every card gets acted on.'],
    ['buses-by-the-month', 'Cards come from day one.'],
    ['buses-by-the-month', 'Our customers have stayed, every one; nobody ever left us.'],
  ])('is untrue in %s: %s', (id, text) => expect(verdictsOf(id, text)).toContain('wrong'));

  it.each([
    ['night-desk', 'We put back-up in, so if your broadband drops you are covered, except at Castle Dock.'],
    ['night-desk', 'Back-up is at Sallow Road and Fenn Lane, so there you are still covered.'],
    ['night-desk', 'If your broadband drops you are still covered. Not at Castle Dock, mind.'],
    ['night-desk', 'You are not covered if the broadband drops at the third store.'],
    ['night-desk', 'All your sites need broadband.'],
    ['night-desk', 'The back-up is not in every store.'],
    ['night-desk', 'We have not got charts.'],
    ['night-desk', 'If we miss an alarm our liability is capped at a year of the fee, so not every penny.'],
    ['half-past-five', 'We get to Eastrow every morning the bridge is open, so not in a gale.'],
    ['half-past-five', 'The bridge shuts, and then nothing gets to Eastrow.'],
    ['half-past-five', 'We do not track every piece.'],
    ['waiting-room', 'If your broadband goes you can read the book and no more.'],
    ['waiting-room', 'Theirs carries on without broadband.'],
    ['waiting-room', 'Corvane keeps going without broadband, and ours does not.'],
    ['waiting-room', 'Support answers until seven, not on Sundays.'],
    ['waiting-room', 'We do not do braces.'],
    ['buses-by-the-month', 'We do not watch the gearbox.'],
    ['buses-by-the-month', 'It reads every bus but not the electrics, not without the maker.'],
    ['buses-by-the-month', 'One card in five finds nothing wrong.'],
    ['buses-by-the-month', 'No cards come in the first eight weeks.'],
  ])('is none with its exception, or told of the limit itself, in %s: %s', (id, text) =>
    expect(verdictsOf(id, text)).not.toContain('wrong'),
  );

  it.each([
    ['night-desk', 'Would you be covered if your broadband drops?'],
    ['night-desk', 'If your broadband dropped, who would be covered?'],
  ])('is claimed by no question: %s', (id, text) => expect(verdictsOf(id, text)).toEqual([]));

  it('is claimed beside "so are", which asks nothing', () => {
    const text = 'Five years. So are the certificates, and you are still covered if your broadband drops.';
    expect(verdictsOf('night-desk', text)).toContain('wrong');
  });
});
