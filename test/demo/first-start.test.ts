import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword, findDemo } from '../../server/db/demo.ts';
import { readGoalsOf } from '../../server/db/review-goals.ts';
import { startDemo } from '../../server/demo/start-demo.ts';
import { readLibrary } from '../../server/practice/library.ts';
import type { AssignmentList } from '../../server/protocol/assignment-view.ts';
import type { AttentionView, WinView } from '../../server/protocol/attention-view.ts';
import type { CalibrationView } from '../../server/protocol/calibration-view.ts';
import type { CallPage, CallView } from '../../server/protocol/call-view.ts';
import type { QueueView } from '../../server/protocol/coaching-view.ts';
import type { GoalDetail, GoalList } from '../../server/protocol/goal-view.ts';
import type { FiguresView } from '../../server/protocol/key-figure-view.ts';
import type { ReviewsView, ReviewView, StandardsView } from '../../server/protocol/review-view.ts';
import type { NoticePage } from '../../server/protocol/telling-view.ts';
import { bringUp, readBaseline } from '../../server/reviews/follow-goals.ts';
import { type Asking, signInAs, startApp, type TestApp } from '../http/test-app.ts';

const project = resolve(import.meta.dirname, '../..');
const content = resolve(project, 'scenarios');
const today = new Date().toISOString().slice(0, 10);

let app: TestApp;
let orgId: string;
let people: ReadonlyMap<string, string>;
const as: Record<string, Asking> = {};

const tell = () => startDemo({ ...app.deps, content, calls: resolve(project, 'demo/calls') });
const get = async <T>(who: string, path: string): Promise<T> => {
  const answer = await as[who]!('GET', `/api${path}`);
  expect(answer.status, `${who} ${path}`).toBe(200);
  return (await answer.json()) as T;
};
const id = (name: string) => people.get(name)!;

beforeAll(async () => {
  app = await startApp({ library: readLibrary(content), demo: true });
  await tell();
  const found = await findDemo(app.deps.signInDb);
  ({ orgId, people } = found!);
  for (const who of ['rep', 'rep2', 'coach', 'manager'])
    as[who] = await signInAs(app.app, { email: `${who}@demo.pushback.local` }, demoPassword);
}, 240_000);
afterAll(() => app.close());

describe('notices', () => {
  it('[DEMO4] tell Imogen two things that are new, and her manager some; nothing is dated after today', async () => {
    const unread = async (who: string) => (await get<NoticePage>(who, '/notices')).unread;
    expect(await unread('rep')).toBe(2);
    expect(await unread('manager')).toBeGreaterThan(1);
    for (const who of ['rep', 'rep2', 'coach', 'manager']) {
      const days = (await get<NoticePage>(who, '/notices')).notices.map(({ at }) => at);
      expect(days, who).toEqual(days.toSorted().toReversed());
      expect(days.every((at) => at <= new Date().toISOString())).toBe(true);
    }
  });
});

describe('goals', () => {
  it('[DEMO2] stand where the product computes them, from the baseline of the thirty days before', async () => {
    for (const name of ['Imogen Hart', 'Daniel Okoro', 'Tomasz Bell'])
      for (const goal of await readGoalsOf(app.deps.db, orgId, id(name))) {
        const { at: _, sure, ...stored } = goal.progress!;
        const now = await bringUp(app.deps.raw, goal, [id(name)], new Date());
        expect(stored).toEqual({
          ...stored,
          state: now?.state,
          value: now?.value,
          low: now?.low,
          sessions: now?.sessions,
        });
        expect(sure).toBeCloseTo(now!.sure, 1);
        const of = { members: [id(name)], what: goal.what, isTeam: false, timeZone: 'UTC' };
        const before = await readBaseline(app.deps.raw, orgId, of, goal.madeAt);
        expect(goal.baselineSessions).toBe(before.sessions);
        expect(goal.target).toBeGreaterThan(goal.baseline);
      }
  });

  it('[DEMO2] of Imogen are on track or met, Daniel’s is stuck after thirty days, Tomasz’s is at risk', async () => {
    const { theirs } = await get<GoalList>('manager', '/goals');
    const of = (name: string) => theirs.filter(({ whose }) => whose.name === name);
    expect(of('Imogen Hart')).toHaveLength(2);
    for (const { progress } of of('Imogen Hart')) expect(['on track', 'met']).toContain(progress?.state);
    expect(of('Daniel Okoro')).toMatchObject([{ progress: { stuck: true }, cause: 'clarity' }]);
    expect(of('Tomasz Bell')).toMatchObject([{ progress: { state: 'at risk' } }]);
    const { mine } = await get<GoalList>('rep', '/goals');
    const newest = await get<GoalDetail>('rep', `/goals/${mine[0]!.id}`);
    expect(newest.review).not.toBeNull();
    expect(newest.assignments.length).toBeGreaterThan(0);
    expect(newest.sessions.some(({ since }) => since)).toBe(true);
  });
});

