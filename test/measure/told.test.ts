import { describe, expect, it } from 'vitest';
import { beat, desk, find, type Line, quoted, rowsOf, talk } from './talk.ts';

/** What a sentence is told as: once, by the words that did it. */

const says = (words: string, ...by: ReturnType<typeof beat>[]): Line => ({ says: words, by });
const sting = (words: string) => says(words, beat('challenge', { part: 'reaction', reply: 'blamed' }));
const keldra = says('Keldra, a hundred and eighty-nine.', beat('competitor', { topic: 'keldra', pressing: true }));

const wrong = "There's mobile back-up at all your sites, so if the broadband drops you're covered.";
const wrongFirst: Line[] = [
  says('Go on.', beat('small-talk')),
  { rep: wrong },
  says("That isn't what I've got here.", beat('small-talk')),
];
const mended = "No, I got that wrong, Castle Dock doesn't have the back-up, it's Sallow Road and Fenn Lane only.";

describe('[MEASURE29] a wrong word put right', () => {
  it('is told once, neither as wrong nor as right', () => {
    const turns = talk(desk, [...wrongFirst, { rep: mended }]);
    const row = rowsOf(turns, desk);
    expect(row('claims-wrong').value).toBe(0);
    expect(row('claims-wrong').says).toMatch(/put right at \d\d:\d\d/);
    expect(row('claim-accuracy').says).toMatch(/1 said wrongly and put right at \d\d:\d\d/);
    expect(quoted(turns, row('claim-accuracy'), 'missed')).toEqual([
      wrongFirst[1] && 'rep' in wrongFirst[1] ? wrongFirst[1].rep : '',
    ]);
    expect(quoted(turns, row('claim-accuracy'))).toEqual([]);
  });

  it('stays wrong where what is so is said without taking anything back', () => {
    const bare = "Castle Dock doesn't have the back-up, it's Sallow Road and Fenn Lane only.";
    expect(find('claims-wrong', [...wrongFirst, { rep: bare }]).value).toBe(1);
  });

  it('stays wrong where something else is taken back', () => {
    const other = 'I got that wrong, the price is six hundred a point.';
    expect(find('claims-wrong', [...wrongFirst, { rep: other }]).value).toBe(1);
  });
});

describe('[MEASURE30] the words that did it', () => {
  it('running down is quoted in its hardest words', () => {
    const turns = talk(desk, [
      keldra,
      { rep: "It pings all night and people just switch it off. Their kit is a toy, you'd regret it by Christmas." },
    ]);
    const row = rowsOf(turns, desk);
    expect(quoted(turns, row('stress-defensive'))).toEqual(["Their kit is a toy, you'd regret it by Christmas."]);
  });

  it('a required disclosure is quoted where most of it was said', () => {
    const turns = talk(desk, [
      says('Go lower.', beat('object.price', { pressing: true })),
      { rep: "That's as far as I can go. Below that it's Owen Strand who decides." },
    ]);
    expect(quoted(turns, rowsOf(turns, desk)('disclosures-made'))).toEqual([
      "Below that it's Owen Strand who decides.",
    ]);
  });

  it('beside an insult a true strength is no miss', () => {
    const turns = talk(desk, [keldra, { rep: "Their charts beat ours. I wouldn't trust your ice cream to that lot." }]);
    expect(quoted(turns, rowsOf(turns, desk)('fair-intelligence'), 'missed')).not.toContain('Their charts beat ours.');
  });
});

describe('[MEASURE31] hard remarks', () => {
  it('the rebuke for blame has to be met', () => {
    const lines = (rep: string) => [sting("I've heard that version. It's the one that ends with us paying."), { rep }];
    expect(find('stress-agenda', lines('What did that night cost you?'))).toMatchObject({ value: 1, n: 1 });
    expect(find('stress-agenda', lines('March was before my time.'))).toMatchObject({ value: 0, n: 1 });
  });

  it('several in one breath are one', () => {
    const line = says(
      "You've told me why it's worth it. I lost you at the second one.",
      beat('challenge', { part: 'reaction', reply: 'rival-run-down' }),
      beat('hostile', { pressing: true }),
    );
    expect(find('stress-agenda', [line, { rep: 'Which part did I lose you on?' }]).n).toBe(1);
  });

  it('an answer that pleased presses nothing', () => {
    const line = says(
      'I see that.',
      beat('object.price', { part: 'reaction', reaction: 'question', objection: 'o-fifteen' }),
    );
    expect(find('stress-agenda', [line, { rep: 'Which part counts?' }]).n).toBe(0);
  });
});
