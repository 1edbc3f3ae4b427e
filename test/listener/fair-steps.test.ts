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

describe('[LISTEN77] terms on a condition', () => {
  it.each([
    "If you sign 36 months I'll put a 3% ceiling on the January rise, so clause 11 can't run away with you.",
    'If you take three years we will hold the rate until 1 January 2028.',
    "If you stay for two years, you'll have four invoices, the first on 1 September.",
    'If you bring us the new store I will drop the rate to £570 from October.',
    "We'll freeze the price from January if you commit to 24 months.",
    'Once we have agreed the term, we will put the new rate in from 1 March.',
    "Then we pause billing on those forty if Marl Quay's fifty points come to us when it opens in January.",
  ])('are no step: %s', (text) => expect(stepsIn(text)).toEqual([]));

  it.each([
    ['If you sign by Friday I will put a ceiling on the January rise.', 'Friday'],
    ['If you hold the notice until Wednesday I will put the ceiling in.', 'Wednesday'],
    ['If you sign the term, I will send you the contract on Thursday.', 'Thursday'],
    ["If you can do Wednesday at ten, I'll ring you then.", 'Wednesday at ten'],
    ["If it isn't there by Monday, you send your notice.", 'Monday'],
    ["You hold the letter till Friday and I'll get you four invoices.", 'Friday'],
  ])('are one where somebody does something by a day: %s', (text, date) =>
    expect(stepsIn(text)[0]).toMatchObject({ date }),
  );
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
