import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { goal } from '../../server/db/schema/goal.ts';
import { measured } from '../../server/db/schema/measured.ts';
import { inOrg } from '../../server/db/tenant.ts';
import { dayAfter } from '../../server/domain/org-settings.ts';
import {
  AskedView,
  CheckInsView,
  ReviewsView,
  ReviewView,
  StandardsView,
  TextConflict,
} from '../../server/protocol/review-view.ts';
import { type Asking, changeSession, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';
import { said } from '../practice/voted-session.ts';
import { scoredSession } from '../reviews/scored-session.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

/** A review from its beginning to both signatures, each step tried by everyone. */

let app: TestApp;
let ours: Organisation;
const people: Record<string, Asking> = {};
const ask = (who: string) => people[who]!;
const today = new Date().toISOString().slice(0, 10);
const dayMs = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * dayMs);

let shared: string;
let hidden: string;
const rep = () => ({ ask: ask('rep of ours'), id: ours.people.rep!.id, orgId: ours.id });

beforeAll(async () => {
  app = await startApp();
  ours = await buildOrganisation(app.deps.signInDb, 'ours', {
    ...oneOfEach,
    colleague: { role: 'rep', teams: ['north'] },
    second: { role: 'manager', teams: ['north'] },
    stranger: { role: 'coach', teams: ['south'] },
    outsider: { role: 'manager', teams: ['south'] },
  });
  const theirs = await buildOrganisation(app.deps.signInDb, 'theirs', oneOfEach);
  for (const organisation of [ours, theirs])
    for (const [name, person] of Object.entries(organisation.people))
      people[`${name} of ${organisation.slug}`] = await signInAs(app.app, person);
  for (const overall of [48, 52, 50]) await scoredSession(app, rep(), ago(45), overall);
  for (const overall of [70, 74]) await scoredSession(app, rep(), ago(10), overall);
  shared = await scoredSession(app, rep(), ago(5), 72);
  hidden = await scoredSession(app, rep(), ago(4), 12, 'private');
});
afterAll(() => app.close());

const everyone = () => Object.keys(people);
const outsiders = [
  'coach of ours',
  'admin of ours',
  'stranger of ours',
  'outsider of ours',
  'rep of theirs',
  'coach of theirs',
  'manager of theirs',
  'admin of theirs',
];

const newReview = (more: Record<string, unknown> = {}) => ({
  ...{ rep: ours.people.rep!.id, template: 'manager-experienced', from: dayAfter(today, -30), to: today },
  ...{ meetingOn: today, ...more },
});
async function begin(more: Record<string, unknown> = {}): Promise<string> {
  const made = await ask('manager of ours')('POST', '/api/reviews', newReview(more));
  expect(made.status).toBe(201);
  return ((await made.json()) as { id: string }).id;
}
const read = async (who: string, id: string) =>
  ReviewView.parse(await (await ask(who)('GET', `/api/reviews/${id}`)).json());
const post = (who: string, id: string, what: string, body: unknown = {}) =>
  ask(who)('POST', `/api/reviews/${id}/${what}`, body);
const statusOf = async (who: string, id: string, what: string, body?: unknown) =>
  (await post(who, id, what, body)).status;
const write = (who: string, id: string, section: string, says: string, version = 0) =>
  post(who, id, 'texts', { section, says, version });

