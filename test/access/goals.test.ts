import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findGoal, type Goal } from '../../server/db/goals.ts';
import { goal } from '../../server/db/schema/goal.ts';
import { inOrg } from '../../server/db/tenant.ts';
import { milestonesOn } from '../../server/domain/goal-line.ts';
import { dayAfter } from '../../server/domain/org-settings.ts';
import { parseScenario, readTemperament } from '../../server/practice/library.ts';
import { BaselineView, GoalDetail, GoalList } from '../../server/protocol/goal-view.ts';
import { followGoals } from '../../server/reviews/follow-goals.ts';
import {
  type Asking,
  readTestLibrary,
  scenarioId,
  signInAs,
  startApp,
  startSession,
  type TestApp,
} from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';
import { scoreAs } from '../scorecards.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const root = resolve(import.meta.dirname, '../../scenarios');
const equivalent = 'half-past-five';
const today = new Date().toISOString().slice(0, 10);
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

let app: TestApp;
let made = 0;
beforeAll(async () => {
  const library = readTestLibrary();
  const file = `hostile-procurement/${equivalent}.yaml`;
  const other = parseScenario(file, readFileSync(resolve(root, file), 'utf8'), readTemperament(root));
  app = await startApp({ library: { ...library, scenarios: new Map([...library.scenarios, [other.id, other]]) } });
});
afterAll(() => app.close());

type Firm = { org: Organisation; ask: Record<string, Asking> };

async function found(): Promise<Firm> {
  const org = await buildOrganisation(app.deps.signInDb, `firm-${++made}`, {
    ...oneOfEach,
    colleague: { role: 'rep', teams: ['north'] },
    stranger: { role: 'manager', teams: ['south'] },
  });
  const ask: Record<string, Asking> = {};
  for (const [name, person] of Object.entries(org.people)) ask[name] = await signInAs(app.app, person);
  return { org, ask };
}

const wanted = ({ org }: Firm, changes: Record<string, unknown> = {}) => ({
  member: org.people.rep!.id,
  says: 'Talk less when you are pressed.',
  what: 'talk-share',
  cause: 'skill',
  causeNote: 'Explains when it gets tense.',
  baseline: 0.7,
  target: 0.55,
  dueOn: dayAfter(today, 90),
  milestones: [],
  ...changes,
});
const set = (firm: Firm, changes: Record<string, unknown> = {}, who = 'manager') =>
  firm.ask[who]!('POST', '/api/goals', wanted(firm, changes));
async function setGoal(firm: Firm, changes: Record<string, unknown> = {}): Promise<GoalDetail> {
  const answer = await set(firm, changes);
  expect([answer.status, await answer.clone().text()]).toEqual([201, expect.any(String)]);
  return GoalDetail.parse(await answer.json());
}
const read = async (firm: Firm, id: string, who = 'manager') =>
  GoalDetail.parse(await (await firm.ask[who]!('GET', `/api/goals/${id}`)).json());

/** As if the goal had been set so many days ago. */
const setBack = (firm: Firm, id: string, days: number) =>
  change(firm, id, { madeAt: daysAgo(days), setOn: dayAfter(today, -days) });
const change = (firm: Firm, id: string, to: Partial<Goal>) =>
  inOrg(app.deps.db, firm.org.id, (tx) => tx.update(goal).set(to).where(eq(goal.id, id)));

type Practised = { scenario?: string; share?: boolean; daysAgo?: number; assignment?: string; who?: string };

/** Practises and is scored; goals follow as they do in the scoring worker. */
async function practise(firm: Firm, value: number, of: Practised = {}): Promise<string> {
  const { scenario = scenarioId, share = true, daysAgo: days = 0, assignment, who = 'rep' } = of;
  const ask = firm.ask[who]!;
  const id = await startSession(ask, { scenario, ...(assignment && { assignment }) });
  if (share && !assignment) await ask('POST', `/api/sessions/${id}/share`, { shared: true });
  await scoreAs(
    app,
    firm.org.id,
    id,
    { measurements: { 'talk-share': value } },
    { at: daysAgo(days), after: followGoals },
  );
  return id;
}

