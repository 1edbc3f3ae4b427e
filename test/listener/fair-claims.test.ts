import { describe, expect, it } from 'vitest';
import { listen, type Utterance } from '../../server/listener/listen.ts';
import { readTurn } from '../../server/listener/read-turn.ts';
import { readLibrary } from '../../server/practice/library.ts';
import { scenariosRoot } from '../prospect/acting.ts';
import { hear } from './hear.ts';

/** A claim is held against the sheet in the words that make it, and an answer that claims nothing is none. */

const claimsIn = (id: string, text: string, said?: string) =>
  hear(id, text, said).reading.claims.map(({ start, end, verdict }) => [verdict, text.slice(start, end)]);

describe('[LISTEN35] praise of one’s own', () => {
  it.each([
    ['Our satisfaction score is 96% by the way.', 'Our satisfaction score is 96% by the way.'],
    ['Eighty-eight per cent of our customers renew.', 'Eighty-eight per cent of our customers renew.'],
    ['Our count by hand is pretty accurate.', 'Our count by hand is pretty accurate'],
    ['It was a one off.', 'It was a one off'],
    ['That clause is standard in the industry.', 'standard in the industry'],
  ])('has nothing behind it: %s', (text, words) =>
    expect(claimsIn('half-past-five', text)).toContainEqual(['unsupported', words]),
  );

  it.each([
    'Our count is not very accurate.',
    'I cannot say that it was a one off.',
    'Is that clause standard in the industry?',
    'The pilot has a one-off fitting fee.',
  ])('is none: %s', (text) => expect(claimsIn('half-past-five', text)).toEqual([]));

  it('is not made right by a word of the sheet in it', () =>
    expect(claimsIn('half-past-five', 'Our chips are fine, and our count by hand is very accurate.')).toEqual([
      ['unsupported', 'our count by hand is very accurate'],
    ]));

  it('a price of the sheet in pence is on the sheet', () =>
    expect(
      claimsIn('half-past-five', 'At 50p you get delivery by half past five.').map(([verdict]) => verdict),
    ).not.toContain('unsupported'));
});

describe('[LISTEN35] an answer that claims nothing', () => {
  const scenario = readLibrary(scenariosRoot).scenarios.get('night-desk');
  const late = { fact: 'year-record', right: ["can't tell you that", 'three were late'], event: 'never-late' };

  it('answers, and is no claim', () => {
    if (!scenario) throw new Error('night-desk is gone from the library');
    const text = "I can't tell you that.";
    const before: Utterance[] = [{ speaker: 'prospect', text: "Tell me you're never late." }];
    const { moves } = listen({ speaker: 'rep', text, before });
    const reading = readTurn(scenario, text, moves, { before, open: null, topic: null, asked: late });
    expect(reading.answer).toBe('right');
    expect(reading.claims).toEqual([]);
  });
});

describe('[LISTEN36] a limit', () => {
  it.each([
    ['night-desk', 'There is one gap left: Castle Dock has no mobile back-up.'],
    ['waiting-room', 'Three of our last 61 moves did not match on the first morning.'],
    ['waiting-room', 'They are right, and we do not do orthodontic charting, nothing planned before summer.'],
    ['half-past-five', 'We do not have chips.'],
    ['buses-by-the-month', 'One in five finds nothing wrong.'],
  ])('is owned as one in %s: %s', (id, text) =>
    expect(hear(id, text).reading).toMatchObject({ ownFault: true, ownsLimit: true }),
  );

  it.each([
    ['night-desk', 'Our second call was late.'],
    ['night-desk', 'One person on the desk, not two.'],
    ['half-past-five', 'We moved the work late, and nobody rang you.'],
    ['waiting-room', 'Three of our last 61 moves went wrong, and that was our fault.'],
    ['buses-by-the-month', 'We lost a customer over exactly that.'],
  ])('is no fault, and a fault no limit, in %s: %s', (id, text) => {
    const { reading } = hear(id, text);
    expect(reading.ownFault).toBe(true);
    expect(reading.ownsLimit).toBeUndefined();
  });
});

describe('[LISTEN1] a "no" at the end', () => {
  it('ends its sentence, and before a number it does not', () => {
    expect(hear('half-past-five', 'We do not have them, no. But we count.').reading.claims.length).toBeLessThan(2);
    expect(hear('half-past-five', 'Take no. 5 for that. What does it say?').quoted('question.open')).toEqual([
      'What does it say?',
    ]);
  });
});
