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
    ...{ sessions: new Map([['criterion:Listening', ['unseen', 'low']]]), named: [], ...more },
  }).filter(({ kind }) => kind === 'improvement');
const rows = [row('Trading', 70), row('Listening', 31)];

describe('what the evidence suggests to improve', () => {
  test('[REVIEW26] names the rules that were not kept, by the last session in which they weren’t', () => {
    expect(propose(evidence(rows))[0]).toEqual({
      ...{ id: 'compliance', kind: 'improvement' },
      says: 'Keep the rules of the call: 2 of 4 sessions with a rule to keep had a flag. The last: a disclosure was missing.',
      source: expect.objectContaining({ kind: 'scorecard', id: 'new' }),
    });
  });

  test('[REVIEW26] names the weakest criterion with its certainty, what to do, and the lowest session the rep has seen', () => {
    const actions = new Map([['criterion:Listening', 'Say back what you heard.']]);
    expect(propose(evidence(rows), { actions })[1]).toEqual({
      ...{ id: 'weakest', kind: 'improvement' },
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
    const before = ['Keep the rules of the call: 1 of 1', 'Listening is the weakest in this period: 12, on 1 session.'];
    const named = before.map((says) => ({ kind: 'improvement' as const, says }));
    expect(propose(evidence(rows), { named })).toEqual([]);
    expect(propose(evidence([row('Trading', 85)], []))).toEqual([]);
    expect(propose(evidence([], []))).toEqual([]);
  });
});

describe('what the evidence suggests as strengths', () => {
  const improved = (difference: number, sure: number): Partial<EvidenceRow> => ({
    baseline: { value: 49, low: 31, high: 67, sessions: 5 },
    change: { verdict: 'improved', difference, low: 5, high: difference + 20, sure, further: 0 },
  });
  const once = { now: { value: 95, low: null, high: null, sessions: 1 } };
  const strengthsOf = (of: EvidencePack, more: Partial<Parameters<typeof proposedPoints>[0]> = {}) =>
    proposedPoints({
      ...{ evidence: of, seen: [], actions: new Map(), sessions: new Map(), named: [], ...more },
    }).filter(({ kind }) => kind === 'strength');
  const composure = row('Composure', 80, improved(31, 0.991));

  test('[REVIEW34] names what improved beyond chance, the surest first, each with how sure and the best session seen of it', () => {
    const of = evidence([row('Trading', 84), composure, row('Next step', 66, improved(30, 0.98))], []);
    const sessions = new Map([['criterion:Composure', ['low', 'high']]]);
    const seenBoth = [seen('scorecard', 'low'), seen('scorecard', 'high')];
    expect(strengthsOf(of, { sessions, seen: seenBoth })).toEqual([
      {
        ...{ id: 'improved', kind: 'strength', source: expect.objectContaining({ id: 'high' }) },
        says: 'Composure has improved by more than chance explains: from 49 to 80, over 99% sure. Now between 75 and 85, on 4 sessions.',
      },
      expect.objectContaining({ id: 'improved', says: expect.stringMatching(/^Next step .*, 98% sure/), source: null }),
      {
        ...{ id: 'strongest', kind: 'strength', source: null },
        says: 'Trading is the strongest in this period: 84, between 79 and 89, on 4 sessions.',
      },
    ]);
  });

  test('[REVIEW34] one session alone is no strongest, nor is one that needs improvement', () => {
    expect(strengthsOf(evidence([row('Their choice', 95, once)], []))).toEqual([]);
    expect(strengthsOf(evidence([row('Their choice', 95, once), row('Trading', 40)], []))).toEqual([]);
  });

  test('[REVIEW34] what improved and is the strongest stands once, and not again once it is named', () => {
    const [one, ...others] = strengthsOf(evidence([composure], []));
    expect([one?.says, others]).toEqual([expect.stringMatching(/It is also the strongest in this period\.$/), []]);
    const says = one?.says.replace('80', '78') ?? '';
    expect(strengthsOf(evidence([composure], []), { named: [{ kind: 'strength', says }] })).toEqual([]);
    expect(strengthsOf(evidence([composure], []), { named: [{ kind: 'improvement', says }] })).toHaveLength(1);
  });

  test('[REVIEW34] the strong moment names its place, and that it is one', () => {
    const strong = {
      session: 'low',
      title: 'The night desk',
      atMs: 62_000,
      headline: 'You asked',
      effect: 'She told you.',
    };
    const of = { ...evidence([], []), strong } as unknown as EvidencePack;
    expect(strengthsOf(of, { seen: [seen('scorecard', 'low')] })).toEqual([
      {
        ...{ id: 'moment', kind: 'strength', source: expect.objectContaining({ id: 'low' }) },
        says: 'A moment that helped, in “The night desk” at 01:02. You asked: She told you. One moment of one session.',
      },
    ]);
  });
});
