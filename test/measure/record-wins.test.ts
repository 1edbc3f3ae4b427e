import { describe, expect, it } from 'vitest';
import type { Turn } from '../../server/domain/record.ts';
import type { Answers, Scenario } from '../../server/domain/scenario.ts';
import type { Scorecard } from '../../server/domain/scorecard.ts';
import type { MoodRow } from '../../server/domain/temperament.ts';
import { scoreSession, scoreTurns } from '../../server/measure/score.ts';
import { ines, opening as toInes } from './ines-call.ts';
import { rob, opening as toRob } from './rob-call.ts';
import { beat, buses, desk, type Line, library, price, quoted, rowsOf, talk, tells, waiting } from './talk.ts';
import { recordOf } from './worked-record.ts';

/** One record, one story: what a card says in one place it doesn't deny in another. */

const rubricOf = (scenario: Scenario) => {
  const rubric = library.rubrics.get(scenario.rubric);
  if (!rubric) throw new Error(`no rubric ${scenario.rubric}`);
  return rubric;
};
const scored = (turns: Turn[], scenario: Scenario): Scorecard =>
  scoreTurns({ turns, scenario, rubric: rubricOf(scenario), listener: 'rules-1' });
const cardOf = (lines: readonly Line[], scenario = desk) => scored(talk(scenario, lines), scenario);
const worked = [
  { name: 'Ines', record: recordOf(desk, toInes, ines, 'agreed') },
  { name: 'Rob', record: recordOf(desk, toRob, rob, 'walked-away') },
].map(({ name, record }) => ({
  name,
  record,
  card: scoreSession({ record, scenario: desk, rubric: rubricOf(desk), listener: 'rules-1' }),
}));

/** The state after a turn: the rows that were taken, and what trust did. */
const took =
  (rows: MoodRow[], trust: number): Extract<Line, { rep: string }>['after'] =>
  (state) => {
    state.rows = rows;
    state.mood.trust += trust;
  };

describe('[MEASURE17] what is asked by form alone', () => {
  const told: Line = { says: 'Thirty-six thousand. That is the ask.', by: [tells('fifteen', 1, 'number')] };

  it.each([
    'Can I quickly show you how the nights are staffed?',
    'That is rather a lot, is it not?',
    'How about nine per cent and we shake on it?',
    'What is wrong here? Nothing, honestly.',
  ])('"%s" earns nothing that is told after it', (rep) => {
    const card = cardOf([price('Fifteen.'), { rep }, told]);
    expect(card.ledger?.facts.find(({ id }) => id === 'fifteen')?.rungs[0]?.state).toBe('told');
    expect(card.measurements.find(({ id }) => id === 'discovery-open')?.value).toBe(0);
  });

  it('a question of the call earns it', () => {
    const card = cardOf([price('Fifteen.'), { rep: 'What would the fifteen per cent come to, in pounds?' }, told]);
    expect(card.ledger?.facts.find(({ id }) => id === 'fifteen')?.rungs[0]?.state).toBe('earned');
  });

  it('a figure put forward as a question is given for nothing', () => {
    const row = rowsOf(talk(desk, [price('Fifteen per cent.'), { rep: 'What about nine?' }]), desk);
    expect(row('traded-share')).toMatchObject({ value: 0, n: 1 });
  });
});

