import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { judgedRowKey } from '../../server/domain/judge.ts';
import { type JudgingDeps, judgeSession } from '../../server/practice/judging.ts';
import { CalibrationView } from '../../server/protocol/calibration-view.ts';
import { ScorecardView } from '../../server/protocol/session-view.ts';
import { operations } from '../../server/routes/openapi.ts';
import { type Asking, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { type Endpoint, startEndpoint } from '../models/endpoint.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';
import { fair, financeCall, judgeAt, judgedLibrary } from '../practice/judged-session.ts';
import { settled, settle as settleOn } from '../practice/settled.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** What a language model votes on, read by everyone in every state it can be in. */

let app: TestApp;
let endpoint: Endpoint;
let ours: Organisation;
let session: string;
const people: Record<string, Asking> = {};
const ask = (who: string) => people[who]!;

beforeAll(async () => {
  [app, endpoint] = await Promise.all([startApp({ library: judgedLibrary() }), startEndpoint()]);
  ours = await buildOrganisation(app.deps.signInDb, 'ours', {
    ...oneOfEach,
    coach2: { role: 'coach', teams: ['north'] },
    stranger: { role: 'coach', teams: ['south'] },
  });
  const theirs = await buildOrganisation(app.deps.signInDb, 'theirs', oneOfEach);
  for (const organisation of [ours, theirs])
    for (const [name, person] of Object.entries(organisation.people))
      people[`${name} of ${organisation.slug}`] = await signInAs(app.app, person);
  session = await financeCall(app, ask('rep of ours'), ours.id);
});
afterAll(async () => {
  await endpoint.close();
  await app.close();
});
beforeEach(() => endpoint.behave(fair));

const judge = async (id = session, model = 'judge-1') => {
  const { db, raw, measured } = app.deps;
  const deps: JudgingDeps = { db, raw, measured, judge: judgeAt(endpoint, model), failed: () => {} };
  await judgeSession(deps, { orgId: ours.id, sessionId: id }, true);
};
const cardOf = async (who: string, id = session) => {
  const card = ScorecardView.parse(await (await ask(who)('GET', `/api/sessions/${id}/scorecard`)).json());
  if (card.status !== 'ready') throw new Error(card.status);
  return card;
};
const third = async (who: string) => (await cardOf(who)).criteria.find(({ id }) => id === 'third')!;
const hasRow = async (who: string) => (await cardOf(who)).measurements.some(({ id }) => id === 'unknowns-judged');
const settle = (criterion: string, kappa: number, model = 'judge-1') =>
  settleOn(app, { orgId: ours.id, rubricId: 'hostile-procurement', criterion, judge: model }, kappa);
/** Everything that the member can read, as it is sent. */
async function readable(who: string): Promise<string> {
  const paths = operations
    .filter(({ method, path }) => method === 'get' && !path.endsWith('/live'))
    .map(({ path }) => path.replace('{id}', session));
  const texts = [];
  for (const path of paths) texts.push(`${path} ${await (await ask(who)('GET', path)).text()}`);
  return texts.join('\n');
}
const measured = async (): Promise<Record<string, number>> =>
  Object.fromEntries(
    (
      await app.deps.db.client`select what, effective from measured where session_id = ${session}
        and what in ('overall', 'criterion:third', 'unknowns-judged')`
    ).map(({ what, effective }) => [what, effective]),
  );

const others = ['rep of ours', 'manager of ours'];
const reader = 'coach of ours';

describe('before coaches agree with a judge', () => {
  test('[JUDGE8] what it votes on is for the coaches of the team, with who votes and how they agree', async () => {
    const before = await cardOf(reader);
    await judge();
    const card = await cardOf(reader);
    expect(card.measurements.find(({ id }) => id === 'unknowns-judged')).toMatchObject({
      ...{ value: 0.75, n: 4 },
      judge: { by: 'judge-1', asked: 3, counted: 3, alike: 4, of: 4, coachesOnly: true },
    });
    expect(card.criteria[2]).toMatchObject({ id: 'third', computed: 75, judged: 'coaches only' });
    expect(card.judging).toEqual({ by: 'judge-1', asked: 3, counted: 3, notes: {} });
    expect([card.overall, card.computedAt]).toEqual([before.overall, before.computedAt]);
  });

  test.each(others)('[JUDGE8] the %s reads nothing of it, wherever they look', async (who) => {
    expect(await third(who)).toMatchObject({ computed: null, effective: null, level: null, says: '', evidence: [] });
    expect(await hasRow(who)).toBe(false);
    expect((await cardOf(who)).judging).toBeNull();
    const all = await readable(who);
    for (const told of ['judge-1', 'as a language model votes', '"what":"criterion:third","effective"'])
      expect([told, all.includes(told)]).toEqual([told, false]);
  });

  test('[JUDGE8] nothing is measured by it, and the total is everybody’s', async () => {
    const { overall } = await cardOf('rep of ours');
    expect(await measured()).toEqual({ overall });
    expect((await cardOf(reader)).overall).toBe(overall);
  });

  test.each(['admin of ours', 'stranger of ours', 'coach of theirs', 'rep of theirs'])(
    '[JUDGE8] to the %s the session isn’t there',
    async (who) => {
      expect((await ask(who)('GET', `/api/sessions/${session}/scorecard`)).status).toBe(404);
    },
  );

  test('[JUDGE8] of their own practice a coach is a rep', async () => {
    const own = await financeCall(app, ask('coach of ours'), ours.id);
    await judge(own);
    const card = await cardOf('coach of ours', own);
    expect([card.judging, card.criteria[2]?.computed]).toEqual([null, null]);
  });
});

describe('once coaches agree with it', () => {
  const was: { overall: number | null; cards: number } = { overall: null, cards: 0 };
  const cards = async () =>
    (await app.deps.db.client`select revision, overall, body->'judge'->>'by' as by from scorecard
      where session_id = ${session} order by revision`) as unknown as {
      revision: number;
      overall: number;
      by: string | null;
    }[];

  test('[JUDGE9] row and criterion are everybody’s: a new card counts them and says so, the old one stays', async () => {
    was.overall = (await cardOf('rep of ours')).overall;
    await settle('third', 0.8);
    for (const who of [...others, reader]) {
      expect(await third(who)).toMatchObject({ computed: 75, effective: 75, judged: 'counts' });
      expect(await hasRow(who)).toBe(true);
      expect((await cardOf(who)).judge).toEqual({ by: 'judge-1', criteria: ['third'] });
    }
    const { overall } = await cardOf('rep of ours');
    expect(overall).not.toBe(was.overall);
    expect(await measured()).toEqual({ overall, 'criterion:third': 75, 'unknowns-judged': 0.75 });
    expect(await cards()).toMatchObject([
      { revision: 0, overall: was.overall, by: null },
      { revision: 1, overall, by: 'judge-1' },
    ]);
  });

  test('[JUDGE9] its rep is told, and takes the votes along', async () => {
    const notices = await (await ask('rep of ours')('GET', '/api/notices')).text();
    expect(notices).toContain('Sessions of yours were scored again');
    const { sessions } = (await (await ask('rep of ours')('GET', '/api/mine/export')).json()) as {
      sessions: { id: string; judging: unknown[]; votes: unknown[] }[];
    };
    const mine = sessions.find(({ id }) => id === session)!;
    expect(mine.judging).toMatchObject([{ by: 'judge-1', asked: 3 }]);
    expect(mine.votes).toHaveLength(12);
  });

  test('[JUDGE9] votes that come later count in a card of their own, and the rep is told', async () => {
    const later = await financeCall(app, ask('rep of ours'), ours.id);
    const before = await cardOf('rep of ours', later);
    expect(before.criteria[2]).toMatchObject({ computed: null, judged: 'coaches only' });
    await judge(later);
    const after = await cardOf('rep of ours', later);
    expect(after.criteria[2]).toMatchObject({ computed: 75, judged: 'counts' });
    expect(after.computedAt).not.toBe(before.computedAt);
    expect(await (await ask('rep of ours')('GET', '/api/notices')).text()).toContain('with a language model’s votes');
  });

  test('[JUDGE9] another model has to be agreed with anew', async () => {
    const other = await financeCall(app, ask('rep of ours'), ours.id);
    await judge(other, 'judge-2');
    expect((await cardOf('rep of ours', other)).criteria[2]?.computed).toBeNull();
    expect((await cardOf(reader, other)).criteria[2]?.computed).toBe(75);
  });

  test('[JUDGE10] a coach’s override stands through it', async () => {
    const body = { criterion: 'third', score: 40, reason: 'The third was dodged.' };
    expect((await ask(reader)('POST', `/api/sessions/${session}/overrides`, body)).status).toBe(201);
    expect(await third('rep of ours')).toMatchObject({ computed: 75, effective: 40 });
    await settle('third', 0.3);
    expect(await third('rep of ours')).toMatchObject({ computed: null, effective: 40, judged: 'coaches only' });
    expect(await third(reader)).toMatchObject({ computed: 75, effective: 40 });
    await settle('third', 0.8);
    expect(await third('rep of ours')).toMatchObject({ computed: 75, effective: 40 });
    const view = (await (await ask(reader)('GET', `/api/sessions/${session}/coaching`)).json()) as {
      overrides: { id: string }[];
    };
    await ask(reader)('POST', `/api/coaching/overrides/${view.overrides[0]!.id}/take-back`, {});
    expect(await third('rep of ours')).toMatchObject({ computed: 75, effective: 75 });
  });

  test('[JUDGE10] a correction of what was heard scores it again with the votes', async () => {
    const body = { seq: 4, start: 0, end: 30, right: [] };
    const { sentences } = (await (await ask(reader)('GET', `/api/sessions/${session}/coaching`)).json()) as {
      sentences: { seq: number; start: number; end: number }[];
    };
    const made = await ask(reader)('POST', `/api/sessions/${session}/corrections`, { ...body, ...sentences[1] });
    expect(made.status).toBe(201);
    expect(await third('rep of ours')).toMatchObject({ computed: 75, judged: 'counts' });
  });
});

describe('when they agree no longer', () => {
  test('[JUDGE11] all of it is coaches’ again at once, in every place', async () => {
    await settle('third', 0.4);
    for (const who of others) {
      expect(await third(who)).toMatchObject({ computed: null, effective: null, judged: 'coaches only' });
      expect(await hasRow(who)).toBe(false);
      const all = await readable(who);
      for (const told of [
        'judge-1',
        'as a language model votes',
        '"computed":75',
        '"what":"criterion:third","effective"',
      ])
        expect([who, told, all.includes(told)]).toEqual([who, told, false]);
    }
    expect(Object.keys(await measured())).toEqual(['overall']);
    expect(await third(reader)).toMatchObject({ computed: 75, judged: 'coaches only' });
  });

  test('[JUDGE11] it comes back when they agree again', async () => {
    await settle('third', 0.7);
    expect(await third('rep of ours')).toMatchObject({ computed: 75, judged: 'counts' });
    await settle('third', 0.4);
  });

  test('[JUDGE11] the row alone is shown where coaches agree with that, and no total hangs on it', async () => {
    const { overall } = await cardOf('rep of ours');
    await settle(judgedRowKey, 0.9);
    expect(await hasRow('rep of ours')).toBe(true);
    const card = await cardOf('rep of ours');
    expect([card.overall, card.criteria[2]?.computed]).toEqual([overall, null]);
    expect(await measured()).toEqual({ overall, 'unknowns-judged': 0.75 });
  });
});

describe('blind ratings', () => {
  test('[JUDGE12] of ten sessions settle a judge’s row: what coaches see is what they are held against', async () => {
    const sessions: string[] = [];
    for (let i = 0; i < 10; i++) {
      const said = Array.from({ length: 4 }, (_, turn) =>
        turn < i % 5
          ? 'I don’t know that yet. It depends on your hours, how many?'
          : 'I will come back to you on that.',
      );
      const id = await financeCall(app, ask('rep of ours'), ours.id, { said });
      await judge(id, 'judge-3');
      sessions.push(id);
    }
    const values = [0, 30, 62, 84, 98];
    const raters = ['coach', 'coach2'].map((name) => ours.people[name]!.id);
    const made = await ask('coach2 of ours')('POST', '/api/calibration', {
      ...{ title: 'The judge', sessions, criteria: [judgedRowKey, 'third'], raters },
    });
    expect(made.status).toBe(201);
    const { id: round } = (await made.json()) as { id: string };
    const open = async () =>
      (await cardOf('rep of ours', sessions[3])).measurements.some(({ id }) => id === 'unknowns-judged');
    expect(await open()).toBe(false);
    for (const [i, id] of sessions.entries())
      for (const who of ['coach of ours', 'coach2 of ours']) {
        const scores = [judgedRowKey, 'third'].map((criterion) => ({ criterion, score: values[i % 5] ?? 0 }));
        const answer = await ask(who)('POST', `/api/calibration/${round}/ratings`, { session: id, scores });
        expect(answer.status).toBe(201);
      }
    await settled(app);
    const { standings } = CalibrationView.parse(await (await ask(reader)('GET', '/api/calibration')).json());
    const own = standings.filter((one) => one.judge === 'judge-3');
    expect(own.map(({ criterion, state, sessions: n, judged }) => [criterion, state, n, judged]).sort()).toEqual([
      ['Questions beyond the sheet handled, by a judge', 'steady', 10, true],
      ['third', 'steady', 10, true],
    ]);
    expect(await open()).toBe(true);
  });

  test('[JUDGE12] of a session without votes can’t be of the row', async () => {
    const bare = await financeCall(app, ask('rep of ours'), ours.id);
    const raters = ['coach', 'coach2'].map((name) => ours.people[name]!.id);
    const made = await ask('coach2 of ours')('POST', '/api/calibration', {
      ...{ title: 'The judge', sessions: [bare], criteria: [judgedRowKey], raters },
    });
    expect(made.status).toBe(422);
  });

  test('[JUDGE8] leave no word in the log', () => {
    expect(app.logged.join('\n')).not.toMatch(/auditor|come back to you/);
  });
});
