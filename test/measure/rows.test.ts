import { describe, expect, it } from 'vitest';
import type { EndReason, ProspectState } from '../../server/domain/prospect-state.ts';
import { rows } from '../../server/measure/catalogue.ts';
import { beat, type Line, quoted, rowsOf, scenarioOf, talk, tells } from './talk.ts';

const desk = scenarioOf('night-desk');
const buses = scenarioOf('buses-by-the-month');
const waiting = scenarioOf('waiting-room');
const price = (words: string): Line => ({
  says: words,
  by: [beat('object.price', { objection: 'o-fifteen', topic: 'number', pressing: true })],
});
const find = (id: string, lines: Line[], scenario = desk) => rowsOf(talk(scenario, lines), scenario)(id);

describe('objections', () => {
  it('[M7] a defence before the question means the question was not first', () => {
    const lines: Line[] = [
      price('Fifteen per cent. Tell me how.'),
      { rep: 'In fairness, our price reflects the night desk. What is the fifteen per cent for?' },
      price('Fifteen per cent, I said.'),
      { rep: 'Fifteen per cent of which total, and who added it up?' },
    ];
    const row = find('objection-question-first', lines);
    expect([row.value, row.n]).toEqual([0.5, 2]);
    expect(quoted(talk(desk, lines), row)).toEqual(['Fifteen per cent of which total, and who added it up?']);
    expect(row.missed).toHaveLength(1);
  });

  it('[M7] the same question twice counts once', () => {
    const again = 'Who set the fifteen per cent, and by when?';
    const row = find('objection-question-first', [
      price('Fifteen.'),
      { rep: again },
      price('Fifteen per cent.'),
      { rep: again },
    ]);
    expect(row.value).toBe(0.5);
  });

  it('[M7] an objection nobody answers is missed, not left out', () => {
    const row = find('objection-question-first', [{ rep: 'Good morning, Colm.' }, price('Fifteen per cent.')]);
    expect([row.value, row.n]).toEqual([0, 1]);
  });
});

describe('recovery', () => {
  const hot = (irritation: number) => (state: { mood: { irritation: number } }) => {
    state.mood.irritation = irritation;
  };
  const cooled: Line[] = [
    price('Fifteen per cent.'),
    { rep: 'In fairness that is our price.', after: hot(70) },
    { says: 'I have been paying for talk.', by: [beat('hostile', { pressing: true })] },
    { rep: 'I talked when I should have asked. What is on your page that I missed?', after: hot(55) },
    { says: 'The thirtieth of September.', by: [tells('counted', 2, 'count')] },
    { rep: 'What has to show by the thirtieth?', after: hot(40) },
  ];

  it('[M8] counts turns and time from the hottest until it is cool', () => {
    const row = rowsOf(talk(desk, cooled), desk);
    expect(row('recovery-turns').value).toBe(2);
    expect(row('recovery-time').value).toBe(120_000);
    expect(row('recovery-kept').value).toBe(1);
  });

  it('[M8] calm that was bought is no recovery', () => {
    const bought = cooled.with(3, { rep: 'I could do three per cent off the price.', after: hot(55) });
    expect(find('recovery-kept', bought).value).toBe(0);
    expect(find('recovery-turns', bought).value).toBe(10);
  });
});

