import { describe, expect, test } from 'vitest';
import { basisBrief, basisSays } from '../../web/record/basis-text.ts';

const calls = { value: 58, low: 52, high: 64, sessions: 12, from: '2026-10-03', to: '2026-11-01' };
const practice = { value: 66, low: null, high: null, sessions: 9, from: '2026-10-05', to: '2026-10-05' };
const shown = (value: number) => String(Math.round(value));

describe('what a baseline rests on', () => {
  test('[REVIEW24] real calls are named as such, with their days', () => {
    expect(basisSays({ calls, practice: null }, shown)).toBe(
      'From 12 real calls, 3 Oct to 1 Nov; no practice is in it.',
    );
    expect(basisBrief({ calls, practice: null }, shown)).toBe('from 12 real calls, 3 Oct to 1 Nov');
  });

  test('[REVIEW24] practice alone is said to be that', () => {
    expect(basisSays({ calls: null, practice }, shown)).toBe(
      'From 9 sessions of practice, 5 Oct; no real call is in it.',
    );
    expect(basisBrief({ calls: null, practice }, shown)).toBe('from 9 sessions');
  });

  test('[REVIEW24] of both each has its own mean and certainty, and both are said to count', () => {
    expect(basisSays({ calls, practice }, shown)).toBe(
      'From 12 real calls, 3 Oct to 1 Nov: 58 (52 to 64); from 9 sessions of practice, 5 Oct: 66, too little to say how sure. Both count together, each call and each session alike.',
    );
    expect(basisBrief({ calls, practice }, shown)).toMatch(/Both count\.$/);
  });

  test('[REVIEW24] nothing is said where nothing was measured, or it isn’t known', () => {
    for (const basis of [null, undefined, { calls: null, practice: null }]) expect(basisSays(basis, shown)).toBe('');
  });
});
