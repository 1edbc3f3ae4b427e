import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { writeMeasured } from '../../server/db/measured.ts';
import { readRecord } from '../../server/db/practice-sessions.ts';
import { enterOrg } from '../../server/db/raw-tenant.ts';
import { practiceSession } from '../../server/db/schema/practice-session.ts';
import { storeScorecard } from '../../server/db/scoring.ts';
import { inOrg } from '../../server/db/tenant.ts';
import type { Anchors, Rubric } from '../../server/domain/rubric.ts';
import { goodFrom, withGoodFrom } from '../../server/domain/rubric-edit.ts';
import { listenerVersion } from '../../server/listener/listen.ts';
import { scoreOf } from '../../server/measure/criteria.ts';
import { scoreSession } from '../../server/measure/score.ts';
import { RubricPreview, RubricSummary, RubricView, Thresholds } from '../../server/protocol/rubric-view.ts';
import { Briefing } from '../../server/protocol/session-view.ts';
import { type Asking, rubric, scenarioId, signInAs, startApp, startSession, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Cast, type Organisation, oneOfEach } from '../people.ts';
import { endedCall } from '../practice/voted-session.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let app: TestApp;
let ours: Organisation;
const people: Record<string, Asking> = {};
const ask = (who: string) => people[who]!;
const path = `/api/rubrics/${rubric.id}`;
const editors = ['manager of ours', 'admin of ours'];
const others = ['rep of ours', 'coach of ours'];

beforeAll(async () => {
  app = await startApp();
  const cast: Cast = {
    ...oneOfEach,
    mate: { role: 'rep', teams: ['north'] },
    away: { role: 'manager', teams: ['south'] },
  };
  ours = await buildOrganisation(app.deps.signInDb, 'ours', cast);
  const theirs = await buildOrganisation(app.deps.signInDb, 'theirs', oneOfEach);
  for (const organisation of [ours, theirs])
    for (const [name, person] of Object.entries(organisation.people))
      people[`${name} of ${organisation.slug}`] = await signInAs(app.app, person);
});
afterAll(() => app.close());

const view = async (who: string) => RubricView.parse(await (await ask(who)('GET', path)).json());
const publish = (who: string, draft: unknown, basedOn = 1, note = 'Trading counts double now.') =>
  ask(who)('POST', `${path}/publish`, { basedOn, rubric: draft, note });
const heavier: Rubric = { ...rubric, criteria: rubric.criteria.map((each, i) => ({ ...each, weight: i + 1 })) };
const added = { ...rubric.criteria[0]!, id: 'own-1', name: 'Calm', why: 'They hang up on noise.' };
const storedRubric = async (id: string) =>
  (await inOrg(app.deps.db, ours.id, (tx) => tx.select().from(practiceSession).where(eq(practiceSession.id, id))))[0]!
    .rubric;

async function scoredCall(visibility: 'private' | 'shared'): Promise<string> {
  const id = await endedCall(app, ask('rep of ours'), ours.id, visibility);
  const record = await readRecord(app.deps.db, ours.id, id);
  const scenario = app.deps.library.scenarios.get(scenarioId)!;
  const card = scoreSession({ record, scenario, rubric, listener: listenerVersion });
  const measurements = card.measurements.map((each) =>
    each.id === 'talk-share' ? { ...each, status: 'measured' as const, value: 0.5, n: 9 } : each,
  );
  await storeScorecard(app.deps.raw, ours.id, id, { ...card, overall: 50, measurements }, 'engine', async () => {});
  return id;
}

