import { describe, expect, it } from 'vitest';
import type { Reading } from '../../server/domain/reading.ts';
import { listen, type Utterance } from '../../server/listener/listen.ts';
import { readTurn } from '../../server/listener/read-turn.ts';
import { readLibrary } from '../../server/practice/library.ts';
import { scenariosRoot } from '../prospect/acting.ts';

/** What is given away, blamed or asked in another language, in words that no table was written for. */

const { scenarios } = readLibrary(scenariosRoot);

function read(id: string, text: string, said?: string): Reading {
  const scenario = scenarios.get(id);
  if (!scenario) throw new Error(`${id} is gone from the library`);
  const before: Utterance[] = said === undefined ? [] : [{ speaker: 'prospect', text: said }];
  const { moves } = listen({ speaker: 'rep', text, before });
  return readTurn(scenario, text, moves, { before, open: null, topic: null, asked: null });
}
const gives = (id: string, text: string, said?: string) => read(id, text, said).gives;

describe('[LISTEN12] a discount named as a figure', () => {
  it.each([
    ['night-desk', 'Fine. Seventeen per cent less, and we are done here.', 17],
    ['night-desk', 'Right, you can have it at £525 a point.', 12.5],
    ['night-desk', 'Let us call it nineteen per cent.', 19],
    ['half-past-five', 'All right: 44p, take it.', 12],
    ['half-past-five', 'We will do eleven per cent.', 11],
    ['buses-by-the-month', 'I would do twenty-four pounds a bus.', 20],
    ['waiting-room', 'OK, eighty pounds a surgery, done.', 15.8],
  ])('%s: %s', (id, text, off) => {
    const scenario = scenarios.get(id);
    expect(gives(id, text)).toMatchObject([{ id: scenario?.trades.rate?.give, returned: false, off }]);
  });

  it.each([
    ['night-desk', 'What is the seventeen per cent counted in?'],
    ['night-desk', 'You asked for fifteen per cent, and that is £36,000.'],
    ['night-desk', 'Six per cent is where I end, and Owen Strand decides the rest.'],
    ['night-desk', 'We cannot do twelve per cent.'],
    ['night-desk', 'Keldra came in twenty-one per cent under us.'],
    ['half-past-five', 'My floor is 48p a piece.'],
    ['buses-by-the-month', 'Depots acted on 60 to 85 per cent of cards.'],
    ['waiting-room', 'Ninety-one per cent of claims go through the first time.'],
  ])('only spoken of, in %s: %s', (id, text) => {
    expect(gives(id, text)).toEqual([]);
  });

  it('is an answer, and no gift, where he asked for the figure', () => {
    expect(gives('buses-by-the-month', 'Twenty per cent.', 'What share goes back on the shelf?')).toEqual([]);
    expect(gives('half-past-five', 'Ten per cent, forty-five for fifty.', 'Ten per cent off. You first.')).toEqual([]);
  });

  it('with something asked for in return is no gift', () => {
    expect(gives('night-desk', 'I could come down to £570 a point against three years.')).toMatchObject([
      { returned: true, off: 5 },
    ]);
  });
});

describe('[LISTEN12] a gift without the words of an offer', () => {
  it.each([
    ['half-past-five', 'Any pieces that come back sealed would not be billed.', undefined, 'sealed-packs'],
    ['half-past-five', "The invoice for March needn't be paid.", undefined, 'joint-count'],
    ['waiting-room', "You can have that on us, it's nothing.", 'And who pays the moving fee?', 'moving-fee'],
    ['night-desk', 'Those forty points need not be billed while nothing is in the hall.', undefined, 'paused-points'],
  ])('%s: %s', (id, text, said, give) => {
    expect(gives(id, text, said)).toMatchObject([{ id: give, returned: false }]);
  });

  it.each([
    ['waiting-room', 'You cannot have that for nothing.', 'And who pays the moving fee?'],
    ['waiting-room', 'I never said you could have it for nothing.', 'And who pays the moving fee?'],
    ['waiting-room', 'Texts are included at no charge.', undefined],
  ])('refused, denied or part of the price, in %s: %s', (id, text, said) => {
    expect(gives(id, text, said)).toEqual([]);
  });
});

