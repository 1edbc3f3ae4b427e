import { describe, expect, it } from 'vitest';
import { hear } from './hear.ts';

/** A step is what somebody takes on; a day in the sentence makes none. */

const stepsIn = (text: string, said?: string) =>
  hear('night-desk', text, said).moves.filter(({ move }) => move === 'next-step');

describe('[LISTEN31] a day is no step', () => {
  it.each([
    'Money in the bank on the thirtieth, understood.',
    'If you sign for three years, I will do four invoices, so the rest stays with you on 30 September.',
    'You put the charts last, so may I ask: short by how much, and what happens if they are still short in March?',
    'It goes to the committee whatever you and I say today.',
    'No card will be live by the 13th.',
    'The contract rolls over on 1 September.',
  ])('%s', (text) => expect(stepsIn(text)).toEqual([]));

  it.each([
    ['The log with its times goes to you tomorrow by noon.', 'we', 'tomorrow by noon'],
    ['It will be with you on Friday.', 'we', 'Friday'],
    ['The signed log is owed to you and you will have it by Thursday.', 'we', 'Thursday'],
    ['A one page summary by Monday.', 'I', 'Monday'],
    ['Tom pulls the invoices by Wednesday.', 'Tom', 'Wednesday'],
  ])('%s is one', (text, owner, date) => expect(stepsIn(text)[0]).toMatchObject({ owner, date }));

  it('a trade that says by when is one too', () =>
    expect(
      stepsIn('If you sign for three years, I will do four invoices and have the paper with you by Monday.'),
    ).toMatchObject([{ date: 'Monday' }]));

  it('a month that only names the thing is no day', () => {
    expect(stepsIn('I will get the February log to you by Friday.')).toMatchObject([{ date: 'Friday' }]);
    expect(stepsIn('I will send the June figures.')[0]?.date).toBeUndefined();
  });
});

describe('[LISTEN31] no step, and no way out', () => {
  it('what was taken over in a month with a name is no step', () =>
    expect(
      hear('night-desk', 'I took over your account in May and I want to walk you through it all.').ids,
    ).not.toContain('next-step'));

  it('what is out of one’s hands shows nobody the door', () => {
    expect(hear('night-desk', "I can't help who was here before me.").ids).not.toContain('disqualify');
    expect(hear('night-desk', "If that's the test, we can't help you.").ids).toContain('disqualify');
  });
});