describe('a rubric', () => {
  test.each(editors)('[RUBRIC1] is listed and shown to the %s as it ships', async (who) => {
    const list = RubricSummary.array().parse(await (await ask(who)('GET', '/api/rubrics')).json());
    expect(list).toMatchObject([{ id: rubric.id, version: 1, publishedAt: null }]);
    const { versions, measures } = await view(who);
    expect(versions).toEqual([{ rubric, at: null, by: null, note: '' }]);
    expect(measures.map(({ id }) => id)).toContain('talk-share');
  });

  test.each(others)('[RUBRIC1] is not there for the %s, whatever they try', async (who) => {
    for (const at of ['/api/rubrics', path, `${path}/thresholds`])
      expect([at, (await ask(who)('GET', at)).status]).toEqual([at, 404]);
    expect((await ask(who)('POST', `${path}/preview`, heavier)).status).toBe(404);
    expect((await publish(who, heavier)).status).toBe(404);
  });

  test.each([
    ['the same criterion twice', { ...rubric, criteria: [...rubric.criteria, rubric.criteria[0]!] }],
    [
      'two criteria of one name',
      { ...rubric, criteria: [...rubric.criteria, { ...added, name: rubric.criteria[0]!.name }] },
    ],
    [
      'a new criterion that doesn’t say what it is for',
      { ...rubric, criteria: [...rubric.criteria, { ...added, why: ' ' }] },
    ],
    ['a criterion without a coaching action', { ...rubric, criteria: [...rubric.criteria, { ...added, action: '' }] }],
    ['a measurement that there is not', withMeasure('charm')],
    ['an empty name', { ...rubric, criteria: rubric.criteria.map((each) => ({ ...each, name: ' ' })) }],
    ['another id', { ...rubric, id: 'any-call' }],
  ])('[RUBRIC4] with %s is refused in a sentence', async (_what, draft) => {
    const answer = await publish('manager of ours', draft);
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as { message: string }).message).toMatch(/[.]$/);
  });

  test.each([
    [
      'anchors out of order',
      withAnchors([
        [1, 0],
        [0, 100],
      ]),
    ],
    ['too few criteria', { ...rubric, criteria: rubric.criteria.slice(1) }],
    ['a weight of nothing', { ...rubric, criteria: rubric.criteria.map((each) => ({ ...each, weight: 0 })) }],
  ])('[RUBRIC4] with %s is refused', async (_what, draft) => {
    expect((await publish('manager of ours', draft)).status).toBe(400);
  });
});

function withMeasure(id: string): Rubric {
  const criteria = rubric.criteria.map((each) => ({ ...each, measures: each.measures.map((m) => ({ ...m, id })) }));
  return { ...rubric, criteria };
}
function withAnchors(anchors: Anchors): Rubric {
  const criteria = rubric.criteria.map((each) => ({
    ...each,
    measures: each.measures.map((m) => ({ ...m, anchors })),
  }));
  return { ...rubric, criteria };
}

describe('before publishing', () => {
  const preview = async (who: string, draft: Rubric) =>
    RubricPreview.parse(await (await ask(who)('POST', `${path}/preview`, draft)).json()).sessions;

  test('[RUBRIC5] open sessions of the manager’s teams are scored by the draft, beside what they were', async () => {
    await scoredCall('private');
    const shared = await scoredCall('shared');
    const sessions = await preview(
      'manager of ours',
      withAnchors([
        [0, 0],
        [0.5, 90],
      ]),
    );
    expect(sessions).toMatchObject([
      { session: shared, rep: 'rep of ours', before: { overall: 50 }, after: { overall: 90, level: 'excellent' } },
    ]);
    expect(await preview('away of ours', heavier)).toEqual([]);
    expect(await preview('manager of theirs', heavier)).toEqual([]);
    // nothing was published by looking
    expect((await view('manager of ours')).rubric.version).toBe(1);
  });

  test('[RUBRIC5] an admin sees none of it', async () => {
    expect((await ask('admin of ours')('POST', `${path}/preview`, heavier)).status).toBe(404);
    expect((await ask('admin of ours')('GET', `${path}/thresholds`)).status).toBe(404);
    expect((await view('admin of ours')).seesPractice).toBe(false);
  });
});

