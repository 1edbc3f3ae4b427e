import { describe, expect, it } from 'vitest';
import { hear } from './hear.ts';

/** Defence is arguing for oneself; candour, a refusal to invent and a limit are none. */

describe('[LISTEN32] defence', () => {
  it.each([
    ['If their van breaks down you have got nothing.', 'Halcott are at forty-three.'],
    ['So 43p is not really 43p.', 'Halcott are at forty-three.'],
    ["I'm trying to explain how it works.", 'You are talking and nothing is happening.'],
    ["There's no need for threats.", 'Monday, or you collect your cages.'],
    ['We have tightened all of that since the spring.', 'You were late, and nobody rang us.'],
    ['Clause 8 is standard in the industry.', 'I will not have clause eight.'],
  ])('%s', (text, said) => expect(hear('half-past-five', text, said).ids).toContain('defend'));

  it.each([
    ['I am trying to find out what it cost you.', 'You are talking and nothing is happening.'],
    ['We have tightened all of that since the spring.', 'What is different now?'],
    ['You are right, it was late. We have changed who gets the call.', 'You were late, and nobody rang us.'],
    ['What would settle it is your own records.', 'Prove it.'],
    ['I trust your own people to count them.', 'Prove it.'],
    ['If our second plant stops we have nothing behind it.', 'What if it stops?'],
    ["I won't give you one, it would be made up.", 'Give me one percentage.'],
  ])('is none: %s', (text, said) => {
    const { ids, reading } = hear('half-past-five', text, said);
    expect(ids).not.toContain('defend');
    expect(ids).not.toContain('feature');
    expect(reading.blames).toBe(false);
  });

  it('their own people named as the cause are blamed', () =>
    expect(hear('half-past-five', 'The trouble is your own people.').reading.blames).toBe(true));
});

describe('[LISTEN32] a true strength run down', () => {
  it.each(['Chips are a bit of a gimmick, if you ask me.', 'Honestly, nobody needs chips.'])('%s', (text) =>
    expect(hear('half-past-five', text, 'Halcott have chips.').ids).toContain('disparage'),
  );

  it.each(['Our own chips were a gimmick, so we dropped them.', 'Are chips a gimmick, in your view?'])(
    'is none: %s',
    (text) => expect(hear('half-past-five', text, 'Halcott have chips.').ids).not.toContain('disparage'),
  );
});

describe('[LISTEN32] a rival granted to be right, or the better choice', () => {
  it('is acknowledged, and held against nobody', () => {
    const { ids } = hear(
      'waiting-room',
      'They are right, it is better, and we have no such chart.',
      'Corvane have charts.',
    );
    expect(ids).toContain('acknowledge');
    expect(ids).not.toContain('compare');
  });

  it('is a way out shown', () => {
    const { ids } = hear(
      'waiting-room',
      'If that matters most, Corvane may be the better choice.',
      'Corvane have charts.',
    );
    expect(ids).toContain('disqualify');
    expect(ids).not.toContain('compare');
  });
});

describe('[LISTEN33] hedges', () => {
  it.each([
    ['It is a bit more than our fee.', 'Well?'],
    ['I guessed, and I was wrong.', 'Well?'],
    ['If they are the better choice I would say so.', 'Well?'],
    ['I would say we have a date and a name.', 'What would you say we had?'],
  ])('are not heard in: %s', (text, said) => expect(hear('night-desk', text, said).ids).not.toContain('hedge'));

  it.each(['It is a bit late, I guess.', 'I would say it works.', 'I suppose that could be somewhat slow.'])(
    'are heard in: %s',
    (text) => expect(hear('night-desk', text).ids).toContain('hedge'),
  );
});

describe('[LISTEN34] a question', () => {
  it.each([
    'Where does it come from, is that a target or has somebody quoted you?',
    "And who's looking at it, a bank or your finance director?",
    'Who stands behind it, you or him?',
  ])('that gives its answers is closed: %s', (text) => {
    const { ids } = hear('night-desk', text);
    expect(ids).toContain('question.closed');
    expect(ids).not.toContain('question.open');
  });

  it.each([
    'What happened after that, and what did it do to you or your people?',
    'When it stops, what do you or your team do?',
    'What would have to change before you or he could sign?',
  ])('that leaves them is open: %s', (text) => expect(hear('night-desk', text).ids).toContain('question.open'));

  it.each(['What can settle it is a count.', 'What would help is a name from you.'])(
    'is not what only says what a thing is: %s',
    (text) => expect(hear('night-desk', text).reading.questions).toEqual([]),
  );

  it('on a yes to this call is not on who decides', () => {
    const topicsOf = (text: string) => hear('waiting-room', text).reading.topics.map(({ topic }) => topic);
    expect(topicsOf('What made you say yes to these fifteen minutes?')).not.toContain('authority');
    expect(topicsOf('Who has to say yes to the offer?')).toContain('authority');
  });
});
