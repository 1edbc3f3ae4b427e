import { describe, expect, it } from 'vitest';
import { callOf } from '../../server/measure/call.ts';
import { levelOf, scoreCriterion } from '../../server/measure/criteria.ts';
import { holdingsOf } from '../../server/measure/holdings.ts';
import { scoreTurns } from '../../server/measure/score.ts';
import { beat, desk, find, type Line, library, price, quoted, rowsOf, scenarioOf, talk, tells } from './talk.ts';

/** What a card counts and tells, held against what was said. */

const linen = scenarioOf('half-past-five');
const rubricOf = () => {
  const found = library.rubrics.get(desk.rubric);
  if (!found) throw new Error('no rubric');
  return found;
};
const cardOf = (lines: readonly Line[], scenario = desk) =>
  scoreTurns({ turns: talk(scenario, lines), scenario, rubric: rubricOf() as never, listener: 'rules-1' });
const says = (words: string, ...by: ReturnType<typeof beat>[]): Line => ({ says: words, by });
const known =
  (fact: string, rung: number) => (state: { told: Record<string, number>; earned: Record<string, number> }) => {
    state.told[fact] = rung;
    state.earned[fact] = rung;
  };

const cages = says(
  'Twelve cages due at half past five. Seven came. Talk me through five cages.',
  beat('object.trust', { objection: 'february', topic: 'february' }),
);
const account =
  'The press at Hensby failed at 21:40 on Saturday and we moved the work at 16:20, six hours forty late. That was our fault.';
const off = 'Seven operations off. Twelve thousand of theatre time never came back.';
const told = says(off, tells('the-cages', 2, 'february'));
const putOff: Line[] = [
  cages,
  { rep: `${account} What did that Monday cost you?` },
  says('Half past five: how many mornings did you miss?', beat('challenge')),
  { rep: 'Thirteen of 1,095. Six of them were the bridge at Eastrow.', after: known('the-cages', 2) },
  told,
];

describe('[MEASURE37] what it costs them', () => {
  it('is a stake wherever on its ladder it was told', () => {
    const stakes = find('stakes-earned', putOff, linen);
    expect([stakes.value, stakes.says]).toEqual([1, '1 stake came out.']);
  });

  it('is the question’s that asked for it, though it was put off, and not of what was spoken of in between', () => {
    const turns = talk(linen, putOff);
    const held = holdingsOf(callOf(turns, linen)).find((one) => one.fact.id === 'the-cages' && one.depth === 2);
    expect(held).toMatchObject({ state: 'earned', how: 'question', at: { seq: 2 } });
    expect(quoted(turns, rowsOf(turns, linen)('consequences-priced'))).toEqual([
      'Twelve thousand of theatre time never came back.',
    ]);
  });

  it('is nobody’s answer where no cost was asked for', () => {
    const unasked = putOff.map((line) =>
      'rep' in line ? { ...line, rep: line.rep.replace('What did that Monday cost you?', 'Who was there?') } : line,
    );
    const held = holdingsOf(callOf(talk(linen, unasked), linen)).find(
      (one) => one.fact.id === 'the-cages' && one.depth === 2,
    );
    expect(held?.at?.seq).not.toBe(2);
  });

  it.each([
    'In March you charged us for three thousand two hundred lost pieces.',
    'Some of those six hundred and twenty thousand come back and never met a patient.',
  ])('is no bill and no part of a whole: %s', (words) => {
    const lines: Line[] = [
      says('Go on.'),
      { rep: 'What do you dispute in the loss charge?', after: known('the-loss-charge', 2) },
      says(words, tells('the-loss-charge', 2, 'losses')),
    ];
    expect(find('consequences-priced', lines, linen).value).toBe(0);
  });
});