describe('[MEASURE17] counts agree', () => {
  it.each(worked)('the depth of $name’s call is what its ledger shows', ({ card }) => {
    const rungs = card.ledger?.facts.flatMap((fact) => fact.rungs) ?? [];
    const earned = rungs.filter(({ state }) => state === 'earned');
    const behind = earned.filter(({ depth }) => depth > 1).length;
    const { says } = card.measurements.find(({ id }) => id === 'depth-earned') ?? { says: '' };
    expect(says).toMatch(new RegExp(`^${behind} of the \\d+ answers behind their positions`));
    const positions = earned.length - behind;
    if (positions > 0) expect(says).toContain(`${positions} position`);
  });

  it('[M7] [M39] an objection that was asked about at once was heard', () => {
    const row = rowsOf(talk(desk, [price('Fifteen.'), { rep: 'Who wants that, and by which day?' }]), desk);
    expect(row('objection-question-first').value).toBe(1);
    expect(row('objections-acknowledged').value).toBe(1);
    expect(row('objections-acknowledged').says).toContain('1 asked about at once');
  });

  it('[M45] a step that was taken is never called not reached', () => {
    const lines: Line[] = [
      price('Fifteen.'),
      {
        rep: 'Then Thursday at ten, you and me, and if it fails you send the notice.',
        after: (state) => {
          state.ended = 'settled';
        },
      },
    ];
    const row = rowsOf(talk(desk, lines), desk)('time-to-next-step');
    expect(row.status).toBe('no-opportunity');
    expect(row.says).toMatch(/^A next step was reached after 00:30, with fewer than 4 open questions/);
  });

  it('[M8] a stretch that never cooled shows no time to recover in', () => {
    const hot = (irritation: number) => (state: { mood: { irritation: number } }) => {
      state.mood.irritation = irritation;
    };
    const lines: Line[] = [price('Fifteen.'), { rep: 'It was before my time.', after: hot(90) }];
    const row = rowsOf(talk(desk, lines), desk);
    expect(row('recovery-time')).toMatchObject({
      value: null,
      says: 'Once it was hot, it never cooled by your doing.',
    });
    expect(row('recovery-turns').value).toBe(10);
  });

  it('[M44] what the rules forbid to promise is a wrong claim', () => {
    const rule = desk.compliance.find(({ id }) => id === 'charts-promised');
    const row = rowsOf(talk(desk, [{ says: 'Go on.' }, { rep: `So, ${rule?.terms[0] ?? ''}.` }]), desk);
    expect(row('forbidden-claims').value).toBe(1);
    expect(row('claims-wrong').value).toBe(1);
  });
});

describe('[MEASURE18] what is true of a rival', () => {
  const mention: Line = { says: 'Tandle does booking in three taps.', by: [beat('competitor', { topic: 'tandle' })] };
  const rep = 'Tandle sets every recall again from the last visit. Which of your people are on another interval?';

  it('is no wrong claim about oneself', () => {
    const misread = talk(waiting, [mention, { rep }]).map((turn): Turn => {
      if (!turn.reading) return turn;
      const end = rep.indexOf('.');
      const claim = { start: 0, end, fact: 'recalls', verdict: 'wrong' as const };
      const item = { start: 0, end, kind: 'weakness' as const, id: 'tandle-recalls' };
      return { ...turn, reading: { ...turn.reading, claims: [claim], battlecard: [item] } };
    });
    expect(rowsOf(misread, waiting)('claims-wrong').value ?? 0).toBe(0);
  });

  it('counts as a strength in plain words, once', () => {
    const grants = (words: string): Line => ({ rep: `${words} Which chairs were empty on Monday?` });
    const row = rowsOf(
      talk(waiting, [mention, grants('They are a sound firm.'), mention, grants('Good people.')]),
      waiting,
    );
    expect(row('strengths-conceded').value).toBe(1);
    expect(row('competitor-defensive-moves').value).toBe(0);
  });

  it('is not told of a turn in which no rival was spoken of', () => {
    const rep = 'I have no figure for that yet. Who hires the twelve?';
    const card = cardOf([{ says: 'Go on.' }, { rep, after: took(['compared-fairly', 'asked'], 3) }], buses);
    expect(card.ledger?.trust.map(({ why }) => why)).toEqual(['You asked a question of this call.']);
  });
});

describe('[MEASURE18] what is told of a turn', () => {
  it('what was given for nothing is said, even where it pleased', () => {
    const rep = 'Fine, four per cent off, starting now.';
    const card = cardOf([price('Fifteen.'), { rep, after: took(['traded'], 4) }]);
    expect(card.ledger?.trust[0]?.why).toBe('You gave something for nothing; it pleased for the moment.');
  });

  it('[M47] a trade said again gives nothing more', () => {
    const lines: Line[] = [
      price('Fifteen per cent.'),
      { rep: "Against thirty-six months, I'll put four invoices on paper." },
      { says: 'Say that again.' },
      { rep: 'Four invoices, as I said. What would Nadia need to read?' },
    ];
    const row = rowsOf(talk(desk, lines), desk);
    expect(row('traded-share')).toMatchObject({ value: 1, n: 1 });
    expect(row('given-for-nothing').value).toBe(0);
  });
});