describe('who a review is there for', () => {
  test('[REVIEW3] a manager of the team begins it, nobody else', async () => {
    for (const who of everyone().filter((each) => !/^(manager|second) of ours/.test(each)))
      expect([who, (await ask(who)('POST', '/api/reviews', newReview())).status]).toEqual([who, 404]);
    const id = await begin();
    expect(await read('manager of ours', id)).toMatchObject({ as: 'manager', status: 'preparing' });
    for (const wrong of [{ rep: ours.people.coach!.id }, { rep: ours.people.manager!.id }])
      expect((await ask('manager of ours')('POST', '/api/reviews', newReview(wrong))).status).toBe(404);
  });

  test('[REVIEW3] on every path it isn’t there for others', async () => {
    const id = await begin();
    const unknown = await ask('manager of ours')('GET', `/api/reviews/${uuidv7()}`);
    const nothing = await unknown.text();
    const tried: [string, unknown][] = [
      ['texts', { section: 'wins', version: 0, says: 'x' }],
      ['points', { kind: 'strength', says: 'x' }],
      [`points/${uuidv7()}/source`, { source: null }],
      [`points/${uuidv7()}/words`, { says: 'x' }],
      [`points/${uuidv7()}/remove`, {}],
      ['goals', { goal: uuidv7() }],
      ['calls', { session: shared }],
      [`calls/${shared}/remove`, {}],
      ['comments', { section: 'wins', says: 'x' }],
      ['dates', { nextOn: today }],
      ['share', {}],
      ['share-self', {}],
      ['sign', { name: 'x' }],
      ['answer', {}],
      ['remove', {}],
    ];
    for (const who of [...outsiders, 'second of ours', 'colleague of ours']) {
      const answer = await ask(who)('GET', `/api/reviews/${id}`);
      expect([who, answer.status, await answer.text()]).toEqual([who, 404, nothing]);
      for (const [what, body] of tried)
        expect([who, what, await statusOf(who, id, what, body)]).toEqual([who, what, 404]);
      const listed = ReviewsView.parse(await (await ask(who)('GET', '/api/reviews')).json());
      expect([who, listed.reviews.filter((each) => each.id === id)]).toEqual([who, []]);
    }
    for (const what of ['points', 'share', 'remove', 'answer'])
      expect([what, await statusOf('rep of ours', id, what, tried.find(([path]) => path === what)?.[1])]).toEqual([
        what,
        404,
      ]);
    expect(await statusOf('manager of ours', id, 'share-self')).toBe(404);
  });
});

describe('a draft', () => {
  let id: string;
  beforeAll(async () => {
    id = await begin();
  });

  test('[REVIEW4] shows the rep nothing of what the manager prepares', async () => {
    await write('manager of ours', id, 'wins', 'A quiet hand in a loud call.');
    await write('manager of ours', id, 'level:first', 'good');
    await post('manager of ours', id, 'points', { kind: 'strength', says: 'Asks before answering.' });
    await post('manager of ours', id, 'calls', { session: shared, note: 'Hear this one.' });
    const draft = await read('manager of ours', id);
    expect(draft.texts.map(({ says }) => says)).toEqual(['good', 'A quiet hand in a loud call.']);
    expect(draft.evidence?.sessions.total).toBe(3);
    const seen = await read('rep of ours', id);
    expect(seen).toMatchObject({ as: 'rep', texts: [], points: [], calls: [], seen: [], evidence: null, asked: [] });
    expect(seen.words).toEqual({ strong: null, weak: null });
    expect(JSON.stringify(seen)).not.toMatch(/quiet hand|Asks before|Hear this/);
  });

  test('[REVIEW4] the rep’s own view is seen once both are shared', async () => {
    await write('rep of ours', id, 'wins', 'I waited.');
    expect((await read('manager of ours', id)).texts.map(({ by }) => by)).not.toContain('rep');
    expect(await statusOf('rep of ours', id, 'share-self')).toBe(200);
    expect((await write('rep of ours', id, 'wins', 'I waited longer.', 1)).status).toBe(409);
    expect((await read('manager of ours', id)).texts.map(({ by }) => by)).not.toContain('rep');
    expect(await statusOf('manager of ours', id, 'share')).toBe(200);
    for (const who of ['manager of ours', 'rep of ours', 'second of ours'])
      expect((await read(who, id)).texts).toContainEqual(expect.objectContaining({ by: 'rep', says: 'I waited.' }));
    expect((await read('rep of ours', id)).texts).toContainEqual(
      expect.objectContaining({ by: 'manager', section: 'wins' }),
    );
  });

  test('[REVIEW6] once shared stays as it is, and both comment', async () => {
    expect((await write('manager of ours', id, 'wins', 'Otherwise.', 1)).status).toBe(409);
    expect(await statusOf('manager of ours', id, 'points', { kind: 'improvement', says: 'More' })).toBe(409);
    expect(await statusOf('manager of ours', id, 'share')).toBe(409);
    expect(await statusOf('manager of ours', id, 'dates', { from: dayAfter(today, -60) })).toBe(409);
    const frozen = (await read('rep of ours', id)).evidence;
    await scoredSession(app, rep(), ago(1), 90);
    expect((await read('rep of ours', id)).evidence).toEqual(frozen);
    for (const who of ['rep of ours', 'manager of ours'])
      expect(await statusOf(who, id, 'comments', { section: 'wins', says: `From ${who}` })).toBe(201);
    expect(await statusOf('second of ours', id, 'comments', { section: 'wins', says: 'Me too' })).toBe(404);
    expect((await read('rep of ours', id)).comments.map(({ by, says }) => [by.name, says])).toEqual([
      ['rep of ours', 'From rep of ours'],
      ['manager of ours', 'From manager of ours'],
    ]);
  });

  test('[REVIEW7] each signs once with their own name, the second closes it', async () => {
    expect(await statusOf('rep of ours', id, 'sign', { name: 'Somebody' })).toBe(422);
    expect(await statusOf('rep of ours', id, 'sign', { name: 'Rep of ours' })).toBe(200);
    expect(await statusOf('rep of ours', id, 'sign', { name: 'Rep of ours' })).toBe(409);
    expect(await read('manager of ours', id)).toMatchObject({ status: 'shared', waits: 'Waits for you to sign' });
    expect(await statusOf('second of ours', id, 'sign', { name: 'second of ours' })).toBe(404);
    expect(await statusOf('manager of ours', id, 'sign', { name: 'manager of ours' })).toBe(200);
    expect(await read('rep of ours', id)).toMatchObject({
      status: 'signed',
      signatures: [{ by: 'rep' }, { by: 'manager' }],
    });
    expect(await statusOf('manager of ours', id, 'dates', { nextOn: dayAfter(today, 99) })).toBe(409);
  });

  test('[REVIEW7] nobody signs a draft', async () => {
    const draft = await begin();
    expect(await statusOf('manager of ours', draft, 'sign', { name: 'manager of ours' })).toBe(409);
  });
});

