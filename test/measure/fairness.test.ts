import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../server/domain/scenario.ts';
import type { Scorecard } from '../../server/domain/scorecard.ts';
import { scoreSession, scoreTurns } from '../../server/measure/score.ts';
import { turnsOf } from '../../server/measure/turns.ts';
import { ines, opening } from './ines-call.ts';
import { beat, desk, find, type Line, library, price, talk, tells, waiting } from './talk.ts';
import { recordOf } from './worked-record.ts';

/** What a rep would rightly protest against. */

const rubricOf = (scenario: Scenario) => {
  const rubric = library.rubrics.get(scenario.rubric);
  if (!rubric) throw new Error(`no rubric ${scenario.rubric}`);
  return rubric;
};
const cardOf = (lines: readonly Line[], scenario = desk): Scorecard =>
  scoreTurns({ turns: talk(scenario, lines), scenario, rubric: rubricOf(scenario), listener: 'rules-1' });
const criterion = (card: Scorecard, id: string) => card.criteria.find((one) => one.id === id);

describe('questions', () => {
  it('[M4] [MEASURE14] one that touches many topics is not too wide where it earned an answer', () => {
    const wide =
      'What did March cost you in cash, beside the fifteen per cent, the liability cap, the renewal clause and Keldra?';
    const lines = (reply: Line): Line[] => [price('Fifteen.'), { rep: wide }, reply];
    const earned = lines({ says: 'Eighty-four thousand pounds of stock.', by: [tells('march', 2, 'march')] });
    expect(new Set(talk(desk, earned)[1]?.reading?.topics.map(({ topic }) => topic)).size).toBeGreaterThanOrEqual(5);
    expect(find('consequences-priced', earned).value).toBe(1);
    expect(find('discovery-open', lines({ says: 'Too wide.' })).value).toBe(0);
  });
});

describe('too few chances', () => {
  it('[M44] [MEASURE15] one right claim is no accuracy, and the row says how many it takes', () => {
    const card = cardOf([price('Fifteen per cent.'), { rep: 'Fifteen per cent is £36,000. What is it for?' }]);
    const row = card.measurements.find((m) => m.id === 'claim-accuracy');
    expect(row).toMatchObject({ value: 1, n: 1, least: 3 });
    expect(row?.says).toMatch(/Too few to judge by: it takes 3\.$/);
    expect(criterion(card, 'accuracy')).toMatchObject({ computed: null, level: null });
  });

  it('[M44] [MEASURE15] one wrong claim is a fault all the same', () => {
    const card = cardOf([
      { says: 'Go on.' },
      { rep: 'Our product is fantastic: alarms, certificates, dashboards, trend charts.' },
    ]);
    expect(criterion(card, 'accuracy')?.computed ?? 100).toBeLessThan(60);
  });

  it('[M5] [MEASURE13] where nothing hard was said there is no composure to praise', () => {
    const card = cardOf(
      [
        { says: 'I am on Corvane.', by: [beat('object.competitor', { objection: 'five-years', topic: 'rivals' })] },
        { rep: 'When somebody cancels in the morning, what happens to that chair today?' },
      ],
      waiting,
    );
    expect(criterion(card, 'composure')).toMatchObject({ computed: null, level: null });
  });

  it('[M19] nobody named a rival, so none of its strengths could be conceded; one granted unasked counts', () => {
    const calm: Line[] = [{ says: 'Go on.' }, { rep: 'What happens to a chair when somebody cancels?' }];
    expect(find('strengths-conceded', calm, waiting).status).toBe('no-opportunity');
    const granted: Line[] = [{ says: 'Go on.' }, { rep: 'Corvane has the best charting in the trade.' }];
    expect(find('strengths-conceded', granted, waiting)).toMatchObject({ status: 'measured', value: 1, n: 1 });
  });
});

