import { describe, expect, it } from 'vitest';
import { beat, buses, find, type Line, price, quoted, rowsOf, talk, tells, waiting } from './talk.ts';

describe('two buyers', () => {
  it('[M9] measures the language of each answer, and the turns until it fits', () => {
    const lines: Line[] = [
      {
        says: 'What leaves the bank, in pounds?',
        persona: 'judith',
        by: [beat('finance-question', { persona: 'judith' })],
      },
      { rep: 'Sixty-three thousand pounds in year one, so the payback is on your ledger. Which line would fall?' },
      {
        says: 'How many systems on the bus do you watch?',
        persona: 'gethin',
        by: [beat('challenge', { persona: 'gethin' })],
      },
      { rep: 'Payback, cash, margin and the whole budget, over three financial years, net of capital.' },
      { says: 'Which sensors?', persona: 'gethin', by: [beat('challenge', { persona: 'gethin' })] },
      {
        rep: 'The alternators, the compressors and the door motors, off the CAN bus through the gateway. Which fails most?',
      },
    ];
    const row = rowsOf(talk(buses, lines), buses);
    expect(row('code-switch-share').value).toBeCloseTo(2 / 3, 9);
    expect(row('code-switch-turns').value).toBe(2);
    expect(find('code-switch-share', [price('Fifteen.'), { rep: 'Who set it?' }]).status).toBe('no-opportunity');
  });

  it('[M9] [MEASURE12] what says nothing has no language to judge, and thanks are not quoted for one', () => {
    const asks: Line = {
      says: 'What leaves the bank, in pounds?',
      persona: 'judith',
      by: [beat('finance-question', { persona: 'judith' })],
    };
    expect(find('code-switch-share', [asks, { rep: "I don't know." }], buses).status).toBe('no-opportunity');
    const thanked: Line[] = [
      asks,
      { rep: 'Fair enough, thanks for the quarter of an hour. Sixty-three thousand pounds of cash in year one.' },
    ];
    expect(quoted(talk(buses, thanked), find('code-switch-share', thanked, buses))).toEqual([
      'Sixty-three thousand pounds of cash in year one.',
    ]);
  });

  it.each([
    ["I don't know, and I'd be guessing. It depends on your stops. Who counts the stops at the depot?", 1],
    ["I'll get back to you on that.", 0],
    ['Every fleet saves a quarter; it pays for itself.', 0],
    ['Okay.', 0],
  ])('[M10] what is beyond the sheet: "%s"', (rep, value) => {
    const question: Line = {
      says: 'How many stops would you have prevented last year? Ours.',
      persona: 'judith',
      by: [beat('finance-question', { persona: 'judith', topic: 'stops' })],
    };
    expect(find('unknowns-handled', [question, { rep }], buses).value).toBe(value);
  });

  it.each([
    ["I don't have that number and I won't make one up, I'll get it from Hensby and put it in Friday's letter.", 1],
    ["I don't know how many.", 0],
  ])('[M10] a question that the rep says has no answer here is beyond the sheet too: "%s"', (rep, value) =>
    expect(find('unknowns-handled', [{ says: 'How many people do you send?' }, { rep }], buses).value).toBe(value),
  );

  it.each([
    [{ says: 'Keldra lost a customer, I hear. You would know.' }, "I don't know how many they lost."],
    [{ says: 'How many people do you send?' }, 'Two, every time.'],
  ])('[M10] neither what nobody asked nor what is answered is', (said, rep) =>
    expect(find('unknowns-handled', [said, { rep }], buses).status).toBe('no-opportunity'),
  );
});

describe('rivals', () => {
  const mention: Line = { says: 'Tandle does booking in three taps.', by: [beat('competitor', { topic: 'tandle' })] };

  it('[M17] [M18] [M19] [M20] a mention is left behind when the prospect is on an outcome within two turns', () => {
    const lines: Line[] = [
      mention,
      { rep: 'Their booking is better than ours. Where does booking stand in your order?' },
      { says: 'Below the chairs.', by: [beat('deflect', { part: 'reaction', reply: 'deflect' })] },
      { rep: 'Which chairs were empty on Monday, and for how long?' },
      { says: 'Three practices lose thirty visits a week.', by: [tells('empty-chairs', 2, 'chairs')] },
    ];
    const row = rowsOf(talk(waiting, lines), waiting);
    expect(row('redirect-turns').value).toBe(2);
    expect(row('redirect-within-two').value).toBe(1);
    expect(row('strengths-conceded').value).toBe(1);
    expect(row('competitor-defensive-moves').value).toBe(0);
    expect(row('criteria-drawn').value).toBe(0);
  });

  it('[M18] what is told of the rival itself is no outcome', () => {
    const lines: Line[] = [
      mention,
      { rep: 'What else did Tandle show you?' },
      { says: 'Ten days to go live.', by: [tells('tandle-quote', 2, 'tandle')] },
    ];
    expect(find('redirect-within-two', lines, waiting).value).toBe(0);
  });

  it('[M20] a differentiator read out of the blue is not planted, one tied to a question is', () => {
    const tied = 'A trial load, counted and signed before anything moves. Where did the last move lose people?';
    const bare = 'We have a trial load, counted and signed, and one book for all practices.';
    const opening: Line = { says: 'We moved three practices at Easter.', by: [tells('easter', 1, 'move')] };
    expect(find('planted-differentiators', [opening, { rep: tied }, mention], waiting).value).toBe(1);
    expect(find('planted-ahead', [opening, { rep: tied }, mention], waiting).value).toBe(30_000);
    expect(find('planted-differentiators', [opening, { rep: bare }, mention], waiting).value).toBe(0);
  });
});

describe('the answer to competition as one level', () => {
  const mention: Line = { says: 'Tandle does booking in three taps.', by: [beat('competitor', { topic: 'tandle' })] };
  const opening: Line = { says: 'We moved three practices at Easter.', by: [tells('easter', 1, 'move')] };
  const planting: Line = {
    rep: 'A trial load, counted and signed before anything moves. Where did the last move lose people?',
  };
  const leadingOn: Line[] = [
    { rep: 'Their booking is better than ours. Which chairs were empty on Monday, and for how long?' },
    { says: 'Three practices lose thirty visits a week.', by: [tells('empty-chairs', 2, 'chairs')] },
  ];
  const arguing: Line[] = [
    { rep: 'With respect, ours is better value and Tandle is patchy.' },
    { says: 'So you say.', by: [beat('deflect', { part: 'reaction', reply: 'deflect' })] },
    { rep: 'We have always been reliable.' },
    { says: 'So you say again.', by: [beat('deflect', { part: 'reaction', reply: 'deflect' })] },
  ];

  it('[M40] gives a point each for leading on, a true strength conceded and a difference planted before; none for arguing', () => {
    expect(find('competitor-response', [mention, ...leadingOn], waiting).value).toBe(2);
    expect(find('competitor-response', [opening, planting, mention, ...leadingOn], waiting).value).toBe(3);
    expect(find('competitor-response', [mention, ...arguing], waiting).value).toBe(0);
  });

  it('[M40] has no opportunity where no rival is named', () => {
    expect(find('competitor-response', [opening, planting], waiting).status).toBe('no-opportunity');
  });
});
