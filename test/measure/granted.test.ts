import { describe, expect, it } from 'vitest';
import { beat, desk, find, type Line, price, quoted, rowsOf, scenarioOf, talk } from './talk.ts';

/** A rival's strength granted, a fault owned and a price put off, each in the rows it belongs to. */

const linen = scenarioOf('half-past-five');
const named = (says: string, topic = 'halcott'): Line => ({
  says,
  by: [beat('competitor', { topic, pressing: true })],
});

describe('[MEASURE40] a confession argues with no rival', () => {
  const confession: Line = {
    rep: "The press at Hensby failed on a Saturday, the work should've gone to Thorle on Sunday, and our manager sat on it till four. That was us, and I'm sorry.",
  };

  it('a word that is a weakness of theirs is none where one’s own failure is told', () => {
    const lines = [named("What's wrong with Halcott?"), confession];
    expect(find('stress-defensive', lines, linen).value ?? 0).toBe(0);
    expect(find('competitor-defensive-moves', lines, linen).value ?? 0).toBe(0);
    const told = [named("What's wrong with Halcott?"), { rep: 'One plant, and Sundays are extra.' }];
    expect(find('competitor-defensive-moves', told, linen).value).toBe(1);
  });

  it('what was at fault is no feature where it is owned', () => {
    const told: Line = {
      rep: 'Our desk had one person that night, and our system dialled a dead number. That was us.',
    };
    expect(find('stress-defensive', [named('You lost me stock.', 'march'), told], desk).value ?? 0).toBe(0);
  });

  it('a hint that names nobody is no rival’s name', () => {
    const hint = named("You know what's on my other screen. It hasn't moved, and nor have you.");
    const argues: Line = { rep: 'With respect, our certificates are in the price.' };
    expect(find('competitor-defensive-moves', [hint, argues], linen).status).toBe('no-opportunity');
    expect(find('redirect-within-two', [hint, argues], linen).status).toBe('no-opportunity');
    for (const says of ["What's wrong with them?", 'The other quote is seven pence less.', 'Halcott. Forty-three.'])
      expect(find('competitor-defensive-moves', [named(says), argues], linen).value).toBe(1);
  });
});

describe('[MEASURE41] a strength granted in other words', () => {
  const bait = named("What's wrong with them? You must have a page on it.", 'keldra');

  it('counts where it is said that ours lacks it, and is no chance missed', () => {
    const rep =
      "To be fair they're a decent laundry and they have a chip in every piece, we don't and won't this year. Then again, the total is nearer than it looks.";
    const lines = [named("You've marked Halcott down. It hasn't moved you up."), { rep }];
    const turns = talk(linen, lines);
    const row = rowsOf(turns, linen);
    expect(row('strengths-conceded').value).toBe(2);
    expect(row('stress-defensive').value ?? 0).toBe(0);
    expect(quoted(turns, row('stress-agenda'), 'missed')).toEqual(['Then again, the total is nearer than it looks.']);
    expect(quoted(turns, row('redirect-within-two'), 'missed')).not.toContain(rep.slice(0, rep.indexOf('Then') - 1));
  });

  it('counts what they have and ours has not, and a yes to what the prospect says of "them" after it', () => {
    const rep = "They've got things we haven't: trend charts, and cells that last twice as long. Which would you use?";
    const lines: Line[] = [bait, { rep }, { says: "After year one they're cheaper than you." }];
    expect(find('strengths-conceded', lines, desk).value).toBe(1);
    expect(
      find('strengths-conceded', [...lines, { rep: 'They are, by about thirty a year, no argument.' }]).value,
    ).toBe(2);
    const others: Line[] = [
      { says: "The auditors come in May and they're cheaper." },
      { rep: 'They are, no argument.' },
    ];
    expect(find('strengths-conceded', others, desk).value ?? 0).toBe(0);
  });
});

describe('[MEASURE42] a price put off until its use is known', () => {
  const question = "What's it for, the year's total or the cash on one day?";

  it.each([
    `I'll give you a number, but not before I know what it's for or I'll give you the wrong one. ${question}`,
    `I won't give you a number until I know what it's for. ${question}`,
  ])('is no argument and no refusal before its question: %s', (rep) => {
    const row = rowsOf(talk(desk, [price("What's the least you'd take?"), { rep }]), desk);
    expect(row('stress-agenda').value).toBe(1);
    expect(row('stress-defensive').value).toBe(0);
  });

  it('put off until they sign it is refused', () => {
    const open: Line = {
      says: 'Go lower.',
      by: [beat('object.price', { objection: 'o-further', topic: 'number', opens: true } as never)],
    };
    const row = (rep: string) => rowsOf(talk(desk, [open, { rep }]), desk)('objection-question-first').value;
    expect(row(`I won't go lower until you sign. ${question}`)).toBe(0);
    expect(row(`I won't go lower before I know what it's for. ${question}`)).toBe(1);
  });
});
