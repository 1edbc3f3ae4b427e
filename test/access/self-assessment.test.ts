import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readRecord } from '../../server/db/practice-sessions.ts';
import { storeScorecard } from '../../server/db/scoring.ts';
import { receptivityOf } from '../../server/domain/self-assessment.ts';
import { listenerVersion } from '../../server/listener/listen.ts';
import { scoreSession } from '../../server/measure/score.ts';
import { SelfAssessmentView } from '../../server/protocol/self-view.ts';
import {
  type Asking,
  changeSession,
  readTestLibrary,
  rubric,
  scenarioId,
  signInAs,
  startApp,
  startSession,
  type TestApp,
} from '../http/test-app.ts';
import { buildOrganisation, type Cast, type Organisation, oneOfEach } from '../people.ts';
import { endedCall } from '../practice/voted-session.ts';
import { scoreAs } from '../scorecards.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let app: TestApp;
let ours: Organisation;
const people: Record<string, Asking> = {};
const ask = (who: string) => people[who]!;
const overseers = ['coach of ours', 'manager of ours'];
const outsiders = ['admin of ours', 'mate of ours', 'stranger of ours', 'coach of theirs', 'rep of theirs'];

beforeAll(async () => {
  app = await startApp();
  const cast: Cast = {
    ...oneOfEach,
    mate: { role: 'rep', teams: ['north'] },
    stranger: { role: 'coach', teams: ['south'] },
  };
  ours = await buildOrganisation(app.deps.signInDb, 'ours', cast);
  const theirs = await buildOrganisation(app.deps.signInDb, 'theirs', oneOfEach);
  for (const organisation of [ours, theirs])
    for (const [name, person] of Object.entries(organisation.people))
      people[`${name} of ${organisation.slug}`] = await signInAs(app.app, person);
});
afterAll(() => app.close());

async function scoredCall(visibility: 'private' | 'shared' | 'declared'): Promise<string> {
  const id = await endedCall(app, ask('rep of ours'), ours.id, visibility);
  await changeSession(app, ours.id, id, { turns: 1 });
  const record = await readRecord(app.deps.db, ours.id, id);
  const scenario = app.deps.library.scenarios.get(scenarioId)!;
  const card = scoreSession({ record, scenario, rubric, listener: listenerVersion });
  await storeScorecard(app.deps.raw, ours.id, id, card, 'engine', async () => {});
  return id;
}
const path = (id: string) => `/api/sessions/${id}/self-assessment`;
const view = async (who: string, id: string) =>
  SelfAssessmentView.parse(await (await ask(who)('GET', path(id))).json());
const give = (who: string, id: string, body: unknown = { ratings: { first: 20, second: 90 } }) =>
  ask(who)('POST', path(id), body);

describe('a rep’s own view of a session', () => {
  test('[REP6] is due until it is given, in the words of the session’s rubric', async () => {
    const id = await scoredCall('private');
    expect(await view('rep of ours', id)).toMatchObject({ status: 'due', ratings: null });
    expect((await view('rep of ours', id)).criteria[0]).toEqual({ id: 'first', name: 'first', good: 'Good.' });
    expect((await give('rep of ours', id)).status).toBe(201);
    expect(await view('rep of ours', id)).toMatchObject({ status: 'given', ratings: { first: 20, second: 90 } });
  });

  test('[REP7] is taken once', async () => {
    const id = await scoredCall('private');
    await give('rep of ours', id);
    expect((await give('rep of ours', id, { ratings: { first: 90 } })).status).toBe(409);
    expect((await view('rep of ours', id)).ratings).toEqual({ first: 20, second: 90 });
  });

  test('[REP7] is not taken once the scorecard was read, by its rep', async () => {
    const id = await scoredCall('shared');
    await ask('coach of ours')('GET', `/api/sessions/${id}/scorecard`);
    expect((await view('rep of ours', id)).status).toBe('due');
    await ask('rep of ours')('GET', `/api/sessions/${id}/scorecard`);
    expect((await view('rep of ours', id)).status).toBe('skipped');
    expect((await give('rep of ours', id)).status).toBe(409);
  });

  test('[REP6] may be skipped, and is not asked of a call that runs or never began', async () => {
    const id = await scoredCall('private');
    expect((await give('rep of ours', id, { skip: true })).status).toBe(201);
    expect((await view('rep of ours', id)).status).toBe('skipped');
    const live = await startSession(ask('rep of ours'));
    expect((await view('rep of ours', live)).status).toBe('none');
    expect((await give('rep of ours', live)).status).toBe(409);
  });

  test.each([
    ['a criterion of another rubric', { ratings: { charm: 50 } }],
    ['more than a hundred', { ratings: { first: 101 } }],
    ['nothing', { ratings: {} }],
    ['something else besides', { ratings: { first: 50 }, skip: true }],
  ])('[REP6] of %s is refused', async (_what, body) => {
    expect((await give('rep of ours', await scoredCall('private'), body)).status).toBe(400);
  });

  test.each([...overseers, ...outsiders])('[REP8] of a private session is nothing to the %s', async (who) => {
    const id = await scoredCall('private');
    await give('rep of ours', id);
    expect((await ask(who)('GET', path(id))).status).toBe(404);
    expect((await give(who, id)).status).toBe(404);
  });

  test.each(['shared', 'declared'] as const)(
    '[REP8] of a %s session is for its coach and manager to read',
    async (visibility) => {
      const id = await scoredCall(visibility);
      expect((await view('coach of ours', id)).status).toBe('none');
      await give('rep of ours', id);
      for (const who of overseers) {
        expect((await view(who, id)).ratings).toEqual({ first: 20, second: 90 });
        expect((await give(who, id)).status).toBe(404);
      }
      for (const who of outsiders) expect([who, (await ask(who)('GET', path(id))).status]).toEqual([who, 404]);
    },
  );
});