describe('[MEASURE37] what was asked and told later', () => {
  const later = (question: string): Line[] => [
    says('Thirty-six thousand off your line.'),
    { rep: question },
    says('Ask me something smaller.', beat('deflect', { part: 'reaction', reply: 'not-yet' })),
    { rep: "It isn't fifty-one less, with the fitting in it.", after: known('counted', 1) },
    says('The thirtieth of September. Not the year.', { ...tells('counted', 1, 'count'), earned: false }),
  ];
  const heldOf = (question: string) =>
    holdingsOf(callOf(talk(desk, later(question)), desk)).find((one) => one.fact.id === 'counted' && one.depth === 1);

  it('is not told unasked, and names the question', () => {
    expect(heldOf('When do they need it by?')).toMatchObject({ state: 'told', how: null, asked: { seq: 2 } });
  });

  it('is told unasked where something else was asked', () => {
    expect(heldOf('What does the memo say of us?')).toMatchObject({ state: 'told', how: 'unasked', asked: null });
  });

  it('answers the test that was asked for; who set it asks for who decides', () => {
    const row = find('reality-tested', later('Who set you that number and when do they need it by?'));
    expect(row.says).toBe(
      '1 of 4 answered: timeline; asked without an answer: authority; no answer on: criteria, budget.',
    );
  });
});

describe('[MEASURE38] an objection', () => {
  const first = (lines: Line[], scenario = linen) => find('objection-question-first', lines, scenario);

  it('that asks for an account is met by the account and then a question', () => {
    expect(first([cages, { rep: `${account} What did it do to your lists?` }]).value).toBe(1);
    expect(first([cages, { rep: `Our plant is the most modern in the north. ${account}` }]).value).toBe(0);
    const bought = `${account} I can do 48p for you. What did it do to your lists?`;
    expect(first([cages, { rep: bought }]).value).toBe(0);
  });

  const more = says(
    'Is there more, or is that the whole of it?',
    beat('object.price', { objection: 'how-much-further', topic: 'ten', pressing: true }),
  );

  it('that asks what else there is, is answered by owning more', () => {
    const owned = "No, there's more. Withy Lane's store held one day of linen, not two, and that was our fault.";
    expect(first([more, { rep: owned }]).status).toBe('no-opportunity');
    expect(first([more, { rep: 'No. That is the whole of it, our service is excellent.' }]).value).toBe(0);
  });

  const credit = says(
    "Five hundred pounds for a failed morning. It won't do.",
    beat('object.terms', { objection: 'five-hundred', topic: 'credits' }),
  );
  it.each([
    ["Agreed, 500 doesn't hurt us. If the scrubs come to us, the credit goes to 2,500.", 1],
    ["You're right, five hundred for a failed morning is thin. Who asks for more?", 1],
    ["Agreed, but 500 is what the contract says. It's standard.", 0],
    ['Agreed. Our on-time figures are the best in the trade.', 0],
  ])('is heard where what they put is granted, and nothing held against it: %s', (rep, value) => {
    expect(find('objections-acknowledged', [credit, { rep }], linen).value).toBe(value);
  });

  const limit = "The rate won't move below 564 unless you take more stores.";
  const closes: Line[] = [
    says('Not enough. Again.', beat('object.price', { objection: 'o-further', topic: 'number', pressing: true })),
    {
      rep: `I hear you. ${limit}`,
      after: (state) => {
        for (const one of Object.values(state.objections)) one.resolved = true;
      },
    },
    says('Right.'),
  ];
  it('is quoted as resolved by the words that did it', () => {
    const turns = talk(desk, closes);
    const [shown] = quoted(turns, rowsOf(turns, desk)('objections-resolved'));
    expect(limit).toContain(shown);
    expect(shown).not.toBe('');
  });

  it('to what one has not misses a plain no, and the question that its author names', () => {
    const charts = says(
      'Their demo had more in it than your product.',
      beat('object.competitor', { objection: 'o-charts', topic: 'charts' }),
    );
    const how = cardOf([charts, { rep: 'Is it the charts that you liked?' }, says('Yes.')]).ledger?.objections.find(
      ({ id }) => id === 'o-charts',
    )?.how;
    expect(how).toContain('You met it with a question.');
    expect(how).toContain('a plain no');
    expect(how).not.toMatch(/the fault owned|a question on it/);
  });
});

