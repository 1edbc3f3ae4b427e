import { describe, expect, it } from 'vitest';
import { rngFor } from '../../server/domain/rng.ts';
import { leastChange, reliableChange } from '../../server/statistics/change.ts';
import { normalQuantile } from '../../server/statistics/distribution.ts';
import { spreadOf } from '../../server/statistics/reliability.ts';

const known = (sem: number) => ({ sem, df: null });
const higher = { better: 'higher' } as const;
const lower = { better: 'lower' } as const;
const band = { better: 'band', band: [40, 55] as [number, number] } as const;

describe('reliable change', () => {
  it("[STAT2] has Jacobson & Truax's index of their worked example: 47.5 from 32.5, error 3.35", () => {
    const change = reliableChange([32.5], [47.5], known(7.5 * Math.sqrt(1 - 0.8)), higher)!;
    expect(change.index).toBeCloseTo(3.16, 2);
    expect(change.difference.high - 15).toBeCloseTo(1.96 * 4.74, 1);
    expect(change.verdict).toBe('improved');
  });

  it.each([
    ['talk-share', 0.15],
    ['open-question-share', 0.43],
    ['question-rate', 0.19],
  ])('[STAT11] %s of one session must differ from that of one other by %d', (id, points) => {
    const spread = spreadOf(id, null)!;
    expect(leastChange(spread, 1, 1)).toBeCloseTo(points, 10);
    expect(reliableChange([0.2], [0.2 + points - 0.001], spread, higher)?.verdict).toBe('no clear change yet');
    expect(reliableChange([0.2], [0.2 + points + 0.001], spread, higher)?.verdict).toBe('improved');
  });

  it('[STAT12] is for the better or worse by what is better', () => {
    expect(reliableChange([20], [60], known(5), higher)?.verdict).toBe('improved');
    expect(reliableChange([20], [60], known(5), lower)?.verdict).toBe('worse');
    expect(reliableChange([80], [50], known(5), band)?.verdict).toBe('improved');
    expect(reliableChange([50], [80], known(5), band)?.verdict).toBe('worse');
    // from one side to the other, as far off as before
    expect(reliableChange([25], [70], known(5), band)).toMatchObject({ verdict: 'no clear change yet', index: 0 });
  });

  it('[STAT3] needs less of more sessions, and turns round with its sides', () => {
    expect(leastChange(known(5), 3, 4)).toBeLessThan(leastChange(known(5), 3, 3));
    expect(leastChange({ sem: 5, df: 4 }, 3, 3)).toBeGreaterThan(leastChange(known(5), 3, 3));
    expect(leastChange({ ...known(5), betweenSessions: 9 }, 3, 3)).toBeGreaterThan(leastChange(known(5), 3, 3));
    const there = reliableChange([20, 30], [40, 50, 45], known(5), higher)!;
    const back = reliableChange([40, 50, 45], [20, 30], known(5), higher)!;
    expect(back.index).toBeCloseTo(-there.index, 10);
    expect(back.sure).toBeCloseTo(there.sure, 10);
  });

  it('[STAT13] is seen by chance 5 times in 100', () => {
    const spread = known(10);
    const rounds = 4000;
    const seen = Array.from({ length: rounds }, (_, round) => {
      const rng = rngFor('noise', round);
      const values = (side: string, n: number) =>
        Array.from({ length: n }, (_, i) => 50 + 10 * normalQuantile(rng(`${side}${i}`) + 2 ** -33));
      return reliableChange(values('before', 3), values('now', 2), spread, higher)?.verdict;
    }).filter((verdict) => verdict !== 'no clear change yet').length;
    expect(Math.abs(seen / rounds - 0.05)).toBeLessThan(0.01);
  });

  it('[STAT14] tells the further sessions that settle it, and none where none would', () => {
    const before = Array.from({ length: 10 }, () => 40);
    const change = reliableChange(before, [45], known(6), higher)!;
    expect(change.verdict).toBe('no clear change yet');
    const verdictAfter = (more: number) =>
      reliableChange(
        before,
        Array.from({ length: 1 + more }, () => 45),
        known(6),
        higher,
      )?.verdict;
    expect(change.further).toBeGreaterThan(0);
    expect(verdictAfter(change.further!)).toBe('improved');
    expect(verdictAfter(change.further! - 1)).toBe('no clear change yet');
    expect(reliableChange([40], [41], known(6), higher)?.further).toBeNull();
    expect(reliableChange([40], [40], known(6), higher)).toMatchObject({ further: null, sure: 0.5 });
    expect(reliableChange([40], [80], known(6), higher)?.further).toBe(0);
  });

  it('[STAT4] of no sessions on a side is none', () => {
    expect(reliableChange([], [1], known(6), higher)).toBeNull();
    expect(reliableChange([1], [], known(6), higher)).toBeNull();
  });

  it('[STAT5] of what is no number, or without an error, is refused', () => {
    expect(() => reliableChange([Number.NaN], [1], known(6), higher)).toThrow(RangeError);
    for (const sem of [0, -1, Number.NaN])
      expect(() => reliableChange([1], [2], known(sem), higher)).toThrow(RangeError);
    expect(() => reliableChange([1], [2], known(6), { better: 'band' })).toThrow(RangeError);
    expect(() => leastChange(known(6), 0, 1)).toThrow(RangeError);
  });
});
