import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { loadScorable, storeScorecard } from '../../server/db/scoring.ts';
import { scoreSession } from '../../server/measure/score.ts';
import { NoticePage } from '../../server/protocol/telling-view.ts';
import { type Asking, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';
import { endedCall, said } from '../practice/voted-session.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let app: TestApp;
let ours: Organisation;
let rep: Asking;
let coach: Asking;

beforeAll(async () => {
  app = await startApp();
  ours = await buildOrganisation(app.deps.signInDb, 'ours', oneOfEach);
  [rep, coach] = await Promise.all([signInAs(app.app, ours.people.rep!), signInAs(app.app, ours.people.coach!)]);
});
afterAll(() => app.close());

const told = async (ask: Asking) => NoticePage.parse(await (await ask('GET', '/api/notices')).json());

test('[TELL4] a scorecard is told to its rep when it is stored, without a word of the call, until they open it', async () => {
  const { raw } = app.deps;
  const session = await endedCall(app, rep, ours.id, 'shared');
  expect(await told(rep)).toMatchObject({ unread: 0 });
  const scorable = (await loadScorable(raw, ours.id, session))!;
  const score = () => storeScorecard(raw, ours.id, session, scoreSession(scorable), scorable.engine, async () => {});
  await score();
  await score();
  const { notices } = await told(rep);
  expect(notices).toMatchObject([{ kind: 'scorecard', link: `/sessions/${session}`, read: false }]);
  expect(notices[0]!.says).toBe(`Your scorecard of “${scorable.scenario.title}” is ready.`);
  for (const word of [said.rep, said.prospect]) expect(notices[0]!.says).not.toContain(word);
  await coach('GET', `/api/sessions/${session}/scorecard`);
  expect(await told(rep)).toMatchObject({ unread: 1 });
  expect(await told(coach)).toMatchObject({ notices: [] });
  await rep('GET', `/api/sessions/${session}/scorecard`);
  expect(await told(rep)).toMatchObject({ unread: 0 });
});