describe('depth, consequences and tests', () => {
  const lines: Line[] = [
    price('Fifteen per cent.'),
    { rep: 'Who set the fifteen, and is it only us?' },
    { says: 'A memo in May. Fifteen off every contract.', by: [tells('fifteen', 2, 'number')] },
    { rep: 'How far off are you on the fifteen?' },
    {
      says: 'A hundred and seventy thousand pounds to go by the thirtieth of September.',
      by: [tells('fifteen', 3, 'number')],
    },
    { rep: 'Besides you, who signs for the cash?' },
    { says: 'Nadia Frame signs.', by: [tells('who-signs', 2, 'signers')] },
  ];

  it('[M3] weighs the rungs beneath the position', () => {
    const fact = (id: string) => desk.hidden.find((h) => h.id === id) ?? { weight: 0, rungs: [1, 1] };
    const all = desk.hidden.reduce((sum, h) => sum + h.weight, 0);
    const [fifteen, signs] = [fact('fifteen'), fact('who-signs')];
    const byHand =
      ((fifteen.weight * 2) / (fifteen.rungs.length - 1) + (signs.weight * 1) / (signs.rungs.length - 1)) / all;
    expect(find('depth-earned', lines).value).toBeCloseTo(byHand, 9);
    expect(find('stakes-earned', lines).value).toBe(0);
  });

  it('[M4] counts what they put a number on after a question; a figure the rep said first counts half', () => {
    // the sum and its date belong to one fact; a signer is no figure
    expect(find('consequences-priced', lines).value).toBe(1);
    const fed: Line[] = [
      { rep: 'Is it 170,000 pounds that you are short of?' },
      { says: 'Yes, £170,000.', by: [tells('fifteen', 3, 'number')] },
    ];
    expect(find('consequences-priced', [price('Fifteen.'), ...fed]).value).toBe(0.5);
  });

  it('[M22] a test counts when it was asked and answered, and when the answer to another question told it', () => {
    // the signer was asked for; the thirtieth of September came with the sum
    const row = find('reality-tested', lines);
    expect(row.value).toBe(2);
    expect(row.says).toBe('2 of 4 asked and answered: timeline, authority; not asked: criteria, budget.');
    expect(quoted(talk(desk, lines), row)).toEqual([
      'How far off are you on the fifteen?',
      'Besides you, who signs for the cash?',
    ]);
    const refused = lines.with(6, {
      says: 'That is mine for now.',
      by: [beat('deflect', { part: 'reaction', reply: 'not-yet' })],
    });
    expect(find('reality-tested', refused).value).toBe(1);
  });
});

describe('trading', () => {
  const ask = price('Two hundred and four thousand. Fifteen per cent.');

  it('[M47] a concession with a named return is traded, and costs nothing', () => {
    const row = rowsOf(talk(desk, [ask, { rep: "Against thirty-six months, I'll put four invoices on paper." }]), desk);
    expect(row('traded-share').value).toBe(1);
    expect(row('given-for-nothing').value).toBe(0);
  });

  it('[M47] rates replace one another, and are reckoned from his own first percentage', () => {
    const lines: Line[] = [
      ask,
      { rep: 'I could probably do three per cent.' },
      { says: 'Free, then.' },
      { rep: 'Or five per cent, make it five.' },
    ];
    const row = rowsOf(talk(desk, lines), desk);
    expect(row('given-for-nothing').value).toBeCloseTo(12_000, 6);
    expect(row('given-for-nothing-share').value).toBeCloseTo(1 / 3, 9);
  });

  it('[M47] [MEASURE4] invitations that met no trade count as none traded', () => {
    const row = find('traded-share', [ask, { rep: 'Who set that, and when?' }]);
    expect([row.value, row.n]).toEqual([0, 1]);
    expect(find('given-for-nothing', [ask, { rep: 'Who set that, and when?' }]).status).toBe('no-opportunity');
  });
});

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

