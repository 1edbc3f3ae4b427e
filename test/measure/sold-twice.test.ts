import { describe, expect, it } from 'vitest';
import { scoreTurns } from '../../server/measure/score.ts';
import { beat, find, type Line, library, price, quoted, rowsOf, scenarioOf, talk } from './talk.ts';

const linen = scenarioOf('half-past-five');
const rubric = library.rubrics.get(linen.rubric);
if (!rubric) throw new Error('no rubric');
const cardOf = (lines: readonly Line[]) =>
  scoreTurns({ turns: talk(linen, lines), scenario: linen, rubric, listener: 'rules-1' });
const demand: Line = {
  says: 'Ten per cent off. You first.',
  by: [beat('object.price', { objection: 'ten-per-cent' })],
};
const taken: Line = { says: 'Noted.' };
const refused: Line = { says: 'No.', by: [beat('small-talk', { part: 'reaction', reply: 'offer-short' })] };
const ceiling: Line = { rep: 'If you sign thirty-six months, I can cap clause 11 at 3% a year.' };
const rep = (words: string): Line => ({ rep: words });

describe('[MEASURE24] a return already sold', () => {
  it.each([
    'If you sign thirty-six months, sealed packs come back uncharged as well.',
    'Against the thirty-six months I can do 48p a piece.',
    'For the same three-year term I can go to 48p.',
  ])('pays for nothing more: %s', (words) => {
    const turns = talk(linen, [demand, ceiling, taken, rep(words)]);
    const row = rowsOf(turns, linen)('traded-share');
    expect(row).toMatchObject({ value: 1 / 2, n: 2 });
    expect(row.says).toContain('a return that other things had used up already');
    expect(quoted(turns, row, 'missed')).toEqual([words]);
    expect(rowsOf(turns, linen)('given-for-nothing').value).toBeGreaterThan(0);
  });

  it.each([
    ['another is asked for', [ceiling, taken, rep('If the theatre scrubs come to us, I can do 48p a piece.')]],
    [
      'there is worth left in it',
      [ceiling, taken, rep('Against the thirty-six months I can put the credit up to £2,500.')],
    ],
    ['the first was turned down', [ceiling, refused, rep('Against thirty-six months I can do 48p a piece.')]],
    ['one stands in the place of the other', [ceiling, taken, rep('Against thirty-six months I can do 48p instead.')]],
    ['it is put again', [ceiling, taken, ceiling]],
  ])('is charged with nothing where %s', (_, lines) => {
    expect(find('traded-share', [demand, ...lines], linen).value).toBe(1);
    expect(find('given-for-nothing', [demand, ...lines], linen).value).toBe(0);
  });

  it('is sold again where what was turned down comes back beside the new', () => {
    const lines = [
      ...[demand, ceiling, refused, rep('Against thirty-six months I can do 48p a piece.'), taken],
      rep('So from us the ceiling and 48p, against thirty-six months from you.'),
    ];
    const row = find('traded-share', lines, linen);
    expect(row.value).toBeLessThan(1);
    expect(row.missed[0]?.seq).toBe(4);
  });
});

describe('[MEASURE24] what goes past the limit', () => {
  const over = 'If theatre orders close at noon, I can do 48p a piece.';

  it('is told with the sum and whose decision it is', () => {
    const { says } = find('given-for-nothing', [demand, rep(over)], linen);
    expect(says).toContain('£8,400 a year more than what you get for it; past £2,000 it is Beth Iversen’s to decide');
    expect(says).toContain('that was not said with it');
  });

  it('and said to be theirs is told as said', () => {
    const { says } = find('given-for-nothing', [demand, rep(`${over} That takes Beth’s yes.`)], linen);
    expect(says).toContain('as you said at');
  });

  it.each([
    'If you sign thirty-six months, I can do 48p a piece.',
    'If theatre orders close at noon, I can do the £2,500 credit.',
  ])('is not told of what keeps within it: %s', (words) => {
    expect(find('given-for-nothing', [demand, rep(words)], linen).says).toBe(
      'Nothing was given away. Too few to judge by: it takes 2.',
    );
  });
});

