import { describe, expect, it } from 'vitest';
import { beat, desk, find, type Line, rowsOf, talk } from './talk.ts';

/** What stands before a question, and what is only a question itself. */

const put = (words: string, id: Parameters<typeof beat>[0], objection: string, topic: string): Line => ({
  says: words,
  by: [beat(id, { objection, topic })],
});
const rival = put("You know who the other one is. They're fifty-one less.", 'competitor', 'o-quote', 'keldra');
const march = put("There's March to talk about.", 'object.trust', 'o-march', 'march');
const least = put("What's the least you'd take to keep this line?", 'object.price', 'o-further', 'number');
const met = (line: Line, rep: string) => find('objection-question-first', [line, { rep }, { says: 'Well.' }]);

describe('[MEASURE33] a question that comes after an argument', () => {
  it.each([
    ['a comparison', rival, "Then their fitting comes on top, £46,000 of it. What is in Keldra's quote?"],
    ['a contradiction', march, "Well, some of it was. It's not like nobody rang. What did that night cost you?"],
  ])('is not asked first: %s', (_, line, rep) => {
    expect(met(line, rep).value).toBe(0);
  });

  it.each([
    [
      'a strength granted',
      rival,
      "They're a sound firm, their fitting comes on top though. What is in Keldra's quote?",
    ],
    [
      'an account of the night',
      march,
      'The second call was due at 02:48. It went at 03:05. One person was on the desk. What did that night cost you?',
    ],
    ['a fault owned', march, "That was our failing. It wasn't fair on you. What did that night cost you?"],
  ])('is asked first after %s', (_, line, rep) => {
    expect(met(line, rep).value).toBe(1);
  });
});

describe('[MEASURE33] a question of fact', () => {
  const rows = (rep: string, line = least) => {
    const turns = talk(desk, [line, { rep }, { says: 'Well.' }]);
    return rowsOf(turns, desk)('objection-question-first');
  };

  it.each(["Straight answer: I can't go under £564 a point myself.", '£564 a point, that is as low as I may go.'])(
    'that was answered straight is no chance missed: %s',
    (rep) => {
      expect(rows(rep).status).toBe('no-opportunity');
    },
  );

  it.each(["There's not much in the least we'd take.", 'It depends what you need to keep this line.'])(
    'that was dodged is: %s',
    (rep) => {
      expect(rows(rep)).toMatchObject({ value: 0, n: 1 });
    },
  );

  it('may be two words behind what it supposes', () => {
    const line = put('Say I stay and the line drops in January. What then?', 'object.risk', 'o-october', 'october');
    expect(rows('After five minutes the second number is dialled by itself.', line).status).toBe('no-opportunity');
  });
});
