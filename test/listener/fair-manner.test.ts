import { describe, expect, it } from 'vitest';
import { beat, find, type Line, waiting } from '../measure/talk.ts';
import { hear } from './hear.ts';

/** Plain words that only look like fillers, hedges, claims or courtesies, beside those that are. */

const fillers = (text: string) => hear('waiting-room', text).quoted('filler');

describe('what fills, and what says something', () => {
  it.each([
    'Pick ten people you know are due in March, and look them up.',
    'Ring somebody you know from the spring and ask what it was like.',
    'Take the dentists you know best and let them try it.',
    'Let her try it for a week and tell you honestly.',
    'I would ask your own people honestly.',
    'They will answer it honestly if you ring.',
  ])('fills nothing: "%s"', (text) => {
    expect(fillers(text)).toEqual([]);
  });

  it.each([
    ['The move is quick, you know.', 'you know'],
    ['It takes a day, you know, and they are in the building.', 'you know'],
    ['Honestly, the import is the easy part.', 'Honestly'],
    ['The import is honestly the easy part.', 'honestly'],
    ['I told you, honestly it is a day.', 'honestly'],
  ])('fills: "%s"', (text, words) => {
    expect(fillers(text)).toEqual([words]);
  });
});

describe('a question on what they judge by', () => {
  const verifies = (text: string) => hear('half-past-five', text).ids.includes('verify.criteria');

  it.each([
    'What would Dev need to see to sign 36 months?',
    'What will your finance people want to see first?',
    'Which of those would help you most?',
    'Which matters most?',
  ])('is one: "%s"', (text) => {
    expect(verifies(text)).toBe(true);
  });

  it.each(['Which of those worries you most?', 'Would Dev like to see the log?', 'I need to see it most of all.'])(
    'is none: "%s"',
    (text) => {
      expect(verifies(text)).toBe(false);
    },
  );
});

describe('advice', () => {
  const claims = (text: string) => hear('waiting-room', text).reading.claims;

  it('claims nothing about a rival, and a statement beside it does', () => {
    expect(claims("Don't let my date cost you Tandle's half price, ask them to hold it till the 14th.")).toEqual([]);
    expect(claims('Ask Tandle to keep the half price open till Friday.')).toEqual([]);
    expect(claims("Tandle's half price lapses on the 30th.")).not.toEqual([]);
    expect(claims("Ask anybody, Tandle's half price is gone on the 30th.")).not.toEqual([]);
  });
});

describe('[M12] the first sentence of an answer', () => {
  const asked = waiting.events.flatMap(({ lines }) => lines).find(({ text }) => text.includes('Do you fill it?'));
  const answered = (rep: string) => {
    const question: Line = { says: asked?.text ?? '', persona: 'tariq', by: [beat('challenge', { persona: 'tariq' })] };
    return find('challenge-answered-first', [question, { rep }], waiting).value;
  };

  it.each([
    'Morning Tariq. Usually no: it is 11 in a hundred.',
    'Hello, Tariq, good to meet you. Eleven in a hundred.',
    'Hi Tariq. Right. Eleven in a hundred.',
    'Tariq. Eleven in a hundred.',
  ])('stands behind a greeting, a name or a word of assent: "%s"', (rep) => {
    expect(answered(rep)).toBe(1);
  });

  it.each(['Good question, Tariq. Eleven in a hundred.', 'Morning. It depends on your list. Eleven in a hundred.'])(
    'and not behind anything else: "%s"',
    (rep) => {
      expect(answered(rep)).toBe(0);
    },
  );
});
