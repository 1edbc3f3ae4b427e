import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readMeasured } from '../../server/db/measured.ts';
import { storeScorecard } from '../../server/db/scoring.ts';
import { listenerVersion } from '../../server/listener/listen.ts';
import {
  type Asking,
  changeSession,
  scenarioId,
  signInAs,
  startApp,
  startSession,
  type TestApp,
} from '../http/test-app.ts';
import { buildOrganisation, type Organisation } from '../people.ts';
import { cardOf, scoreAs } from '../scorecards.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let app: TestApp;
let firm: Organisation;
let rep: Asking;
beforeAll(async () => {
  app = await startApp();
  firm = await buildOrganisation(app.deps.signInDb, 'firm');
  rep = await signInAs(app.app, firm.people.rep!);
});
afterAll(() => app.close());

const whats = ['overall', 'criterion:composure', 'talk-share'];
const numbers = { overall: 61, criteria: { composure: 40 }, measurements: { 'talk-share': 0.7 } };

async function rowsOf(session: string, { openOnly = false, listener = listenerVersion } = {}) {
  const rows = await readMeasured(app.deps.db, firm.id, {
    members: [firm.people.rep!.id],
    whats,
    from: new Date(0),
    to: new Date(Date.now() + 60_000),
    listener,
    openOnly,
  });
  return Object.fromEntries(rows.filter((row) => row.sessionId === session).map(({ what, value }) => [what, value]));
}
const share = (session: string, shared: boolean) => rep('POST', `/api/sessions/${session}/share`, { shared });

test('[GOAL1] a scorecard leaves a row for its total, each criterion and each measurement', async () => {
  const session = await startSession(rep);
  await scoreAs(app, firm.id, session, numbers);
  expect(await rowsOf(session)).toEqual({ overall: 61, 'criterion:composure': 40, 'talk-share': 0.7 });
});

test('[GOAL1] what could not be measured leaves none', async () => {
  const session = await startSession(rep);
  await scoreAs(app, firm.id, session, { overall: null, measurements: { 'talk-share': 0.5 } });
  expect(await rowsOf(session)).toEqual({ 'talk-share': 0.5 });
});

test('[GOAL2] rows are closed to others while the session is private, open once it is shared, and closed when it is taken back', async () => {
  const session = await startSession(rep);
  await scoreAs(app, firm.id, session, numbers);
  expect(await rowsOf(session, { openOnly: true })).toEqual({});
  await share(session, true);
  expect(Object.keys(await rowsOf(session, { openOnly: true }))).toHaveLength(3);
  await share(session, false);
  expect(await rowsOf(session, { openOnly: true })).toEqual({});
  expect(Object.keys(await rowsOf(session))).toHaveLength(3);
});

test('[GOAL2] a declared attempt is open from the start', async () => {
  const session = await startSession(rep);
  await changeSession(app, firm.id, session, { visibility: 'declared' });
  await scoreAs(app, firm.id, session, numbers);
  expect(Object.keys(await rowsOf(session, { openOnly: true }))).toHaveLength(3);
});

test('[GOAL3] a replay leaves none, and nobody is told that something was measured', async () => {
  const original = await startSession(rep);
  const replay = await startSession(rep);
  await changeSession(app, firm.id, replay, { replaySession: original, replaySeq: 2 });
  const after = vi.fn(async () => {});
  await scoreAs(app, firm.id, replay, numbers, { after });
  expect(await rowsOf(replay)).toEqual({});
  expect(after).not.toHaveBeenCalled();
});

test('[GOAL4] rescoring with another listener puts its rows in place of the old ones; the same scorecard again changes nothing', async () => {
  const session = await startSession(rep, { scenario: scenarioId });
  await scoreAs(app, firm.id, session, numbers);
  const after = vi.fn(async () => {});
  const store = (card: ReturnType<typeof cardOf>) =>
    storeScorecard(app.deps.raw, firm.id, session, card, 'prospect-1', after);
  await store(cardOf({ ...numbers, overall: 1 }));
  expect(after).not.toHaveBeenCalled();
  expect(await rowsOf(session)).toMatchObject({ overall: 61 });
  await store(cardOf({ overall: 70, listener: 'another' }));
  expect(after).toHaveBeenCalledTimes(1);
  expect(await rowsOf(session)).toEqual({});
  expect(await rowsOf(session, { listener: 'another' })).toEqual({ overall: 70 });
});
