import { describe, expect, it } from 'vitest';
import { scoreSession } from '../../server/measure/score.ts';
import { turnsOf } from '../../server/measure/turns.ts';
import { ines, opening as toInes } from './ines-call.ts';
import { rob, opening as toRob } from './rob-call.ts';
import { library, quoted, rowsOf, scenarioOf } from './talk.ts';
import { recordOf } from './worked-record.ts';

const scenario = scenarioOf('night-desk');
const rubric = library.rubrics.get('hostile-procurement');
if (!rubric) throw new Error('no rubric');
const calls = {
  ines: recordOf(scenario, toInes, ines, 'agreed'),
  rob: recordOf(scenario, toRob, rob, 'walked-away'),
};
const cardOf = (name: 'ines' | 'rob') => scoreSession({ record: calls[name], scenario, rubric, listener: 'rules-1' });
const turns = { ines: turnsOf(calls.ines), rob: turnsOf(calls.rob) };
const row = { ines: rowsOf(turns.ines, scenario), rob: rowsOf(turns.rob, scenario) };

describe('the two calls scored by hand', () => {
  it('[MEASURE6] come out near 88 and 22', () => {
    expect(Math.abs((cardOf('ines').overall ?? 0) - 88)).toBeLessThan(5);
    expect(Math.abs((cardOf('rob').overall ?? 0) - 22)).toBeLessThan(5);
  });

  it.each([
    ['concern-first', 90, 30],
    ['trading', 90, 5],
    ['composure', 88, 25],
    ['constraints', 70, 20],
    ['next-step', 95, 25],
    ['accuracy', 95, 30],
  ])('[MEASURE6] %s stands near the hand’s %i and %i', (id, strong, weak) => {
    const of = (name: 'ines' | 'rob') => cardOf(name).criteria.find((c) => c.id === id)?.computed ?? -1;
    expect(Math.abs(of('ines') - strong)).toBeLessThan(10);
    expect(Math.abs(of('rob') - weak)).toBeLessThan(10);
  });

  it.each([
    // row, Ines, Rob; each counted by hand from the two transcripts
    ['stakes-earned', 3, 0],
    ['stress-agenda', 1, 3 / 7],
    ['stress-defensive', 0, 4.5],
    ['objection-question-first', 1, 1 / 5],
    ['objections-resolved', 5 / 6, 0],
    ['challenge-answered-first', 1, 1 / 2],
    ['competitor-defensive-moves', 0, 1],
    ['strengths-conceded', 2, 0],
    ['disparagements', 0, 1],
    ['next-step-agreed', 1, 0],
    ['next-step-quality', 4, 1],
    ['traded-share', 1, 0],
    ['given-for-nothing', 0, 12_000],
    ['given-for-nothing-share', 0, 1 / 3],
    ['claim-accuracy', 1, 5 / 8],
    ['claims-wrong', 0, 1],
    ['claims-unsupported', 0, 2],
    ['interruptions', 0, 0],
    ['forbidden-claims', 0, 0],
  ])(
    '[M3] [M5] [M7] [M12] [M17] [M19] [M39] [M41] [M42] [M43] [M44] [M47] %s is %d for Ines and %d for Rob',
    (id, strong, weak) => {
      expect(row.ines(id).value).toBeCloseTo(strong, 6);
      expect(row.rob(id).value).toBeCloseTo(weak, 6);
    },
  );

  it('[M7] [M44] [M47] [MEASURE1] says the count and points at the very sentences', () => {
    const wrong = row.rob('claims-wrong');
    expect(wrong.says).toBe('1 of 8 claims was wrong.');
    expect(quoted(turns.rob, wrong)).toEqual(['A minute or two, as far as I know.']);
    const given = row.rob('given-for-nothing');
    expect(given.says).toBe('£12,000 a year was given for nothing, 33 per cent of what they asked for.');
    expect(quoted(turns.rob, given)).toEqual([
      'I could probably do three per cent.',
      'Or five, if you could see your way to confirming soon.',
    ]);
    expect(row.ines('objection-question-first').says).toBe('6 of 6 objections were met with a question first.');
  });

  it('[M8] [MEASURE2] a call that never grew hot has no recovery to measure; Rob never recovered', () => {
    expect(row.ines('recovery-turns').status).toBe('no-opportunity');
    expect(row.rob('recovery-turns').value).toBeGreaterThanOrEqual(10);
    expect(row.rob('recovery-kept').value).toBe(0);
  });
});

