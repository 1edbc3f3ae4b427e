import { describe, expect, it } from 'vitest';
import { completeRows, iccOf } from '../../server/statistics/icc.ts';
import { kappaOfMany, kappaOfTwo, type Pair } from '../../server/statistics/kappa.ts';
import { ends, widthOf } from './ends.ts';

/** The example of SAS's FREQ, which statsmodels' own tests hold theirs against. */
const sas = [
  [0, 4, 1],
  [0, 8, 0],
  [0, 1, 5],
];
const pairs = sas.flatMap((row, a) => row.flatMap((n, b) => Array.from({ length: n }, (): Pair => [a, b])));

/** Shrout & Fleiss 1979, table 2. */
const shroutFleiss = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

/** The anxiety ratings that come with R's irr: three raters, levels 1 to 6. */
const anxiety = [
  [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
  [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
  [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
];
const sessions = anxiety[0]!.map((_, i) => anxiety.map((rater) => rater[i]!));
const levels = sessions.map((row) => row.map((level) => level - 1));

describe('weighted κ', () => {
  it('[STAT2] has the estimate and interval that SAS prints, and of quadratic weights those of NumPy', () => {
    ends(kappaOfTwo(pairs, 3, 'linear'), 0.4701, 0.1845, 0.7558, 4);
    // computed apart from formula 14, NumPy 1.24: ASE 0.1922326634
    ends(kappaOfTwo(pairs, 3, 'quadratic'), 0.4501607718, 0.0733916749, 0.8269298685);
  });

  it("[STAT2] of three raters is the mean of pairs; of one pair, R irr's kappa2, squared", () => {
    const all = kappaOfMany(levels, 6, 'quadratic', { seed: 'anxiety' })!;
    expect(all.estimate).toBeCloseTo((0.2967651195 + 0.0695067265 + 0.229797979798) / 3, 8);
    expect(all.low).toBeLessThan(all.estimate);
    expect(all.high).toBeGreaterThan(all.estimate);
    // irr drops the level that neither gave: 4 of 1 to 6 stands, 5 goes
    const closed = levels.map(([, b, c]): Pair => [b === 5 ? 4 : b!, c === 5 ? 4 : c!]);
    expect(kappaOfTwo(closed, 5, 'quadratic')?.estimate).toBeCloseTo(0.2520325, 7);
    expect(kappaOfTwo(closed, 5, 'linear')?.estimate).toBeCloseTo(0.1459075, 7);
  });

  it('[STAT3] is the same whoever is named first, and surer of more sessions', () => {
    const turned = pairs.map(([a, b]): Pair => [b, a]);
    const found = kappaOfTwo(pairs, 3, 'linear')!;
    ends(kappaOfTwo(turned, 3, 'linear'), found.estimate, found.low, found.high);
    expect(widthOf(kappaOfTwo([...pairs, ...pairs], 3, 'linear'))).toBeLessThan(widthOf(found));
  });

  it('[STAT8] of three raters who agreed throughout is as sure as of two', () => {
    const given = [0, 1, 2, 1, 0, 2];
    const two = kappaOfTwo(
      given.map((level): Pair => [level, level]),
      3,
      'quadratic',
    )!;
    const three = kappaOfMany(
      given.map((level) => [level, level, level]),
      3,
      'quadratic',
      { seed: 'a' },
    );
    expect(three).toEqual(two);
    expect(two.low).toBeLessThan(1);
  });

  it('[STAT8] of raters who agreed throughout is 1, and may be less', () => {
    const few = kappaOfTwo(
      [
        [0, 0],
        [1, 1],
        [2, 2],
      ],
      3,
      'linear',
    )!;
    const many = kappaOfTwo(
      Array.from({ length: 60 }, (_, i): Pair => [i % 3, i % 3]),
      3,
      'linear',
    )!;
    expect(few).toMatchObject({ estimate: 1, high: 1 });
    expect(few.low).toBeLessThan(0.2);
    expect(many.low).toBeGreaterThan(0.8);
  });

  it('[STAT4] of no sessions, one, or one level throughout says nothing', () => {
    for (const none of [
      [],
      [[1, 1]],
      [
        [1, 1],
        [1, 1],
      ],
    ] as Pair[][])
      expect(kappaOfTwo(none, 3, 'linear')).toBeNull();
    expect(kappaOfMany([], 3, 'linear', { seed: 'a' })).toBeNull();
    expect(
      kappaOfMany(
        [
          [1, null],
          [null, 2],
        ],
        3,
        'linear',
        { seed: 'a' },
      ),
    ).toBeNull();
  });

  it('[STAT5] of a level there is not is refused', () => {
    for (const level of [3, -1, 0.5, Number.NaN])
      expect(() =>
        kappaOfTwo(
          [
            [0, 1],
            [level, 1],
          ],
          3,
          'linear',
        ),
      ).toThrow(RangeError);
    expect(() => kappaOfTwo(pairs, 1, 'linear')).toThrow(RangeError);
    expect(() => kappaOfMany([[1, 2], [1]], 3, 'linear', { seed: 'a' })).toThrow(RangeError);
  });
});

describe('the intraclass correlation', () => {
  it("[STAT2] is Shrout & Fleiss's, with the interval that R's psych prints", () => {
    const found = iccOf(shroutFleiss);
    ends(found?.single, 0.29, 0.019, 0.761, 3);
    ends(found?.mean, 0.62, 0.071, 0.927, 3);
    // and computed apart from McGraw & Wong's table 7 with SciPy 1.10.1
    ends(found?.single, 0.2897637795, 0.0187865134, 0.7610843696);
    ends(found?.mean, 0.6200505476, 0.0711368153, 0.9272320402);
  });

  it("[STAT2] is that which R's irr prints of its anxiety ratings", () => {
    ends(iccOf(sessions)?.single, 0.198, -0.039, 0.494, 3);
  });

  it('[STAT9] falls when one rater is stricter throughout', () => {
    const stricter = shroutFleiss.map((row) => row.map((value, rater) => (rater === 1 ? value - 3 : value)));
    expect(iccOf(stricter)!.single.estimate).toBeLessThan(iccOf(shroutFleiss)!.single.estimate);
  });

  it('[STAT9] leaves out a session with a gap, and says how many', () => {
    const { table, leftOut } = completeRows([...shroutFleiss, [7, null, 3, 4]]);
    expect(leftOut).toBe(1);
    expect(iccOf(table)).toEqual(iccOf(shroutFleiss));
  });

  it('[STAT4] of one session, one rater, or sessions all alike says nothing; of full agreement it is 1', () => {
    for (const table of [
      [],
      [[1, 2]],
      [[1], [2]],
      [
        [5, 5],
        [5, 5],
      ],
      [
        [70, 100 / 3],
        [70, 100 / 3],
        [70, 100 / 3],
      ],
    ])
      expect(iccOf(table)).toBeNull();
    expect(
      iccOf([
        [3, 3],
        [5, 5],
        [8, 8],
      ])?.single.estimate,
    ).toBe(1);
    // a constant strictness, and nothing else between them
    const shifted = iccOf([
      [3, 4],
      [5, 6],
      [8, 9],
      [2, 3],
    ])!;
    for (const value of Object.values({ ...shifted.single, ...shifted.mean }))
      expect(Number.isFinite(value)).toBe(true);
  });

  it('[STAT5] of a ragged table or what is no number is refused', () => {
    expect(() => iccOf([[1, 2], [3]])).toThrow(RangeError);
    expect(() =>
      iccOf([
        [1, 2],
        [3, Number.NaN],
      ]),
    ).toThrow(RangeError);
  });
});
