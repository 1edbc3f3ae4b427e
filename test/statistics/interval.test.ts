import { describe, expect, it } from 'vitest';
import type { Interval } from '../../server/domain/interval.ts';
import { bootstrap } from '../../server/statistics/bootstrap.ts';
import { meanDifference, meanInterval, meanWithin } from '../../server/statistics/interval.ts';
import {
  type Count,
  shareDifference,
  shareDifferenceOfSessions,
  shareInterval,
  shareOfSessions,
} from '../../server/statistics/share.ts';
import { mean } from '../../server/statistics/values.ts';
import { ends, widthOf } from './ends.ts';

const before = [62, 55, 71, 48, 66];
const now = [74, 69, 80, 77, 90, 71];
const of = (right: number, n: number): Count[] => [{ right, n }];

describe('a mean of sessions', () => {
  it('[STAT2] has the interval of SciPy 1.10.1, stats.t.interval', () => {
    ends(meanInterval(before), 60.4, 49.135705234, 71.664294766);
    ends(meanInterval([62, 55]), 58.5, 14.0282834225, 102.9717165775);
    // SciPy's own t quantile is a billionth off here
    ends(meanInterval(before, 0.9), 60.4, 51.7509003, 69.0490997, 6);
  });

  it('[STAT2] differs from another by SciPy 1.10.1, Welch', () => {
    ends(meanDifference(before, now), 16.4333333333, 4.63676627, 28.2299003966);
  });

  it('[STAT2] of a known spread is as sure as that spread says, from one session on', () => {
    ends(meanWithin([0.6], { sem: 0.05, df: null }), 0.6, 0.6 - 0.0979981992, 0.6 + 0.0979981992);
    // t on 10 degrees of freedom: 2.2281388520
    ends(meanWithin([0.6, 0.6, 0.6, 0.6], { sem: 0.05, df: 10 }), 0.6, 0.6 - 0.0557034713, 0.6 + 0.0557034713);
  });

  it('[STAT3] is surer of more sessions, and turns round with its difference', () => {
    const spread = { sem: 5, df: null };
    expect(widthOf(meanWithin([60, 60], spread))).toBeLessThan(widthOf(meanWithin([60], spread)));
    expect(widthOf(meanInterval([...before, ...before]))).toBeLessThan(widthOf(meanInterval(before)));
    const [there, back] = [meanDifference(before, now)!, meanDifference(now, before)!];
    ends(back, -there.estimate, -there.high, -there.low);
  });

  it('[STAT4] of none or one has no interval of its own', () => {
    for (const values of [[], [3]]) {
      expect(meanInterval(values)).toBeNull();
      expect(meanDifference(values, now)).toBeNull();
    }
    expect(meanWithin([], { sem: 5, df: null })).toBeNull();
    ends(meanInterval([4, 4, 4]), 4, 4, 4);
    ends(meanDifference([4, 4], [5, 5]), 1, 1, 1);
  });

  it('[STAT5] of what is no number is refused', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => meanInterval([1, value])).toThrow(RangeError);
      expect(() => meanDifference([1, 2], [1, value])).toThrow(RangeError);
      expect(() => meanWithin([1], { sem: value, df: null })).toThrow(RangeError);
    }
    expect(() => meanWithin([1], { sem: -1, df: null })).toThrow(RangeError);
    expect(() => meanInterval([1, 2], 1)).toThrow(RangeError);
  });
});

describe('a share of chances', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])(
    '[STAT2] %d of %d as in Newcombe 1998, two-sided intervals for the single proportion, table I',
    (right, n, low, high) => {
      ends(shareInterval(of(right, n)), right / n, low, high, 4);
    },
  );

  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
  ])(
    '[STAT2] %d of %d less %d of %d as in Newcombe 1998, interval estimation for the difference, table II, method 10',
    (...row) => {
      const [r1, n1, r2, n2, low, high] = row;
      ends(shareDifference(of(r2, n2), of(r1, n1)), r1 / n1 - r2 / n2, low, high, 4);
    },
  );

  const sessions = [3, 5, 2, 6].map((right, i) => ({ right, n: [4, 9, 6, 7][i]! }));

  const better = [...of(9, 10), ...of(7, 9), ...of(4, 4)];

  it('[STAT2] by session comes out as computed apart with NumPy and SciPy 1.10.1', () => {
    ends(shareOfSessions(sessions), 0.6153846154, 0.2857549934, 0.8648415517);
  });

  it('[STAT6] is less sure where the chances of a session go together', () => {
    const apart = [of(6, 6), of(0, 6), of(6, 6), of(0, 6)].flat();
    expect(widthOf(shareOfSessions(apart))).toBeGreaterThan(1.5 * widthOf(shareInterval(apart)));
    expect(widthOf(shareOfSessions(sessions))).toBeGreaterThan(widthOf(shareInterval(sessions)));
    // alike to the last: still no surer than independent
    const alike = Array.from({ length: 4 }, () => ({ right: 3, n: 6 }));
    expect(widthOf(shareOfSessions(alike))).toBeGreaterThan(widthOf(shareInterval(alike)));
  });

  it('[STAT3] is surer of more sessions, and mirrored where right and wrong are', () => {
    expect(widthOf(shareOfSessions([...sessions, ...sessions]))).toBeLessThan(widthOf(shareOfSessions(sessions)));
    const mirrored = shareOfSessions(sessions.map(({ right, n }) => ({ right: n - right, n })))!;
    const shown = shareOfSessions(sessions)!;
    ends(mirrored, 1 - shown.estimate, 1 - shown.high, 1 - shown.low);
    const [there, back] = [shareDifferenceOfSessions(sessions, better)!, shareDifferenceOfSessions(better, sessions)!];
    ends(back, -there.estimate, -there.high, -there.low);
  });

  it('[STAT4] of no chances, or of one session alone, has none', () => {
    expect(shareInterval([])).toBeNull();
    expect(shareInterval(of(0, 0))).toBeNull();
    expect(shareOfSessions(of(3, 4))).toBeNull();
    expect(shareOfSessions([...of(3, 4), ...of(0, 0)])).toBeNull();
    expect(shareDifference([], of(1, 2))).toBeNull();
    expect(widthOf(shareOfSessions([...of(4, 4), ...of(3, 3)]))).toBeGreaterThan(0.4);
  });

  it('[STAT5] of more than there were is refused', () => {
    for (const [right, n] of [
      [5, 4],
      [-1, 4],
      [Number.NaN, 4],
      [0, Number.NaN],
    ] as const) {
      expect(() => shareInterval(of(right, n))).toThrow(RangeError);
      expect(() => shareOfSessions(of(right, n))).toThrow(RangeError);
    }
  });
});

describe('a bootstrap', () => {
  it('[STAT7] draws the same from the same seed, and near the t-interval of many', () => {
    const values = Array.from({ length: 40 }, (_, i) => (i * 37) % 41);
    const draw = (seed: string) => bootstrap(values, mean, { seed }) as Interval;
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
    const exact = meanInterval(values)!;
    expect(Math.abs(draw('a').low - exact.low)).toBeLessThan(0.1 * widthOf(exact));
    expect(Math.abs(draw('a').high - exact.high)).toBeLessThan(0.1 * widthOf(exact));
  });

  it('[STAT4] of one, or of what says nothing, has none', () => {
    expect(bootstrap([1], mean, { seed: 'a' })).toBeNull();
    expect(bootstrap([1, 2], () => null, { seed: 'a' })).toBeNull();
  });
});