describe('assignments', () => {
  it('[DEMO5] are one passed, one half run that is due in three days, and one of the team’s overdue for some', async () => {
    const { theirs } = await get<AssignmentList>('manager', '/assignments');
    const states = (name: string) => theirs.find(({ whose }) => whose.name === name)?.members.map(({ state }) => state);
    expect(states('Imogen Hart')).toEqual(['passed']);
    const daniels = theirs.find(({ whose }) => whose.name === 'Daniel Okoro')!;
    expect(daniels.dueOn).toBe(new Date(Date.parse(today) + 3 * 86_400_000).toISOString().slice(0, 10));
    expect(daniels.members).toMatchObject([{ state: 'open', attempts: [{}] }]);
    expect(daniels.attempts).toBe(2);
    const teams = new Set(states('North'));
    expect([...teams].toSorted()).toEqual(['done', 'overdue']);
    for (const { members, scenarios } of theirs)
      for (const { scenario } of members.flatMap(({ attempts }) => attempts))
        expect(scenarios.map(({ title }) => title)).toContain(scenario);
  });
});

describe('reviews', () => {
  it('[DEMO3] of Imogen are one signed with its evidence and one in preparation; Daniel is due', async () => {
    const { reviews, reps } = await get<ReviewsView>('manager', '/reviews');
    const hers = reviews.filter(({ rep }) => rep.name === 'Imogen Hart');
    expect(hers.map(({ status }) => status).toSorted()).toEqual(['preparing', 'signed']);
    expect(reps.find(({ rep }) => rep.name === 'Daniel Okoro')).toMatchObject({ due: true, says: 'Due' });
    const signed = await get<ReviewView>('rep', `/reviews/${hers.find(({ status }) => status === 'signed')!.id}`);
    expect(signed.evidence!.sessions.total).toBeGreaterThan(3);
    expect(signed.evidence!.preparedAt < new Date().toISOString()).toBe(true);
    expect(signed.words.strong?.said).toBeTruthy();
    expect(signed.comments).toHaveLength(3);
    const improvements = signed.points.filter(({ kind }) => kind === 'improvement');
    expect(improvements.map(({ source }) => source?.kind)).toEqual(['check-in', 'goal']);
    expect(signed.goals).toMatchObject([{ says: expect.stringContaining('Concern first') }]);
    const present = await get<ReviewView>(
      'manager',
      `/reviews/${hers.find(({ status }) => status === 'preparing')!.id}`,
    );
    expect(present.points.filter(({ kind, source }) => kind === 'improvement' && !source)).toEqual([]);
    expect(present.texts.map(({ by }) => by)).toContain('manager');
  });

  it('[DEMO3] stand beside check-ins, standards that were read, a survey with six answers and a plan', async () => {
    const { checkIns } = await get<{ checkIns: { rep: { name: string } }[] }>('manager', '/check-ins');
    const byRep = Map.groupBy(checkIns, ({ rep }) => rep.name);
    expect([...byRep.values()].map((each) => each.length).toSorted()).toEqual([4, 4, 5]);
    const { standards } = await get<StandardsView>('manager', '/standards');
    expect(new Set(standards.map(({ role }) => role)).size).toBe(3);
    const surveys = await get<{ surveys: unknown[] }>('manager', '/surveys');
    expect(surveys.surveys).toMatchObject([{ open: false, answers: 6, results: {} }]);
    const { plans } = await get<{ plans: { support: string }[] }>('manager', '/plans');
    expect(plans).toMatchObject([{ support: expect.stringContaining('Rosalind Kemble') }]);
  });
});

