import { describe, expect, test } from 'vitest';
import type { EvidencePack, EvidenceRow } from '../../server/domain/evidence.ts';
import type { Seen } from '../../server/protocol/review-view.ts';
import { proposedPoints } from '../../server/reviews/proposed-points.ts';

const row = (id: string, value: number, more: Partial<EvidenceRow> = {}): EvidenceRow => ({
  ...{ what: `criterion:${id}`, name: id, unit: 'points', baseline: null, target: null, goal: null, threshold: null },
  ...{ now: { value, low: value - 5, high: value + 5, sessions: 4 }, change: null, level: null, place: null },
  ...more,
});
const flag = (session: string, on: string) => ({ session, on, says: 'A disclosure was missing.' });
const seen = (kind: Seen['kind'], id: string): Seen => ({ kind, id, on: '2026-11-01', says: id, link: `/${id}` });

const evidence = (rows: EvidenceRow[], flags = [flag('old', '2026-11-02'), flag('new', '2026-11-20')]) =>
  ({ rows, compliance: { checked: 4, flags } }) as unknown as EvidencePack;
const propose = (of: EvidencePack, more: Partial<Parameters<typeof proposedPoints>[0]> = {}) =>
  proposedPoints({
    ...{ evidence: of, seen: [seen('scorecard', 'new'), seen('scorecard', 'low')], actions: new Map() },
    ...{ lowest: ['unseen', 'low'], named: [], ...more },
  });
const rows = [row('Trading', 70), row('Listening', 31)];

describe('what the evidence suggests to improve', () => {
  test('[REVIEW26] names the rules that were not kept, by the last session in which they weren’t', () => {
    expect(propose(evidence(rows))[0]).toEqual({
      id: 'compliance',
      says: 'Keep the rules of the call: 2 of 4 sessions with a rule to keep had a flag. The last: a disclosure was missing.',
      source: expect.objectContaining({ kind: 'scorecard', id: 'new' }),
    });
  });

  test('[REVIEW26] names the weakest criterion with its certainty, what to do, and the lowest session the rep has seen', () => {
    const actions = new Map([['criterion:Listening', 'Say back what you heard.']]);
    expect(propose(evidence(rows), { actions })[1]).toEqual({
      id: 'weakest',
      says: 'Listening is the weakest in this period: 31, between 26 and 36, on 4 sessions. Say back what you heard.',
      source: expect.objectContaining({ kind: 'scorecard', id: 'low' }),
    });
  });

  test('[REVIEW26] of one that is worked on already, the goal is what they have seen', () => {
    const of = evidence([row('Listening', 31, { goal: 'g' })]);
    expect(propose(of, { seen: [seen('goal', 'g'), seen('scorecard', 'low')] })[1]?.source).toMatchObject({ id: 'g' });
  });

  test('[REVIEW26] says that it would be new where the rep has seen nothing of it', () => {
    expect(propose(evidence(rows), { seen: [] }).map(({ source }) => source)).toEqual([null, null]);
  });

  test('[REVIEW26] proposes nothing that is named already, whatever its numbers were, or that is excellent', () => {
    const named = ['Keep the rules of the call: 1 of 1', 'Listening is the weakest in this period: 12, on 1 session.'];
    expect(propose(evidence(rows), { named })).toEqual([]);
    expect(propose(evidence([row('Trading', 85)], []))).toEqual([]);
    expect(propose(evidence([], []))).toEqual([]);
  });
});
