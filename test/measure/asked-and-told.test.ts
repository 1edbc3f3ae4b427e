import { describe, expect, it } from 'vitest';
import type { ProspectState } from '../../server/domain/prospect-state.ts';
import type { MoodRow } from '../../server/domain/temperament.ts';
import { scoreTurns } from '../../server/measure/score.ts';
import { beat, desk, find, type Line, library, price, quoted, rowsOf, talk, tells } from './talk.ts';

/** What a card tells of what was asked and not answered, of why trust moved, and of the turn that ended a call. */

function cardOf(lines: readonly Line[]) {
  const rubric = library.rubrics.get(desk.rubric);
  if (!rubric) throw new Error('no rubric');
  return scoreTurns({ turns: talk(desk, lines), scenario: desk, rubric, listener: 'rules-1' });
}
const ask = price('Two hundred and forty. I have two hundred and four.');
const took =
  (rows: MoodRow[], trust: number, ended: ProspectState['ended'] = null) =>
  (state: ProspectState) => {
    state.rows = rows;
    state.mood.trust += trust;
    state.ended = ended;
  };

describe('[MEASURE60] a further thing given in the same breath', () => {
  const given = (rep: string) => find('given-for-nothing', [ask, { rep }, { says: 'Noted.' }]).value;

  it.each([
    "Look, I can come down to 576 a point, and I'll take the automatic renewal out too.",
    "All right, 576 a point it is, that's four percent, and we can drop the automatic renewal as well.",
    'I can come down to 576 a point and I could strike out the automatic renewal for you.',
  ])('is in the sum by its price on the sheet: "%s"', (rep) => {
    expect(given(rep)).toBe(12_600);
  });

  it.each([
    'Look, I can come down to 576 a point, and we can talk about the automatic renewal.',
    "Look, I can come down to 576 a point, and I'll ask Legal how the automatic renewal works.",
  ])('is not what is only spoken of: "%s"', (rep) => {
    expect(given(rep)).toBe(9_600);
  });
});

describe('[MEASURE61] asked and dodged', () => {
  const counted: Line = {
    says: 'The saving has to show by the thirtieth of September.',
    by: [tells('counted', 1, 'count')],
  };
  const dodged: Line = {
    says: "I'd rather not say.",
    by: [beat('deflect', { part: 'reaction', reply: 'deflect', topic: 'count' })],
  };
  const howOf = (rep: string) =>
    cardOf([ask, { rep: 'Understood.' }, counted, { rep }, dodged]).ledger?.objections.find(
      ({ id }) => id === 'o-fifteen',
    )?.how;

  it.each(["What's got to show by the 30th of September?", 'And what has to show by the thirtieth?'])(
    'is told as asked, in whatever words: "%s"',
    (rep) => {
      expect(howOf(rep)).toContain('what lies behind “How it is counted”, which you asked for and weren’t told');
    },
  );

  it.each(['Is it the thirtieth of September?', 'We can meet that date.'])(
    'is not what only checks, or asks nothing: "%s"',
    (rep) => {
      expect(howOf(rep)).toContain('what lies behind “How it is counted”, asked for');
    },
  );

  it('has the rest missing where part of what resolves it was said, and not the whole', () => {
    const further: Line = {
      says: 'Go lower.',
      by: [beat('object.price', { objection: 'o-further', topic: 'number' })],
    };
    const missing = (rep: string) =>
      cardOf([ask, { rep: 'Understood.' }, further, { rep }, { says: 'Right.' }]).ledger?.objections.find(
        ({ id }) => id === 'o-further',
      )?.how;
    expect(missing("564 is the bottom, that's as far as I can go without Owen.")).toContain('Missing: the rest of it');
    expect(missing('We are worth every pound of it.')).toContain('Missing: part of it, in plain words');
  });

  it('is told of the four that are tested, each by its name', () => {
    const says = (rep: string) => find('reality-tested', [ask, { rep }, dodged]).says;
    expect(says("What's got to show, and who's looking at it?")).toBe(
      '0 of 4 answered; asked without an answer: criteria, authority; no answer on: timeline, budget.',
    );
    expect(says('We are worth it.')).toBe('Criteria, timeline, budget and authority: 0 of 4 answered.');
  });

  it('shows what a depth of nothing rests on: the heaviest positions that nobody asked behind', () => {
    const lines: Line[] = [ask, { rep: 'We are worth it.' }, counted, { rep: 'We can do that.' }, { says: 'Right.' }];
    const turns = talk(desk, lines);
    expect(quoted(turns, rowsOf(turns, desk)('depth-earned'), 'missed')).toContain(
      'The saving has to show by the thirtieth of September.',
    );
    const asked = talk(desk, [...lines.slice(0, 3), { rep: "What's got to show by the 30th of September?" }, dodged]);
    expect(quoted(asked, rowsOf(asked, desk)('depth-earned'), 'missed')).not.toContain(
      'The saving has to show by the thirtieth of September.',
    );
  });
});

