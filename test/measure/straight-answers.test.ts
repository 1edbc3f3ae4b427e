import { describe, expect, it } from 'vitest';
import { beat, desk, find, type Line, quoted, rowsOf, talk } from './talk.ts';

/** A straight answer under pressure, and which claims are shown. */

const secondCall = desk.events
  .flatMap(({ lines }) => lines)
  .find((line) => line.asks && /second call/i.test(line.text));
if (!secondCall) throw new Error('no question on the second call');
const pressed: Line = {
  says: `${secondCall.text} Yes or no will do.`,
  by: [beat('challenge', { topic: 'march', pressing: true })],
};
const straight = "No. It should've been 02:48 and it was 03:05, seventeen minutes late, and I'm sorry about that.";
const tooMuch = " But we fixed it, since the 1st of May the second number dials itself, so it can't happen again.";

describe('[MEASURE47] a straight answer with an apology', () => {
  it.each([straight, straight + tooMuch])('keeps the agenda, and is what is quoted: %s', (rep) => {
    const turns = talk(desk, [pressed, { rep }]);
    const row = rowsOf(turns, desk)('stress-agenda');
    expect(row).toMatchObject({ value: 1, n: 1 });
    expect(quoted(turns, row)).toEqual([straight]);
    expect(quoted(turns, row, 'missed')).toEqual([]);
  });

  it.each(['No, but nobody told us the number was old.', `We fixed it.${tooMuch}`, 'It was on time.'])(
    'excused, passed over or untrue it keeps none: %s',
    (rep) => expect(find('stress-agenda', [pressed, { rep }])).toMatchObject({ value: 0, n: 1 }),
  );

  it('what is claimed too much behind it is told under accuracy, and its figures are right', () => {
    const turns = talk(desk, [pressed, { rep: straight + tooMuch }]);
    const row = rowsOf(turns, desk)('claim-accuracy');
    expect(quoted(turns, row)).toContain(straight);
    expect(quoted(turns, row, 'missed').join(' ')).toContain("can't happen again");
  });
});

describe('[MEASURE48] the claims that are shown', () => {
  it('are those with a figure of the sheet first', () => {
    const lines: Line[] = [
      { rep: 'The certificates are included.' },
      { says: 'Go on.' },
      { rep: '209 of 212 first calls went out inside three minutes.' },
    ];
    const turns = talk(desk, lines);
    expect(quoted(turns, rowsOf(turns, desk)('claim-accuracy'))).toEqual([
      '209 of 212 first calls went out inside three minutes.',
      'The certificates are included.',
    ]);
  });

  it('stay right beside blame that another sentence lays, and not where they lay it', () => {
    const figures = '209 of 212 first calls went out inside three minutes.';
    const turns = talk(desk, [{ rep: `${figures} Your site keeps that list, not us.` }]);
    expect(quoted(turns, rowsOf(turns, desk)('claim-accuracy'))).toEqual([figures]);
  });

  it('an argument in the form of a tag meets no objection', () => {
    const quote: Line = {
      says: "Keldra's. A hundred and eighty-nine.",
      by: [beat('competitor', { objection: 'o-quote', topic: 'keldra', pressing: true })],
    };
    const met = (rep: string) => find('objection-question-first', [quote, { rep }]).value;
    expect(met("189 isn't the real number though, is it.")).toBe(0);
    expect(find('stress-agenda', [quote, { rep: "189 isn't the real number, is it?" }])).toMatchObject({ value: 0 });
    expect(met("What's in the 189?")).toBe(1);
  });
});
