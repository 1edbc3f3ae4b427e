import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { writeMeasured } from '../../server/db/measured.ts';
import { enterOrg } from '../../server/db/raw-tenant.ts';
import { listenerVersion } from '../../server/listener/listen.ts';
import { CallChoices, TransferView } from '../../server/protocol/call-view.ts';
import { BaselineView, GoalDetail } from '../../server/protocol/goal-view.ts';
import { TeamView } from '../../server/protocol/team-view.ts';
import { type Asking, rubric, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let app: TestApp;
let ours: Organisation;
const people: Record<string, Asking> = {};

beforeAll(async () => {
  app = await startApp();
  ours = await buildOrganisation(app.deps.signInDb, 'ours', {
    ...oneOfEach,
    stranger: { role: 'coach', teams: ['south'] },
    second: { role: 'rep', teams: ['north'] },
  });
  const theirs = await buildOrganisation(app.deps.signInDb, 'theirs', oneOfEach);
  for (const organisation of [ours, theirs])
    for (const [name, person] of Object.entries(organisation.people))
      people[`${name} of ${organisation.slug}`] = await signInAs(app.app, person);
});
afterAll(() => app.close());

const dayMs = 86_400_000;
type Source = 'practice' | 'call';
/** One value a day, the last so many days ago. */
async function put(name: string, what: string, source: Source, values: number[], daysAgo: number, open = true) {
  for (const [i, value] of values.entries())
    await app.deps.raw.sql.begin(async (tx) => {
      await enterOrg(tx, app.deps.raw, ours.id);
      const at = new Date(Date.now() - (daysAgo + values.length - 1 - i) * dayMs);
      const of = { orgId: ours.id, sessionId: randomUUID(), memberId: ours.people[name]!.id, at };
      const row = { what, effective: value, computed: value, n: 1 };
      await writeMeasured(tx, { ...of, source, open, listener: listenerVersion }, [row]);
    });
}
const asked = (who: string, name = 'rep') => people[who]!('GET', `/api/calls/transfer?member=${ours.people[name]!.id}`);
const transfer = async (who: string, name = 'rep') => TransferView.parse(await (await asked(who, name)).json());

test('[CALL9] says that it rests on too little, and of how many calls would be enough', async () => {
  const none = await transfer('manager of ours');
  expect(none).toMatchObject({ rows: [], sampling: { imported: 0, enough: null } });
  expect(none.sampling.says).toContain('50 to 100 calls within 30 days');
  await put('rep', 'criterion:first', 'practice', [40, 44, 42], 40);
  await put('rep', 'criterion:first', 'practice', [70, 72, 71], 2);
  await put('rep', 'criterion:first', 'call', [50], 40);
  const [row] = (await transfer('manager of ours')).rows;
  expect(row!.practice.verdict).toBe('improved');
  expect(row!.calls.verdict).toBeNull();
  expect(row!.says).toMatch(/^Too few calls to say: 1 call before and 0 since/);
});

test('[CALL9] tells better in practice alone from better in both, each with its interval', async () => {
  await put('rep', 'criterion:first', 'call', [51, 49, 50], 36);
  await put('rep', 'criterion:first', 'call', [50, 51, 49], 1);
  const [alone] = (await transfer('coach of ours')).rows;
  expect(alone).toMatchObject({ practice: { verdict: 'improved' }, calls: { verdict: 'no clear change yet' } });
  expect(alone!.says).toMatch(/^Better in practice; in real calls no clear change yet\./);
  for (const side of [alone!.practice, alone!.calls])
    for (const { mean, n } of [side.before, side.since]) {
      expect(n).toBeGreaterThanOrEqual(3);
      expect(mean!.low).toBeLessThan(mean!.estimate);
    }
  await put('second', 'criterion:second', 'practice', [40, 44, 42], 40);
  await put('second', 'criterion:second', 'practice', [70, 72, 71], 2);
  await put('second', 'criterion:second', 'call', [41, 43, 42], 40);
  await put('second', 'criterion:second', 'call', [69, 71, 70], 2);
  const [both] = (await transfer('coach of ours', 'second')).rows;
  expect(both!.says).toBe('Better in practice and in real calls.');
});

test('[CALL9] counts from the spread of calls how many make the total certain to ten points', async () => {
  await put('rep', 'overall', 'call', [50, 70, 40, 75, 45, 65], 1);
  const { sampling } = await transfer('manager of ours');
  expect(sampling.imported).toBeGreaterThanOrEqual(6);
  expect(sampling.enough).toBeGreaterThan(6);
  expect(sampling.says).toContain(`${sampling.enough} calls make the total certain to 10 points`);
});

test('[CALL9] rests on private practice for its rep’s own eyes alone', async () => {
  await put('rep', 'criterion:third', 'practice', [40, 44, 42], 40, false);
  await put('rep', 'criterion:third', 'call', [40, 44, 42], 40);
  const names = async (who: string) => (await transfer(who)).rows.map(({ what }) => what);
  expect(await names('rep of ours')).toContain('criterion:third');
  expect(await names('manager of ours')).not.toContain('criterion:third');
});

test.each(['second of ours', 'admin of ours', 'stranger of ours', 'rep of theirs', 'manager of theirs'])(
  '[CALL9] is not there for the %s',
  async (who) => {
    expect((await asked(who)).status).toBe(404);
  },
);

test('[CALL1] whose calls may be imported are the reps of the caller’s teams', async () => {
  const choices = CallChoices.parse(await (await people['coach of ours']!('GET', '/api/calls/choices')).json());
  expect(choices.reps.map(({ name }) => name)).toEqual(['rep of ours', 'second of ours']);
  for (const who of ['rep of ours', 'admin of ours'])
    expect((await people[who]!('GET', '/api/calls/choices')).status).toBe(404);
});

describe('a baseline', () => {
  const what = 'criterion:first';
  const get = async (who: string, path: string) => (await people[who]!('GET', path)).json();
  const day = (daysAgo: number) => new Date(Date.now() - daysAgo * dayMs).toISOString().slice(0, 10);
  const baseline = async (named: Record<string, string>) =>
    BaselineView.parse(await get('manager of ours', `/api/goals/baseline?${new URLSearchParams({ ...named, what })}`));
  const set = async (named: Record<string, string>) => {
    const goal = { ...named, says: 'Ask first.', what, cause: 'skill', target: 99, dueOn: day(-60), milestones: [] };
    return GoalDetail.parse(await (await people['manager of ours']!('POST', '/api/goals', goal)).json());
  };

  test('[REVIEW24] of a goal says which calls and which practice it rests on, and keeps that with the goal', async () => {
    const { sessions, basis } = await baseline({ member: ours.people.rep!.id });
    // of the last thirty days, as the tests before put them
    expect(basis.calls).toMatchObject({ value: 50, sessions: 3, from: day(3), to: day(1) });
    expect(basis.practice).toMatchObject({ value: 71, sessions: 3, from: day(4), to: day(2) });
    expect(sessions).toBe(6);
    for (const part of [basis.calls!, basis.practice!]) expect(part.low).toBeLessThan(part.value);
    const goal = await set({ member: ours.people.rep!.id });
    await put('rep', what, 'call', [90], 0);
    const kept = GoalDetail.parse(await get('rep of ours', `/api/goals/${goal.id}`)).baseline;
    expect(kept).toMatchObject({ sessions: 6, basis });
  });

  test('[REVIEW24] of a team’s goal tells its reps nothing of whose calls there were', async () => {
    const goal = await set({ team: ours.teams.north! });
    expect(goal.baseline.basis?.calls?.sessions).toBeGreaterThan(0);
    expect(GoalDetail.parse(await get('rep of ours', `/api/goals/${goal.id}`)).baseline.basis).toBeNull();
  });

  test('[REVIEW24] on the team’s page names the calls among the sessions, now and before', async () => {
    const { criteria, rows } = TeamView.parse(await get('manager of ours', `/api/team?team=${ours.teams.north}`));
    const at = criteria.findIndex(({ id }) => id === 'first');
    const cell = rows.find(({ member }) => member.id === ours.people.rep!.id)?.cells[at];
    expect(cell).toMatchObject({ sessions: 7, calls: 4, change: { before: 7, beforeCalls: 4 } });
  });
});

test('[CALL13] of each rep it is said how many calls there are, and what lacks', async () => {
  const read = async () =>
    CallChoices.parse(await (await people['coach of ours']!('GET', '/api/calls/choices')).json());
  const text = 'Ines: Who set it?\nVoss: Finance did, in spring.';
  const file = { member: ours.people.rep!.id, rep: 'Ines' };
  const files = [0, 20, 80, 120].map((daysAgo) => ({
    ...{ ...file, name: `${daysAgo}.txt`, base64: Buffer.from(`${text} ${daysAgo}`).toString('base64') },
    at: new Date(Date.now() - daysAgo * dayMs).toISOString(),
  }));
  const broken = { ...file, name: 'broken.txt', base64: Buffer.from('nobody').toString('base64') };
  const body = { consent: true, rubric: rubric.id, files: [...files, broken] };
  expect((await people['coach of ours']!('POST', '/api/calls', body)).status).toBe(201);
  const [rep, second] = (await read()).reps;
  expect(rep?.calls).toMatchObject({ last30: 2, last90: 3, enough: false });
  expect(rep?.calls.says).toContain('41 more calls of the last 60 days would do');
  expect(second?.calls).toMatchObject({ last30: 0, last90: 0, enough: false });
});