describe('[MEASURE62] why trust moved bears what was said', () => {
  const whyOf = (rep: string, rows: MoodRow[]) =>
    cardOf([ask, { rep, after: took(rows, 2) }, { says: 'Right.' }]).ledger?.trust[0]?.why;

  it.each([
    "I get that, everybody is squeezed this year. But going cheap on monitoring isn't a saving.",
    'I understand you are short of money. However, cheap monitoring costs you more.',
    "I hear you, but you won't get what we do for that.",
  ])('"heard it and left it there" is not told of a turn that argues: "%s"', (rep) => {
    expect(whyOf(rep, ['acknowledged'])).toBe('You heard it and then argued with it; it pleased for the moment.');
  });

  it.each(['I get that, everybody is squeezed this year.', "I hear you. That's a lot of money to find."])(
    'and is of one that leaves it: "%s"',
    (rep) => {
      expect(whyOf(rep, ['acknowledged'])).toBe('You heard it and left it there.');
    },
  );

  it('and what was held against a rival is told as that', () => {
    const rep = "If it's Keldra it's £46,000 to fit and their certificates are £38 a point. People leave that out.";
    expect(whyOf(rep, ['quantified'])).toBe('You argued against a rival; it pleased for the moment.');
  });
});

describe('[MEASURE63] the turn on which they left', () => {
  const helped = (rep: string, trust: number): Line[] => [{ rep, after: took(['asked'], trust) }, { says: 'A memo.' }];
  const three = [
    ask,
    ...helped('Where does the fifteen come from?', 12),
    ...helped('Who wrote the memo?', 11),
    ...helped('And what does treasury count by September?', 10),
  ];
  const leaves: Line = { says: 'Not by that.', by: [beat('walk-away', { part: 'exit' })] };
  const last = (rep: string, rows: MoodRow[]) =>
    cardOf([...three, { rep, after: took(rows, -1, 'walked-away') }, leaves]).moments.at(-1);

  it('is a moment where it did something that costs', () => {
    const moment = last('Honestly, Keldra are cowboys.', ['disparaged']);
    expect(moment?.headline).toContain('ran a rival down');
    expect(moment?.effect).toContain('They left on it.');
    expect(moment?.helped).toBe(false);
  });

  it('is none where nothing in it is charged', () => {
    expect(last('What would the money in September let you do?', ['asked'])?.effect).not.toContain('They left on it.');
  });
});

describe('[MEASURE64] another strong answer', () => {
  const asked: Line = {
    says: 'Bridie here. How far back do the readings go?',
    by: [beat('challenge', { event: 'e-bridie-late' })],
  };
  const moment = (rep: string) =>
    cardOf([
      ask,
      { rep: 'Where does it come from?' },
      asked,
      { rep, after: took(['answered'], 12) },
      { says: 'Good.' },
    ]).moments.find(({ replayFrom }) => replayFrom === 4);

  it('beside a right answer is one to the same question, or none', () => {
    const shown = moment('Ninety days of readings and an alarm list, Bridie.');
    expect(shown?.helped).toBe(true);
    expect(shown?.better === null || /90|ninety/i.test(shown?.better ?? '')).toBe(true);
  });
});