async function assign(firm: Firm, goalId: string, scenario = equivalent): Promise<string> {
  const answer = await firm.ask.manager!('POST', '/api/assignments', {
    member: firm.org.people.rep!.id,
    scenarios: [scenario],
    difficulty: 'guarded',
    dueOn: dayAfter(today, 10),
    attempts: 1,
    declared: true,
    reason: 'Show that it holds.',
    goal: goalId,
  });
  return ((await answer.json()) as { id: string }).id;
}

describe('[GOAL10] a goal', () => {
  test.each(['coach', 'manager'])('is set by a %s, and read by its rep and both of them', async (who) => {
    const firm = await found();
    const { id } = GoalDetail.parse(await (await set(firm, {}, who)).json());
    for (const reader of ['rep', 'coach', 'manager'])
      expect(await read(firm, id, reader)).toMatchObject({ id, manages: reader !== 'rep', mine: reader === 'rep' });
    const mine = GoalList.parse(await (await firm.ask.rep!('GET', '/api/goals')).json());
    expect(mine.mine.map((each) => each.id)).toEqual([id]);
  });

  test('is nobody else’s: not to read, to set, to change or to close', async () => {
    const [firm, elsewhere] = [await found(), await found()];
    const { id } = await setGoal(firm);
    const others = { ...firm.ask, 'their manager': elsewhere.ask.manager!, 'their rep': elsewhere.ask.rep! };
    for (const who of ['colleague', 'admin', 'stranger', 'their manager', 'their rep']) {
      const ask = others[who as keyof typeof others]!;
      expect([who, (await ask('GET', `/api/goals/${id}`)).status]).toEqual([who, 404]);
      expect(GoalList.parse(await (await ask('GET', '/api/goals')).json())).toMatchObject({ mine: [], theirs: [] });
    }
    for (const who of ['rep', 'colleague', 'admin', 'stranger', 'their manager', 'their rep']) {
      const ask = others[who as keyof typeof others]!;
      const tries = [
        ask('POST', '/api/goals', wanted(firm)),
        ask('POST', `/api/goals/${id}/change`, { approach: 'more practice', note: '' }),
        ask('POST', `/api/goals/${id}/close`, { as: 'dropped', note: 'No.' }),
        ask('GET', `/api/goals/baseline?member=${firm.org.people.rep!.id}&what=talk-share`),
      ];
      expect([who, (await Promise.all(tries)).map(({ status }) => status)]).toEqual([who, [404, 404, 404, 404]]);
    }
    expect(await read(firm, id)).toMatchObject({ status: 'open', changes: [] });
  });

  test('of a team shows its manager the numbers, and its reps everything but them', async () => {
    const firm = await found();
    const { id } = await setGoal(firm, { member: undefined, team: firm.org.teams.north });
    await practise(firm, 0.6);
    await practise(firm, 0.5, { who: 'colleague' });
    expect((await read(firm, id)).progress).toMatchObject({ sessions: 2, value: expect.closeTo(0.55) });
    const seen = await read(firm, id, 'rep');
    expect(seen).toMatchObject({ mine: true, progress: null, sessions: [] });
  });
});

