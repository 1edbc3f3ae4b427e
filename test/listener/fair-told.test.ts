import { describe, expect, it } from 'vitest';
import { hear } from './hear.ts';

const night = (text: string, said?: string) => hear('night-desk', text, said);

describe('[LISTEN56] what is handed over in a list is a feature', () => {
  it.each([
    ["You've got two people on the desk, the dial-out, certificates, and batteries swapped free."],
    ['You have training for every site, a named manager and a report each month.'],
    ["You've got free replacements, a certificate each quarter, and a night line that somebody answers."],
    ["You're getting the wash, the mending, the delivery seven days a week and worn pieces replaced."],
    ["There's a help line, two engineers on call, and a spare unit in the van."],
  ])('%s', (text) => {
    const { ids } = night(text, 'It costs too much.');
    expect(ids).toContain('feature');
    expect(ids).not.toContain('reflect');
  });

  it.each([
    [
      "You've got a board on Friday, an auditor in October and a memo on your desk.",
      "I've a board on Friday, an auditor in October, and now this memo.",
    ],
    [
      "There's the drinking, the shouting, and then the silence the day after.",
      'He drinks, he shouts, and then he says nothing.',
    ],
    ["You've got two suppliers, two invoices and two people to chase.", 'Two suppliers is safer.'],
  ])('their own cares are no goods: %s', (text, said) => {
    const { ids } = night(text, said);
    expect(ids).not.toContain('feature');
    expect(ids).toContain('reflect');
  });

  it.each([
    ["There's one gap left, Castle Dock has no back-up, so if its line drops, we're blind there."],
    ["You've got your own list, your own people, and no reason to ring us."],
  ])('a gap or an exception lists no goods: %s', (text) => {
    expect(night(text, 'It costs too much.').ids).not.toContain('feature');
  });
});

describe('[LISTEN57] what says nothing back', () => {
  it.each([
    ['Hi Colm, thanks for making the time.', 'Colm Varley. You have fifteen minutes.'],
    ['Morning Nerys.', 'Nerys Pugh. One question.'],
    ["So you wouldn't actually save anything in year one.", "You've told me why it's good."],
    ['It would fail the night nobody looks at a phone.', 'Tell me the night it would fail.'],
  ])('%s', (text, said) => {
    expect(night(text, said).ids).not.toContain('reflect');
  });

  it.each([
    ['Thirty-six thousand, fifteen per cent.', "Fifteen per cent. Tell me how you'd like to get there."],
    ["So you wouldn't save a penny by moving.", "Moving wouldn't save us a penny."],
    ["So you'd rather stay.", 'Moving is a nightmare.'],
  ])('and what does: %s', (text, said) => {
    expect(night(text, said).ids).toContain('reflect');
  });

  it('hears “got it” by itself, and not what somebody got', () => {
    expect(night('Got it, the thirtieth.', 'By the thirtieth.').ids).toContain('acknowledge');
    expect(night('I’ve got it.', 'By the thirtieth.').ids).toContain('acknowledge');
    expect(night('You were owed a call by six and got it at five.', 'What happened?').ids).not.toContain('acknowledge');
    expect(night("I've got it down to what I can do.", 'Go lower.').ids).not.toContain('acknowledge');
  });
});

describe('[LISTEN58] what argues', () => {
  it.each([
    ["Right but what I'm saying is the rate's fair."],
    ["I'd say you're already getting a good deal."],
    ["You can't just ignore all that."],
    ["You can't just dismiss everything we do at night."],
    ["I can't help who was here before me."],
    ['Everything else you buy has gone up.'],
    ["You're not really listening, to be honest."],
  ])('%s', (text) => {
    expect(night(text, 'It has to be smaller.').ids).toContain('defend');
  });

  it.each([
    ["Whether that's worth it depends on what it does for your desk."],
    ["I won't tell you the price is fair."],
    ['Would you say the rate is fair?'],
    ['If the price is fair, who signs?'],
    ["You can't ignore a memo like that."],
  ])('and what does not: %s', (text) => {
    expect(night(text, 'It has to be smaller.').ids).not.toContain('defend');
  });

  it('a remark called unfair names nobody’s feelings', () => {
    expect(night("That's a bit unfair.", 'Your faces change.').ids).not.toContain('label');
    expect(night("That's hard on you.", 'I carry it alone.').ids).not.toContain('defend');
  });
});

describe('[LISTEN59] what runs nobody down', () => {
  it.each([
    ["So the wards are hoarding, because they don't trust us to turn up."],
    ['They would not trust our word after that.'],
    ["It fails the first Sunday night nobody's looking at their phone."],
  ])('%s', (text) => {
    expect(night(text, 'The wards hold their own now. Keldra have an app.').ids).not.toContain('disparage');
  });

  it.each([
    ["I wouldn't trust Keldra with ice cream."],
    ['Their charts are nice, but nobody looks at them.'],
    ["Their kit is a toy, you'd regret it by Christmas."],
  ])('and what does: %s', (text) => {
    expect(night(text, 'Keldra have charts. I like charts.').ids).toContain('disparage');
  });
});

describe('[LISTEN60] what is theirs is no claim', () => {
  const verdicts = (id: string, text: string, said: string) =>
    hear(id, text, said).reading.claims.map(({ verdict }) => verdict);

  it('said back in their name it is neither right nor wrong', () => {
    const said = 'Yours has no ceiling, so it costs me its worst year.';
    expect(
      verdicts('half-past-five', "So it's the missing ceiling that costs you, more than the fifty pence.", said),
    ).toEqual([]);
  });

  it('told in one’s own name it is', () => {
    expect(verdicts('half-past-five', "We've no chips, so it's all by hand.", 'And the chips?')).toEqual(['right']);
  });

  it('an opinion of a rival is no wrong figure of theirs', () => {
    const said = 'Keldra. Tell me the night it would fail.';
    expect(verdicts('night-desk', "It fails the first Sunday night nobody's looking at their phone.", said)).toEqual(
      [],
    );
    expect(verdicts('night-desk', 'Their batteries fail after two years.', said)).toEqual(['wrong']);
  });
});
