import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { judgedRowKey } from '../../server/domain/judge.ts';
import { judgeSession } from '../../server/practice/judging.ts';
import { CalibrationView, RoundView } from '../../server/protocol/calibration-view.ts';
import { type Asking, rubric, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { type Endpoint, startEndpoint } from '../models/endpoint.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';
import { fair, financeCall, judgeAt, judgedLibrary } from '../practice/judged-session.ts';
import { settle, settled } from '../practice/settled.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** A round of blind ratings of what a language model votes on, read by who rates in it and by the rep. */

let app: TestApp;
let endpoint: Endpoint;
let ours: Organisation;
let session: string;
let round: string;
const people: Record<string, Asking> = {};
const ask = (who: string) => people[who]!;
const criteria = ['first', 'third', judgedRowKey];
/** What a judge votes on. */
const judged = ['third', judgedRowKey];

beforeAll(async () => {
  [app, endpoint] = await Promise.all([startApp({ library: judgedLibrary() }), startEndpoint()]);
  endpoint.behave(fair);
  ours = await buildOrganisation(app.deps.signInDb, 'ours', {
    ...oneOfEach,
    coach2: { role: 'coach', teams: ['north'] },
  });
  for (const [name, person] of Object.entries(ours.people)) people[name] = await signInAs(app.app, person);
  session = await financeCall(app, ask('rep'), ours.id);
  await judge(session);
  round = await make('coach', criteria, session);
  for (const who of ['coach', 'manager']) expect(await rate(who, round, session, criteria)).toBe(201);
  await settled(app);
});
afterAll(async () => {
  await endpoint.close();
  await app.close();
});

async function judge(sessionId: string): Promise<void> {
  const { db, raw, measured } = app.deps;
  const deps = { db, raw, measured, judge: judgeAt(endpoint, 'judge-1'), failed: () => {} };
  await judgeSession(deps, { orgId: ours.id, sessionId }, true);
}
const asked = (who: string, of: string[], on: string, raters = ['coach', 'manager']) =>
  ask(who)('POST', '/api/calibration', {
    ...{ title: 'The judge', sessions: [on], criteria: of },
    raters: raters.map((name) => ours.people[name]!.id),
  });
async function make(who: string, of: string[], on: string, raters?: string[]): Promise<string> {
  const made = await asked(who, of, on, raters);
  expect(made.status).toBe(201);
  return ((await made.json()) as { id: string }).id;
}
const rate = async (who: string, id: string, on: string, of: string[]) =>
  (
    await ask(who)('POST', `/api/calibration/${id}/ratings`, {
      ...{ session: on, scores: of.map((criterion) => ({ criterion, score: 70 })) },
    })
  ).status;
const settleThird = (criterion: string, kappa: number, by: string | null = 'judge-1') =>
  settle(app, { orgId: ours.id, rubricId: rubric.id, criterion, judge: by }, kappa);
const textOf = async (who: string, path: string) => (await ask(who)('GET', path)).text();
const page = async (who: string) => CalibrationView.parse(JSON.parse(await textOf(who, '/api/calibration')));
const one = async (who: string, id: string) => RoundView.parse(JSON.parse(await textOf(who, `/api/calibration/${id}`)));
type Row = { round_id?: string; roundId: string; criterion: string; computed: number | null; judge: string | null };
async function exported(): Promise<Row[]> {
  const { sessions } = JSON.parse(await textOf('rep', '/api/mine/export')) as {
    sessions: { id: string; ratings: Row[] }[];
  };
  return sessions.flatMap(({ ratings }) => ratings);
}

test('[JUDGE8] a coach reads what the ratings are held against, and how far they agree with it', async () => {
  const { rounds, standings, choices } = await page('coach');
  expect(rounds[0]!.sessions[0]!.given.map(({ criterion, computed, kept }) => [criterion, computed, kept])).toEqual([
    ['first', expect.any(Number), false],
    ['third', 75, false],
    [judgedRowKey, 84, false],
  ]);
  expect(rounds[0]!.agreement.map(({ computed }) => computed?.sessions)).toEqual([1, 1, 1]);
  expect(standings.filter((each) => each.judge === 'judge-1')).toHaveLength(2);
  expect(choices.sessions[0]!.criteria.map(({ id }) => id)).toContain(judgedRowKey);
});

test('[JUDGE8] a manager who rates in the round reads nothing of the judge, on its page or on the round’s own', async () => {
  const { rounds, standings, choices } = await page('manager');
  for (const each of [rounds[0]!, await one('manager', round)]) {
    expect(each.sessions[0]!.given.map(({ criterion, computed, kept }) => [criterion, computed, kept])).toEqual([
      ['first', expect.any(Number), false],
      ['third', null, true],
      [judgedRowKey, null, true],
    ]);
    expect(each.agreement.map(({ criterion, computed }) => [criterion, computed?.sessions])).toEqual([
      ['first', 1],
      ['third', undefined],
      [judgedRowKey, undefined],
    ]);
    expect(each.agreement.every(({ among }) => among.sessions === 1)).toBe(true);
  }
  expect(standings.map(({ judged }) => judged)).not.toContain(true);
  expect(choices.sessions.flatMap((each) => each.criteria.map(({ id }) => id))).not.toContain(judgedRowKey);
  for (const path of ['/api/calibration', `/api/calibration/${round}`])
    expect(await textOf('manager', path)).not.toContain('judge-1');
});

test('[JUDGE8] a manager makes no round of the row itself, so that nothing says whether there are votes', async () => {
  expect((await asked('manager', [judgedRowKey], session)).status).toBe(422);
});

test('[JUDGE8] [JUDGE11] the rep’s file holds of each rating what is for their eyes, criterion by criterion', async () => {
  // in one that code counts they agree, which says nothing of the others
  await settleThird('first', 0.9, null);
  const before = await exported();
  expect(before.filter(({ criterion }) => criterion === 'first').map(({ computed }) => computed)).toEqual([
    expect.any(Number),
    expect.any(Number),
  ]);
  const kept = before.filter(({ criterion }) => judged.includes(criterion));
  expect(kept).toHaveLength(4);
  expect(kept.map(({ computed, judge }) => [computed, judge])).toEqual(kept.map(() => [null, null]));
  expect(await textOf('rep', '/api/mine/export')).not.toContain('judge-1');
});

test('[JUDGE9] where coaches agree with the judge the criterion is told to all of them, and the row still to none', async () => {
  await settleThird('third', 0.8);
  const rows = await exported();
  const of = (id: string) => rows.filter(({ criterion }) => criterion === id).map((row) => [row.computed, row.judge]);
  expect([of('third'), of(judgedRowKey)]).toEqual([
    [
      [75, 'judge-1'],
      [75, 'judge-1'],
    ],
    [
      [null, null],
      [null, null],
    ],
  ]);
  const { rounds, standings } = await page('manager');
  expect(rounds[0]!.sessions[0]!.given.map(({ computed }) => computed)).toEqual([expect.any(Number), 75, null]);
  expect(standings.filter(({ judged }) => judged).map(({ criterion }) => criterion)).toEqual(['third']);
});

test('[JUDGE12] votes that come between two ratings are what the page shows and what agreement counts', async () => {
  const later = await financeCall(app, ask('rep'), ours.id);
  const id = await make('coach', ['third'], later, ['coach', 'coach2']);
  expect(await rate('coach', id, later, ['third'])).toBe(201);
  await judge(later);
  expect(await rate('coach2', id, later, ['third'])).toBe(201);
  const found = await one('coach', id);
  expect(found.sessions[0]!.given).toMatchObject([{ computed: 75, kept: false }]);
  expect(found.agreement[0]!.computed!.sessions).toBe(1);
});

test('[COACH14] the round’s own page is for who made it and who rates in it', async () => {
  expect((await ask('coach2')('GET', `/api/calibration/${round}`)).status).toBe(404);
  for (const who of ['rep', 'admin']) expect((await ask(who)('GET', `/api/calibration/${round}`)).status).toBe(404);
  expect((await ask('coach')('GET', '/api/calibration/not-an-id')).status).toBe(404);
});
