import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { putStanding } from '../../server/db/rating-rounds.ts';
import { enterOrg } from '../../server/db/raw-tenant.ts';
import { member } from '../../server/db/schema/sign-in.ts';
import { CalibrationView } from '../../server/protocol/calibration-view.ts';
import { SharedPage } from '../../server/protocol/home-view.ts';
import { NoticePage } from '../../server/protocol/telling-view.ts';
import { type Asking, rubric, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';
import { questionLibrary, scoredCall } from '../practice/scored-session.ts';
import { settled } from '../practice/settled.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Blind double ratings, tried by raters and by everyone else. */

let app: TestApp;
let ours: Organisation;
const people: Record<string, Asking> = {};
const sessions: string[] = [];
let round: string;

beforeAll(async () => {
  app = await startApp({ library: questionLibrary() });
  ours = await buildOrganisation(app.deps.signInDb, 'ours', {
    ...oneOfEach,
    coach2: { role: 'coach', teams: ['north'] },
    stranger: { role: 'coach', teams: ['south'] },
    leaver: { role: 'manager', teams: ['north'] },
  });
  const theirs = await buildOrganisation(app.deps.signInDb, 'theirs', oneOfEach);
  for (const organisation of [ours, theirs])
    for (const [name, person] of Object.entries(organisation.people))
      people[`${name} of ${organisation.slug}`] = await signInAs(app.app, person);
  for (let i = 0; i < 3; i++) sessions.push(await scoredCall(app, people['rep of ours']!, ours.id, 'shared'));
});
afterAll(() => app.close());

const ask = (who: string) => people[who]!;
const seen = async (who: string) => CalibrationView.parse(await (await ask(who)('GET', '/api/calibration')).json());
const make = (who: string, raters: string[], of = sessions) =>
  ask(who)('POST', '/api/calibration', {
    ...{ title: 'November', sessions: of, criteria: ['first'] },
    raters: raters.map((name) => ours.people[name]!.id),
  });
const rate = async (who: string, session: string, score: number, of = round) =>
  (await ask(who)('POST', `/api/calibration/${of}/ratings`, { session, scores: [{ criterion: 'first', score }] }))
    .status;
const status = async (who: string, path: string) => (await ask(who)('GET', path)).status;

test('[COACH14] a round is made of sessions that every rater may open', async () => {
  const refused = await make('coach of ours', ['coach', 'stranger']);
  expect(refused.status).toBe(422);
  expect((await refused.json()).message).toMatch(/^stranger of ours can’t open “.+” by rep of ours\./);
  expect((await make('coach of ours', ['coach'])).status).toBe(400);
  expect((await make('coach of ours', ['coach', 'coach2'], ['019aa000-0000-7000-8000-000000000000'])).status).toBe(422);
  for (const who of ['rep of ours', 'admin of ours', 'rep of theirs'])
    expect([who, (await make(who, ['coach', 'coach2'])).status]).toEqual([who, 404]);
  const made = await make('manager of ours', ['coach', 'coach2']);
  expect(made.status).toBe(201);
  round = ((await made.json()) as { id: string }).id;
});

test('[COACH14] a rater sees no score of its sessions on any page, others see them as before', async () => {
  const [session] = sessions;
  for (const who of ['coach of ours', 'coach2 of ours']) {
    expect(await status(who, `/api/sessions/${session}/scorecard`)).toBe(409);
    expect(await status(who, `/api/sessions/${session}/coaching`)).toBe(409);
    const view = await (await ask(who)('GET', `/api/sessions/${session}`)).json();
    expect(view).toMatchObject({ overall: null, level: null });
    const record = await (await ask(who)('GET', `/api/sessions/${session}/record`)).json();
    expect(record.steps).toBeNull();
    const list = SharedPage.parse(await (await ask(who)('GET', '/api/shared')).json());
    expect(list.sessions.map(({ overall }) => overall)).toEqual([null, null, null]);
  }
  expect(await status('manager of ours', `/api/sessions/${session}/scorecard`)).toBe(200);
  expect(await status('rep of ours', `/api/sessions/${session}/scorecard`)).toBe(200);
});

test('[COACH14] it is rated once by each of its raters and by nobody else, and shown when both are in', async () => {
  const [session] = sessions as [string];
  for (const who of ['manager of ours', 'rep of ours', 'stranger of ours', 'coach of theirs'])
    expect([who, await rate(who, session, 50)]).toEqual([who, 404]);
  expect(await rate('coach of ours', session, 70)).toBe(201);
  expect(await rate('coach of ours', session, 90)).toBe(409);
  expect(await status('coach of ours', `/api/sessions/${session}/scorecard`)).toBe(409);
  const [mine] = (await seen('coach of ours')).rounds;
  expect(mine!.sessions.find((one) => one.session === session)).toMatchObject({ rated: true, allIn: false });
  expect(mine!.agreement[0]!.among).toEqual({ kappa: null, icc: null, sessions: 0 });
  expect(await rate('coach2 of ours', session, 72)).toBe(201);
  expect(await status('coach of ours', `/api/sessions/${session}/scorecard`)).toBe(200);
});

test('[COACH15] [COACH16] agreement is told with its interval and sessions; a criterion stands as it was below ten', async () => {
  await Promise.all([rate('coach of ours', sessions[1]!, 30), rate('coach of ours', sessions[2]!, 88)]);
  await Promise.all([rate('coach2 of ours', sessions[1]!, 34), rate('coach2 of ours', sessions[2]!, 85)]);
  await settled(app);
  const { rounds, standings } = await seen('manager of ours');
  const { among, computed } = rounds[0]!.agreement[0]!;
  expect(among.sessions).toBe(3);
  expect(among.icc!.estimate).toBeGreaterThan(0.95);
  expect(among.icc!.low).toBeLessThan(among.icc!.estimate);
  expect(among.kappa!.estimate).toBe(1);
  expect(computed!.sessions).toBe(3);
  expect(standings).toMatchObject([{ criterion: 'first', state: 'steady', sessions: 3, judged: false }]);
});

test('[COACH14] what was given is told by name once every rating of the session is in', async () => {
  const [mine] = (await seen('coach of ours')).rounds;
  const { given } = mine!.sessions.find(({ session }) => session === sessions[0])!;
  expect(given).toMatchObject([{ criterion: 'first', computed: expect.any(Number) }]);
  expect(given[0]!.scores.toSorted((a, b) => a.score - b.score)).toEqual([
    { by: 'coach of ours', score: 70 },
    { by: 'coach2 of ours', score: 72 },
  ]);
});

test('[COACH17] raters are asked, are asked no more once they have rated, and learn that all is in', async () => {
  const told = async (who: string) =>
    NoticePage.parse(await (await ask(who)('GET', '/api/notices')).json()).notices.filter(
      ({ kind }) => kind === 'calibration',
    );
  for (const who of ['coach of ours', 'coach2 of ours'])
    expect((await told(who)).find(({ says }) => says.includes('asks you'))).toMatchObject({
      ...{ says: 'manager of ours asks you to rate 3 sessions blind: “November”.', read: true },
      link: '/calibration',
    });
  expect(await told('manager of ours')).toMatchObject([{ says: 'Every rating of “November” is in.', read: false }]);
});

test('[COACH16] a criterion that fell under the least agreement says when, also after it recovered', async () => {
  const { raw } = app.deps;
  const of = { orgId: ours.id, rubricId: rubric.id, criterion: 'second', judge: null };
  const put = (state: 'steady' | 'coaches only') =>
    raw.sql.begin(async (tx) => {
      await enterOrg(tx, raw, ours.id);
      await putStanding(tx, of, { state, kappa: null, sessions: 12 });
    });
  const standing = async () => (await seen('coach of ours')).standings.find(({ criterion }) => criterion === 'second')!;
  await put('steady');
  expect(await standing()).toMatchObject({ state: 'steady', fellAt: null, rubric: rubric.title });
  await put('coaches only');
  const fell = await standing();
  expect(fell.fellAt).toBe(fell.since);
  await put('coaches only');
  await put('steady');
  expect(await standing()).toMatchObject({ state: 'steady', fellAt: fell.fellAt });
});

test('[COACH18] a round ends before every rating is in by who made it: its scores show again and nothing more is rated', async () => {
  const fresh = await scoredCall(app, people['rep of ours']!, ours.id, 'shared');
  const made = await make('manager of ours', ['coach', 'coach2'], [fresh, sessions[0]!]);
  const { id } = (await made.json()) as { id: string };
  expect(await rate('coach of ours', sessions[0]!, 60, id)).toBe(201);
  expect(await rate('coach2 of ours', sessions[0]!, 64, id)).toBe(201);
  expect(await status('coach of ours', `/api/sessions/${fresh}/scorecard`)).toBe(409);
  const end = async (who: string) => (await ask(who)('POST', `/api/calibration/${id}/end`, {})).status;
  for (const who of ['coach of ours', 'stranger of ours', 'rep of ours', 'manager of theirs'])
    expect([who, await end(who)]).toEqual([who, 404]);
  expect(await end('manager of ours')).toBe(200);
  expect(await end('manager of ours')).toBe(409);
  expect(await status('coach of ours', `/api/sessions/${fresh}/scorecard`)).toBe(200);
  expect(await rate('coach2 of ours', fresh, 50, id)).toBe(409);
  const round = (await seen('coach of ours')).rounds.find((one) => one.id === id)!;
  expect(round).toMatchObject({ endedAt: expect.any(String), mayEnd: false });
  expect(round.agreement[0]!.among.sessions).toBe(1);
});

test('[COACH18] where whoever made it has left, a rater ends it', async () => {
  const made = await make('leaver of ours', ['coach', 'coach2'], [sessions[0]!]);
  const { id } = (await made.json()) as { id: string };
  const { drizzle } = app.deps.signInDb;
  await drizzle.delete(member).where(eq(member.userId, ours.people.leaver!.id));
  expect((await seen('coach of ours')).rounds[0]).toMatchObject({ id, by: 'A former member', mayEnd: true });
  expect((await ask('coach of ours')('POST', `/api/calibration/${id}/end`, {})).status).toBe(200);
});

test('[COACH14] rounds are shown to who made them and who rates in them', async () => {
  for (const who of ['stranger of ours', 'coach of theirs', 'manager of theirs'])
    expect([who, (await seen(who)).rounds]).toEqual([who, []]);
  expect((await seen('coach of theirs')).standings).toEqual([]);
});
