import { describe, expect, it } from 'vitest';
import { callOf } from '../../server/measure/call.ts';
import { holdingsOf } from '../../server/measure/holdings.ts';
import { find, type Line, quoted, rowsOf, scenarioOf, talk, tells } from './talk.ts';

/** What was told by the prospect, and what only agreed to what the rep had said. */

const linen = scenarioOf('half-past-five');
const known =
  (fact: string, rung: number) => (state: { told: Record<string, number>; earned: Record<string, number> }) => {
    state.told[fact] = rung;
    state.earned[fact] = rung;
  };
const call = (first: string, ask: string, told: string, fact: string, rung: number, topic: string): Line[] => [
  { says: 'Go on.' },
  { rep: first },
  { says: 'Well.' },
  { rep: ask, after: known(fact, rung) },
  { says: told, by: [tells(fact, rung, topic)] },
];
const stateOf = (lines: Line[], fact: string, rung: number) =>
  holdingsOf(callOf(talk(linen, lines), linen)).find((held) => held.fact.id === fact && held.depth === rung);

const shelves = 'On top, thirty-eight thousand to fill the shelves, once.';
const asksShelves = "What is in Halcott's quote, and what is left out of it?";

describe('[MEASURE35] a figure that the rep had said first', () => {
  const led = call('They want 38,000 for the shelves.', asksShelves, shelves, 'halcotts-quote', 3, 'halcott');
  const open = call('I have read the papers.', asksShelves, shelves, 'halcotts-quote', 3, 'halcott');

  it('is not earned when it comes back, and counts half', () => {
    expect(stateOf(led, 'halcotts-quote', 3)).toMatchObject({ state: 'told', assent: true });
    expect(find('depth-earned', led, linen).says).toContain('1 answer only agreed to your own figure and counts half.');
    expect(find('depth-earned', led, linen).value).toBe((find('depth-earned', open, linen).value ?? 0) / 2);
  });

  it('is earned where they say it', () => {
    expect(stateOf(open, 'halcotts-quote', 3)).toMatchObject({ state: 'earned', assent: false });
    expect(find('depth-earned', open, linen).says).not.toContain('agreed to');
  });
});

describe('[MEASURE35] what was asked for', () => {
  it.each(["Anyway, go ahead, what's the question?", "So what's your one question, go ahead?"])(
    'is nothing where they are let ask: %s',
    (ask) => {
      const lines = call('Good morning.', ask, 'Past twelve months, Dev Saran signs.', 'the-signers', 2, 'signers');
      expect(stateOf(lines, 'the-signers', 2)?.state).toBe('told');
    },
  );

  it('is what was asked for by name', () => {
    const lines = call(
      'Good morning.',
      'Who signs it?',
      'Past twelve months, Dev Saran signs.',
      'the-signers',
      2,
      'signers',
    );
    expect(stateOf(lines, 'the-signers', 2)?.state).toBe('earned');
  });

  it('is no date where it was a cost', () => {
    const told = 'Notice goes on Monday.';
    const cost = call('I see.', 'What did that Monday cost you?', told, 'the-date', 1, 'date');
    const day = call('I see.', 'Which Monday does notice go?', told, 'the-date', 1, 'date');
    expect(stateOf(cost, 'the-date', 1)?.how).not.toBe('question');
    expect(stateOf(day, 'the-date', 1)?.how).toBe('question');
  });
});

it('[MEASURE35] what the rep’s side stands behind, and what it is to write, is no consequence', () => {
  const asks = { rep: 'How much did you lose that night?' };
  const priced = (words: string) => {
    const turns = talk(linen, [{ says: 'Go on.' }, asks, { says: words, by: [tells('the-cages', 2, 'february')] }]);
    return quoted(turns, rowsOf(turns, linen)('consequences-priced'));
  };
  expect(priced('You stand behind two hundred and forty thousand.')).toEqual([]);
  expect(priced('Write two and a half thousand beside it.')).toEqual([]);
  expect(priced('Twelve thousand of theatre time never came back.')).toHaveLength(1);
});
