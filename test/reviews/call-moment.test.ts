import { expect, test } from 'vitest';
import { callMoment, saidAt } from '../../server/reviews/call-moment.ts';
import { cardOf } from './scored-session.ts';

const asked = 'You said two stores had alarmed. What happened on those nights?';
const card = {
  ...cardOf(90),
  criteria: [{ ...cardOf(90).criteria[0]!, measures: [{ id: 'open', weight: 1, score: 90 }] }],
  measurements: [
    {
      ...{ number: 1, id: 'open', name: 'Open', value: 1, unit: 'count', better: 'higher', scope: 'session', n: 1 },
      ...{ status: 'measured', says: 'Asked.', missed: [], evidence: [{ seq: 2, start: 33, end: asked.length }] },
    },
  ],
} as unknown as Parameters<typeof callMoment>[0];
const answeredIn = (text: string) => {
  const turns = [
    { seq: 1, speaker: 'prospect' as const, text, atMs: 0 },
    { seq: 2, speaker: 'rep' as const, text: asked, atMs: 5_000 },
  ];
  const { answered } = callMoment(card, turns, true)!;
  return answered && text.slice(answered.start, answered.end);
};

test('[REVIEW30] a short turn before it is quoted whole', () => {
  const turn = 'They left on Monday. I have about fifteen minutes.';
  expect(answeredIn(turn)).toBe(turn);
});

test('[REVIEW30] of a long turn it is the sentence that the rep’s words share most with, not the last', () => {
  const about = 'On one of the nights the alarm rang and nobody came.';
  const long = `Well. ${about} ${'We had the auditors in and that took all of the week. '.repeat(5)}I have about ten minutes.`;
  expect(answeredIn(long)).toBe(about);
});

test('[REVIEW30] the rep’s short turn is quoted whole, of a long one the sentence alone', () => {
  const at = { start: 33, end: asked.length };
  expect(saidAt(asked, at)).toBe(asked);
  expect(saidAt(asked + ' And then?'.repeat(30), at)).toBe('What happened on those nights?');
});
