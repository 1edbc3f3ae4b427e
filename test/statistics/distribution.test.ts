import { describe, expect, it } from 'vitest';
import {
  chiSquaredQuantile,
  fBelow,
  fQuantile,
  normalBelow,
  normalQuantile,
  tBelow,
  tQuantile,
} from '../../server/statistics/distribution.ts';

/** The numbers are SciPy 1.10.1's: stats.t, f, chi2 and norm, ppf and cdf. */

const near = (found: number, wanted: number) => expect(Math.abs(found / wanted - 1), `${found}`).toBeLessThan(1e-6);

describe('[STAT1] quantiles', () => {
  it.each([
    [1, [3.0776835372, 12.7062047364, 63.6567411629, 3183.0987571537]],
    [1.5, [2.1963984176, 6.0166631079, 17.8203105145, 242.2640991226]],
    [2, [1.8856180832, 4.3026527299, 9.9248432009, 70.7000710749]],
    [3.7, [1.5575658382, 2.8675207072, 4.8692522534, 14.7803964336]],
    [10, [1.3721836411, 2.2281388519, 3.1692726672, 5.6938201015]],
    [120, [1.2886462336, 1.979930405, 2.6174211448, 3.8371707567]],
    [1e4, [1.2816362297, 1.9602012399, 2.5763210467, 3.7203958691]],
    [1e7, [1.2815516502, 1.9599642218, 2.5758297952, 3.7190178644]],
  ])('of t on %d degrees of freedom are right', (df, wanted) => {
    [0.9, 0.975, 0.995, 0.9999].forEach((p, i) => {
      near(tQuantile(p, df), wanted[i]!);
      expect(tQuantile(1 - p, df)).toBeCloseTo(-tQuantile(p, df), 6);
    });
  });

  it.each([
    [1, 1, 0.0015437125086741326, 647.7890114778446, 0.5834784097728859],
    [5, 15, 0.15557596307848715, 3.5764153492790607, 0.8047013299447758],
    [2, 3.4, 0.02550727426142065, 13.18802713158, 0.692213896663771],
    [0.7, 12, 5.745445424807264e-5, 7.512849609140472, 0.7943473307725126],
  ])('of F on %d and %d are right', (df1, df2, low, high, below) => {
    near(fQuantile(0.025, df1, df2), low);
    near(fQuantile(0.975, df1, df2), high);
    near(fBelow(1.7, df1, df2), below);
  });

  it.each([
    [1, 0.0009820691171752555, 5.023886187314888],
    [7, 1.689869180677355, 16.012764274629326],
    [150, 117.9845154029029, 185.80044700379327],
  ])('of chi-squared on %d are right', (df, low, high) => {
    near(chiSquaredQuantile(0.025, df), low);
    near(chiSquaredQuantile(0.975, df), high);
  });

  it('of the normal are right, far out too', () => {
    near(normalQuantile(1e-10), -6.361340902404056);
    near(normalQuantile(0.2), -0.8416212335729142);
    near(normalQuantile(0.999999), 4.753424308817087);
    expect(normalQuantile(0.5)).toBe(0);
    near(normalBelow(-8), 6.22096057427174e-16);
    near(normalBelow(2.2), 0.9860965524865014);
    near(tBelow(1.3, 3.7), 0.8656666379136864);
  });

  it('[STAT5] of no probability and of no degrees of freedom are refused', () => {
    for (const p of [0, 1, -0.1, Number.NaN]) {
      expect(() => normalQuantile(p)).toThrow(RangeError);
      expect(() => tQuantile(p, 5)).toThrow(RangeError);
      expect(() => fQuantile(p, 5, 5)).toThrow(RangeError);
    }
    for (const df of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => tQuantile(0.9, df)).toThrow(RangeError);
  });
});
