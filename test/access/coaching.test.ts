import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CoachingView, ForRepView } from '../../server/protocol/coaching-view.ts';
import { SharedPage } from '../../server/protocol/home-view.ts';
import type { ScorecardView } from '../../server/protocol/session-view.ts';
import { type Asking, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';
import { askedInCall, questionLibrary, scoredCall, storeCall } from '../practice/scored-session.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** What coaches say of a scorecard and reps ask of them, tried by everyone. */

let app: TestApp;
let ours: Organisation;
const people: Record<string, Asking> = {};
const ask = (who: string) => people[who]!;
/** Members in whose transaction something measured changed; throws where a test wants it to. */
let followed: string[] = [];
let failing = false;

beforeAll(async () => {
  app = await startApp({
    library: questionLibrary(),
    measured: async (_tx, { memberId }) => {
      if (failing) throw new Error('a goal could not follow');
      followed.push(memberId);
    },
  });
  ours = await buildOrganisation(app.deps.signInDb, 'ours', {
    ...oneOfEach,
    coach2: { role: 'coach', teams: ['north'] },
    colleague: { role: 'rep', teams: ['north'] },
    stranger: { role: 'coach', teams: ['south'] },
    outsider: { role: 'manager', teams: ['south'] },
  });
  const theirs = await buildOrganisation(app.deps.signInDb, 'theirs', oneOfEach);
  for (const organisation of [ours, theirs])
    for (const [name, person] of Object.entries(organisation.people))
      people[`${name} of ${organisation.slug}`] = await signInAs(app.app, person);
});
afterAll(() => app.close());

const call = (visibility: 'private' | 'shared' | 'declared' = 'shared') =>
  scoredCall(app, ask('rep of ours'), ours.id, visibility);
const said = async (session: string, who = 'coach of ours') =>
  CoachingView.parse(await (await ask(who)('GET', `/api/sessions/${session}/coaching`)).json());
const post = async (who: string, path: string, body: unknown = {}) => {
  const answer = await ask(who)('POST', path, body);
  return { status: answer.status, body: (await answer.json()) as { id: string; code?: string } };
};
const on = (who: string, session: string, what: string, body: unknown) =>
  post(who, `/api/sessions/${session}/${what}`, body);
const card = async (session: string, who = 'rep of ours') => {
  const view = (await (await ask(who)('GET', `/api/sessions/${session}/scorecard`)).json()) as ScorecardView;
  if (view.status !== 'ready') throw new Error(view.status);
  return view;
};
const criterion = async (session: string, id: string) => (await card(session)).criteria.find((one) => one.id === id)!;
const measured = async (session: string, what: string) =>
  (
    await app.deps.db.client`select effective, computed from measured where session_id = ${session} and what = ${what}`
  )[0];
const notices = async (who: string) =>
  app.deps.db.client`select kind, says, link from notice where user_id = ${ours.people[who]!.id} order by id`;
const sentence = { seq: 3, start: 0, end: askedInCall[0].length };
const override = { criterion: 'first', score: 90, reason: 'The silence was well used.' };

const outsiders = [
  'admin of ours',
  'colleague of ours',
  'stranger of ours',
  'outsider of ours',
  'rep of theirs',
  'coach of theirs',
  'manager of theirs',
  'admin of theirs',
];
const verdicts: [string, unknown][] = [
  ['comments', { says: 'Well asked.', at: null }],
  ['overrides', override],
  ['corrections', { ...sentence, right: ['question.closed'] }],
  ['sent-back', { seq: 3, why: 'Wait longer.' }],
];
const questions: [string, unknown][] = [
  ['requests', { says: 'Was that an interruption?' }],
  ['disputes', { criterion: 'first', reason: 'She cut across me.' }],
];

describe('who may say what', () => {
  test.each(outsiders)('[COACH1] [COACH7] nothing of a session is there for the %s', async (who) => {
    const session = await call();
    expect((await ask(who)('GET', `/api/sessions/${session}/coaching`)).status).toBe(404);
    for (const [what, body] of [...verdicts, ...questions])
      expect([what, (await on(who, session, what, body)).status]).toEqual([what, 404]);
    for (const act of ['claim', 'release', 'done'])
      expect((await post(who, `/api/coaching/sessions/${session}/${act}`)).status).toBe(404);
  });

  test('[COACH1] [COACH7] a rep judges nothing of their own, and no coach asks in their place', async () => {
    const session = await call();
    for (const [what, body] of verdicts) expect((await on('rep of ours', session, what, body)).status).toBe(404);
    for (const [what, body] of questions) expect((await on('coach of ours', session, what, body)).status).toBe(404);
    expect((await post('rep of ours', `/api/coaching/sessions/${session}/claim`)).status).toBe(404);
  });

  test('[COACH1] of a private session nothing can be said, and what was said is its rep’s alone', async () => {
    const session = await call();
    await on('coach of ours', session, 'comments', { says: 'Well asked.', at: null });
    await ask('rep of ours')('POST', `/api/sessions/${session}/share`, { shared: false });
    for (const [what, body] of verdicts) expect((await on('coach of ours', session, what, body)).status).toBe(404);
    expect((await ask('coach of ours')('GET', `/api/sessions/${session}/coaching`)).status).toBe(404);
    expect((await said(session, 'rep of ours')).comments).toHaveLength(1);
  });

  test('[COACH2] nothing can be scored that has no scorecard yet', async () => {
    const session = await storeCall(app, ask('rep of ours'), ours.id, 'shared');
    expect((await on('coach of ours', session, 'overrides', override)).body.code).toBe('no-scorecard');
    expect((await on('rep of ours', session, 'requests', { says: 'Look.' })).body.code).toBe('no-scorecard');
  });
});

describe('a comment', () => {
  test('[COACH1] stands at a sentence, is told its rep, and says when it was read', async () => {
    const session = await call();
    const made = await on('coach of ours', session, 'comments', { says: 'Well asked.', at: sentence });
    expect(made.status).toBe(201);
    expect((await said(session)).comments).toMatchObject([
      { says: 'Well asked.', at: sentence, by: 'coach of ours', mine: true, readAt: null },
    ]);
    expect(await notices('rep')).toContainEqual(
      expect.objectContaining({ kind: 'comment', link: `/sessions/${session}` }),
    );
    const mine = ForRepView.parse(await (await ask('rep of ours')('GET', '/api/coaching/mine')).json());
    expect(mine.unread.map(({ session }) => session)).toContain(session);
    await said(session, 'rep of ours');
    expect((await said(session)).comments[0]?.readAt).not.toBeNull();
    const after = ForRepView.parse(await (await ask('rep of ours')('GET', '/api/coaching/mine')).json());
    expect(after.unread.map(({ session }) => session)).not.toContain(session);
  });

  test('[COACH1] stands at no place where no sentence of the rep’s does', async () => {
    const session = await call();
    for (const at of [
      { ...sentence, end: 5 },
      { ...sentence, seq: 2 },
      { ...sentence, seq: 99 },
    ])
      expect((await on('coach of ours', session, 'comments', { says: 'Here.', at })).status).toBe(422);
  });

  test('[COACH1] is removed by who wrote it alone', async () => {
    const session = await call();
    const { id } = (await on('coach of ours', session, 'comments', { says: 'Well asked.', at: null })).body;
    for (const who of ['manager of ours', 'rep of ours', 'coach of theirs'])
      expect((await post(who, `/api/coaching/comments/${id}/remove`)).status).toBe(404);
    expect((await post('coach of ours', `/api/coaching/comments/${id}/remove`)).status).toBe(200);
    expect((await said(session)).comments).toEqual([]);
  });
});

describe('an override', () => {
  test('[COACH2] [COACH3] counts at once on the card, in what is measured, in lists and for the goals', async () => {
    const session = await call();
    const before = await card(session);
    const computed = (await criterion(session, 'first')).computed!;
    followed = [];
    expect((await on('coach of ours', session, 'overrides', override)).status).toBe(201);
    const after = await card(session);
    expect(await criterion(session, 'first')).toMatchObject({ computed, effective: 90, level: 'excellent' });
    expect(after.overall).toBeCloseTo(before.overall! + (90 - computed) / 3, 9);
    expect(after.computedOverall).toBeCloseTo(before.overall!, 9);
    expect(await measured(session, 'criterion:first')).toEqual({ effective: 90, computed });
    const total = await measured(session, 'overall');
    expect(total!.computed).toBeCloseTo(before.overall!, 9);
    expect(total!.effective).toBeCloseTo(after.overall!, 9);
    expect(followed).toEqual([ours.people.rep!.id]);
    const { sessions } = SharedPage.parse(await (await ask('coach of ours')('GET', '/api/shared')).json());
    expect(sessions.find(({ id }) => id === session)?.overall).toBeCloseTo(after.overall!, 9);
  });

  test('[COACH2] is seen by rep and coach with both values, name, time and reason, and is told', async () => {
    const session = await call();
    const computed = (await criterion(session, 'first')).computed!;
    await on('coach of ours', session, 'overrides', override);
    for (const who of ['rep of ours', 'coach of ours', 'manager of ours'])
      expect((await said(session, who)).overrides).toMatchObject([
        { ...override, computed, by: 'coach of ours', counts: true, takenBack: null },
      ]);
    expect(await notices('rep')).toContainEqual(
      expect.objectContaining({ kind: 'override', says: expect.stringContaining('first 90') }),
    );
  });

  test('[COACH2] [COACH4] the newest counts; taken back, the one before; all taken back, what was computed', async () => {
    const session = await call();
    const before = await card(session);
    const first = await on('coach of ours', session, 'overrides', override);
    const second = await on('manager of ours', session, 'overrides', { ...override, score: 20 });
    expect((await criterion(session, 'first')).effective).toBe(20);
    expect((await said(session)).overrides.map(({ counts }) => counts)).toEqual([false, true]);
    const back = (id: string, who: string) => post(who, `/api/coaching/overrides/${id}/take-back`);
    expect((await back(second.body.id, 'coach of ours')).status).toBe(200);
    expect((await criterion(session, 'first')).effective).toBe(90);
    expect((await back(second.body.id, 'coach of ours')).status).toBe(404);
    expect((await back(first.body.id, 'manager of ours')).status).toBe(200);
    expect(await card(session)).toEqual(before);
    expect((await said(session, 'rep of ours')).overrides).toMatchObject([
      { score: 90, counts: false, takenBack: { by: 'manager of ours' } },
      { score: 20, counts: false, takenBack: { by: 'coach of ours' } },
    ]);
  });

  test('[COACH2] is taken back by nobody who may not open the session, nor by its rep', async () => {
    const session = await call();
    const { id } = (await on('coach of ours', session, 'overrides', override)).body;
    for (const who of [...outsiders, 'rep of ours'])
      expect([who, (await post(who, `/api/coaching/overrides/${id}/take-back`)).status]).toEqual([who, 404]);
    expect((await criterion(session, 'first')).effective).toBe(90);
  });

  test('[COACH2] needs a reason, a score within 0–100 and a criterion of the card', async () => {
    const session = await call();
    for (const wrong of [{ reason: ' ' }, { score: 101 }, { score: -1 }])
      expect((await on('coach of ours', session, 'overrides', { ...override, ...wrong })).status).toBe(400);
    expect((await on('coach of ours', session, 'overrides', { ...override, criterion: 'tenth' })).status).toBe(422);
  });

  test('[COACH3] changes nothing where a goal can’t follow', async () => {
    const session = await call();
    const before = await card(session);
    failing = true;
    expect((await on('coach of ours', session, 'overrides', override)).status).toBe(500);
    failing = false;
    expect(await card(session)).toEqual(before);
    expect((await said(session)).overrides).toEqual([]);
    expect(await measured(session, 'criterion:first')).toMatchObject({ effective: before.criteria[0]!.computed });
  });

  test('[COACH3] of two at the same time both are kept and the later one counts', async () => {
    const session = await call();
    await Promise.all([
      on('coach of ours', session, 'overrides', { ...override, score: 30 }),
      on('manager of ours', session, 'overrides', { ...override, score: 70 }),
    ]);
    const { overrides } = await said(session);
    expect(overrides).toHaveLength(2);
    expect((await criterion(session, 'first')).effective).toBe(overrides.find(({ counts }) => counts)!.score);
  });
});

describe('a sentence heard wrong', () => {
  test('[COACH5] is scored again at once with what it does; the earlier card and the record stay', async () => {
    const session = await call();
    const before = await criterion(session, 'second');
    const record = await (await ask('coach of ours')('GET', `/api/sessions/${session}/record`)).json();
    await on('coach of ours', session, 'overrides', override);
    followed = [];
    const made = await on('coach of ours', session, 'corrections', { ...sentence, right: ['question.closed'] });
    expect(made.status).toBe(201);
    const after = await criterion(session, 'second');
    expect(after.computed).toBeLessThan(before.computed!);
    expect(await measured(session, 'criterion:second')).toMatchObject({ computed: after.computed });
    expect(followed).toEqual([ours.people.rep!.id]);
    expect((await criterion(session, 'first')).effective).toBe(90);
    expect(await (await ask('coach of ours')('GET', `/api/sessions/${session}/record`)).json()).toEqual(record);
    const view = await said(session, 'rep of ours');
    expect(view.cards).toHaveLength(2);
    expect(view.corrections).toMatchObject([
      { at: sentence, right: ['question.closed'], by: 'coach of ours', takenBack: null },
    ]);
    expect(view.corrections[0]!.heard).toContain('question.open');
    const marks = await (await ask('coach of ours')('GET', '/api/listening/marks.txt')).text();
    expect(marks).toContain(`R ${askedInCall[0]} | qc`);
    const back = await post('manager of ours', `/api/coaching/corrections/${made.body.id}/take-back`);
    expect(back.status).toBe(200);
    expect(await criterion(session, 'second')).toEqual(before);
    expect(await (await ask('coach of ours')('GET', '/api/listening/marks.txt')).text()).not.toContain(askedInCall[0]);
    expect((await said(session)).corrections).toMatchObject([{ takenBack: { by: 'manager of ours' } }]);
    expect((await criterion(session, 'first')).effective).toBe(90);
  });

  test('[COACH5] is one of the rep’s, and takes the rep’s labels', async () => {
    const session = await call();
    const right = ['question.closed'];
    expect((await on('coach of ours', session, 'corrections', { ...sentence, seq: 2, right })).status).toBe(422);
    expect((await on('coach of ours', session, 'corrections', { ...sentence, end: 4, right })).status).toBe(422);
    expect((await on('coach of ours', session, 'corrections', { ...sentence, right: ['hostile'] })).status).toBe(422);
  });
});

describe('a dispute', () => {
  const dispute = { criterion: 'first', reason: 'She cut across me.' };

  test('[COACH7] comes to the coaches, once while it is open', async () => {
    const session = await call();
    const made = await on('rep of ours', session, 'disputes', dispute);
    expect(made.status).toBe(201);
    expect((await on('rep of ours', session, 'disputes', dispute)).body.code).toBe('asked-already');
    expect((await on('rep of ours', session, 'disputes', { ...dispute, criterion: 'tenth' })).status).toBe(422);
    expect(await notices('coach')).toContainEqual(
      expect.objectContaining({ kind: 'dispute', link: `/coaching?session=${session}` }),
    );
    expect((await said(session)).disputes).toMatchObject([{ ...dispute, state: 'open', answer: null }]);
  });

  test('[COACH7] is of a session that a coach can open', async () => {
    const session = await call('private');
    for (const [what, body] of questions)
      expect((await on('rep of ours', session, what, body)).body.code).toBe('private');
  });

  test('[COACH8] is upheld with a score, which counts at once, and the rep is told', async () => {
    const session = await call();
    const { id } = (await on('rep of ours', session, 'disputes', dispute)).body;
    const given = { state: 'upheld', answer: 'You are right.', with: { score: 66 } };
    expect((await post('coach of ours', `/api/coaching/disputes/${id}/answer`, given)).status).toBe(200);
    expect((await criterion(session, 'first')).effective).toBe(66);
    expect((await said(session, 'rep of ours')).disputes).toMatchObject([
      { state: 'upheld', answer: 'You are right.', answeredBy: 'coach of ours', with: 'override' },
    ]);
    expect(await notices('rep')).toContainEqual(expect.objectContaining({ kind: 'answer' }));
    const again = await post('coach of ours', `/api/coaching/disputes/${id}/answer`, given);
    expect(again.body.code).toBe('answered');
    expect((await said(session)).overrides).toHaveLength(1);
  });

  test('[COACH8] is upheld with a correction that stands on its session, and with no other', async () => {
    const session = await call();
    const other = await call();
    const { id } = (await on('rep of ours', session, 'disputes', dispute)).body;
    const correct = (of: string) => on('coach of ours', of, 'corrections', { ...sentence, right: ['question.closed'] });
    const given = (correction: string) => ({ state: 'upheld', answer: 'Heard wrong.', with: { correction } });
    const wrong = await post(
      'coach of ours',
      `/api/coaching/disputes/${id}/answer`,
      given((await correct(other)).body.id),
    );
    expect(wrong.body.code).toBe('no-such-correction');
    const right = await post(
      'coach of ours',
      `/api/coaching/disputes/${id}/answer`,
      given((await correct(session)).body.id),
    );
    expect(right.status).toBe(200);
    expect((await said(session)).disputes).toMatchObject([{ state: 'upheld', with: 'correction' }]);
  });

  test('[COACH8] is declined with a reason, and changes no score', async () => {
    const session = await call();
    const before = await card(session);
    const { id } = (await on('rep of ours', session, 'disputes', dispute)).body;
    const path = `/api/coaching/disputes/${id}/answer`;
    expect((await post('coach of ours', path, { state: 'declined', answer: '' })).status).toBe(400);
    for (const who of [...outsiders, 'rep of ours'])
      expect([who, (await post(who, path, { state: 'declined', answer: 'No.' })).status]).toEqual([who, 404]);
    expect((await post('coach of ours', path, { state: 'declined', answer: 'You did.' })).status).toBe(200);
    expect((await said(session, 'rep of ours')).disputes).toMatchObject([{ state: 'declined', answer: 'You did.' }]);
    expect(await card(session)).toEqual(before);
    expect((await on('rep of ours', session, 'disputes', dispute)).status).toBe(201);
  });
});

test('[COACH9] a rep is sent back to a turn of theirs until it was replayed from there', async () => {
  const session = await call();
  expect((await on('coach of ours', session, 'sent-back', { seq: 2, why: 'Wait.' })).status).toBe(422);
  expect((await on('coach of ours', session, 'sent-back', { seq: 5, why: 'Wait.' })).status).toBe(201);
  const mine = async () =>
    ForRepView.parse(await (await ask('rep of ours')('GET', '/api/coaching/mine')).json()).sentBack.filter(
      (one) => one.session === session,
    );
  expect(await mine()).toMatchObject([{ seq: 5, why: 'Wait.', by: 'coach of ours', scenario: 'night-desk' }]);
  const [back] = await mine();
  const replay = await post('rep of ours', '/api/sessions', {
    ...{ scenario: back!.scenario, difficulty: back!.difficulty, replayOf: { session, seq: back!.seq } },
  });
  expect(replay.status).toBe(201);
  expect(await mine()).toEqual([]);
  expect((await said(session)).sentBack).toMatchObject([{ seq: 5, replay: replay.body.id }]);
});

test('[COACH1] what is said of a session leaves no word in the log', () => {
  expect(app.logged.join('\n')).not.toMatch(/silence|fifteen|cut across/);
});