describe('objections', () => {
  const liability: Line = {
    says: "Your liability stops at one year's fee.",
    by: [beat('object.terms', { objection: 'o-liability', topic: 'liability' })],
  };
  const settling: Line[] = [
    { says: 'Clause nine.' },
    { rep: 'The cap can go to £1,000,000, our insured limit, and never unlimited. Who asked you about it?' },
    { says: 'The insurer did, in April.', by: [tells('liability-cap', 2, 'liability')] },
    { rep: 'In April. What did they write down?' },
    { says: 'The cap.' },
  ];

  it('[M7] [M39] one that the rep had settled before it came up is no blame, and the ledger says so', () => {
    const lines: Line[] = [...settling, liability, { rep: 'Then I will come on Thursday at ten.' }];
    expect(find('objection-question-first', lines).status).toBe('no-opportunity');
    expect(find('objections-resolved', lines).status).toBe('no-opportunity');
    const entry = cardOf(lines).ledger?.objections.find(({ id }) => id === 'o-liability');
    expect(entry?.how).toMatch(/^You had settled it at 01:30, before it came up: /);
    const unsettled: Line[] = [
      { says: 'Clause nine.' },
      { rep: 'Which one?' },
      liability,
      { rep: 'On Thursday, then.' },
    ];
    expect(find('objection-question-first', unsettled)).toMatchObject({ value: 0, n: 1 });
  });

  it('[M7] to end the call on one is not to have met it, whatever was answered before', () => {
    const lines: Line[] = [price('Fifteen.'), { rep: 'Who set the fifteen per cent, and by when?' }, price('Fifteen.')];
    expect(find('objection-question-first', lines)).toMatchObject({ value: 0.5, n: 2 });
    expect(find('stress-agenda', lines)).toMatchObject({ value: 0.5, n: 2 });
  });
});

describe('[MEASURE16] a replay', () => {
  const record = recordOf(desk, opening, ines, 'agreed');
  const turns = turnsOf(record);
  const fork = turns.filter(({ speaker }) => speaker === 'rep').at(-3)?.seq ?? 0;
  const score = (takenOver: number) =>
    scoreSession({ record, scenario: desk, rubric: rubricOf(desk), listener: 'rules-1', takenOver });
  const [whole, replay] = [score(0), score(fork - 1)];
  const row = (card: Scorecard, id: string) => card.measurements.find((m) => m.id === id);

  it('counts what the rep did from the fork on', () => {
    expect(row(whole, 'objection-question-first')?.n).toBe(6);
    expect(row(replay, 'objection-question-first')?.n).toBeLessThan(3);
    for (const id of ['objection-question-first', 'stress-agenda', 'claim-accuracy', 'traded-share'])
      for (const { seq } of row(replay, id)?.evidence ?? []) expect(seq).toBeGreaterThanOrEqual(fork);
    for (const moment of replay.moments) expect(moment.replayFrom).toBeGreaterThanOrEqual(fork);
  });

  it('counts what the call has reached over the whole of it, and says so', () => {
    expect(row(replay, 'depth-earned')?.value).toBe(row(whole, 'depth-earned')?.value);
    expect(row(replay, 'depth-earned')?.says).toMatch(/Counted with the part of the call that was taken over\.$/);
    expect(replay.outcome).toEqual(whole.outcome);
    expect(row(replay, 'next-step-quality')?.value).toBe(4);
  });
});

describe('moments', () => {
  it('[MEASURE7] a step that was agreed is one of the three, whatever moved the mood more', () => {
    const stormy = ines.map((line, i) => {
      const [patience, , interest, irritation] = line.mood;
      const trust = i > 1 && i < 8 ? (i % 2) * 80 + 10 : line.mood[1];
      return { ...line, mood: [patience, trust, interest, irritation] as typeof line.mood };
    });
    const record = recordOf(desk, opening, stormy, 'agreed');
    const card = scoreSession({ record, scenario: desk, rubric: rubricOf(desk), listener: 'rules-1' });
    const last = turnsOf(record).findLast(({ speaker }) => speaker === 'rep');
    expect(card.moments.map(({ replayFrom }) => replayFrom)).toContain(last?.seq);
  });

  it('[MEASURE12] a fault owned is quoted where it is owned, and one sentence once', () => {
    const owned: Line = {
      rep: 'Good morning, Colm, and before anything on price the second call went at 03:05. That was our fault. What did it cost you?',
      after: (state) => {
        state.mood.trust += 14;
        state.rows = ['owned-fault'];
      },
    };
    const lines: Line[] = [price('Explain the hour.'), owned, { says: 'Go on.' }];
    const [moment] = cardOf(lines).moments;
    const text = talk(desk, lines).find(({ seq }) => seq === moment?.at.seq)?.text;
    expect(text?.slice(moment?.at.start, moment?.at.end)).toBe('That was our fault.');
    const granted: Line[] = [
      { says: 'Keldra, then.', by: [beat('competitor', { topic: 'keldra' })] },
      { rep: 'They have ten-year batteries and better charts than ours.' },
    ];
    const row = find('strengths-conceded', granted);
    expect(row.evidence).toHaveLength(1);
  });
});
