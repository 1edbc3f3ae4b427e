import { describe, expect, it } from 'vitest';
import { hear } from './hear.ts';

/** What is claimed beside a limit, of somebody else's figure, of the whole trade, and from hearsay. */

const claimsOf = (text: string, said?: string) => hear('night-desk', text, said).reading.claims;
const verdicts = (text: string, said?: string) => claimsOf(text, said).map(({ verdict }) => verdict);

describe('[LISTEN82] what has a limit here', () => {
  it.each([
    "There's mobile back-up on the stores, so if the broadband drops the readings still come through.",
    'If your broadband drops you still get the readings.',
    'The back-up is in your stores.',
    'When the line goes down the readings still get through.',
  ])('told without it is wrong, and nothing else in it is right: %s', (text) => {
    const claims = claimsOf(text);
    expect(claims.some(({ fact, verdict }) => fact === 'broadband' && verdict === 'wrong')).toBe(true);
    expect(claims.filter(({ verdict }) => verdict === 'right')).toEqual([]);
  });

  it.each([
    'The readings come over your broadband, and there is back-up for that.',
    'We do back-up for when the broadband drops, and that takes care of the readings.',
  ])('named and no more makes nothing right: %s', (text) => expect(verdicts(text)).not.toContain('right'));

  it.each([
    'If the broadband drops the readings still come through at Sallow Road and Fenn Lane, not at Castle Dock.',
    'The readings need your broadband.',
    'We keep ninety days of readings.',
  ])('told with it, or not spoken of, is right: %s', (text) => {
    expect(verdicts(text)).toContain('right');
    expect(verdicts(text)).not.toContain('wrong');
  });
});

describe('[LISTEN83] whose figure it is', () => {
  const target = 'Two hundred and forty. I have two hundred and four.';

  it.each(['204 is someone with no night desk.', 'Well 204 buys you somebody with no night desk.'])(
    'the prospect’s own told as somebody else’s is no claim made well: %s',
    (text) => expect(verdicts(text, target)).toEqual([]),
  );

  it.each([
    ['204 is someone with no night desk.', 'Keldra have quoted me 204.'],
    ['Keldra have no night desk.', target],
  ])('what a rival asks, and what is said of the rival alone, may be right: %s', (text, said) =>
    expect(verdicts(text, said)).toContain('right'),
  );

  it('who it is may be left open, and what they charge is told', () => {
    const text =
      "If it's Keldra it's £46,000 to fit and their certificates are £38 a point on top, so you'd be paying more.";
    expect(verdicts(text)).toContain('right');
    expect(verdicts('If it were us it would be £46,000 to fit.')).toEqual([]);
  });

  it('whose decision it would have to be is told', () =>
    expect(verdicts("That's below my floor, it'd have to go to Owen Strand.")).toContain('right'));
});

describe('[LISTEN84] the trade, and what was only heard', () => {
  const rumour = 'I heard Keldra lost a customer over false alarms.';

  it.each([
    "There's a cap in your contract, most people in this business won't give you anything like that.",
    'Most of the others charge for that.',
    'Not many in this business would. Very few suppliers give that.',
  ])('sweeping over the trade has nothing behind it: %s', (text) => expect(verdicts(text)).toContain('unsupported'));

  it.each(["Wouldn't surprise me, I've heard the same.", "I'm not surprised, I've heard the same."])(
    'hearsay on a rival has nothing behind it: %s',
    (text) => expect(verdicts(text, rumour)).toContain('unsupported'),
  );

  it.each([
    "I haven't heard the same.",
    "I couldn't say whether most suppliers do.",
    'Most of your people need it by Friday.',
    "I wouldn't go by that, and I don't know.",
  ])('what was not heard, and what is no trade, claims nothing: %s', (text) =>
    expect(verdicts(text, rumour)).not.toContain('unsupported'),
  );
});