describe('a threshold', () => {
  const thresholds = async (who: string, days = 45) =>
    Thresholds.parse(await (await ask(who)('GET', `${path}/thresholds?days=${days}`)).json()).proposals[0]!;

  async function practised(who: string, values: readonly number[], daysAgo: number, open = true, from = 0) {
    for (const [i, value] of values.entries()) {
      const sessionId = `019aa000-0000-7000-9000-${String(from + i).padStart(12, '0')}`;
      const at = new Date(Date.now() - daysAgo * 86_400_000);
      const of = { orgId: ours.id, sessionId, memberId: ours.people[who]!.id, at, source: 'practice' as const };
      await app.deps.raw.sql.begin(async (tx) => {
        await enterOrg(tx, app.deps.raw, ours.id);
        const row = { what: 'talk-share', effective: value, computed: value, n: 9 };
        await writeMeasured(tx, { ...of, open, listener: listenerVersion }, [row]);
      });
    }
  }

  test('[RUBRIC6] is not proposed from few sessions, private ones, or those of one rep', async () => {
    await practised('rep', [0.6, 0.7, 0.8, 0.6, 0.7, 0.8, 0.7, 0.7], 40, true, 100);
    await practised('mate', [0.1, 0.1, 0.1], 40, false, 200);
    expect(await thresholds('manager of ours')).toMatchObject({ reps: 1, proposed: null });
  });

  test('[RUBRIC6] is the mean of the open sessions less one deviation, with what it rests on', async () => {
    await practised('mate', [0.6, 0.8], 40, true, 300);
    const found = await thresholds('manager of ours');
    // ten from here and the shared call of 0.5, which is of today
    expect(found).toMatchObject({ sessions: 11, reps: 2, now: 0.6 });
    expect(found.proposed).toBeCloseTo((found.mean?.estimate ?? 0) - (found.deviation ?? 0), 9);
    expect(found.mean?.low).toBeLessThan(found.mean?.estimate ?? 0);
    expect(found.anchors && scoreOf(found.proposed ?? 0, found.anchors)).toBeCloseTo(60, 1);
    expect(await thresholds('manager of ours', 30)).toMatchObject({ sessions: 1, proposed: null });
    expect(await thresholds('away of ours')).toMatchObject({ sessions: 0 });
    expect((await ask('manager of ours')('GET', `${path}/thresholds?days=90`)).status).toBe(400);
  });

  test('[RUBRIC7] moves the anchors so that good begins there', () => {
    const rising: Anchors = [
      [0, 0],
      [0.2, 28],
      [0.5, 60],
      [0.8, 86],
      [1, 95],
    ];
    const falling: Anchors = [
      [0, 92],
      [1, 68],
      [2, 46],
      [5, 0],
    ];
    for (const [anchors, value] of [
      [rising, 0.35],
      [rising, 0.9],
      [falling, 3],
    ] as const) {
      const moved = withGoodFrom(anchors, value)!;
      expect(scoreOf(value, moved)).toBeCloseTo(60, 1);
      expect([moved[0], moved.at(-1)]).toEqual([anchors[0], anchors.at(-1)]);
      expect(moved.map(([x]) => x)).toEqual(moved.map(([x]) => x).toSorted((a, b) => a - b));
    }
    expect(withGoodFrom(rising, 1.2)).toBeNull();
    expect(
      goodFrom([
        [0, 0],
        [1, 50],
      ]),
    ).toBeNull();
  });
});

describe('publishing', () => {
  test('[RUBRIC3] counts for sessions that start from then on', async () => {
    const before = await startSession(ask('rep of ours'));
    expect((await publish('manager of ours', heavier)).status).toBe(201);
    const after = await startSession(ask('rep of ours'));
    expect((await storedRubric(before)).version).toBe(1);
    expect(await storedRubric(after)).toEqual({ ...heavier, version: 2 });
    const briefing = Briefing.parse(await (await ask('rep of ours')('GET', `/api/scenarios/${scenarioId}`)).json());
    expect(briefing.rubric.version).toBe(2);
  });

  test('[RUBRIC2] keeps every version with who made it and why', async () => {
    const { rubric: now, versions } = await view('admin of ours');
    expect(now.version).toBe(2);
    expect(versions.map(({ rubric: { version }, by }) => [version, by])).toEqual([
      [2, 'manager of ours'],
      [1, null],
    ]);
    expect(versions[0]?.note).toBe('Trading counts double now.');
    expect((await publish('admin of ours', heavier, 2, ' ')).status).toBe(400);
  });

  test('[RUBRIC2] from an older version is refused, and of two at once one', async () => {
    expect((await publish('admin of ours', heavier, 1)).status).toBe(409);
    const both = await Promise.all(editors.map((who) => publish(who, heavier, 2)));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test('[RUBRIC1] changes nothing in another organisation', async () => {
    expect((await view('manager of theirs')).rubric).toEqual(rubric);
  });
});