describe('[MEASURE12] a quote', () => {
  it('is a whole sentence, across its semicolons, and stands once', () => {
    const rep = 'Tuesday the third at nine, you and me; if the count fails, we stop there. I send the list on Monday.';
    const turns = talk(desk, [
      { says: 'What now?' },
      {
        rep,
        after: (state) => {
          state.ended = 'settled';
        },
      },
    ]);
    const row = rowsOf(turns, desk);
    const step = 'Tuesday the third at nine, you and me; if the count fails, we stop there.';
    expect(quoted(turns, row('next-step-agreed'))).toEqual([step]);
    expect(quoted(turns, row('next-step-quality'))).toEqual([step]);
  });

  it.each(worked)('ends where a sentence of $name’s call ends', ({ card, record }) => {
    const quotes = card.criteria.flatMap(({ evidence }) => evidence);
    expect(quotes.length).toBeGreaterThan(0);
    for (const { seq, start, end } of quotes) {
      const event = record.events.find((one) => one.seq === seq)?.event;
      const text = event && 'text' in event ? event.text : '';
      expect(text.slice(start, end)).toMatch(/[.!?…]["”’]?$|^.*$(?![\s\S])/u);
      expect(end === text.length || /[.!?…"”’]$/u.test(text.slice(start, end))).toBe(true);
    }
  });
});

describe('[MEASURE19] another answer', () => {
  it.each(worked)('beside $name’s moments is of their beat, or says why there is none', ({ card }) => {
    for (const { better, beat: kind, unsuggested, trap } of card.moments) {
      const general = desk.exemplars[kind as keyof typeof desk.exemplars]?.good ?? [];
      const good = [...general, ...Object.values(desk.exemplars).flatMap((one) => one?.to?.flatMap((to) => to.good))];
      if (better === null) expect([unsuggested, trap]).toEqual([expect.stringMatching(/\.$/), null]);
      else expect([...good, ...desk.facts.map(({ text }) => text)]).toContain(better);
    }
  });

  it('holds no figure and no name that nobody had said', () => {
    const good = ['Two hundred and eleven thousand is the fifteen; who wants it?', 'Would Mortimer take fifteen?'];
    const trap = { text: 'No.', why: 'Shuts the door.' };
    const scenario: Scenario = { ...desk, exemplars: { ...desk.exemplars, 'object.price': { good, trap } } };
    const gave: Line = { rep: 'I could probably do four per cent.', after: took(['gave'], -9) };
    const [moment] = cardOf([price('Fifteen per cent.'), gave], scenario).moments;
    expect(moment).toMatchObject({ better: null, trap: null });
    const known: Scenario = {
      ...desk,
      exemplars: { 'object.price': { good: ['Fifteen of what?', 'Who wants the fifteen?'], trap } },
    };
    const [other] = cardOf([price('Fifteen per cent.'), gave], known).moments;
    expect(other?.better).toMatch(/ifteen/);
  });

  describe('written to one matter', () => {
    const trap = { text: 'No.', why: 'Shuts the door.' };
    const own = { text: 'It is fair.', why: 'Defends it.' };
    const general = ['Fifteen of what?', 'Who wants the fifteen?'];
    const gave: Line = { rep: 'I could probably do four per cent.', after: took(['gave'], -9) };
    const withAnswers = (to: Answers[]): Scenario => ({
      ...desk,
      exemplars: { 'object.price': { good: general, trap, to } },
    });
    const toldBy = (to: Answers[]) => cardOf([price('Fifteen per cent.'), gave], withAnswers(to)).moments[0];
    const said = 'Where does it have to turn up, and by when?';

    it('stands before those for its beat, with its own trap', () => {
      expect(toldBy([{ of: ['o-fifteen'], good: [said], trap: own }])).toMatchObject({ better: said, trap: own });
      expect(toldBy([{ of: ['o-fifteen'], good: [said] }])).toMatchObject({ better: said, trap });
    });

    it('is kept for that matter', () => {
      expect(general).toContain(toldBy([{ of: ['o-march'], good: [said] }])?.better);
    });

    it('that needs certain words stands only where they were said, and then first', () => {
      const other = 'Which store is it that troubles you?';
      const both = (words: string) =>
        toldBy([
          { of: ['o-fifteen'], good: [other] },
          { of: ['o-fifteen'], said: [words], good: [said] },
        ])?.better;
      expect(both('per cent')).toBe(said);
      expect(both('Castle Dock')).toBe(other);
    });

    it('holds no figure that nobody had said', () => {
      const unsaid = 'Two hundred and eleven thousand of it is whose?';
      expect(general).toContain(toldBy([{ of: ['o-fifteen'], good: [unsaid] }])?.better);
    });
  });
});

describe('[MEASURE8] an objection', () => {
  it('that was never put is said to be never raised, not never spoken of', () => {
    const { ledger } = cardOf([{ says: 'Go on.' }, { rep: 'What happened in the stores this spring?' }]);
    expect(ledger?.objections.every(({ how }) => how === 'They never raised it as an objection.')).toBe(true);
  });

  it('for which all was done that resolves it stands resolved, whatever was heard of it', () => {
    const lines: Line[] = [
      { says: 'Twenty to four.', by: [beat('object.trust', { objection: 'o-march', topic: 'march' })] },
      {
        rep: 'The second call went at five past three, seventeen minutes late. Those minutes are ours. What did it cost you?',
      },
      { says: 'Twenty-five thousand of our own.', by: [tells('march', 2, 'march')] },
      { rep: 'Twenty-five. Who carries it?' },
    ];
    const turns = talk(desk, lines).map((turn) =>
      turn.reading ? { ...turn, reading: { ...turn.reading, ownFault: false } } : turn,
    );
    const card = scored(turns, desk);
    const march = card.ledger?.objections.find(({ id }) => id === 'o-march');
    expect(march).toMatchObject({ resolved: true });
    expect(march?.how).toContain('By 01:30 you had done what resolves it: ');
  });
});

describe('[MEASURE18] what is told is what was done', () => {
  it.each(['Your records have it wrong, I am afraid.', 'I think somebody misread the log you hold.'])(
    '"%s" uses nothing of the record',
    (rep) => {
      const card = cardOf([{ says: 'I have it in writing.' }, { rep, after: took(['cited'], 4) }, { says: 'Go on.' }]);
      expect(card.ledger?.trust.map(({ why }) => why)).toEqual(['It was taken well, and nothing you said shows why.']);
    },
  );

  it.each(['I have no room left on the rate today.', 'They are a decent firm, nothing wrong with them.'])(
    '"%s" owns no fault',
    (rep) => {
      const card = cardOf([price('Well?'), { rep, after: took(['owned-fault'], 6) }, { says: 'Go on.' }]);
      expect(`${card.headline} ${card.ledger?.trust.map(({ why }) => why)}`).not.toContain('owned the fault');
    },
  );

  it('a rate below the floor outweighs a smaller gift, however well it pleased', () => {
    const { moments, headline } = cardOf([
      price('Fifteen per cent.'),
      { rep: 'I could do four per cent as goodwill.', after: took(['gave'], -9) },
      price('Is that all?'),
      { rep: 'Okay, fifteen per cent, done and dusted.', after: took(['gave'], 6) },
      { says: 'Written down.' },
    ]);
    expect(moments.map(({ replayFrom }) => replayFrom)).toContain(4);
    expect(headline).toMatch(/^At 01:30 you gave something for nothing/);
  });

  it('the headline and the ledger show one change of trust', () => {
    const card = cardOf([
      price('Fifteen per cent.'),
      { rep: 'Hello.', after: took([], 0.4) },
      price('Well?'),
      { rep: 'They are cowboys over there.', after: took(['disparaged'], -4.8) },
      { says: 'I see.' },
    ]);
    const last = card.ledger?.trust.at(-1);
    expect(card.headline).toContain(`trust fell by ${(last?.from ?? 0) - (last?.to ?? 0)}.`);
  });

  it('something sent is quoted from the turn that sends', () => {
    const lines: Line[] = [
      { says: 'Go on.' },
      { rep: 'The contract rolls over on the first of September anyway.', after: took(['stepped-early'], -2) },
      { says: 'Does it.' },
      { rep: 'I will send something over at some point.' },
    ];
    const row = rowsOf(talk(desk, lines), desk)('next-step-quality');
    expect(row.says).toMatch(/^You proposed something sent/);
    expect(quoted(talk(desk, lines), row)).toEqual(['I will send something over at some point.']);
  });
});