describe('[GOAL11] a baseline', () => {
  const baseline = async (firm: Firm) =>
    BaselineView.parse(
      await (
        await firm.ask.manager!('GET', `/api/goals/baseline?member=${firm.org.people.rep!.id}&what=talk-share`)
      ).json(),
    );

  test('is the mean of what is open in thirty days, with interval and sessions', async () => {
    const firm = await found();
    for (const value of [0.6, 0.7, 0.8]) await practise(firm, value, { daysAgo: 3 });
    await practise(firm, 0.1, { share: false });
    await practise(firm, 0.1, { daysAgo: 40 });
    const seen = await baseline(firm);
    expect(seen).toMatchObject({ value: expect.closeTo(0.7), sessions: 3, enough: true });
    expect(seen.low!).toBeLessThan(0.7);
    expect(seen.high! - 0.7).toBeCloseTo(0.7 - seen.low!);
  });

  test('says when it rests on too little, and on nothing', async () => {
    const firm = await found();
    expect(await baseline(firm)).toMatchObject({ value: null, sessions: 0, enough: false });
    await practise(firm, 0.6);
    expect(await baseline(firm)).toMatchObject({ sessions: 1, enough: false });
  });

  test('of the data goes before what was said', async () => {
    const firm = await found();
    await practise(firm, 0.8);
    expect((await setGoal(firm, { baseline: 0.1 })).baseline).toMatchObject({ value: 0.8, sessions: 1 });
  });
});

test('[GOAL12] a third goal is refused however many are tried at once, until one is dropped', async () => {
  const firm = await found();
  const answers = await Promise.all([1, 2, 3, 4].map(() => set(firm)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409]);
  const refusal = await (await set(firm)).json();
  expect(refusal).toMatchObject({ code: 'goals-full', message: expect.stringContaining('Close or drop one first') });
  const { mine } = GoalList.parse(await (await firm.ask.rep!('GET', '/api/goals')).json());
  await firm.ask.coach!('POST', `/api/goals/${mine[0]!.id}/close`, { as: 'dropped', note: 'Another comes first.' });
  expect((await set(firm)).status).toBe(201);
});

describe('[GOAL13] where a goal stands', () => {
  const stored = async (firm: Firm, id: string) => (await findGoal(app.deps.db, firm.org.id, id))!.progress!;

  test('is stored with its interval when something was measured', async () => {
    const firm = await found();
    const { id } = await setGoal(firm);
    for (const value of [0.66, 0.64]) await practise(firm, value);
    const progress = await stored(firm, id);
    expect(progress).toMatchObject({ state: 'at risk', sessions: 2, value: expect.closeTo(0.65) });
    expect(progress.low).toBeLessThan(0.65);
    expect(progress.high).toBeGreaterThan(0.65);
  });

  test('is not moved by private practice until it is shared, and moves back when that is taken back', async () => {
    const firm = await found();
    const { id } = await setGoal(firm);
    const session = await practise(firm, 0.6, { share: false });
    expect(await stored(firm, id)).toMatchObject({ sessions: 0 });
    await firm.ask.rep!('POST', `/api/sessions/${session}/share`, { shared: true });
    expect(await stored(firm, id)).toMatchObject({ sessions: 1 });
    await firm.ask.rep!('POST', `/api/sessions/${session}/share`, { shared: false });
    expect(await stored(firm, id)).toMatchObject({ sessions: 0, state: 'not started' });
  });

  test('says met only beyond the interval, and is not closed by that', async () => {
    const firm = await found();
    const { id } = await setGoal(firm);
    await practise(firm, 0.53);
    expect(await stored(firm, id)).not.toMatchObject({ state: 'met' });
    for (const value of [0.42, 0.44, 0.43, 0.45]) await practise(firm, value);
    expect(await stored(firm, id)).toMatchObject({ state: 'met' });
    expect(await read(firm, id)).toMatchObject({ status: 'open' });
  });
});

