import { describe, expect, it } from 'vitest';
import { type Goal, progressOf } from '../../server/statistics/progress.ts';

const dayMs = 24 * 60 * 60 * 1000;
const spread = { sem: 6, df: null };
const goal: Goal = {
  aim: { better: 'higher', target: 70 },
  baseline: [40, 40],
  startedMs: 0,
  milestones: [
    { day: 30, value: 50 },
    { day: 60, value: 60 },
    { day: 90, value: 70 },
  ],
  dueDay: 90,
};
const on = (day: number, ...values: number[]) => values.map((value, i) => ({ atMs: day * dayMs + i, value }));
const at = (day: number, sessions: { atMs: number; value: number }[], of = goal) =>
  progressOf(of, sessions, day * dayMs + 1000, spread);

describe('a goal', () => {
  it('without a session is not started, and after its day not met', () => {
    expect(at(5, [])).toMatchObject({ state: 'not started', sure: null, now: null, unchanged: false });
    expect(at(31, [])).toMatchObject({ state: 'not started', unchanged: true });
    expect(at(91, [])).toMatchObject({ state: 'not met', sure: null });
    // what came before the start or comes after today is no session of it
    expect(at(5, [...on(-1, 90), ...on(6, 90)])).toMatchObject({ state: 'not started' });
  });

  it('[STAT15] is met when the whole interval is beyond the target, not when the mean is', () => {
    const beyond = at(40, on(39, 74, 74));
    expect(beyond.now!.low).toBeLessThan(70);
    expect(beyond.state).toBe('on track');
    const more = [...on(38, 74, 74), ...Array.from({ length: beyond.further! }, () => on(39, 74)).flat()];
    expect(at(40, more)).toMatchObject({ state: 'met', further: 0, unchanged: false });
    expect(at(40, more).sure).toBeGreaterThan(0.975);
    expect(at(40, more.slice(1)).state).toBe('on track');
  });

  it('[STAT15] is not met when its day has passed without, however near', () => {
    expect(at(90, on(89, 71)).state).toBe('on track');
    const late = at(91, on(89, 71));
    expect(late.state).toBe('not met');
    expect(late.sure).toBeCloseTo(1 - 0.5662, 3);
    expect(at(91, on(89, 90, 90)).state).toBe('met');
  });

  it('[STAT16] is on track on the path through its milestones, with how sure that is', () => {
    // 45 is asked for on day 15
    expect(at(15, []).allowance).toBe(25);
    expect(at(15, on(14, 46, 46))).toMatchObject({ state: 'on track' });
    expect(at(15, on(14, 44, 44))).toMatchObject({ state: 'at risk' });
    expect(at(15, on(14, 45, 45)).sure).toBeCloseTo(0.5, 6);
    expect(at(15, on(14, 57, 57)).sure).toBeCloseTo(0.9977, 3);
    expect(at(15, on(14, 33, 33)).sure).toBeCloseTo(0.9977, 3);
    expect(at(60, on(59, 59)).state).toBe('at risk');
  });

  it('[STAT16] where less is better, or a band, goes the same way', () => {
    const less: Goal = {
      aim: { better: 'lower', target: 10 },
      baseline: [40],
      startedMs: 0,
      milestones: [],
      dueDay: 30,
    };
    expect(at(10, on(9, 29), less).state).toBe('on track');
    expect(at(10, on(9, 31), less).state).toBe('at risk');
    expect(at(10, on(9, 0, 0), less).state).toBe('met');
    const within: Goal = { ...less, aim: { better: 'band', band: [40, 55] }, baseline: [70] };
    expect(at(10, [], within).allowance).toBeCloseTo(10, 10);
    expect(at(10, on(9, 64), within).state).toBe('on track');
    expect(at(10, on(9, 31), within).state).toBe('on track');
    expect(at(10, on(9, 66), within).state).toBe('at risk');
    expect(at(10, on(9, 47, 48, 47, 48), within).state).toBe('met');
    // beyond the other end is not met
    expect(at(31, on(30, 20, 20, 20, 20), within)).toMatchObject({ state: 'not met' });
  });

  it('[STAT16] without a baseline is held to its first milestone', () => {
    const bare = { ...goal, baseline: [] };
    expect(at(10, on(9, 51), bare)).toMatchObject({ state: 'on track', change: null, unchanged: false });
    expect(at(10, on(9, 49), bare).state).toBe('at risk');
  });

  it('[STAT17] says apart that thirty days went by without a reliable improvement', () => {
    expect(at(29, on(28, 41, 42)).unchanged).toBe(false);
    expect(at(30, on(28, 41, 42))).toMatchObject({ state: 'at risk', unchanged: true });
    expect(at(30, on(28, 56, 57))).toMatchObject({ state: 'on track', unchanged: false });
  });

  it('is judged by the last thirty days, or by the latest five sessions', () => {
    const early = on(2, 30, 30, 30);
    expect(at(50, [...early, ...on(45, 60, 60, 60, 60, 60)])).toMatchObject({ sessions: 5, now: { estimate: 60 } });
    expect(at(50, [...early, ...on(45, 60)])).toMatchObject({ sessions: 4 });
  });

  it('[GOAL21] says which sessions it is judged by', () => {
    const early = on(2, 30, 30, 30);
    expect(at(50, [...early, ...on(45, 60)]).judgedBy).toBe('since set');
    expect(at(50, [...early, ...on(45, 60, 60, 60)]).judgedBy).toBe('latest');
    expect(at(50, [...early, ...on(45, 60, 60, 60, 60, 60)]).judgedBy).toBe('last 30 days');
    expect(at(20, early).judgedBy).toBe('since set');
  });

  it('[STAT5] of what is no number is refused', () => {
    expect(() => at(5, on(1, Number.NaN))).toThrow(RangeError);
    expect(() => at(Number.NaN, [])).toThrow(RangeError);
    expect(() => at(5, [], { ...goal, baseline: [Number.NaN] })).toThrow(RangeError);
    expect(() => at(5, [], { ...goal, dueDay: 0 })).toThrow(RangeError);
    expect(() => progressOf(goal, [], 0, { sem: 0, df: null })).toThrow(RangeError);
  });
});
