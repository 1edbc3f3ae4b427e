import { describe, expect, it } from 'vitest';
import { hear } from './hear.ts';

/** What is owned, undone, asked or waved off is told from what is given, agreed, said back or answered. */

const ceiling = "There's no ceiling in it. Seven came. Talk me through five cages.";
const idsOf = (text: string, said: string) => hear('half-past-five', text, said).reading.gives.map(({ id }) => id);

describe('[LISTEN68] owned is not given', () => {
  it.each(["Seven came, five at 11:05. That's on us. What did that Monday cost you?", "This one's on us, I'm sorry."])(
    '%s',
    (text) => expect(idsOf(text, ceiling)).toEqual([]),
  );

  it.each(["The sealed packs? That's on us.", 'The sealed packs are on us from January.'])('given: %s', (text) =>
    expect(idsOf(text, 'Go on.')).toEqual(['sealed-packs']),
  );

  it.each([
    "If Dev won't sign 36 months the ceiling comes off and we say no.",
    'Unless Dev signs, the ceiling is off.',
  ])('what undoes an offer is none: %s', (text) => {
    const { ids, reading } = hear('half-past-five', text);
    expect(ids).not.toContain('concede');
    expect(reading.gives).toEqual([]);
  });

  it("what they leave undone may be the return: if you don't serve notice", () =>
    expect(
      hear('half-past-five', "If you don't serve notice, I can raise the credit to £2,500.").reading.gives,
    ).toMatchObject([{ id: 'morning-credit', returned: true }]));

  it.each([
    "If you and Dev could go thirty-six months, I'd put a ceiling of 3 percent a year on clause 11.",
    "If you sign for three years, we'd put the ceiling at three per cent.",
    'Thirty-six months for the ceiling.',
  ])('a trade: %s', (text) => {
    const { reading } = hear('half-past-five', text);
    expect(reading.gives).toMatchObject([{ id: 'ceiling', returned: true }]);
    expect(reading.gets).toMatchObject([{ id: 'term' }]);
  });

  it('put in writing to somebody it is promised', () =>
    expect(
      hear('half-past-five', "If you send the file, I'd put a note on the ceiling in writing to my director.").ids,
    ).not.toContain('concede'));
});

describe('[LISTEN69] asking when they will do something', () => {
  it.each([
    "Colm, is it Friday the 31st you'd send the notice, or this Friday?",
    'When would you send the notice, on Friday?',
    'Are you seeing Nadia on Thursday the 23rd?',
  ])('proposes nothing: %s', (text) => expect(hear('night-desk', text).ids).not.toContain('next-step'));

  it.each([
    'Could you send me the list by Friday?',
    'Are you free on Friday at ten?',
    'Shall we say Friday at noon, you, Nadia and me?',
  ])('a step: %s', (text) => expect(hear('night-desk', text).ids).toContain('next-step'));
});

describe('[LISTEN70] nothing taken in', () => {
  it.each([
    ["You're comparing a guard with a doorbell.", 'Two hundred and four.'],
    ["You're paying for 40 sensors watching an empty room, that's 24 thousand pounds.", 'Not enough. Again.'],
    ["That's not fair, I know exactly what it's for.", "You don't know what it's for."],
  ])('%s', (text, said) => {
    const { ids } = hear('night-desk', text, said);
    expect(ids).not.toContain('reflect');
    expect(ids).not.toContain('acknowledge');
  });

  it('in their words it says back', () =>
    expect(
      hear('night-desk', "You're paying for forty that watch an empty hall.", 'Forty watch an empty hall.').ids,
    ).toContain('reflect'));

  it.each(['The first what, sorry?', 'Sorry, which one?', 'What, sorry?'])('no apology: %s', (text) =>
    expect(hear('night-desk', text).ids).not.toContain('apologise'),
  );
  it.each(["I'm sorry, what did it cost you?", 'Sorry about that night.'])('an apology: %s', (text) =>
    expect(hear('night-desk', text).ids).toContain('apologise'),
  );
});

describe('[LISTEN71] waved off', () => {
  it.each([
    ["It wasn't free, that's twelve grand off my number!", 'It was free.'],
    ["It wasn't late.", 'The call was late.'],
    ["You can't just bank it.", 'Written down.'],
    ["We've got charts coming anyway so that's a non issue.", 'Their demo had charts.'],
    ["You'd be mad to.", 'I have another quote.'],
  ])('%s', (text, said) => expect(hear('night-desk', text, said).ids).toContain('defend'));

  it.each([
    ["You'd be mad not to look.", 'I have another quote.'],
    ["You'd be mad to take my word for it.", 'Why should I believe you?'],
    ["It wasn't luck, we were short that night.", 'Bad luck, then. It was luck.'],
    ["It isn't cheaper, the price hasn't moved.", 'So it is cheaper?'],
    ["So you can't just sign it yourself.", 'Nadia signs.'],
  ])('none: %s', (text, said) => expect(hear('night-desk', text, said).ids).not.toContain('defend'));

  it('a firm with nice graphs is run down', () => {
    expect(hear('night-desk', "They've no desk, it's an app firm with nice graphs.", 'Keldra.').ids).toContain(
      'disparage',
    );
    expect(hear('night-desk', "They're a sound firm with good charts.", 'Keldra.').ids).not.toContain('disparage');
  });
});

describe('[LISTEN72] with nothing behind it', () => {
  it.each([
    "I only started in May so that wasn't me, the guy before never handed anything over.",
    'That gets you a message on a phone that nobody looks at till morning.',
  ])('%s', (text) =>
    expect(
      hear('night-desk', text, 'Keldra send a message to a phone.').reading.claims.map(({ verdict }) => verdict),
    ).toContain('unsupported'),
  );

  it.each([
    'The last one promised a spring review that never happened, and that is ours.',
    'Ours is a desk that nobody looks at.',
  ])('not: %s', (text) =>
    expect(hear('night-desk', text).reading.claims.map(({ verdict }) => verdict)).not.toContain('unsupported'),
  );

  it('a figure of the trade table is on the sheet', () =>
    expect(
      hear(
        'half-past-five',
        "If Cotter Hill's scrubs come to us, 70,000 pieces at 44p, then sealed packs stop being charged.",
      ).reading.claims.map(({ verdict }) => verdict),
    ).not.toContain('unsupported'));
});
