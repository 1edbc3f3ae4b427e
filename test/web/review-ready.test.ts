import { expect, test } from 'vitest';
import type { GoalLine } from '../../server/protocol/review-view.ts';
import { isReady } from '../../web/parts/reviews/read.ts';

const goal: GoalLine = {
  ...{ id: 'level', says: 'Stay level.', what: 'criterion:composure', name: 'Composure', unit: 'score' },
  ...{ baseline: 40, baselineSessions: 3, baselineBasis: null, target: 70, dueOn: '2026-12-24' },
  ...{ milestones: [], status: 'open', progress: null },
};
const review = { as: 'manager' as const, texts: [], points: [], goals: [], criteria: [], surprises: 0 };
const plan = { id: 'plan', holds: 'plan' as const };

test('[REVIEW27] an action plan is there with a goal of this review or words on it, and not before', () => {
  // as it is with goals of earlier reviews that go on
  expect(isReady(review, plan, {})).toBe(false);
  expect(isReady(review, plan, { plan: '  ' })).toBe(false);
  expect(isReady(review, plan, { plan: 'The two goals go on.' })).toBe(true);
  expect(isReady({ ...review, goals: [goal] }, plan, {})).toBe(true);
});