describe('the scorecard of a worked call', () => {
  it('[MEASURE7] leads with the moment that decided it', () => {
    expect(cardOf('ines').headline).toMatch(/^At 02:30 you owned the fault first.*You learned: .*£25,000/);
    expect(cardOf('rob').headline).toMatch(/^At 10:36 you ran a rival down/);
  });

  it('[MEASURE7] names three moments, in order, with their sentence and where to replay', () => {
    const { moments } = cardOf('rob');
    expect(moments).toHaveLength(3);
    expect(moments.map((m) => m.replayFrom)).toEqual(moments.map((m) => m.replayFrom).toSorted((a, b) => a - b));
    const last = moments.at(-1);
    expect(last?.helped).toBe(false);
    expect(last?.beat).toBe('competitor');
    expect(last?.trap).toEqual(
      scenario.exemplars['object.competitor']?.to?.find(({ of }) => of.includes('e-quote'))?.trap,
    );
    expect(last?.change.trust).toBe(-6);
    const text = turns.rob.find((t) => t.seq === last?.at.seq)?.text.slice(last?.at.start, last?.at.end);
    expect(text).toMatch(/^With respect, Keldra/);
    expect(last?.replayFrom).toBe(last?.at.seq);
  });

  it('[MEASURE7] has one moment a kind of beat while there are others', () => {
    const kinds = cardOf('ines').moments.map((m) => m.beat);
    expect(new Set(kinds).size).toBe(kinds.length);
  });

  it('[MEASURE8] knows what was earned, by which question, and where it was said', () => {
    const march = cardOf('ines').ledger?.facts.find((f) => f.id === 'march');
    expect(march?.rungs.map((r) => r.state)).toEqual(['told', 'earned', 'earned', 'hidden']);
    const second = march?.rungs[1];
    const quote = (
      at: typeof second extends undefined ? never : { seq: number; start: number; end: number } | null | undefined,
    ) => turns.ines.find((t) => t.seq === at?.seq)?.text.slice(at?.start, at?.end);
    expect(quote(second?.by)).toBe('What did it leave you with?');
    expect(quote(second?.said)).toMatch(/Eighty-four thousand of stock/);
    expect(march?.rungs[3]?.said).toBeNull();
    expect(
      cardOf('rob')
        .ledger?.facts.find((f) => f.id === 'counted')
        ?.rungs.every((r) => r.state === 'hidden'),
    ).toBe(true);
  });

  it('[MEASURE8] says how each objection was met and why trust moved', () => {
    const ledger = cardOf('rob').ledger;
    const march = ledger?.objections.find((o) => o.id === 'o-march');
    expect(march?.resolved).toBe(false);
    expect(march?.how).toMatch(/^You asked about it later, at 04:18\. Left open/);
    expect(ledger?.objections.find((o) => o.id === 'o-liability')?.how).toBe('They never raised it as an objection.');
    expect(ledger?.trust.find((t) => t.from === 31 && t.to === 25)?.why).toBe(
      'You said something your fact sheet doesn’t bear out.',
    );
    expect(ledger?.trust.every((t) => Math.abs(t.to - t.from) >= 1)).toBe(true);
  });

  it('tells the ending in a sentence', () => {
    expect(cardOf('ines').outcome).toMatchObject({
      ended: 'agreed',
      resistanceFrom: 100,
      says: 'Colm agreed a next step at 13:44.',
    });
    expect(cardOf('ines').outcome.resistanceTo).toBe(30);
    expect(cardOf('rob').outcome).toMatchObject({ ended: 'walked-away', resistanceTo: 97 });
  });

  it('[MEASURE5] is the same card each time', () => {
    expect(JSON.stringify(cardOf('ines'))).toBe(JSON.stringify(cardOf('ines')));
  });
});