describe('discovery, talk and duties', () => {
  const lines: Line[] = [
    { says: 'You asked for the renewal.', at: 0 },
    { rep: 'What happened in the cold stores this spring?', at: 60 },
    { says: 'Hall 2 warmed up in March, and we lost stock.', at: 80 },
    { rep: 'Who rang whom that night?', at: 120 },
    { says: 'Nobody knows.', at: 150 },
    { rep: 'The six hundred includes the night desk and the yearly certificates.', at: 180 },
    { says: 'So you say.', at: 200 },
    { rep: 'Which of the stores worries you most?', at: 240 },
  ];

  it('[M38] counts questions about their side up to the first proposal', () => {
    const row = rowsOf(talk(desk, lines), desk);
    expect(row('discovery-open').value).toBe(2);
    expect(row('discovery-closed').value).toBe(0);
    expect(row('discovery-rate').value).toBeCloseTo(2 / 3, 9);
    expect(row('discovery-time').value).toBe(120_000);
  });

  it('[M37] [M43] counts words on both sides, and what was cut off is not said', () => {
    const cut: Line[] = [{ says: 'One two three four five six.', cut: 13 }, { rep: 'Seven eight nine.' }];
    const row = rowsOf(talk(desk, cut), desk);
    expect(row('talk-share-words').value).toBe(0.5);
    expect(row('interruptions').value).toBe(1);
    expect(row('longest-turn-words').value).toBe(3);
  });

  it('[M48] a subject raised late is not raised in time; one the prospect brought up was not the rep’s', () => {
    const late: Line[] = [
      { says: 'Go on.' },
      { rep: 'Some points watch nothing. Which of them do you use?', at: 13 * 60 },
    ];
    const early = late.with(1, { rep: 'Some points watch nothing. Which of them do you use?', at: 120 });
    expect(find('topics-raised', late).value).toBe(0);
    expect(find('topics-raised', early).value).toBeCloseTo(1 / 3, 9);
    expect(find('topics-raised', lines).n).toBeLessThan(3);
  });

  it('[M42] a forbidden claim counts wherever it is said', () => {
    const rule = desk.compliance.find((r) => r.rule === 'forbidden' && r.id === 'unlimited');
    const row = find('forbidden-claims', [{ says: 'Clause nine.' }, { rep: `We can offer ${rule?.terms[0] ?? ''}.` }]);
    expect(row.value).toBe(1);
  });

  it('[M49] takes up what they said of themselves only after they said it', () => {
    const item = desk.personal[0];
    const [said, taken] = [item?.said[0] ?? '', item?.takenUp[0] ?? ''];
    expect(find('personal-taken-up', [{ rep: `So, ${taken}.` }, { says: `I did ${said} once.` }]).value).toBe(0);
    expect(
      find('personal-taken-up', [{ says: `I did ${said} once.` }, { rep: `You said so: ${taken}, wasn't it?` }]).value,
    ).toBe(1);
  });

  it('[M45] speed counts only where the questions came first', () => {
    expect(find('time-to-next-step', lines).status).toBe('no-opportunity');
  });

  it('[M5] compares reply times under pressure with the calm ones', () => {
    const timed: Line[] = [
      { says: 'Go on.' },
      { rep: 'Where do you want to start?', replyMs: 2000 },
      { says: 'The number.' },
      { rep: 'What is it for?', replyMs: 2000 },
      price('Fifteen.'),
      { rep: 'Fifteen of what?', replyMs: 5000 },
      price('Fifteen per cent.'),
      { rep: 'Who set it?', replyMs: 3000 },
    ];
    expect(find('stress-reply-time', timed).value).toBe(2);
  });
});

describe('the next step', () => {
  const say = (rep: string): Line[] => [{ says: 'So who does what?' }, { rep }];
  it.each([
    ['Speak soon, then.', 0],
    ["I'll send you something by Thursday.", 1],
    ['Let us meet on Thursday the twenty-third at ten, you, Nadia and me. If it fails, that is a no.', 2],
  ])('[M41] "%s", and no yes to it, is level %i', (rep, level) => {
    expect(find('next-step-quality', say(rep)).value).toBe(level);
    expect(find('next-step-agreed', say(rep)).value).toBe(0);
  });

  const end = (ended: EndReason) => (state: ProspectState) => {
    state.ended = ended;
  };

  it('[M41] an agreed end has all three, an honest no counts as much', () => {
    for (const ended of ['agreed', 'settled', 'honest-no'] as const) {
      const lines: Line[] = [{ says: 'So?' }, { rep: 'Then Thursday it is.', after: end(ended) }];
      expect(find('next-step-quality', lines).value).toBe(4);
      expect(find('next-step-agreed', lines).value).toBe(1);
    }
  });
});

describe('[MEASURE2] what never came', () => {
  const nothing = rowsOf([], desk);
  it.each(rows.map((row) => row.id))('%s is not measured in an empty session', (id) => {
    expect(nothing(id)).toMatchObject({ value: null, n: 0, evidence: [], missed: [] });
    expect(nothing(id).says.length).toBeGreaterThan(0);
  });

  const typed = rowsOf(talk(desk, [price('Fifteen.'), { rep: 'Who set the fifteen?' }]), desk);
  it.each([
    'stress-pace',
    'stress-interruptions-voice',
    'presence-loudness',
    'presence-pauses',
    'trigger-pace',
    'talk-share',
    'longest-monologue',
    'pace',
  ])('%s is not captured when typed', (id) => {
    expect(typed(id)).toMatchObject({ status: 'not-captured', value: null });
  });

  it('without a scenario, rows that need one have no opportunity', () => {
    const turns = talk(desk, [price('Fifteen.'), { rep: 'Who set the fifteen?' }]).map((t) => ({
      ...t,
      reading: null,
      state: null,
    }));
    const row = rowsOf(turns, null);
    for (const id of [
      'depth-earned',
      'given-for-nothing',
      'claim-accuracy',
      'topics-raised',
      'objections-resolved',
      'recovery-turns',
    ])
      expect(row(id).status).toBe('no-opportunity');
    expect(row('objection-question-first').value).toBe(1);
  });
});

