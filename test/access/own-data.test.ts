import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { getTableName, is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { notPersonal, ofMember, ofRecord, ofSession } from '../../server/db/own-data.ts';
import { readRecord } from '../../server/db/practice-sessions.ts';
import { storeScorecard } from '../../server/db/scoring.ts';
import { listenerVersion } from '../../server/listener/listen.ts';
import { scoreSession } from '../../server/measure/score.ts';
import { OpeningPage } from '../../server/protocol/mine-view.ts';
import { operations } from '../../server/routes/openapi.ts';
import {
  type Asking,
  changeSession,
  rubric,
  scenarioId,
  signInAs,
  startApp,
  startSession,
  type TestApp,
} from '../http/test-app.ts';
import { buildOrganisation, type Cast, type Organisation, oneOfEach } from '../people.ts';
import { endedCall, said } from '../practice/voted-session.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let app: TestApp;
let ours: Organisation;
let hidden: string;
let shared: string;
let running: string;
const people: Record<string, Asking> = {};
const ask = (who: string) => people[who]!;
const others = [
  'coach of ours',
  'manager of ours',
  'admin of ours',
  'mate of ours',
  'coach of theirs',
  'admin of theirs',
];

beforeAll(async () => {
  app = await startApp();
  const cast: Cast = { ...oneOfEach, mate: { role: 'rep', teams: ['north'] } };
  ours = await buildOrganisation(app.deps.signInDb, 'ours', cast);
  const theirs = await buildOrganisation(app.deps.signInDb, 'theirs', oneOfEach);
  for (const organisation of [ours, theirs])
    for (const [name, person] of Object.entries(organisation.people))
      people[`${name} of ${organisation.slug}`] = await signInAs(app.app, person);
  hidden = await scoredCall('private');
  running = await startSession(ask('rep of ours'));
});
afterAll(() => app.close());

async function scoredCall(visibility: 'private' | 'shared'): Promise<string> {
  const id = await endedCall(app, ask('rep of ours'), ours.id, visibility);
  await changeSession(app, ours.id, id, { turns: 1 });
  const record = await readRecord(app.deps.db, ours.id, id);
  const scenario = app.deps.library.scenarios.get(scenarioId)!;
  const card = scoreSession({ record, scenario, rubric, listener: listenerVersion });
  await ask('rep of ours')('POST', `/api/sessions/${id}/self-assessment`, { ratings: { first: 42 } });
  await storeScorecard(app.deps.raw, ours.id, id, card, 'engine', async () => {});
  return id;
}

type Export = { sessions: { id: string; events: unknown[]; steps: unknown[]; scorecards: unknown[] }[] };
async function exported(who: string): Promise<Export & Record<string, unknown>> {
  const answer = await ask(who)('GET', '/api/mine/export');
  expect(answer.headers.get('content-disposition')).toContain('attachment');
  return (await answer.json()) as Export;
}

describe('before anything is shared', () => {
  test.each(others)('[REP13] no answer to the %s holds a word of it', async (who) => {
    const paths = operations
      .filter(({ method, path }) => method === 'get' && !path.endsWith('/live'))
      .map(({ path }) => path.replace('{id}', hidden));
    expect(paths).toContain('/api/mine/export');
    expect(paths).toContain('/api/listening/marks.txt');
    for (const path of paths) {
      const text = await (await ask(who)('GET', path)).text();
      expect([path, text.includes(said.rep.slice(0, 20)), text.includes(hidden)]).toEqual([path, false, false]);
    }
  });
});

describe('what is kept of a rep', () => {
  test('[REP11] is in one file, session by session', async () => {
    const { sessions, measured } = await exported('rep of ours');
    expect(sessions.map(({ id }) => id)).toEqual([hidden, running]);
    const [ended] = sessions;
    expect(ended).toMatchObject({ scorecards: [{ sessionId: hidden }], selfAssessment: [{ ratings: { first: 42 } }] });
    expect(JSON.stringify(ended?.events)).toContain(said.rep);
    expect(ended?.steps.length).toBeGreaterThan(0);
    expect(measured).toBeInstanceOf(Array);
  });

  test('[REP12] says nothing that the prospect keeps back', async () => {
    const { sessions } = await exported('rep of ours');
    const live = sessions.find(({ id }) => id === running);
    expect(live?.steps).toEqual([]);
    expect(live).not.toHaveProperty('scenario');
    const scenario = app.deps.library.scenarios.get(scenarioId)!;
    const text = JSON.stringify(live);
    const secrets = scenario.hidden.flatMap((fact) => fact.rungs.map(({ learned }) => learned));
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  test.each(others)('[REP12] is not in the file of the %s', async (who) => {
    expect((await exported(who)).sessions).toEqual([]);
  });

  test('[REP11] every table of an organisation is in it, or named as holding nothing of a member', async () => {
    const folder = resolve(import.meta.dirname, '../../server/db/schema');
    const modules = await Promise.all(readdirSync(folder).map((file) => import(resolve(folder, file))));
    const tables: PgTable[] = modules.flatMap((each) => Object.values(each)).filter((each) => is(each, PgTable));
    const tenants = tables.filter((table) => getTableConfig(table).schema === undefined).map(getTableName);
    const parts = [...Object.values(ofSession), ...Object.values(ofMember)].map(({ table }) => table as PgTable);
    const inFile = new Set([...ofRecord, ...parts].map(getTableName));
    const named = [...notPersonal.keys()].map(getTableName);
    expect(named.filter((name) => inFile.has(name))).toEqual([]);
    expect([...new Set([...inFile, ...named])].sort()).toEqual([...new Set(tenants)].sort());
  });

  test('[REP11] is asked for by nobody who is signed out', async () => {
    expect((await app.app.request('/api/mine/export')).status).toBe(401);
  });
});

describe('who opened it', () => {
  const list = async (who: string, query = '') =>
    OpeningPage.parse(await (await ask(who)('GET', `/api/mine/openings${query}`)).json());

  test('[REP10] is told in one list over all sessions, newest first, to their rep alone', async () => {
    expect(await list('rep of ours')).toEqual({ openings: [], next: null });
    shared = await scoredCall('shared');
    for (const who of ['coach of ours', 'manager of ours', 'admin of ours'])
      await ask(who)('GET', `/api/sessions/${shared}`);
    const { openings } = await list('rep of ours');
    expect(openings.map(({ session, name, role }) => [session, name, role])).toEqual([
      [shared, 'manager of ours', 'manager'],
      [shared, 'coach of ours', 'coach'],
    ]);
    const first = await list('rep of ours', '?limit=1');
    expect(first.next).not.toBeNull();
    const rest = await list('rep of ours', `?limit=1&before=${first.next}`);
    expect([...first.openings, ...rest.openings]).toEqual(openings);
    for (const who of others) expect([who, await list(who)]).toEqual([who, { openings: [], next: null }]);
  });
});