describe('[GOAL14] a goal is met', () => {
  async function ready(days = 40): Promise<{ firm: Firm; id: string }> {
    const firm = await found();
    const { id } = await setGoal(firm);
    await setBack(firm, id, days);
    for (const value of [0.42, 0.44, 0.43, 0.45]) await practise(firm, value, { daysAgo: 1 });
    return { firm, id };
  }

  test('by a declared attempt at an equivalent that was never met, which the goal names', async () => {
    const { firm, id } = await ready();
    expect((await read(firm, id)).closing?.scenarios.map((each) => each.id)).toEqual([equivalent]);
    const session = await practise(firm, 0.45, { scenario: equivalent, assignment: await assign(firm, id) });
    expect(await read(firm, id)).toMatchObject({ status: 'met', closed: { session }, closing: null });
  });

  test('not by one that fell short', async () => {
    const { firm, id } = await ready();
    await practise(firm, 0.56, { scenario: equivalent, assignment: await assign(firm, id) });
    expect(await read(firm, id)).toMatchObject({ status: 'open' });
  });

  test('not before thirty days', async () => {
    const { firm, id } = await ready(29);
    await practise(firm, 0.45, { scenario: equivalent, assignment: await assign(firm, id) });
    expect(await read(firm, id)).toMatchObject({ status: 'open' });
  });

  test('not on a scenario met before, nor by practice that was only shared', async () => {
    const { firm, id } = await ready();
    await practise(firm, 0.45, { assignment: await assign(firm, id, scenarioId) });
    await practise(firm, 0.45, { scenario: equivalent });
    await practise(firm, 0.45, { scenario: equivalent, assignment: await assign(firm, id) });
    expect(await read(firm, id)).toMatchObject({ status: 'open', closing: { scenarios: [] } });
  });

  test('never by hand', async () => {
    const { firm, id } = await ready();
    const answer = await firm.ask.manager!('POST', `/api/goals/${id}/close`, { as: 'met', note: 'Looks good.' });
    expect(answer.status).toBe(422);
    expect(await read(firm, id)).toMatchObject({ status: 'open' });
  });
});

test('[GOAL15] after thirty days without change another approach is proposed, and what was chosen is kept', async () => {
  const firm = await found();
  const { id } = await setGoal(firm);
  await practise(firm, 0.7);
  expect((await read(firm, id)).approaches).toEqual([]);
  await setBack(firm, id, 31);
  await change(firm, id, { baselineSessions: 3 });
  await practise(firm, 0.7);
  const stuck = await read(firm, id);
  expect(stuck.progress).toMatchObject({ stuck: true });
  expect(stuck.approaches.map(({ approach }) => approach)).toEqual(expect.arrayContaining(['live observation']));
  const chosen = { approach: 'live observation', note: 'Thursday, together.' };
  expect((await firm.ask.coach!('POST', `/api/goals/${id}/change`, chosen)).status).toBe(200);
  const seen = await read(firm, id, 'rep');
  expect(seen).toMatchObject({ changed: true, changes: [{ ...chosen, by: firm.org.people.coach!.name }] });
});

describe('[GOAL16] a goal', () => {
  test.each([
    [{ what: 'charm' }, 422],
    [{ baseline: null }, 422],
    [{ target: 0.7 }, 422],
    [{ what: 'overall', baseline: 50, target: 50 }, 422],
    [{ what: 'overall', baseline: 50, target: 40 }, 422],
    [{ dueOn: dayAfter(today, 29) }, 422],
    [{ dueOn: dayAfter(today, 366) }, 422],
    [{ milestones: [{ on: dayAfter(today, 91), value: 0.6 }] }, 422],
    [{ says: ' ' }, 400],
    [{ cause: 'laziness' }, 400],
    [{ team: crypto.randomUUID() }, 400],
  ])('with %j is answered %i', async (changes, status) => {
    const firm = await found();
    const answer = await set(firm, changes);
    expect(answer.status).toBe(status);
  });

  test('proposes its milestones on the line', () => {
    const line = { baseline: 22, target: 60, setOn: '2026-10-13', dueOn: '2027-01-11' };
    expect(milestonesOn(line)).toEqual([
      { on: '2026-11-12', value: 35 },
      { on: '2026-12-12', value: 47 },
      { on: '2027-01-11', value: 60 },
    ]);
    expect(milestonesOn({ ...line, baseline: 0.7, target: 0.55, dueOn: '2026-11-27' })).toEqual([
      { on: '2026-11-12', value: 0.6 },
    ]);
  });
});
