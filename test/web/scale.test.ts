import { describe, expect, test } from 'vitest';
import { percentOf, sureOf } from '../../server/domain/percent.ts';
import { endsOnScale, onScale } from '../../server/domain/scale.ts';
import { certaintyOf } from '../../server/reviews/headline.ts';
import { rangeOf } from '../../web/parts/team/numbers.ts';
import { amountSays } from '../../web/record/measurement-text.ts';
import { restsOnSays, standingSays, sureSays } from '../../web/record/quantity-text.ts';

describe('what is shown of an interval', () => {
  test('[STAT21] lies on its scale, whatever the unit', () => {
    expect([-94, 114].map((end) => onScale(end, 'score'))).toEqual([0, 100]);
    expect([-0.2, 1.3].map((end) => onScale(end, 'share'))).toEqual([0, 1]);
    expect([-3, 300].map((end) => onScale(end, 'count'))).toEqual([0, 300]);
    expect([-3, 3].map((end) => onScale(end, 'z-score'))).toEqual([-3, 3]);
    expect([-10_007.7, 17_207.7].map((end) => onScale(end, 'money'))).toEqual([0, 17_207.7]);
    expect(amountSays(17_207.7, 'money')).toBe('17,208');
    expect(endsOnScale({ estimate: 17, low: -6, high: 40, level: 0.95 }, 'score')).toEqual({
      ...{ estimate: 17, low: 0, high: 40, level: 0.95 },
    });
  });

  test('[STAT21] is the same under a goal, in a tile of a review and on the team’s page', () => {
    const mean = { value: 80, low: 56, high: 104, sessions: 5 };
    expect(standingSays(mean, { unit: 'score' })).toBe('80 (56 to 100) over 5 sessions');
    expect(certaintyOf(mean)).toBe('between 56 and 100, on 5 sessions');
    expect(rangeOf({ estimate: 80, low: 56, high: 104, level: 0.95 })).toBe('56–100');
    expect(standingSays({ value: 0.9, low: 0.7, high: 1.1, sessions: 2 }, { unit: 'share' })).toContain('70% to 100%');
  });

  test('[GOAL21] names the sessions it rests on', () => {
    expect(restsOnSays({ sessions: 3, judgedBy: 'since set' })).toBe('3 sessions since it was set');
    expect(restsOnSays({ sessions: 8, judgedBy: 'last 30 days' })).toBe('8 sessions of the last 30 days');
    expect(restsOnSays({ sessions: 5, judgedBy: 'latest' })).toBe('its latest 5 sessions');
  });
});

test('[STAT21] nothing is wholly sure', () => {
  expect([0.5, 0.86, 0.99, 0.996, 1].map(sureOf)).toEqual([
    ...['50% sure', '86% sure', '99% sure'],
    ...['over 99% sure', 'over 99% sure'],
  ]);
  expect(percentOf(0.423)).toBe('42%');
  const progress = { state: 'met', value: 80, low: 75, high: 85, sessions: 9, stuck: false, more: 0, at: '' } as const;
  expect(sureSays({ ...progress, sure: 0.9999 })).toBe('Over 99% sure.');
});
