import { describe, expect, it } from 'vitest';
import { quoted, rowsOf, scenarioOf, talk } from '../measure/talk.ts';
import { hear } from './hear.ts';

/** Prices of other goods, and things that are paid for by what is asked back. */

const linen = 'half-past-five';
const priced = (text: string, said?: string) => hear(linen, text, said).reading.gives.map(({ id, off }) => [id, off]);

describe('[LISTEN78] the price of another line of business', () => {
  it.each([
    'Also your scrubs at Cotter Hill, you wash those on site. Our plant is better kit, we could take the lot at 44p.',
    'I can do the scrubs at 44p a piece.',
    "We'd take the scrubs at 46p.",
    'I can do 46p on the scrubs.',
    "If the scrubs come to us, we'd do them at 44p.",
    'You could have 44p a piece. That is for the scrubs.',
  ])('takes nothing off this one: %s', (text) => expect(priced(text)).toEqual([]));

  it('is an answer to whoever asked for it', () =>
    expect(priced('I can do you 44p.', 'Fair. And what would you want for the scrubs?')).toEqual([]));

  it.each([
    ['Give us the scrubs at 44p and I can do 48p on your linen.', 4],
    ['I can do 48p if you give us the scrubs at 44p.', 4],
    ['If the theatre scrubs come to us, I can do 48p a piece.', 4],
    ["I'll do 45p if the scrubs come over.", 10],
    ['I can do everything at 44p, scrubs too.', 12],
    ['If the scrubs come to us I can come down to 46p.', 8],
    ['I could do 44p a piece.', 12],
    ['You wash your scrubs on site. I can do 48p.', 4],
  ])('is told from what is given on this one: %s', (text, off) => expect(priced(text)).toEqual([['piece-price', off]]));

  it('is a store’s own rate too', () => {
    expect(hear('night-desk', 'I can do Marl Quay at £570 a point.').reading.gives).toEqual([]);
    const swap = hear('night-desk', 'If Marl Quay comes to us I can do £570 a point.').reading;
    expect(swap.gives).toMatchObject([{ id: 'rate', off: 5, returned: true }]);
  });

  it('is no concession on the card, neither given nor traded', () => {
    const scenario = scenarioOf(linen);
    const lines = [{ says: 'Ten per cent off.' }, { rep: 'I can do the scrubs at 44p a piece.' }, { says: 'No.' }];
    const turns = talk(scenario, lines);
    const row = rowsOf(turns, scenario);
    expect(quoted(turns, row('given-for-nothing'))).toEqual([]);
    expect(row('given-for-nothing').status).toBe('no-opportunity');
    expect(quoted(turns, row('traded-share'))).toEqual([]);
  });
});

describe('[LISTEN78] something back', () => {
  it.each([
    "I can pause the billing on those 40, that's £24,000 a year off. But that costs us, so I'd want something back: Marl Quay, opening in January.",
    "We can pause billing on Hall 3, and I'd like something back for it. Marl Quay with us from January.",
    'Marl Quay is what I would want, something back for pausing the billing. We pause the billing on the forty.',
  ])('makes a trade of what it is asked for: %s', (text) => {
    const { gives, gets } = hear('night-desk', text).reading;
    expect(gives).toMatchObject([{ id: 'paused-points', returned: true }]);
    expect(gets.map(({ id }) => id)).toEqual(['marl-quay']);
  });

  it.each([
    "I'd want something back for that. Marl Quay, say.",
    "I'll get something back to you on Marl Quay and on pausing the billing.",
  ])('gives nothing where nothing is put: %s', (text) => expect(hear('night-desk', text).reading.gives).toEqual([]));
});