describe('what is written', () => {
  test('[REVIEW5] is saved over the version its author knows; otherwise both texts come back', async () => {
    const id = await begin();
    expect(await (await write('manager of ours', id, 'growth', 'One')).json()).toMatchObject({ version: 1 });
    expect(await (await write('manager of ours', id, 'growth', 'Two', 1)).json()).toMatchObject({ version: 2 });
    for (const version of [0, 1, 7]) {
      const answer = await write('manager of ours', id, 'growth', 'Stale', version);
      expect(answer.status).toBe(409);
      expect(TextConflict.parse(await answer.json())).toMatchObject({
        yours: 'Stale',
        stands: { says: 'Two', version: 2 },
      });
    }
    expect((await write('rep of ours', id, 'growth', 'Mine')).status).toBe(200);
    const both = await Promise.all([
      write('manager of ours', id, 'growth', 'Left', 2),
      write('manager of ours', id, 'growth', 'Right', 2),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  test('[REVIEW5] is taken in sections of one’s own alone', async () => {
    const id = await begin();
    expect((await write('rep of ours', id, 'plan', 'x')).status).toBe(422);
    expect((await write('manager of ours', id, 'support', 'x')).status).toBe(422);
    expect((await write('manager of ours', id, 'level:first', 'splendid')).status).toBe(422);
    expect((await write('manager of ours', id, 'nowhere', 'x')).status).toBe(422);
  });
});

describe('no surprises', () => {
  test('[REVIEW8] what names nothing the rep has seen is counted, and said first', async () => {
    const id = await begin();
    const seen = (await read('manager of ours', id)).seen;
    expect(seen.map(({ kind }) => kind)).toContain('scorecard');
    expect(seen.map(({ id }) => id)).not.toContain(hidden);
    const [source] = seen.filter(({ kind }) => kind === 'scorecard').map(({ kind, id }) => ({ kind, id }));
    expect(await statusOf('manager of ours', id, 'points', { kind: 'improvement', says: 'Known', source })).toBe(201);
    for (const wrong of [
      { kind: 'scorecard', id: hidden },
      { kind: 'goal', id: uuidv7() },
    ])
      expect(await statusOf('manager of ours', id, 'points', { kind: 'improvement', says: 'No', source: wrong })).toBe(
        422,
      );
    expect((await read('manager of ours', id)).surprises).toBe(0);
    await post('manager of ours', id, 'points', { kind: 'improvement', says: 'Speaks over the answer.' });
    expect((await read('manager of ours', id)).surprises).toBe(1);

    const refused = await post('manager of ours', id, 'share');
    expect([refused.status, await refused.json()]).toEqual([409, expect.objectContaining({ code: 'surprises' })]);
    expect((await read('manager of ours', id)).status).toBe('preparing');
    expect(await statusOf('manager of ours', id, 'share', { saidOn: dayAfter(today, 2) })).toBe(400);
    expect(await statusOf('manager of ours', id, 'share', { saidOn: dayAfter(today, -1) })).toBe(200);
    const [, point] = (await read('rep of ours', id)).points;
    expect(point?.source).toMatchObject({ kind: 'check-in', on: dayAfter(today, -1), says: 'Speaks over the answer.' });
    const checkIns = CheckInsView.parse(await (await ask('rep of ours')('GET', '/api/check-ins')).json());
    expect(checkIns.checkIns.map(({ progress }) => progress)).toContain('Speaks over the answer.');
  });
});

describe('calls to talk about', () => {
  test('[REVIEW10] are shared ones, put in and taken out by either side', async () => {
    const id = await begin();
    expect(await statusOf('rep of ours', id, 'calls', { session: hidden })).toBe(422);
    expect(await statusOf('manager of ours', id, 'calls', { session: hidden })).toBe(422);
    expect(await statusOf('rep of ours', id, 'calls', { session: shared, note: 'My best.' })).toBe(201);
    expect((await read('manager of ours', id)).calls).toEqual([
      expect.objectContaining({ session: shared, by: 'rep', note: 'My best.', open: true, mine: false }),
    ]);
    expect(await statusOf('manager of ours', id, `calls/${shared}/remove`)).toBe(404);
    await ask('rep of ours')('POST', `/api/sessions/${shared}/share`, { shared: false });
    expect((await read('manager of ours', id)).calls).toEqual([
      expect.objectContaining({ title: 'No longer shared', open: false, overall: null }),
    ]);
    await ask('rep of ours')('POST', `/api/sessions/${shared}/share`, { shared: true });
    expect(await statusOf('rep of ours', id, `calls/${shared}/remove`)).toBe(200);
  });
});

describe('colleagues', () => {
  test('[REVIEW9] write what they are asked, and the rep reads it without names', async () => {
    const colleague = ours.people.colleague!.id;
    for (const wrong of [ours.people.coach!.id, ours.people.rep!.id])
      expect(
        (
          await ask('manager of ours')(
            'POST',
            '/api/reviews',
            newReview({ template: 'peer-experienced', ask: [wrong] }),
          )
        ).status,
      ).toBe(422);
    const id = await begin({ template: 'peer-experienced', ask: [colleague] });
    const view = async () =>
      AskedView.parse(await (await ask('colleague of ours')('GET', `/api/reviews/${id}`)).json());
    expect((await view()).sections.map(({ id }) => id)).toEqual(['wins', 'improve']);
    expect((await write('colleague of ours', id, 'plan', 'x')).status).toBe(422);
    expect((await write('colleague of ours', id, 'wins', 'Calm under fire.')).status).toBe(200);
    expect((await read('manager of ours', id)).asked).toEqual([
      { name: 'colleague of ours', answered: false, texts: [] },
    ]);
    expect(await statusOf('colleague of ours', id, 'answer')).toBe(200);
    expect((await write('colleague of ours', id, 'wins', 'Changed.', 1)).status).toBe(409);
    expect((await read('manager of ours', id)).asked[0]?.texts).toEqual([
      { section: 'wins', says: 'Calm under fire.' },
    ]);
    expect((await read('rep of ours', id)).asked).toEqual([]);
    await post('manager of ours', id, 'share');
    const whole = await (await ask('rep of ours')('GET', `/api/reviews/${id}`)).text();
    expect(ReviewView.parse(JSON.parse(whole)).asked).toEqual([
      { name: null, answered: true, texts: [{ section: 'wins', says: 'Calm under fire.' }] },
    ]);
    expect(whole).not.toContain('colleague of ours');
    expect(whole).not.toContain(colleague);
  });
});

describe('the evidence', () => {
  test('[REVIEW11] rests on open sessions of the period and of thirty days before', async () => {
    const id = await begin({ from: dayAfter(today, -30), to: dayAfter(today, -3) });
    const { evidence } = await read('manager of ours', id);
    expect(evidence?.sessions).toMatchObject({ total: 3, practice: 3, calls: 0, enough: false });
    const overall = evidence?.rows.find(({ what }) => what === 'overall');
    expect(overall).toMatchObject({ baseline: { value: 50, sessions: 3 }, now: { value: 72, sessions: 3 } });
    expect(overall?.change?.verdict).toBe('improved');
    expect(JSON.stringify(evidence)).not.toContain(hidden);
  });

  test('[REVIEW14] points at a sentence and its minute; reading it is noted, and ends with the sharing', async () => {
    const id = await begin({ from: dayAfter(today, -6), to: dayAfter(today, -3) });
    const { evidence, words } = await read('manager of ours', id);
    expect(evidence?.strong).toMatchObject({ session: shared, atMs: 2_000, headline: 'You asked who set it' });
    expect(words.strong).toMatchObject({ said: 'Who set the fifteen?', answered: said.prospect });
    expect(words.weak).toMatchObject({ said: 'That is a fair worry. ' });
    const { opened } = (await (await ask('rep of ours')('GET', `/api/sessions/${shared}`)).json()) as {
      opened: { name: string }[];
    };
    expect(opened.map(({ name }) => name)).toContain('manager of ours');
    await post('manager of ours', id, 'share');
    await changeSession(app, ours.id, shared, { visibility: 'private' });
    await inOrg(app.deps.db, ours.id, (tx) =>
      tx.update(measured).set({ open: false }).where(eq(measured.sessionId, shared)),
    );
    expect((await read('manager of ours', id)).words).toEqual({ strong: null, weak: null });
    expect((await read('rep of ours', id)).words.strong?.said).toBe('Who set the fifteen?');
    await ask('rep of ours')('POST', `/api/sessions/${shared}/share`, { shared: true });
  });

  test('[REVIEW15] shows its own goals, and first those of the review before', async () => {
    const earlier = await begin();
    await post('manager of ours', earlier, 'share');
    await inOrg(app.deps.db, ours.id, (tx) =>
      tx.insert(goal).values({
        ...{ orgId: ours.id, id: uuidv7(), memberId: ours.people.rep!.id, says: 'Ask first', what: 'criterion:first' },
        ...{ better: 'higher', cause: 'skill', baseline: 40, baselineSessions: 4, target: 80, milestones: [] },
        ...{ setOn: today, dueOn: dayAfter(today, 90), reviewId: earlier, madeBy: ours.people.manager!.id },
      }),
    );
    expect((await read('rep of ours', earlier)).goals).toMatchObject([
      { says: 'Ask first', target: 80, name: 'first' },
    ]);
    const next = await read('manager of ours', await begin());
    expect(next.before).toMatchObject({ id: earlier, goals: [{ says: 'Ask first' }] });
    expect(next.goals).toEqual([]);
    expect(next.evidence?.rows.find(({ what }) => what === 'criterion:first')).toMatchObject({
      target: 80,
      baseline: { value: 40 },
    });
  });
});

describe('what the rep works on already', () => {
  test('[REVIEW25] is taken up by the review’s manager: open, the rep’s, and from no review', async () => {
    const set = async (more: Record<string, unknown> = {}) => {
      const id = uuidv7();
      await inOrg(app.deps.db, ours.id, (tx) =>
        tx.insert(goal).values({
          ...{ orgId: ours.id, id, memberId: ours.people.rep!.id, says: 'Wait', what: 'criterion:first' },
          ...{ better: 'higher', cause: 'skill', baseline: 40, baselineSessions: 4, target: 80, milestones: [] },
          ...{ setOn: today, dueOn: dayAfter(today, 90), madeBy: ours.people.manager!.id, ...more },
        }),
      );
      return id;
    };
    const id = await begin();
    const free = await set();
    const closed = await set({ status: 'dropped' });
    const others = await set({ memberId: ours.people.colleague!.id });
    const elsewhere = await set({ reviewId: await begin() });
    const worksOn = async () => (await read('manager of ours', id)).openGoals.map((each) => [each.id, each.review]);
    expect(await worksOn()).toContainEqual([free, null]);
    expect((await worksOn()).map(([each]) => each)).toContain(elsewhere);
    expect((await worksOn()).map(([each]) => each)).not.toContain(closed);
    expect((await read('manager of ours', id)).goalsFull).toBe(true);
    expect((await read('rep of ours', id)).openGoals).toEqual([]);
    for (const who of [...outsiders, 'rep of ours', 'second of ours', 'colleague of ours'])
      expect([who, await statusOf(who, id, 'goals', { goal: free })]).toEqual([who, 404]);
    for (const wrong of [others, uuidv7()])
      expect(await statusOf('manager of ours', id, 'goals', { goal: wrong })).toBe(404);
    for (const wrong of [closed, elsewhere])
      expect(await statusOf('manager of ours', id, 'goals', { goal: wrong })).toBe(409);
    expect(await statusOf('manager of ours', id, 'goals', { goal: free })).toBe(201);
    expect(await statusOf('manager of ours', id, 'goals', { goal: free })).toBe(409);
    expect((await read('manager of ours', id)).goals.map((each) => each.id)).toEqual([free]);
    expect(await worksOn()).not.toContainEqual([free, null]);
    const seen = (await (await ask('rep of ours')('GET', `/api/goals/${free}`)).json()) as { review: string };
    expect(seen.review).toBe(id);
  });

  test('[REVIEW26] the weakest criterion stands ready for the manager alone, and no longer once it is named', async () => {
    const id = await begin();
    const weakest = (await read('manager of ours', id)).proposed.find(({ kind }) => kind === 'improvement');
    expect(weakest).toMatchObject({
      id: 'weakest',
      says: expect.stringMatching(/^second is the weakest in this period: /),
    });
    const { kind, id: source } = weakest!.source!;
    expect(kind).toBe('scorecard');
    expect((await read('rep of ours', id)).proposed).toEqual([]);
    const point = { kind: 'improvement', says: weakest!.says, source: { kind, id: source } };
    expect(await statusOf('manager of ours', id, 'points', point)).toBe(201);
    const after = await read('manager of ours', id);
    expect(after.proposed.filter((each) => each.kind === 'improvement')).toEqual([]);
    expect(after.surprises).toBe(0);
  });

  test('[REVIEW36] a point is worded anew by its manager while it is in preparation, keeps its source, and not after', async () => {
    const id = await begin();
    const [source] = (await read('manager of ours', id)).seen;
    const made = { kind: 'improvement', says: 'Ask', source: { kind: source!.kind, id: source!.id } };
    await post('manager of ours', id, 'points', made);
    const [point] = (await read('manager of ours', id)).points;
    const words = `points/${point!.id}/words`;
    for (const who of [...outsiders, 'rep of ours', 'second of ours'])
      expect([who, await statusOf(who, id, words, { says: 'x' })]).toEqual([who, 404]);
    for (const says of ['', ' ', 'x'.repeat(1001)])
      expect(await statusOf('manager of ours', id, words, { says })).toBe(400);
    const elsewhere = await begin();
    expect(await statusOf('manager of ours', elsewhere, words, { says: 'x' })).toBe(404);
    expect(await statusOf('manager of ours', id, words, { says: 'Ask first.' })).toBe(200);
    expect((await read('manager of ours', id)).points).toMatchObject([{ says: 'Ask first.', source }]);
    await post('manager of ours', id, 'share');
    expect(await statusOf('manager of ours', id, words, { says: 'x' })).toBe(409);
  });

  test('[REVIEW34] the strong moment stands ready as a strength with its scorecard, and is taken with it', async () => {
    const id = await begin();
    const moment = (await read('manager of ours', id)).proposed.find((each) => each.id === 'moment');
    expect(moment).toMatchObject({
      ...{ kind: 'strength', source: { kind: 'scorecard' } },
      says: expect.stringMatching(/^A moment that helped, in .* at 00:02\. You asked who set it: She told you\./),
    });
    const { kind, id: source } = moment!.source!;
    const point = { kind: 'strength', says: moment!.says, source: { kind, id: source } };
    expect(await statusOf('manager of ours', id, 'points', point)).toBe(201);
    const after = await read('manager of ours', id);
    expect(after.proposed.map((each) => each.id)).not.toContain('moment');
    expect(after.points).toMatchObject([{ kind: 'strength', source: { id: source } }]);
  });

  test('[REVIEW29] the day of the meeting is changed while it is in preparation, and not after', async () => {
    const id = await begin();
    expect(await statusOf('manager of ours', id, 'dates', { meetingOn: dayAfter(today, 6) })).toBe(200);
    expect((await read('rep of ours', id)).meetingOn).toBe(dayAfter(today, 6));
    await post('manager of ours', id, 'share');
    expect(await statusOf('manager of ours', id, 'dates', { meetingOn: dayAfter(today, 9) })).toBe(409);
  });
});

describe('check-ins', () => {
  const words = {
    progress: 'Two calls with a question first.',
    obstacles: '',
    support: 'A listener.',
    cadence: 'weekly',
  };
  const add = (who: string, more: Record<string, unknown> = {}) =>
    ask(who)('POST', '/api/check-ins', { on: today, ...words, ...more });
  const listed = async (who: string) => CheckInsView.parse(await (await ask(who)('GET', '/api/check-ins')).json());

  test('[REVIEW16] are written by the rep, their coach and their manager, and read by those alone', async () => {
    const member = ours.people.rep!.id;
    for (const who of ['rep of ours', 'coach of ours', 'manager of ours', 'second of ours'])
      expect([who, (await add(who, { member })).status]).toEqual([who, 201]);
    for (const who of [...outsiders.filter((each) => each !== 'coach of ours'), 'colleague of ours'])
      expect([who, (await add(who, { member })).status]).toEqual([who, 404]);
    for (const who of ['admin of ours', 'outsider of ours', 'manager of theirs', 'colleague of ours'])
      expect([who, (await listed(who)).checkIns]).toEqual([who, []]);
    const [first] = (await listed('coach of ours')).checkIns;
    expect(first).toMatchObject({ rep: { id: member }, support: 'A listener.' });
    expect(first!.nextOn > today).toBe(true);
  });

  test('[REVIEW16] are not written ahead, nor with nothing in them, nor about another’s goal', async () => {
    expect((await add('rep of ours', { on: dayAfter(today, 3) })).status).toBe(400);
    expect((await add('rep of ours', { progress: '', support: ' ' })).status).toBe(400);
    expect((await add('rep of ours', { goal: uuidv7() })).status).toBe(422);
  });
});

describe('standards', () => {
  const wanted = (more: Record<string, unknown> = {}) => ({
    ...{ team: ours.teams.north, role: 'new hire', what: 'criterion:first', says: 'Asks before answering.' },
    ...{ threshold: 50, from: today, ...more },
  });
  const listed = async (who: string) => StandardsView.parse(await (await ask(who)('GET', '/api/standards')).json());

  test('[REVIEW17] are set by a manager for their team, from today on', async () => {
    for (const who of everyone().filter((each) => !/^(manager|second) of ours/.test(each)))
      expect([who, (await ask(who)('POST', '/api/standards', wanted())).status]).toEqual([who, 404]);
    expect((await ask('manager of ours')('POST', '/api/standards', wanted({ from: dayAfter(today, -1) }))).status).toBe(
      422,
    );
    expect((await ask('manager of ours')('POST', '/api/standards', wanted({ what: 'criterion:none' }))).status).toBe(
      422,
    );
    expect((await ask('manager of ours')('POST', '/api/standards', wanted())).status).toBe(201);
    expect((await ask('manager of ours')('POST', '/api/standards', wanted({ threshold: 55 }))).status).toBe(201);
    const { standards } = await listed('manager of ours');
    expect(standards).toMatchObject([{ name: 'first', threshold: 55, seenBy: [], unseenBy: [] }]);
    for (const who of ['admin of ours', 'outsider of ours', 'manager of theirs', 'rep of theirs'])
      expect([who, (await listed(who)).standards]).toEqual([who, []]);
  });

  test('[REVIEW17] are shown to the reps of the role with their baseline, and when is kept', async () => {
    const role = { member: ours.people.rep!.id, role: 'new hire' };
    for (const who of ['rep of ours', 'coach of ours', 'admin of ours', 'outsider of ours', 'manager of theirs'])
      expect((await ask(who)('POST', '/api/standards/roles', role)).status).toBe(404);
    expect((await ask('manager of ours')('POST', '/api/standards/roles', role)).status).toBe(200);
    expect((await listed('manager of ours')).standards[0]?.unseenBy).toEqual(['rep of ours']);
    const [own] = (await listed('rep of ours')).standards;
    expect(own?.seenAt).not.toBeNull();
    expect(own?.baseline?.sessions).toBeGreaterThan(3);
    expect((await listed('colleague of ours')).standards).toEqual([]);
    const again = (await listed('manager of ours')).standards[0];
    expect(again?.seenBy.map(({ name }) => name)).toEqual(['rep of ours']);
    expect(again?.baseline).toBeNull();
    for (const who of ['rep of ours', 'coach of ours', 'outsider of ours', 'admin of ours'])
      expect((await ask(who)('POST', `/api/standards/${again!.id}/remove`)).status).toBe(404);
    expect((await ask('manager of ours')('POST', `/api/standards/${again!.id}/remove`)).status).toBe(200);
    expect((await listed('rep of ours')).standards).toEqual([]);
  });
});
