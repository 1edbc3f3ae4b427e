import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../server/listener/sentences.ts';
import { isBid } from '../../server/measure/question-form.ts';
import { hear } from './hear.ts';

/** Giving takes somebody who gives, and something that was not in the contract already. */

describe('[LISTEN39] how things stand already is no concession', () => {
  it.each([
    ['night-desk', 'We also do the back-up at two stores, an alarm list, batteries changed for free.'],
    ['night-desk', 'Batteries are swapped free of charge.'],
    ['night-desk', 'Ours get replaced for free anyway.'],
    ['night-desk', 'The yearly certificates come at no charge.'],
    ['half-past-five', 'Seven days a week, Christmas included, and no extra charge.'],
    ['half-past-five', 'As many lockers as you need, there is no extra charge.'],
  ])('%s: %s', (id, text) => {
    const { ids, reading } = hear(id, text);
    expect(ids).not.toContain('concede');
    expect(reading.gives).toEqual([]);
  });

  it.each([
    ['night-desk', 'I could do the first month at no charge.'],
    ['night-desk', 'First two months free of charge.'],
    ['night-desk', "We'll fit the extra sensors for free."],
    ['half-past-five', 'We would run the count at no cost.'],
    ['night-desk', 'How about eight per cent?'],
  ])('given, in %s: %s', (id, text) => expect(hear(id, text).ids).toContain('concede'));

  it('a thing of the trade table is in no contract yet, so to call it free gives it', () =>
    expect(hear('night-desk', 'Forty points at no charge while that hall is empty.').reading.gives).toMatchObject([
      { id: 'paused-points' },
    ]));

  it.each(['How about 10 on Thursday?', 'How about Thursday at 10?'])('a day is a step: %s', (text) => {
    const { ids } = hear('night-desk', text);
    expect(ids).not.toContain('concede');
    expect(ids).toContain('next-step');
  });
});

describe('[LISTEN39] a figure that counts is no price', () => {
  it.each([
    ['So ninety a week over three practices.', 'Thirty a week, in three of them.'],
    ['Eighty-five a month, then.', 'Go on.'],
    ['So ninety a surgery across three.', 'Thirty a surgery.'],
    ['You look at 90 days of it.', 'Go on.'],
  ])('%s', (text, said) => expect(hear('waiting-room', text, said).reading.gives).toEqual([]));

  it.each([
    ['Let us say five per cent.', 'Give me ten.', 5],
    ['We could do eighty-five a surgery.', 'Go on.', 10.5],
    ['We could do eighty-five a month.', 'Go on.', 10.5],
    ['Eighty-five a surgery, done.', 'Thirty practices.', 10.5],
  ])('a price is: %s', (text, said, off) =>
    expect(hear('waiting-room', text, said).reading.gives).toMatchObject([{ id: 'rate', off }]),
  );

  it.each([
    ['What about eight?', true],
    ['How about eight per cent off?', true],
    ['How about 90 days of readings?', false],
    ['What about 10 on Thursday?', false],
    ['What about 3 weeks?', false],
  ])('put forward as a question: %s', (text, bids) => expect(splitSentences(text).some(isBid)).toBe(bids));
});
