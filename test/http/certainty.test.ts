import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createApp } from '../../server/app.ts';
import { writeMeasured } from '../../server/db/measured.ts';
import { readRecord } from '../../server/db/practice-sessions.ts';
import { enterOrg } from '../../server/db/raw-tenant.ts';
import { storeScorecard } from '../../server/db/scoring.ts';
import { listenerVersion } from '../../server/listener/listen.ts';
import { scoreSession } from '../../server/measure/score.ts';
import { ScorecardView } from '../../server/protocol/session-view.ts';
import { buildOrganisation, type Organisation } from '../people.ts';
import { endedCall } from '../practice/voted-session.ts';
import { type Asking, rubric, scenarioId, signInAs, startApp, type TestApp } from './test-app.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let app: TestApp;
let firm: Organisation;
let other: Organisation;
let rep: Asking;
let id: string;

beforeAll(async () => {
  app = await startApp();
  firm = await buildOrganisation(app.deps.signInDb, 'firm');
  other = await buildOrganisation(app.deps.signInDb, 'other');
  rep = await signInAs(app.app, firm.people.rep!);
  id = await endedCall(app, rep, firm.id, 'private');
  const record = await readRecord(app.deps.db, firm.id, id);
  const scenario = app.deps.library.scenarios.get(scenarioId)!;
  const card = scoreSession({ record, scenario, rubric, listener: listenerVersion });
  // so short a call carries no score of its own
  const scored = { computed: 55, effective: 55, level: 'needs improvement' as const };
  const criteria = card.criteria.map((each) => ({ ...each, ...scored }));
  const long = { ...card, overall: 55, coverage: 1, level: scored.level, criteria };
  await storeScorecard(app.deps.raw, firm.id, id, long, 'engine', async () => {});
});
afterAll(() => app.close());

/** Eight sessions of a rep within two weeks, three points from one to the next. */
async function practise(orgId: string, memberId: string, open: boolean, hundreds: number) {
  for (const i of [0, 1, 2, 3, 4, 5, 6, 7]) {
    const sessionId = `019aa000-0000-7000-8000-${String(hundreds * 100 + i).padStart(12, '0')}`;
    const of = { orgId, sessionId, memberId, at: new Date(Date.UTC(2026, 9, 1 + i)), source: 'practice' as const };
    await app.deps.raw.sql.begin(async (tx) => {
      await enterOrg(tx, app.deps.raw, orgId);
      const value = 50 + 3 * (i % 2);
      await writeMeasured(tx, { ...of, open, listener: listenerVersion }, [
        { what: 'criterion:first', effective: value, computed: value, n: 3 },
      ]);
    });
  }
}

async function first(): Promise<ScorecardView & { status: 'ready' }> {
  // an app of its own: what was found is kept for a while
  const again = await signInAs(createApp(app.deps), firm.people.rep!);
  const view = ScorecardView.parse(await (await again('GET', `/api/sessions/${id}/scorecard`)).json());
  if (view.status !== 'ready') throw new Error(view.status);
  return view;
}
const criterion = async () => (await first()).certainty.find(({ what }) => what === 'criterion:first');

test('[REP1] a scorecard tells how sure each of its numbers is', async () => {
  const view = await first();
  const scored = view.criteria.filter(({ effective }) => effective !== null).map((each) => `criterion:${each.id}`);
  const measured = view.measurements.filter(({ status }) => status === 'measured').map((each) => each.id);
  expect(scored.length).toBeGreaterThan(0);
  expect(view.certainty.map(({ what }) => what)).toEqual(['overall', ...scored, ...measured]);
  expect(await criterion()).toMatchObject({ interval: null });
});

test('[REP5] what is private, or of another organisation, tells nothing of how much a number varies', async () => {
  await practise(firm.id, firm.people.rep!.id, false, 1);
  await practise(other.id, other.people.rep!.id, true, 2);
  expect(await criterion()).toMatchObject({ interval: null, basis: null });
});

test('[REP2] open practice that was repeated soon does', async () => {
  await practise(firm.id, firm.people.rep!.id, true, 3);
  expect(await criterion()).toMatchObject({ basis: 'own', sessions: 8 });
});
