import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readLibrary } from '../../server/practice/library.ts';
import { gapsOf, type RepMeasured } from '../../server/reviews/gaps.ts';

const library = readLibrary(resolve(import.meta.dirname, '../../scenarios'));
const content = { scenarios: [...library.scenarios.values()], rubrics: library.rubrics };

/** A rep with these values, each measured ten points on either side. */
function rep(values: Record<string, number[]>, more: Partial<RepMeasured> = {}): RepMeasured {
  const known = Object.entries(values).map(
    ([what, each]) => [what, each.map((value, i) => ({ sessionId: `${what} ${i}`, value }))] as const,
  );
  return {
    values: new Map(known),
    standing: (what) => {
      const own = values[what] ?? [];
      if (own.length === 0) return { value: null, low: null, high: null, sessions: 0 };
      const value = own.reduce((sum, each) => sum + each, 0) / own.length;
      return { value, low: value - 10, high: value + 10, sessions: own.length };
    },
    objections: [],
    met: new Set(),
    ...more,
  };
}
const gaps = (of: RepMeasured, threshold = 60) => gapsOf(of, content, threshold);

describe('[GOAL17] a criterion under the threshold', () => {
  test('is proposed with its number, how sure it is, the action of its rubric and the weakest session', () => {
    const [gap] = gaps(rep({ 'criterion:unknowns': [40, 30, 50] }));
    expect(gap).toMatchObject({
      kind: 'criterion',
      what: 'criterion:unknowns',
      sure: true,
      session: 'criterion:unknowns 1',
      scenarios: ['buses-by-the-month', 'heart-of-the-board'],
      finds: 'Unknowns stands at 40, under 60 in 3 sessions, between 30 and 50 with 95% certainty.',
    });
    expect(gap!.reason).toContain(gap!.action);
    const rubric = library.rubrics.get('executive-roi')!;
    expect(gap!.action).toBe(rubric.criteria.find(({ id }) => id === 'unknowns')!.action);
  });

  test('is not, at the threshold or above it; and one whose interval reaches over it is not sure', () => {
    expect(gaps(rep({ 'criterion:unknowns': [60] }))).toEqual([]);
    expect(gaps(rep({ 'criterion:unknowns': [55] }))).toMatchObject([{ sure: false }]);
    expect(gaps(rep({ 'criterion:unknowns': [55] }), 50)).toEqual([]);
  });

  test('of objections is practice on the type met most, in a call not met yet', () => {
    const [gap] = gaps(
      rep(
        { 'criterion:concern-first': [30] },
        { objections: ['price', 'risk', 'terms', 'risk'], met: new Set(['night-desk']) },
      ),
    );
    expect(gap).toMatchObject({ kind: 'objections', difficulty: 'guarded' });
    expect(gap!.finds).toContain('The objection met most was risk.');
    const raising = (id: string) => library.scenarios.get(id)!.objections.some(({ type }) => type === 'risk');
    expect(gap!.scenarios.every(raising)).toBe(true);
    expect(gap!.scenarios[0]).not.toBe('night-desk');
  });

  test('of answers to rivals is the battlecard and a call with a rival', () => {
    const [gap] = gaps(rep({ 'criterion:redirect': [50] }));
    expect(gap).toMatchObject({ kind: 'rivals', scenarios: ['eleven-floors', 'waiting-room'], difficulty: 'cold' });
    expect(gap!.reason).toContain('battlecard');
  });

  test('the surest and the lowest first, three at most', () => {
    const found = gaps(
      rep({
        'criterion:unknowns': [55],
        'criterion:composure': [20],
        'criterion:next-step': [35],
        'criterion:trading': [45],
      }),
    );
    expect(found.map(({ what }) => what)).toEqual(['criterion:composure', 'criterion:next-step', 'criterion:trading']);
  });
});

describe('[GOAL18] talk share', () => {
  test.each([
    [[0.7, 0.66, 0.8], true],
    [[0.2, 0.7, 0.66, 0.8], true],
    [[0.7, 0.8], false],
    [[0.7, 0.65, 0.8], false],
    [[0.7, 0.8, 0.9, 0.4], false],
  ])('of %j: open-question sequencing proposed is %s', (values, proposed) => {
    const found = gaps(rep({ 'talk-share': values }));
    expect(found.map(({ kind }) => kind)).toEqual(proposed ? ['talk-share'] : []);
    if (proposed) expect(found[0]!.reason).toContain('Sequence open questions');
  });
});