describe('[LISTEN21] blame laid on the prospect', () => {
  it.each([
    'With respect, that whole night was down to you.',
    'Your warehouse team never told us the man had left.',
    'You buyers never see beyond the invoice.',
    "You're making a mountain out of this.",
    'Had you told us in January, the phone would have rung.',
  ])('%s', (text) => {
    expect(read('night-desk', text).blames).toBe(true);
    expect(listen({ speaker: 'rep', text, before: [] }).moves.map((m) => m.move)).toContain('defend');
  });

  it.each([
    'Nobody blames your people for that night; it was ours.',
    'Was it your site that kept the list?',
    'That was your first question, so I take it first.',
    'What would it come to in your own figures?',
  ])('not there: %s', (text) => {
    expect(read('night-desk', text).blames).toBe(false);
  });
});

describe('[LISTEN16] another language', () => {
  it.each([
    'Wer entscheidet bei Ihnen darüber?',
    'Qui décide du budget chez vous?',
    '¿Cuánto cuesta cada parada?',
    'Kto decyduje o budżecie u państwa?',
    'Good morning to you both. Quem decide sobre o contrato?',
  ])('%s', (text) => {
    for (const id of scenarios.keys()) expect(read(id, text).kind, id).toBe('other-language');
  });

  it.each([
    'Memo, lender, cash: which?',
    'Invoices quarterly, renewal struck, agreed?',
    'Why Friday, Colm?',
    'I understand. I understand completely. I really do understand.',
  ])('not heard in English: %s', (text) => {
    expect(read('night-desk', text).kind).not.toBe('other-language');
  });
});

describe('[LISTEN17] a trade put while a question of fact stands open', () => {
  const asked = {
    event: 'e-bridie',
    fact: 'liability-limit',
    right: ['240,000', '240'],
    wrong: ['a million', 'unlimited'],
  };
  const question = 'Bridie, I keep the file. What is the most you would be liable for today?';
  const answer = (text: string) => {
    const scenario = scenarios.get('night-desk');
    if (!scenario) throw new Error('night-desk is gone from the library');
    const before: Utterance[] = [{ speaker: 'prospect', text: question }];
    const { moves } = listen({ speaker: 'rep', text, before });
    return readTurn(scenario, text, moves, { before, open: null, topic: null, asked }).answer;
  };

  it.each([
    'We raise the cap to a million if you sign for three years.',
    'A million on the cap, against three years.',
    'You get a million, we get thirty-six months.',
    'Three years from you and the cap goes to a million.',
    'We could lift it to a million in exchange for Marl Quay.',
    'Sign for three years and I put a million behind you.',
  ])('is no wrong answer: %s', (text) => {
    expect(answer(text)).not.toBe('wrong');
  });

  it.each(['A million.', 'Today it is a million, I think.', 'It is unlimited.'])('is wrong: %s', (text) => {
    expect(answer(text)).toBe('wrong');
  });
  it('is right', () => {
    expect(answer('£240,000, one year of the fee.')).toBe('right');
  });
});

describe('[LISTEN12] a price put bare', () => {
  const given = (text: string, said?: string) => read('night-desk', text, said).gives.map(({ id, off }) => [id, off]);

  it.each([
    "Not much further, I can do 564 and that's me done.",
    'I could do 564.',
    'I can go to 564 today.',
    'Look, make it 564.',
    "I'll put 564 in writing.",
    'OK, I will accept 564 then.',
  ])('is given: %s', (text) => expect(given(text)).toEqual([['rate', 6]]));

  it.each([
    'We watch 564 points there.',
    "I can't do 564.",
    'The floor is 564, below that I have to ask.',
    'You asked me to do 510.',
    'Not much further, I can do no more.',
  ])('is not: %s', (text) => expect(given(text)).toEqual([]));
});