describe('[MEASURE25] a package', () => {
  it('is told as one, with the sentences that hold it', () => {
    const from = 'Thirty-six months, the scrubs and noon orders from you.';
    const to = 'From us the 3% ceiling, sealed packs uncharged, and £2,500 a morning.';
    const turns = talk(linen, [demand, rep(`Let me put it as one thing. ${from} ${to} Would you take that?`)]);
    expect(quoted(turns, rowsOf(turns, linen)('traded-share'))).toEqual([`${from} ${to}`]);
  });

  it('holds what is given, and not what was missing', () => {
    const words = 'If the 36 months holds, we settle it on a count done together with 4% allowed.';
    const turns = talk(linen, [demand, rep(`You’re right, there was no joint count. ${words}`)]);
    expect(quoted(turns, rowsOf(turns, linen)('traded-share'))).toEqual([words]);
  });

  it('a credit that is capped puts no ceiling on the price', () => {
    const words = 'If orders close at noon, I can put the credit up to £2,500 a morning, capped at £25,000 a year.';
    const gives = talk(linen, [demand, rep(words)])[1]?.reading?.gives.map(({ id }) => id);
    expect(gives).toEqual(['morning-credit']);
  });
});

describe('[MEASURE26] an objection that ended', () => {
  const further: Line = {
    says: 'More.',
    by: [beat('object.price', { objection: 'how-much-further', topic: 'ten' })],
  };
  const closing = (words: string): Line => ({
    rep: words,
    after: (state) => {
      const own = state.objections['how-much-further'];
      if (own) own.resolved = true;
    },
  });
  const told = (lines: readonly Line[]) => {
    const card = cardOf(lines);
    const row = card.measurements.find(({ id }) => id === 'objections-resolved');
    return { row, own: card.ledger?.objections.find(({ id }) => id === 'how-much-further') };
  };

  it.each([
    ['for nothing', [further, closing("Fine, I'll go to 48p, since you ask.")]],
    [
      'for a return already sold',
      [ceiling, taken, further, closing('If you sign thirty-six months, I can go to 48p.')],
    ],
  ])('in a gift %s is given way, and not resolved', (_, lines) => {
    const { row, own } = told(lines);
    expect(own).toMatchObject({ resolved: false });
    expect(own?.how).toContain('because you gave way');
    expect(row).toMatchObject({ value: 0 });
    expect(row?.says).toContain('Ended because you gave way: “How much further”');
  });

  it('in a trade is resolved', () => {
    const { row, own } = told([further, closing('If the theatre scrubs come to us, I can go to 48p.')]);
    expect(own).toMatchObject({ resolved: true });
    expect(row).toMatchObject({ value: 1 });
  });
});

describe('[MEASURE26] a true figure put against a demand', () => {
  const desk = scenarioOf('night-desk');
  const cites = (words: string): string | undefined => {
    const own = library.rubrics.get(desk.rubric);
    if (!own) throw new Error('no rubric');
    const lines: Line[] = [
      price('It has to be fifteen per cent smaller.'),
      {
        rep: words,
        after: (state) => {
          state.rows = ['acknowledged', 'cited'];
          state.mood.trust += 5;
        },
      },
    ];
    return scoreTurns({ turns: talk(desk, lines), scenario: desk, rubric: own, listener: 'rules-1' }).ledger?.trust[0]
      ?.why;
  };

  it.each([
    "The price hasn't moved since 2022, six hundred a point, and everything else you buy has gone up.",
    "You pay £240,000, six hundred a point, and I'd say you're already getting a good deal.",
  ])('is no other skill: %s', (words) => {
    expect(cites(words)).not.toMatch(/used the record rightly|heard it/);
  });

  it('is used rightly where something is asked with it', () => {
    const words = 'The price has stood at six hundred a point since 2022. What does the fifteen have to do for you?';
    expect(cites(words)).toContain('used the record rightly');
  });
});