describe('[MEASURE38] levels in words', () => {
  const criterion = rubricOf().criteria.find(({ id }) => id === 'concern-first');
  const levelAt = (share: number, resolved = 1) => {
    if (!criterion) throw new Error('no criterion');
    const row = (id: string, value: number) => ({
      ...find(id, [price('Fifteen off.'), { rep: 'No.' }]),
      value,
      n: 20,
      status: 'measured' as const,
    });
    const found = new Map(
      [row('objection-question-first', share), row('objections-resolved', resolved)].map((m) => [m.id, m] as const),
    );
    return levelOf(scoreCriterion(criterion, found).computed);
  };

  it('say most of more than half, and nearly every time of more than three in four', () => {
    expect([0.5, 0.6, 0.75, 0.8].map((share) => levelAt(share))).toEqual([
      'needs improvement',
      'good',
      'good',
      'excellent',
    ]);
  });
});

describe('[MEASURE39] what is told of a turn', () => {
  const march = says(
    'You lost me stock and sent a letter.',
    beat('object.trust', { objection: 'o-march', topic: 'march' }),
  );
  const owns = "The second call went at 03:05, and we missed the January check. That part's on us.";
  const state = (row: string) => (one: { rows: string[]; mood: { trust: number } }) => {
    one.rows = [row];
    one.mood.trust += 9;
  };
  const trustOf = (lines: Line[]) => cardOf(lines).ledger?.trust.at(-1)?.why;

  it('owns the fault first only where nothing was argued before it, and is quoted with the words that own it', () => {
    const straight = [march, { rep: owns, after: state('owned-fault') as never }, says('Right.')];
    const argued = [
      march,
      { rep: "Hang on, with respect, that isn't fair, our first call was on time." },
      says('I was waiting for that.'),
      { rep: owns, after: state('owned-fault') as never },
      says('Right.'),
    ];
    expect(trustOf(straight)).toContain('owned the fault first');
    expect(trustOf(argued)).toMatch(/owned the fault(?! first)/);
    const at = cardOf(straight).ledger?.trust.at(-1)?.at;
    expect(owns.slice(at?.start, at?.end)).toBe(owns);
  });

  it('raises no subject that the prospect threw at the rep, nor by a word of a pitch', () => {
    const pitch = 'A human being picks up when Hall 2 starts warming, not a ping.';
    expect(find('topics-raised', [says('Go on.'), { rep: pitch }]).says).toContain('What happened in March');
    expect(find('topics-raised', [march, { rep: pitch }]).says).not.toContain('What happened in March');
    expect(find('topics-raised', [says('Go on.'), { rep: 'March first: our second call was late.' }]).value).toBe(
      1 / 3,
    );
  });

  it('stands as kept under a demand that was put again when the offer was turned down', () => {
    const again = says(
      "Not as it stands. Fifteen per cent. Thirty-six thousand off your line. That's the ask.",
      beat('small-talk', { part: 'reaction', reply: 'offer-short', topic: 'number' }),
      { ...tells('fifteen', 1, 'number'), reply: 'again' },
    );
    const row = (rep: string) => find('stress-agenda', [says('Go on.'), { rep: 'What is it for?' }, again, { rep }]);
    expect(row("Thirty-six you won't get from me. What is the thirty-six for?").says).toMatch(
      /after 1 of 1 hard remark\./,
    );
    expect(row('All right, five per cent off then.').says).toMatch(/after 0 of 1 hard remark\./);
  });

  it('says of a position alone that it was earned and counts nothing', () => {
    const lines: Line[] = [
      says('Go on.'),
      { rep: 'What does Keldra want for it?', after: known('keldra', 1) },
      says('Keldra. A hundred and eighty-nine.', tells('keldra', 1, 'keldra')),
    ];
    expect(find('depth-earned', lines).says).toMatch(/1 position was earned and counts nothing\.$/);
  });
});
