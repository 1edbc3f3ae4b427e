import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { keyFigureValue } from '../../server/db/schema/key-figure-value.ts';
import { inOrg } from '../../server/db/tenant.ts';
import { dayAfter } from '../../server/domain/org-settings.ts';
import { BesideView, FigureImport, FiguresView, TargetView } from '../../server/protocol/key-figure-view.ts';
import { type Asking, origin, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';
import { measure, sessions } from './measured-team.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Figures of work: given, adjusted and seen, tried by everyone. */

let app: TestApp;
let ours: Organisation;
let theirs: Organisation;
const people: Record<string, Asking> = {};
const ask = (who: string) => people[who]!;
const id = (who: string) => ours.people[who]!.id;
const email = (who: string) => ours.people[who]!.email;

const head = 'email,figure,period start,value,target';
const recent = (back: number) => dayAfter(new Date().toISOString().slice(0, 10), -back);

const cookies: Record<string, string> = {};
/** A file, as a page or a script sends it. */
const importAs = async (who: string, file: string) => {
  const answer = await app.app.request('/api/key-figures/import', {
    method: 'POST',
    headers: { origin, cookie: cookies[who]!, 'content-type': 'text/csv' },
    body: file,
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const stored = () => inOrg(app.deps.db, ours.id, (tx) => tx.select().from(keyFigureValue));
const seen = async (who: string, query = '') =>
  FiguresView.parse(await (await ask(who)('GET', `/api/key-figures${query}`)).json());

async function signIn(name: string, address: string) {
  const answer = await app.app.request('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ email: address, password: 'a-long-password' }),
  });
  cookies[name] = answer.headers.get('set-cookie')!.split(';')[0]!;
}

beforeAll(async () => {
  app = await startApp();
  ours = await buildOrganisation(app.deps.signInDb, 'ours', {
    ...oneOfEach,
    mate: { role: 'rep', teams: ['north'] },
    stranger: { role: 'coach', teams: ['south'] },
    outsider: { role: 'manager', teams: ['south'] },
    southern: { role: 'rep', teams: ['south'] },
  });
  theirs = await buildOrganisation(app.deps.signInDb, 'theirs', oneOfEach);
  for (const organisation of [ours, theirs])
    for (const [name, person] of Object.entries(organisation.people)) {
      const who = `${name} of ${organisation.slug}`;
      people[who] = await signInAs(app.app, person);
      await signIn(who, person.email);
    }
});
afterAll(() => app.close());
beforeEach(async () => {
  await inOrg(app.deps.db, ours.id, (tx) => tx.delete(keyFigureValue));
});

describe('[TEAM11] an import', () => {
  test('keeps every line, and a second time puts the new value in its place', async () => {
    const first = await importAs('manager of ours', `${head}\n${email('rep')},win-rate,${recent(30)},31,40`);
    expect(first).toEqual({ status: 200, body: { state: 'imported', values: 1, people: 1 } });
    await importAs('manager of ours', `${head}\n${email('rep')},win-rate,${recent(30)},33,40`);
    expect(await stored()).toMatchObject([{ memberId: id('rep'), value: 33, target: 40 }]);
  });

  test('keeps nothing of a file with one bad line, and says which', async () => {
    const file = `${head}\n${email('rep')},win-rate,${recent(30)},31,40\n${email('rep')},win-rate,${recent(30)},32,`;
    const { status, body } = await importAs('manager of ours', file);
    expect(status).toBe(422);
    const told = FigureImport.parse(body);
    expect(told).toMatchObject({ state: 'refused', problems: [{ line: 3 }], more: 0 });
    expect(await stored()).toEqual([]);
  });

  test('doesn’t tell an address of another organisation or team from one that isn’t there', async () => {
    const says = async (address: string) =>
      JSON.stringify((await importAs('manager of ours', `${head}\n${address},quota,${recent(9)},1,`)).body).replace(
        address,
        '',
      );
    const unknown = await says('nobody@ours.example');
    for (const address of [theirs.people.rep!.email, email('southern'), email('coach')])
      expect([address, await says(address)]).toEqual([address, unknown]);
    expect(await stored()).toEqual([]);
  });

  test('is an admin’s for every team, a manager’s for their own', async () => {
    const file = `${head}\n${email('rep')},quota,${recent(9)},1,\n${email('southern')},quota,${recent(9)},2,`;
    expect((await importAs('manager of ours', file)).status).toBe(422);
    expect((await importAs('outsider of ours', file)).status).toBe(422);
    expect((await importAs('admin of ours', file)).body).toMatchObject({ values: 2, people: 2 });
  });

  test.each(['rep of ours', 'coach of ours', 'stranger of ours'])('is nothing for the %s', async (who) => {
    const line = { email: email('rep'), figure: 'quota', startsOn: recent(9), value: 1 };
    expect((await importAs(who, `${head}\n${email('rep')},quota,${recent(9)},1,`)).status).toBe(404);
    expect((await ask(who)('POST', '/api/key-figures/values', { values: [line] })).status).toBe(404);
    expect(
      (await ask(who)('POST', '/api/key-figures', { name: 'Mine', side: 'leading', better: 'higher' })).status,
    ).toBe(404);
    expect(await stored()).toEqual([]);
  });

  test('takes a file of a megabyte and no more', async () => {
    const line = `${email('rep')},quota,${recent(9)},1,`;
    const big = await importAs('manager of ours', `${head}\n${line}${' '.repeat(900_000)}`);
    expect(big.status).toBe(200);
    expect((await importAs('manager of ours', `${head}\n${line}${' '.repeat(1_100_000)}`)).status).toBe(413);
  });

  test('by a script is checked the same', async () => {
    const values = (change = {}) => ({
      values: [{ email: email('rep'), figure: 'Calls made', startsOn: recent(9), value: 12.5, target: 20, ...change }],
    });
    const give = (body: unknown) => ask('manager of ours')('POST', '/api/key-figures/values', body);
    expect((await give(values())).status).toBe(200);
    expect(await stored()).toMatchObject([{ figure: 'calls-made', value: 12.5, target: 20 }]);
    expect((await give(values({ figure: 'shoe size' }))).status).toBe(422);
    expect((await give(values({ value: 'many' }))).status).toBe(400);
    expect((await give({ values: [] })).status).toBe(400);
  });
});

describe('[TEAM12] figures', () => {
  beforeEach(async () => {
    const lines = ['rep', 'mate', 'southern'].map((who) => `${email(who)},quota,${recent(30)},80,100`);
    await importAs('admin of ours', [head, ...lines].join('\n'));
  });

  test.each([
    ['rep of ours', ['rep of ours']],
    ['mate of ours', ['mate of ours']],
    ['coach of ours', ['mate of ours', 'rep of ours']],
    ['manager of ours', ['mate of ours', 'rep of ours']],
    ['stranger of ours', ['southern of ours']],
    ['admin of ours', ['mate of ours', 'rep of ours', 'southern of ours']],
    ['manager of theirs', ['rep of theirs']],
  ])('are shown to the %s of %j', async (who, expected) => {
    const { people, values } = await seen(who);
    expect(people.map(({ name }) => name).sort()).toEqual(expected);
    const whose = new Set(people.map((person) => person.id));
    expect(values.every(({ member }) => whose.has(member))).toBe(true);
    expect(values).toHaveLength(who === 'manager of theirs' ? 0 : expected.length);
  });

  test('of a team that isn’t theirs are nothing', async () => {
    for (const who of ['manager of ours', 'rep of ours', 'manager of theirs', 'admin of theirs'])
      expect((await ask(who)('GET', `/api/key-figures?team=${ours.teams.south}`)).status).toBe(404);
    expect((await seen('admin of ours', `?team=${ours.teams.south}`)).people).toHaveLength(1);
  });

  test('of the organisation’s own are added once by name, and can be imported then', async () => {
    const add = (name: string) =>
      ask('manager of ours')('POST', '/api/key-figures', { name, side: 'leading', better: 'higher', unit: '' });
    expect((await add('Demos given')).status).toBe(201);
    for (const taken of ['demos given', 'Win rate', 'conversion/demo'])
      expect([taken, (await add(taken)).status]).toEqual([taken, 409]);
    const line = `${email('rep')},Demos given,${recent(30)},7,`;
    expect((await importAs('manager of ours', `${head}\n${line}`)).status).toBe(200);
    expect(
      (await importAs('manager of theirs', `${head}\n${theirs.people.rep!.email},Demos given,${recent(30)},7,`)).status,
    ).toBe(422);
  });
});

describe('[TEAM13] a target', () => {
  const adjust = (who: string, change: Record<string, unknown> = {}) =>
    ask(who)('POST', '/api/key-figures/targets', {
      figure: 'quota',
      team: ours.teams.north,
      startsOn: recent(30),
      target: 85,
      reason: 'Two big accounts froze their budgets.',
      ...change,
    });
  const heldBy = async (who: string, start: string) =>
    (await seen(who)).values.find(({ member, startsOn }) => member === id('rep') && startsOn === start);

  beforeEach(async () => {
    const lines = [60, 30].map((back) => `${email('rep')},quota,${recent(back)},80,100`);
    await importAs('manager of ours', [head, ...lines].join('\n'));
  });

  test('is adjusted from a period on with its reason; the one before stays to be seen, and the newest holds', async () => {
    const made = await adjust('manager of ours');
    expect(made.status).toBe(201);
    expect(TargetView.parse(await made.json())).toMatchObject({ whose: 'north', by: 'manager of ours' });
    expect(await heldBy('rep of ours', recent(60))).toMatchObject({ target: 100, planned: 100, reason: null });
    expect(await heldBy('rep of ours', recent(30))).toMatchObject({
      target: 85,
      planned: 100,
      reason: 'Two big accounts froze their budgets.',
    });
    await adjust('admin of ours', { target: 90, reason: 'One of them came back.' });
    expect(await heldBy('rep of ours', recent(30))).toMatchObject({ target: 90 });
    await adjust('manager of ours', { team: undefined, member: id('rep'), target: 70, reason: 'Away for ten days.' });
    expect(await heldBy('coach of ours', recent(30))).toMatchObject({ target: 70, reason: 'Away for ten days.' });
    const { targets } = await seen('coach of ours');
    expect(targets.map(({ target, whose }) => [target, whose])).toEqual([
      [70, 'rep of ours'],
      [90, 'north'],
      [85, 'north'],
    ]);
    expect((await seen('stranger of ours')).targets).toEqual([]);
  });

  test.each(['rep of ours', 'coach of ours', 'outsider of ours', 'manager of theirs', 'admin of theirs'])(
    'isn’t the %s’s to adjust',
    async (who) => {
      expect((await adjust(who)).status).toBe(404);
      expect((await adjust(who, { team: undefined, member: id('rep') })).status).toBe(404);
    },
  );

  test('needs a reason, a figure there is, and one person or team', async () => {
    expect((await adjust('manager of ours', { reason: ' ' })).status).toBe(400);
    expect((await adjust('manager of ours', { figure: 'shoe size' })).status).toBe(422);
    expect((await adjust('manager of ours', { member: id('rep') })).status).toBe(400);
    expect((await adjust('manager of ours', { team: undefined })).status).toBe(400);
  });
});

describe('[TEAM14] what happened beside what was said', () => {
  const query = () => `?member=${id('rep')}&figure=quota&what=criterion:first`;
  const besides = (who: string) => ask(who)('GET', `/api/key-figures/beside${query()}`);

  beforeAll(async () => {
    await measure(app, ours.id, [
      ...sessions(id('rep'), 50, 50, 6, { first: 50 }),
      ...sessions(id('rep'), 20, 70, 4, { first: 70 }),
      { member: id('rep'), ago: 12, overall: 0, criteria: { first: 0 }, open: false },
    ]);
  });
  beforeEach(async () => {
    const lines = [90, 60, 30].map((back, i) => `${email('rep')},quota,${recent(back)},${70 + i * 5},100`);
    await importAs('manager of ours', [head, ...lines].join('\n'));
  });

  test.each(['rep of ours', 'coach of ours', 'manager of ours'])(
    'is shown to the %s over the figure’s own periods',
    async (who) => {
      const { points } = BesideView.parse(await (await besides(who)).json());
      expect(
        points.map(({ first, last, value, said }) => [first, last, value, said && [said.mean, said.sessions]]),
      ).toEqual([
        [recent(90), recent(61), 70, null],
        [recent(60), recent(31), 75, [50, 6]],
        [recent(30), recent(1), 80, expect.arrayContaining([4])],
      ]);
      expect(points[1]!.said!.interval!.low).toBeLessThan(50);
    },
  );

  test.each(['mate of ours', 'admin of ours', 'stranger of ours', 'outsider of ours', 'manager of theirs'])(
    'is nothing for the %s',
    async (who) => {
      expect((await besides(who)).status).toBe(404);
    },
  );
});
