import { describe, expect, it } from 'vitest';
import {
  halvesOf,
  published,
  repeatedPractice,
  repeatsOf,
  splitHalves,
  spreadOf,
} from '../../server/statistics/reliability.ts';
import { ends, widthOf } from './ends.ts';

const dayMs = 24 * 60 * 60 * 1000;
const groups = [
  [62, 55, 71],
  [48, 50],
  [80, 77, 69, 85],
  [58, 66, 61],
];

describe('repeated practice', () => {
  it('[STAT2] has the mean squares of SciPy 1.10.1, f_oneway, and the intervals of its F and chi-squared', () => {
    const found = repeatedPractice(groups)!;
    ends(found.reliability, 0.769665167, 0.2537640159, 0.9815442197);
    ends(found.sem, 6.1041311148, 4.1230783004, 11.6941166554);
    expect(found.between).toBeCloseTo((403.8611111111 - 37.2604166667) / 2.9444444444, 6);
    expect(found).toMatchObject({ df: 8, sessions: 12 });
  });

  it("[STAT2] of equal groups is Shrout & Fleiss's ICC(1), as R's psych prints it", () => {
    const table = [
      [9, 2, 5, 8],
      [6, 1, 3, 2],
      [8, 4, 6, 8],
      [7, 1, 2, 6],
      [10, 5, 6, 9],
      [6, 2, 4, 7],
    ];
    ends(repeatedPractice(table)?.reliability, 0.166, -0.133, 0.723, 3);
  });

  it('[STAT3] is surer of more of it', () => {
    expect(widthOf(repeatedPractice([...groups, ...groups])!.sem)).toBeLessThan(widthOf(repeatedPractice(groups)!.sem));
  });

  it('[STAT4] of nothing repeated says nothing; of one rep or of equal values, no reliability', () => {
    expect(repeatedPractice([])).toBeNull();
    expect(repeatedPractice([[], [3], [4]])).toBeNull();
    expect(repeatedPractice([[3, 5, 4]])).toMatchObject({ reliability: null, between: 0, sessions: 3 });
    expect(
      repeatedPractice([
        [4, 4],
        [4, 4],
      ]),
    ).toMatchObject({ reliability: null });
    expect(() => repeatedPractice([[3, Number.NaN]])).toThrow(RangeError);
  });

  it('is of one rep within two weeks of the first, whatever the order it comes in', () => {
    const at = (rep: string, day: number, value: number) => ({ rep, atMs: day * dayMs, value });
    const practice = [at('a', 15, 3), at('a', 0, 1), at('b', 2, 9), at('a', 14, 2), at('a', 16, 4)];
    expect(repeatsOf(practice)).toEqual([[1, 2], [9], [3, 4]]);
    expect(() => repeatsOf([at('a', 0, Number.NaN)])).toThrow(RangeError);
  });
});

describe('split halves', () => {
  const odd = [3, 5, 4, 6, 2, 5, 7, 4];
  const even = [4, 5, 3, 7, 2, 4, 6, 6];
  const sessions = odd.map((value, i) => ({ odd: value, even: even[i]! }));

  it('[STAT2] have the correlation and interval of SciPy 1.10.1, pearsonr, stepped up', () => {
    const found = splitHalves(sessions);
    ends(found?.reliability, 0.8678924018, 0.2374547814, 0.9771129409);
    expect(found?.sem).toBeCloseTo(0.5629958132, 8);
  });

  it('are of the odd and the even chances', () => {
    expect(halvesOf([1, 0, 1, 1, 0])).toEqual({ odd: 2 / 3, even: 0.5 });
    expect(halvesOf([1])).toBeNull();
  });

  it('[STAT4] of three sessions, or of a half that never varies, say nothing; against each other, none', () => {
    expect(splitHalves(sessions.slice(0, 3))).toBeNull();
    expect(splitHalves(sessions.map(({ odd }) => ({ odd, even: 2 })))).toBeNull();
    expect(splitHalves(sessions.map(({ odd }) => ({ odd, even: -odd })))?.reliability).toMatchObject({
      estimate: 0,
      low: 0,
    });
    expect(() => splitHalves([{ odd: Number.NaN, even: 1 }])).toThrow(RangeError);
  });
});

describe('[STAT10] the error to go by', () => {
  const own = (pairsOfSessions: number, half: number) =>
    repeatedPractice(Array.from({ length: pairsOfSessions }, (_, i) => [i / 100 - half, i / 100 + half]));

  it('is the published one without practice, and says so', () => {
    expect(spreadOf('talk-share', null)).toEqual({
      sem: published['talk-share'],
      df: null,
      basis: 'published',
      sessions: 0,
    });
    expect(spreadOf('composure', null)).toBeNull();
    expect(spreadOf('toString', null)).toBeNull();
  });

  it('lies between both, nearer to own with more of it, then is own', () => {
    const errorOfOwn = Math.SQRT2 * 0.1;
    const few = spreadOf('talk-share', own(5, 0.1))!;
    const more = spreadOf('talk-share', own(20, 0.1))!;
    const enough = spreadOf('talk-share', own(21, 0.1))!;
    expect(few).toMatchObject({ basis: 'published and own', sessions: 10 });
    expect(few.sem).toBeGreaterThan(published['talk-share']!);
    expect(more.sem).toBeGreaterThan(few.sem);
    expect(more.sem).toBeLessThan(errorOfOwn);
    expect(enough).toMatchObject({ basis: 'own', df: 21, sessions: 42 });
    expect(enough.sem).toBeCloseTo(errorOfOwn, 10);
    expect(spreadOf('composure', own(5, 0.1))).toMatchObject({ basis: 'own', df: 5 });
  });

  it('is not nought because nothing varied', () => {
    expect(spreadOf('composure', own(30, 0))).toBeNull();
    expect(spreadOf('talk-share', own(30, 0))?.basis).toBe('published');
  });
});