describe('what is measured of it', () => {
  const scores = { first: 30, second: 40, third: 70, fourth: 90 };
  const firm = buildFour();
  const rows = async (id: string) =>
    (await firm.app().deps.db.client`select what, effective, n, open from measured
      where session_id = ${id} and what like 'self-%' order by what`) as unknown as object[];
  const own = { ratings: { first: 20, second: 90, third: 40, fourth: 90 } };

  test('[REP18] is how near it came, with the scorecard and again with each new one, for a trend to show', async () => {
    const id = await firm.scored(scores);
    expect(await rows(id)).toEqual([]);
    expect((await firm.rep()('POST', path(id), own)).status).toBe(201);
    expect(await rows(id)).toEqual([
      { what: 'self-error', effective: 22.5, n: 4, open: true },
      { what: 'self-overlap', effective: 0.5, n: 4, open: true },
    ]);
    const body = { criterion: 'third', score: 10, reason: 'Not met.' };
    expect((await firm.coach()('POST', `/api/sessions/${id}/overrides`, body)).status).toBe(201);
    expect(await rows(id)).toHaveLength(2);
    await firm.rep()('POST', `/api/sessions/${id}/share`, { shared: false });
    expect(await rows(id)).toMatchObject([{ open: false }, { open: false }]);
  });

  test('[REP18] is there too where it was given before the scorecard was stored', async () => {
    const id = await firm.scored(scores, own);
    expect(await rows(id)).toHaveLength(2);
  });

  test('[REP18] is nothing where it was skipped', async () => {
    const id = await firm.scored(scores);
    await firm.rep()('POST', path(id), { skip: true });
    expect(await rows(id)).toEqual([]);
  });
});

describe('how near it came', () => {
  const scored = (computed: number, id: string) => ({ id, computed }) as Parameters<typeof receptivityOf>[1][number];
  const criteria = [scored(30, 'a'), scored(40, 'b'), scored(70, 'c'), scored(90, 'd')];

  test('[REP9] counts the weakest two that are the same', () => {
    expect(receptivityOf({ a: 35, b: 45, c: 75, d: 95 }, criteria)).toEqual({ overlap: 2, error: 5, n: 4 });
    expect(receptivityOf({ a: 20, b: 90, c: 40, d: 90 }, criteria)?.overlap).toBe(1);
    expect(receptivityOf({ a: 90, b: 90, c: 20, d: 20 }, criteria)?.overlap).toBe(0);
  });

  test('[REP9] gains nothing by rating everything alike', () => {
    expect(receptivityOf({ a: 50, b: 50, c: 50, d: 50 }, criteria)?.overlap).toBe(1);
    expect(receptivityOf({ a: 20, b: 50, c: 50, d: 50 }, criteria)?.overlap).toBeCloseTo(1 + 1 / 3);
  });

  test('[REP9] says nothing of fewer than four', () => {
    expect(receptivityOf({ a: 20, b: 50, c: 50 }, criteria)).toBeNull();
  });
});

/** A firm whose rubric has four criteria: of fewer nothing is said. */
function buildFour() {
  let app: TestApp;
  let org: Organisation;
  const asks: Record<string, Asking> = {};
  beforeAll(async () => {
    const library = readTestLibrary();
    const criteria = [...rubric.criteria, { ...rubric.criteria[0]!, id: 'fourth', name: 'fourth' }];
    app = await startApp({ library: { ...library, rubrics: new Map([[rubric.id, { ...rubric, criteria }]]) } });
    org = await buildOrganisation(app.deps.signInDb, 'four', oneOfEach);
    for (const name of ['rep', 'coach']) asks[name] = await signInAs(app.app, org.people[name]!);
  });
  afterAll(() => app.close());
  return {
    app: () => app,
    rep: () => asks.rep!,
    coach: () => asks.coach!,
    /** A shared session with these scores, rated by its rep before they are stored, or not. */
    async scored(criteria: Record<string, number>, before?: object): Promise<string> {
      const id = await startSession(asks.rep!);
      await changeSession(app, org.id, id, { status: 'ended', endedAt: new Date(), turns: 2, visibility: 'shared' });
      if (before) await asks.rep!('POST', path(id), before);
      await scoreAs(app, org.id, id, { overall: 57, criteria });
      return id;
    },
  };
}
