import { describe, expect, it } from 'vitest';
import type { Measurement } from '../../server/domain/measurement.ts';
import type { Criterion, Rubric } from '../../server/domain/rubric.ts';
import { rows } from '../../server/measure/catalogue.ts';
import { levelOf, scoreCriterion, scoreOf, totalOf } from '../../server/measure/criteria.ts';
import { library } from './talk.ts';

const criterion = (id: string, weight: number, measures: Criterion['measures']): Criterion => ({
  ...{ id, name: id, weight, action: 'Ask.', measures },
  levels: { 'needs improvement': 'weak', good: 'good', excellent: 'best' },
});
const measured = (id: string, value: number | null): [string, Measurement] => [
  id,
  {
    ...{
      number: 1,
      id,
      name: id,
      value,
      unit: 'share',
      better: 'higher',
      least: 1,
      scope: 'session',
      says: `${id} said.`,
    },
    ...{ n: value === null ? 0 : 4, status: value === null ? 'no-opportunity' : 'measured', evidence: [], missed: [] },
  },
];
const line: Criterion['measures'][number]['anchors'] = [
  [0, 0],
  [0.5, 60],
  [1, 100],
];

describe('scorecard arithmetic', () => {
  it.each([
    [-1, 0],
    [0, 0],
    [0.25, 30],
    [0.5, 60],
    [0.75, 80],
    [1, 100],
    [2, 100],
  ])('a value of %d scores %d, straight between anchors and flat beyond', (value, score) => {
    expect(scoreOf(value, line)).toBeCloseTo(score, 9);
  });

  it('levels begin at 60 and 80, as the score is shown', () => {
    const levels = ['needs improvement', 'good', 'good', 'excellent', null];
    expect([59.4, 59.5, 79.4, 79.5, null].map(levelOf)).toEqual(levels);
  });

  it('a criterion shares its weights among what was measured', () => {
    const two = criterion('two', 10, [
      { id: 'a', weight: 1, anchors: line },
      { id: 'b', weight: 1, anchors: line },
    ]);
    expect(scoreCriterion(two, new Map([measured('a', 0.5), measured('b', 1)])).computed).toBe(80);
    expect(scoreCriterion(two, new Map([measured('a', null), measured('b', 1)])).computed).toBe(100);
    const none = scoreCriterion(two, new Map([measured('a', null)]));
    expect(none).toMatchObject({ computed: null, level: null, says: '' });
  });

  it('[MEASURE9] weight that could not be measured is shared; under half of it there is no total', () => {
    const of = (id: string, weight: number) => criterion(id, weight, [{ id, weight: 1, anchors: line }]);
    const rubric: Rubric = { id: 'r', version: 1, title: 'R', criteria: [of('a', 50), of('b', 30), of('c', 20)] };
    const total = (values: Record<string, number | null>) => {
      const map = new Map(Object.entries(values).map(([id, value]) => measured(id, value)));
      return totalOf(
        rubric,
        rubric.criteria.map((c) => scoreCriterion(c, map)),
      );
    };
    expect(total({ a: 1, b: 0.5, c: 0 })).toEqual({ overall: 68, coverage: 1 });
    expect(total({ a: 1, b: null, c: null })).toEqual({ overall: 100, coverage: 0.5 });
    expect(total({ a: null, b: 1, c: null })).toEqual({ overall: null, coverage: 0.3 });
  });
});

describe.each([...library.rubrics.values()].map((rubric) => [rubric.id, rubric] as const))(
  'the rubric %s',
  (_, rubric) => {
    it('weighs a hundred and rests on rows of the catalogue', () => {
      const ids = new Set(rows.map((row) => row.id));
      expect(rubric.criteria.reduce((sum, c) => sum + c.weight, 0)).toBe(100);
      for (const { measures } of rubric.criteria) for (const { id } of measures) expect(ids).toContain(id);
    });

    it('rises or falls with each row the way that is better', () => {
      for (const { measures } of rubric.criteria)
        for (const { id, anchors } of measures) {
          const row = rows.find((r) => r.id === id);
          const rises = anchors.every((a, i) => i === 0 || a[1] >= (anchors[i - 1]?.[1] ?? 0));
          const falls = anchors.every((a, i) => i === 0 || a[1] <= (anchors[i - 1]?.[1] ?? 100));
          expect(row?.better === 'band' || (row?.better === 'higher' ? rises : falls), `${rubric.id} ${id}`).toBe(true);
        }
    });
  },
);
