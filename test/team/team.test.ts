import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { orgSetting } from '../../server/db/schema/org-setting.ts';
import { inOrg } from '../../server/db/tenant.ts';
import { dayAfter, dayIn } from '../../server/domain/org-settings.ts';
import { TeamView } from '../../server/protocol/team-view.ts';
import { type Asking, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';
import { measure, sessions } from './measured-team.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** The team's table, tried by everyone. */

let app: TestApp;
let ours: Organisation;
const people: Record<string, Asking> = {};
const id = (who: string) => ours.people[who]!.id;

const asked = (who: string, query = '') => people[who]!('GET', `/api/team${query}`);
const seen = async (who: string, query = '') => TeamView.parse(await (await asked(who, query)).json());
const rowOf = async (who: string, view?: TeamView) =>
  (view ?? (await seen('manager of ours'))).rows.find(({ member }) => member.id === id(who))!;

beforeAll(async () => {
  app = await startApp();
  ours = await buildOrganisation(app.deps.signInDb, 'ours', {
    ...oneOfEach,
    steady: { role: 'rep', teams: ['north'] },
    idle: { role: 'rep', teams: ['north'] },
    stranger: { role: 'coach', teams: ['south'] },
    outsider: { role: 'manager', teams: ['south'] },
    southern: { role: 'rep', teams: ['south'] },
    loose: { role: 'manager' },
  });
  const theirs = await buildOrganisation(app.deps.signInDb, 'theirs', oneOfEach);
  for (const organisation of [ours, theirs])
    for (const [name, person] of Object.entries(organisation.people))
      people[`${name} of ${organisation.slug}`] = await signInAs(app.app, person);
  await measure(app, ours.id, [
    ...sessions(id('rep'), 40, 50, 6, { first: 40, second: 60 }),
    ...sessions(id('rep'), 10, 70, 6, { first: 62, second: 61 }),
    ...sessions(id('steady'), 40, 60, 6, { first: 55 }),
    ...sessions(id('steady'), 10, 61, 4, { first: 56 }),
    ...sessions(id('southern'), 10, 95, 6, { first: 95 }),
    { member: id('rep'), ago: 2, overall: 0, criteria: { first: 0 }, open: false },
    { member: id('rep'), ago: 20, overall: 5, criteria: { first: 5 }, listener: 'rules-0' },
    { member: id('rep'), ago: 170, overall: 33 },
    { member: id('manager'), ago: 3, overall: 99, criteria: { first: 99 } },
  ]);
});
afterAll(() => app.close());

describe('[TEAM1] the table of a team', () => {
  test.each(['coach of ours', 'manager of ours'])('is there for the %s, its reps by name', async (who) => {
    const view = await seen(who);
    expect(view.team).toEqual({ id: ours.teams.north, name: 'north' });
    expect(view.rows.map(({ member }) => member.name)).toEqual(['idle of ours', 'rep of ours', 'steady of ours']);
  });

  test.each(['rep of ours', 'admin of ours', 'rep of theirs', 'admin of theirs'])(
    'is nothing for the %s, with or without the team named',
    async (who) => {
      for (const query of ['', `?team=${ours.teams.north}`]) expect((await asked(who, query)).status).toBe(404);
    },
  );

  test.each(['stranger of ours', 'outsider of ours', 'coach of theirs', 'manager of theirs', 'loose of ours'])(
    'is nothing for the %s, whose team it is not',
    async (who) => {
      expect((await asked(who, `?team=${ours.teams.north}`)).status).toBe(404);
      expect(JSON.stringify(await seen(who))).not.toContain(id('rep'));
    },
  );

  test('is empty where a manager has no team', async () => {
    expect(await seen('loose of ours')).toMatchObject({ teams: [], team: null, rows: [] });
  });

  test.each(['?period=12', '?period=-1', '?period=x'])('refuses %s', async (query) => {
    expect((await asked('manager of ours', query)).status).toBe(400);
  });
});

test('[TEAM15] each rep’s check-ins of the period are counted, of the one shown and no other', async () => {
  const { today, periods } = await seen('manager of ours');
  const held = (who: string, on: string) =>
    people[`${who} of ours`]!('POST', '/api/check-ins', {
      ...{ on, progress: 'Two calls.', obstacles: '', support: '', cadence: 'weekly' },
    });
  for (const on of [today, periods.at(-1)!.first, periods.at(-2)!.last])
    expect((await held('rep', on)).status).toBe(201);
  expect((await rowOf('rep')).checkIns).toBe(2);
  expect((await rowOf('idle')).checkIns).toBe(0);
  expect((await rowOf('rep', await seen('coach of ours', '?period=1'))).checkIns).toBe(1);
});

describe('[TEAM2] a cell', () => {
  test('is the mean of open sessions of the newest listener, its interval and how many they are', async () => {
    const view = await seen('manager of ours');
    expect(view.criteria.map(({ id }) => id)).toEqual(['first', 'second']);
    const [first] = (await rowOf('rep', view)).cells;
    expect(first).toMatchObject({ mean: 62, sessions: 6, under: false });
    expect(first!.interval!.low).toBeLessThan(62);
    expect(first!.interval!.high).toBeGreaterThan(62);
  });

  test('is empty where nothing was measured, and so is the row of who never practised', async () => {
    expect((await rowOf('steady')).cells[1]).toBeNull();
    expect(await rowOf('idle')).toMatchObject({ overall: null, cells: [null, null], trend: Array(6).fill(null) });
  });

  test('says improved only beyond the interval', async () => {
    const [first, second] = (await rowOf('rep')).cells;
    expect(first!.change).toMatchObject({ verdict: 'improved', by: { estimate: 22 }, before: 6, further: 0 });
    expect(first!.change!.by.low).toBeGreaterThan(0);
    expect(second!.change).toMatchObject({ verdict: 'no clear change yet', by: { estimate: 1 } });
    expect(second!.change!.by.low).toBeLessThan(0);
    expect(second!.change!.further).toBeNull();
  });
});

describe('[TEAM3] the trend and the team', () => {
  test('are six periods of overall, and the mean and spread of its reps', async () => {
    const view = await seen('manager of ours');
    const { trend, overall } = await rowOf('rep', view);
    expect(trend.map((point) => point && [Math.round(point.mean), point.sessions])).toEqual([
      [33, 1],
      null,
      null,
      null,
      [50, 6],
      [70, 6],
    ]);
    expect(overall).toMatchObject({ mean: 70, sessions: 6, change: { verdict: 'improved' } });
    expect(view.overall).toMatchObject({ mean: 65.5, reps: 2 });
    expect(view.overall!.spread).toBeCloseTo(6.364, 3);
    expect(view.means[1]).toEqual({ mean: 61, spread: null, reps: 1 });
  });

  test('a period back, the one before is the last', async () => {
    const view = await seen('manager of ours', '?period=1');
    expect((await rowOf('rep', view)).overall).toMatchObject({ mean: 50, change: null });
    expect(view.periods.at(-1)!.last).toBe(dayAfter(view.today, -30));
  });

  test('[TEAM4] periods end today in the time zone of the organisation', async () => {
    await inOrg(app.deps.db, ours.id, (tx) =>
      tx.insert(orgSetting).values({ orgId: ours.id, name: 'timeZone', value: 'Pacific/Kiritimati' }),
    );
    const view = await seen('manager of ours');
    expect(view.today).toBe(dayIn('Pacific/Kiritimati', new Date()));
    expect(view.periods.at(-1)).toEqual({ first: dayAfter(view.today, -29), last: view.today });
  });
});
