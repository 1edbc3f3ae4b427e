import { describe, expect, it } from 'vitest';
import { listen, type Utterance } from '../../server/listener/listen.ts';
import { readTurn } from '../../server/listener/read-turn.ts';
import { readLibrary } from '../../server/practice/library.ts';
import { scenariosRoot } from '../prospect/acting.ts';

/** What a coach would not let stand: credit for a limit, a gift that is none, a record waved away. */

const { scenarios } = readLibrary(scenariosRoot);

function hear(id: string, text: string, said = '') {
  const scenario = scenarios.get(id);
  if (!scenario) throw new Error(`${id} is gone from the library`);
  const before: Utterance[] = said === '' ? [] : [{ speaker: 'prospect', text: said }];
  const { moves } = listen({ speaker: 'rep', text, before });
  const reading = readTurn(scenario, text, moves, { before, open: null, topic: null, asked: null });
  return { reading, moves: moves.map(({ move }) => move) };
}

describe('[LISTEN26] a fault owned', () => {
  it.each([
    [
      'night-desk',
      'That night broke on our side, and I apologise. The second call was due at 02:48 and went at 03:05.',
    ],
    ['night-desk', 'You run a tight site. Our second call was late, and I am sorry. What did it cost you?'],
    [
      'half-past-five',
      'I have read your file. It went wrong at our end, and that was our fault. What did it leave you with?',
    ],
  ])('wherever it stands, in %s: %s', (id, text) => {
    expect(hear(id, text).reading.ownFault).toBe(true);
  });

  it.each([
    'Going lower on the rate is not mine to give; Owen Strand decides that within a day.',
    'We will not go unlimited, and a million is the most we stand behind.',
    'Keldra is a decent firm and has charts that we have not got.',
    'You run a tight site. One call of ours was late. Your people never told us the man had gone, sorry.',
  ])('is neither a limit, nor a fair word of a rival, nor an apology that blames: %s', (text) => {
    expect(hear('night-desk', text).reading.ownFault).toBe(false);
  });
});

describe('[LISTEN27] what may be talked about, and what is owed, is no gift', () => {
  it.each([
    'Thank you. One million is a number we can talk about.',
    'Our cap is something we could look at.',
    'You asked for a million. The written account of that night should have been yours in spring; you can have it on Monday.',
    'A higher cap comes later. First the report: have it from me tomorrow, whatever you decide.',
  ])('%s', (text) => {
    const { reading, moves } = hear('night-desk', text);
    expect(reading.gives).toEqual([]);
    expect(moves).not.toContain('concede');
  });

  it('is one where it is handed over', () => {
    expect(hear('night-desk', 'You wanted a million. You can have it.').reading.gives).toMatchObject([
      { id: 'higher-cap', returned: false },
    ]);
  });

  it('counts as traded where a thing of theirs is asked for in the next sentence', () => {
    const { reading } = hear(
      'night-desk',
      'So clause fourteen goes and you get an end date. For that we would like a customer of ours to look around your stores.',
    );
    expect(reading.gives).toMatchObject([{ id: 'no-rollover', returned: true }]);
    expect(reading.gets).toMatchObject([{ id: 'visit' }]);
  });
});

describe('[LISTEN28] their record waved away, their demand laughed at', () => {
  it.each([
    'Your file is simply mistaken about that.',
    'I do not care what your notes say, they are wrong.',
    'You misread the letter, it is all in writing.',
    'Twelve off? That is absurd, no one gets that.',
    'You have not even tried the service, have you?',
  ])('is defence and no citing: %s', (text) => {
    const { moves } = hear('night-desk', text, 'We want fifteen per cent off, and I have it in writing.');
    expect(moves).toContain('defend');
    expect(moves).not.toContain('cite-record');
  });

  it.each([
    'Our log was wrong about the first number, and I have the file here.',
    'That is ridiculous, you should never have had to ask twice.',
    'According to the file it was refused in June 2024.',
  ])('is not heard in: %s', (text) => {
    expect(hear('night-desk', text).moves).not.toContain('defend');
  });
});

describe('[LISTEN24] a record said to be without a gap', () => {
  it.each([
    'We answer each alarm inside three minutes, without fail.',
    'Every alarm gets a call in three minutes, every single one of them.',
  ])('is wrong: %s', (text) => {
    expect(hear('night-desk', text).reading.claims).toContainEqual(
      expect.objectContaining({ fact: 'year-record', verdict: 'wrong' }),
    );
  });

  it.each([
    '209 of 212 alarms in the year were answered in time, so three were late.',
    'We do not answer every alarm in time: three were late.',
  ])('is not: %s', (text) => {
    expect(hear('night-desk', text).reading.claims.map(({ verdict }) => verdict)).not.toContain('wrong');
  });
});