describe('coaching', () => {
  it('[DEMO3] has sessions that wait, who asks or disputes first', async () => {
    const queue = await get<QueueView>('coach', '/coaching');
    expect(queue.items.length).toBeGreaterThan(2);
    expect(queue.week.wanted).toBe(12);
    expect(queue.items.slice(0, 2).every(({ asked, disputed }) => asked || disputed)).toBe(true);
  });

  it('[DEMO3] left Imogen comments at real sentences, an override and an answered dispute', async () => {
    const found = { comments: 0, overrides: 0, answered: 0, sentBack: 0 };
    const { sessions } = await get<{ sessions: { id: string }[] }>('rep', '/sessions?limit=100');
    for (const session of sessions) {
      const coaching = await get<{
        comments: { at: { seq: number; start: number; end: number } | null }[];
        overrides: { computed: number | null; score: number }[];
        disputes: { state: string }[];
        sentBack: unknown[];
      }>('rep', `/sessions/${session.id}/coaching`);
      found.comments += coaching.comments.filter(({ at }) => at !== null).length;
      found.overrides += coaching.overrides.filter(({ computed, score }) => score !== computed).length;
      found.answered += coaching.disputes.filter(({ state }) => state === 'declined').length;
      found.sentBack += coaching.sentBack.length;
    }
    expect(found).toEqual({ comments: 2, overrides: 1, answered: 1, sentBack: 1 });
  });
});

describe('calibration', () => {
  it('[DEMO3] has one round that coach and manager have rated, with agreement that can be told of every criterion', async () => {
    for (const who of ['coach', 'manager']) {
      const { rounds, standings } = await get<CalibrationView>(who, '/calibration');
      expect(rounds).toHaveLength(1);
      const [round] = rounds;
      expect(round!.sessions).toHaveLength(12);
      expect(round!.sessions.every(({ allIn }) => allIn)).toBe(true);
      expect(round!.agreement.map(({ criterion }) => criterion)).toEqual(['composure', 'concern-first', 'next-step']);
      for (const { among, computed } of round!.agreement)
        expect([among.kappa, among.icc, computed?.icc]).toEqual([
          expect.anything(),
          expect.anything(),
          expect.anything(),
        ]);
      expect(standings).toHaveLength(3);
      for (const { since } of standings) expect(since < new Date().toISOString().slice(0, 10)).toBe(true);
    }
  });
});

describe('the rest', () => {
  it('[DEMO3] is key figures of all nine, a target with its reason, wins with consent, and a mentor', async () => {
    const figures = await get<FiguresView>('manager', '/key-figures');
    expect(new Set(figures.values.map(({ member }) => member)).size).toBe(9);
    expect(new Set(figures.values.map(({ startsOn }) => startsOn)).size).toBe(12);
    expect(figures.targets).toHaveLength(1);
    const { teams } = await get<{ teams: { id: string }[] }>('manager', '/me');
    const attention = await get<AttentionView>('manager', `/team/attention?team=${teams[0]!.id}`);
    expect(attention.wins.map(({ state }) => state).toSorted()).toEqual(['asked', 'posted', 'posted']);
    expect(attention.mentorings).toMatchObject([
      { mentor: { name: 'Grace Whitlock' }, member: { name: 'Daniel Okoro' } },
    ]);
    expect((await get<WinView[]>('rep', '/team/wins')).length).toBeGreaterThan(1);
  });

  it('[DEMO3] is a call each of Imogen and Daniel that was heard, and a digest of everyone who signs in', async () => {
    const { calls } = await get<CallPage>('coach', '/calls');
    expect(calls.map(({ status }) => status)).toEqual(['ready', 'ready']);
    for (const { id } of calls) {
      const call = await get<CallView>('coach', `/calls/${id}`);
      expect(call.turns!.length).toBeGreaterThanOrEqual(20);
      expect(call.consent.by).toBe('Rosalind Kemble');
    }
    for (const who of ['rep', 'rep2', 'coach', 'manager'])
      expect((await get<{ digests: unknown[] }>(who, '/digests')).digests, who).toHaveLength(1);
  });

  it('[DEMO1] is the same after another start', async () => {
    const seen = async () => [
      await get<GoalList>('manager', '/goals').then(({ theirs }) => theirs.map((goal) => goal.id)),
      await get<ReviewsView>('manager', '/reviews').then(({ reviews }) => reviews.map((review) => review.id)),
      await get<CallPage>('manager', '/calls').then(({ calls }) => calls.map((call) => call.id)),
    ];
    const before = await seen();
    await tell();
    expect(await seen()).toEqual(before);
  });
});