describe('the catalogue', () => {
  it('has each id once, a plain name, and what a coach would have the rep do', () => {
    const ids = rows.map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const row of rows) {
      expect(row.name.length).toBeGreaterThan(3);
      expect(row.action).toMatch(/^[A-Z].*\.$/);
      if (row.band) expect(row.better).toBe('band');
    }
  });
});

describe('what a coach would not sign', () => {
  it('[M7] [M38] an echo that is talked over asks nothing; one left standing does, and is no discovery', () => {
    const over: Line[] = [price('Explain the hour.'), { rep: 'The hour? I told you, that was your phone list.' }];
    expect(find('objection-question-first', over).value).toBe(0);
    const left: Line[] = [price('Explain the hour, and then the fifteen.'), { rep: 'The fifteen?' }];
    expect(find('discovery-open', left).value).toBe(0);
  });

  it('[M47] [M42] more than they asked for, and what is not the rep’s to give, is said in money and by name', () => {
    const row = find('given-for-nothing', [
      price('Fifteen per cent.'),
      { rep: 'Fine, take twenty per cent, I just want this signed today.' },
    ]);
    expect(row.value).toBe(48_000);
    expect(row.says).toContain('all they asked for and £12,000 more');
    expect(row.says).toMatch(/Not yours to give: .*below the floor/);
  });

  it('[M44] [M42] in a turn that breaks a rule a right figure earns nothing', () => {
    const row = find('claim-accuracy', [
      price('Fifteen per cent.'),
      { rep: 'OK, fifteen per cent, done. It is £510 a point.' },
    ]);
    expect(row.evidence).toEqual([]);
  });

  it('[M44] what is not on the sheet is wrong also in a list', () => {
    const row = find('claims-wrong', [
      { says: 'Go on.' },
      { rep: 'Our product is fantastic: alarms, certificates, dashboards, trend charts.' },
    ]);
    expect(row.value).toBe(1);
  });

  it('[M19] [M20] one name let drop is no talk of rivals, and nothing was compared', () => {
    const lines: Line[] = [
      { says: 'I am on Corvane.', by: [beat('object.competitor', { objection: 'five-years', topic: 'rivals' })] },
      { rep: 'What will you judge on, and in which order?' },
    ];
    const row = rowsOf(talk(waiting, lines), waiting);
    expect(row('strengths-conceded').status).toBe('no-opportunity');
    expect(row('planted-differentiators').status).toBe('no-opportunity');
  });

  it('[M41] a step is named as it was proposed, and counts less where nobody said yes', () => {
    const step =
      'On Thursday 16 July at 10:00 you, Nadia Frame and I speak; I bring the log. If she says no, the notice goes on Friday. Agreed?';
    const row = find('next-step-quality', [price('Fifteen.'), { rep: step }, { says: 'We look at everything.' }]);
    expect(row.value).toBe(2);
    expect(row.says).toBe('You proposed a date, an owner and a condition; they didn’t say yes to it.');
  });
});

describe('praise and its grounds', () => {
  it('[M5] [MEASURE13] where nothing pressed, not having defended is no composure', () => {
    const calm: Line[] = [
      { says: 'The price.', by: [beat('object.price', { objection: 'o-fifteen', topic: 'number' })] },
      { rep: 'What is the fifteen per cent for, and by when?' },
    ];
    expect(find('stress-defensive', calm).status).toBe('no-opportunity');
    expect(
      find('stress-defensive', calm.with(1, { rep: 'In fairness, our price reflects the night desk.' })).value,
    ).toBe(1);
  });

  it('[M44] [MEASURE12] a question passed over is quoted as it was asked', () => {
    const asked = desk.events.flatMap((event) => event.lines).find((line) => line.asks);
    if (!asked) throw new Error('the scenario asks nothing');
    const lines: Line[] = [
      { says: asked.text },
      { rep: 'The weather has turned at last, and the trains are running again.' },
    ];
    const row = find('claim-accuracy', lines);
    expect(row.missed.map(({ seq }) => seq)).toEqual([1]);
  });
});
