import { describe, expect, test } from 'vitest';
import type { Measurement } from '../../server/domain/measurement.ts';
import { emptyConversation, hear } from '../../web/live/conversation.ts';
import { withoutBlinks } from '../../web/record/lines.ts';
import { quoteTone, rowTone } from '../../web/record/marks.ts';

const row = (id: string, more: Partial<Measurement>): Measurement => ({
  ...{ number: 1, id, name: id, unit: 'count', better: 'lower', scope: 'session', value: 1, n: 1 },
  ...{ status: 'measured', says: '', evidence: [], missed: [] },
  ...more,
});
const at = { seq: 3, start: 0, end: 9 };

describe('a quote behind a score', () => {
  test.each([
    ['cost', { better: 'lower', unit: 'count', value: 2 }],
    ['won', { better: 'higher', unit: 'share', value: 0.5 }],
    ['plain', { better: 'lower', unit: 'turns', value: 2 }],
    ['plain', { better: 'higher', unit: 'level', value: 1 }],
    ['plain', { better: 'lower', unit: 'count', value: 0 }],
  ] as const)('is told as %s by the row it stands in', (tone, more) => {
    expect(rowTone(row('a', more))).toBe(tone);
    const measures = [{ id: 'a', score: null, weight: 1 }];
    expect(quoteTone({ measures }, [row('a', { ...more, evidence: [at] })], at)).toBe(tone);
    expect(quoteTone({ measures: [] }, [row('a', { ...more, evidence: [at] })], at)).toBe('plain');
  });
});

test('a break of the connection too short to notice is left out of what is read afterwards', () => {
  const gap = (seq: number, ms: number) => ({ seq, v: 1, atMs: 0, event: { kind: 'gap', ms } }) as const;
  expect(withoutBlinks([gap(1, 9_999), gap(2, 10_000)]).map(({ seq }) => seq)).toEqual([2]);
});

test('a fact is listed once, where it was first earned', () => {
  const earned = [
    { seq: 2, learned: 'A' },
    { seq: 4, learned: 'B' },
    { seq: 6, learned: 'A' },
  ];
  const heard = hear(emptyConversation, { type: 'guidance', mood: null, earned });
  expect(heard.earned).toEqual(earned.slice(0, 2));
  expect(hear(emptyConversation, { type: 'guidance', mood: null, earned: null }).earned).toBeNull();
});
