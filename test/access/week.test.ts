import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { insertReview } from '../../server/db/reviews.ts';
import { call as importedCall } from '../../server/db/schema/call.ts';
import { measured } from '../../server/db/schema/measured.ts';
import { inOrg } from '../../server/db/tenant.ts';
import { dayAfter } from '../../server/domain/org-settings.ts';
import { HomeView } from '../../server/protocol/home-view.ts';
import { ReviewsView } from '../../server/protocol/review-view.ts';
import type { AdminWeek, CoachWeek, ManagerWeek } from '../../server/protocol/week-view.ts';
import { WeekView } from '../../server/protocol/week-view.ts';
import { gapsIn } from '../../server/routes/week-admin.ts';
import { type Asking, changeSession, rubric, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';
import { questionLibrary, scoredCall, storeCall } from '../practice/scored-session.ts';
import { assignmentOf, checkInOf, goalOf, today } from './everything.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

/** First pages of those who look after others: what is on them, and of whom. */

let app: TestApp;
let ours: Organisation;
const people: Record<string, Asking> = {};
const ask = (who: string) => people[who]!;
const idOf = (who: string) => ours.people[who]!.id;

beforeAll(async () => {
  app = await startApp({ library: questionLibrary() });
  ours = await buildOrganisation(app.deps.signInDb, 'ours', {
    ...oneOfEach,
    colleague: { role: 'rep', teams: ['north'] },
    coach2: { role: 'coach', teams: ['north'] },
    stranger: { role: 'manager', teams: ['south'] },
  });
  const theirs = await buildOrganisation(app.deps.signInDb, 'theirs', oneOfEach);
  for (const organisation of [ours, theirs])
    for (const [name, person] of Object.entries(organisation.people))
      people[organisation === ours ? name : `${name} of theirs`] = await signInAs(app.app, person);
});
afterAll(() => app.close());

async function week(who: string): Promise<WeekView> {
  const answer = await ask(who)('GET', '/api/home/week');
  expect(answer.status).toBe(200);
  return WeekView.parse(await answer.json());
}
const managers = async (who = 'manager') => (await week(who)) as ManagerWeek;
const coaches = async (who = 'coach') => (await week(who)) as CoachWeek;
async function made(who: string, path: string, body: unknown): Promise<string> {
  const answer = await ask(who)('POST', path, body);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  return (JSON.parse(text) as { id: string }).id;
}
const call = (visibility: 'private' | 'shared' | 'declared', who = 'rep') =>
  scoredCall(app, ask(who), ours.id, visibility);
const clear = () => app.deps.db.client`delete from coach_check`;

describe("a manager's", () => {
  test('[HOME1] [REVIEW33] asks to begin a review of who never had one, then to prepare it, then to talk about it, and from the meeting’s day on to sign it', async () => {
    const of = async () => (await managers()).reviews.filter(({ rep }) => rep.id === idOf('colleague'));
    expect(await of()).toEqual([
      { rep: { id: idOf('colleague'), name: 'colleague of ours' }, review: null, does: 'begin', on: null },
    ]);
    const meetingOn = dayAfter(today, 3);
    const review = await made('manager', '/api/reviews', {
      ...{ rep: idOf('colleague'), template: 'manager-experienced', from: dayAfter(today, -30), to: today, meetingOn },
    });
    expect(await of()).toMatchObject([{ review, does: 'prepare', on: meetingOn }]);
    await ask('manager')('POST', `/api/reviews/${review}/share`, {});
    expect(await of()).toMatchObject([{ review, does: 'meet', on: meetingOn }]);
    const line = async () => {
      const list = ReviewsView.parse(await (await ask('manager')('GET', '/api/reviews')).json());
      return list.reviews.find(({ id }) => id === review)!.waits;
    };
    expect(await line()).toMatch(/^Shared\. The meeting is on .*, to sign from then on$/);
    const home = async () => HomeView.parse(await (await ask('colleague')('GET', '/api/home')).json()).reviews;
    const told = { id: review, manager: 'manager of ours', own: false };
    expect(await home()).toEqual([{ ...told, meetingOn, does: 'read' }]);
    await app.deps.db.client`update review set meeting_on = ${today} where id = ${review}`;
    expect(await of()).toMatchObject([{ review, does: 'sign', on: today }]);
    expect(await line()).toBe('Waits for colleague of ours and you to sign');
    expect(await home()).toEqual([{ ...told, meetingOn: today, does: 'sign' }]);
    const signed = await ask('manager')('POST', `/api/reviews/${review}/sign`, { name: 'manager of ours' });
    expect(signed.status).toBe(200);
    expect(await of()).toEqual([]);
    await ask('colleague')('POST', `/api/reviews/${review}/sign`, { name: 'colleague of ours' });
    expect(await home()).toEqual([]);
  });

  test('[HOME1] [HOME6] tells of a check-in until it is held, and leaves to another what they go on with', async () => {
    const due = async (who: string) => {
      const { checkIns } = (await week(who)) as ManagerWeek | CoachWeek;
      return checkIns.filter(({ rep }) => rep.id === idOf('colleague')).map(({ on }) => on);
    };
    for (const who of ['manager', 'coach', 'coach2']) expect(await due(who)).toEqual([null]);
    const long = dayAfter(today, -20);
    await made('coach', '/api/check-ins', { ...checkInOf(idOf('colleague')), on: long });
    expect(await due('coach')).toHaveLength(1);
    expect((await due('coach'))[0]! < today).toBe(true);
    expect(await due('manager')).toEqual([]);
    expect(await due('coach2')).toEqual([]);
    await made('colleague', '/api/check-ins', { ...checkInOf(idOf('colleague')), on: dayAfter(today, -18) });
    for (const who of ['manager', 'coach', 'coach2']) expect(await due(who)).toHaveLength(1);
    await made('manager', '/api/check-ins', checkInOf(idOf('colleague')));
    for (const who of ['manager', 'coach', 'coach2']) expect(await due(who)).toEqual([]);
  });

  test('[HOME1] [HOME2] holds who waits for an answer, until it is answered or no longer shared', async () => {
    await clear();
    const session = await call('shared');
    await made('rep', `/api/sessions/${session}/requests`, { says: 'Was it clear?' });
    const asking = async (who = 'manager') => (await managers(who)).asking.map(({ session }) => session);
    expect(await asking()).toEqual([session]);
    expect(await asking('stranger')).toEqual([]);
    await ask('rep')('POST', `/api/sessions/${session}/share`, { shared: false });
    expect(await asking()).toEqual([]);
    await ask('rep')('POST', `/api/sessions/${session}/share`, { shared: true });
    expect(await asking()).toEqual([session]);
    await ask('coach')('POST', `/api/coaching/sessions/${session}/done`);
    expect(await asking()).toEqual([]);
  });

  test('[HOME1] [HOME2] names practice past its day, by attempts that are open alone', async () => {
    const assignment = await made('manager', '/api/assignments', assignmentOf(idOf('rep'), { declared: false }));
    expect((await managers()).late).toEqual([]);
    await app.deps.db.client`update assignment set due_on = ${dayAfter(today, -2)} where id = ${assignment}`;
    const late = async () => (await managers()).late.filter(({ id }) => id === assignment);
    const nothingRun = { id: idOf('rep'), name: 'rep of ours', state: 'overdue', run: 0 };
    expect((await late())[0]!.reps).toEqual([nothingRun]);
    const session = await call('private');
    await app.deps.db.client`update practice_session set assignment_id = ${assignment} where id = ${session}`;
    expect((await late())[0]!.reps).toEqual([nothingRun]);
    await ask('rep')('POST', `/api/sessions/${session}/share`, { shared: true });
    expect((await late())[0]!.reps).toMatchObject([{ run: 1 }]);
    await ask('manager')('POST', `/api/assignments/${assignment}/withdraw`);
    expect(await late()).toEqual([]);
  });

  test('[HOME1] [HOME8] shows a goal that is at risk or past its day, with its certainty, and no other', async () => {
    const goal = await made('manager', '/api/goals', goalOf(idOf('rep')));
    const goals = async (who = 'manager') => (await managers(who)).goals.filter(({ id }) => id === goal);
    expect(await goals()).toEqual([]);
    const progress = {
      state: 'at risk',
      value: 20,
      low: 8,
      high: 32,
      sessions: 4,
      sure: 0.97,
      stuck: false,
      more: null,
    };
    await app.deps.db
      .client`update goal set progress = ${JSON.stringify({ ...progress, at: new Date() })}::text::jsonb where id = ${goal}`;
    expect((await goals())[0]!.progress).toMatchObject(progress);
    expect(await goals('stranger')).toEqual([]);
    await ask('manager')('POST', `/api/goals/${goal}/close`, { as: 'dropped', note: 'Another one matters more.' });
    expect(await goals()).toEqual([]);
  });

  test('[HOME2] counts what was opened in seven days, and no private session', async () => {
    const before = (await managers()).since.sessions.now;
    await call('private');
    expect((await managers()).since.sessions.now).toBe(before);
    await call('shared');
    const { since, shared } = await managers();
    expect(since.sessions.now).toBe(before + 1);
    expect(shared.length).toBeGreaterThan(0);
    expect((await managers('stranger')).since.sessions).toEqual({ now: 0, before: 0 });
  });

  test('[HOME2] counts what no score came of and what another listener heard, by its day, and calls', async () => {
    const lately = async () => {
      const { sessions, practised } = (await managers()).since;
      return { ...sessions, practised };
    };
    const { now, before, practised } = await lately();
    const unscored = await storeCall(app, ask('colleague'), ours.id, 'shared');
    expect(await lately()).toEqual({ now: now + 1, before, practised: practised + 1 });
    await inOrg(app.deps.db, ours.id, (tx) =>
      tx.update(measured).set({ listener: 'an older one' }).where(eq(measured.orgId, ours.id)),
    );
    expect(await lately()).toEqual({ now: now + 1, before, practised: practised + 1 });
    const at = new Date(Date.now() - 9 * 86_400_000);
    await changeSession(app, ours.id, unscored, { endedAt: at });
    expect(await lately()).toEqual({ now, before: before + 1, practised });
    const held = {
      orgId: ours.id,
      memberId: idOf('colleague'),
      importedBy: idOf('manager'),
      consentBy: idOf('manager'),
    };
    const file = { name: 'a.txt', rep: 'Ines', others: {}, rubric, keepUntil: today, consentAt: at };
    await inOrg(app.deps.db, ours.id, (tx) =>
      tx.insert(importedCall).values([
        { ...held, ...file, id: uuidv7(), at: new Date(), fingerprint: 'a', status: 'pending' },
        { ...held, ...file, id: uuidv7(), at, fingerprint: 'b', status: 'ready' },
        { ...held, ...file, id: uuidv7(), at, fingerprint: 'c', status: 'failed' },
      ]),
    );
    expect(await lately()).toEqual({ now: now + 1, before: before + 2, practised: practised + 1 });
  });

  test('[HOME1] knows whose review is next and which of theirs is open behind two hundred of others', async () => {
    const add = (change: Partial<Parameters<typeof insertReview>[2]> & { repId: string; managerId: string }) =>
      inOrg(app.deps.db, ours.id, (tx) =>
        insertReview(tx, ours.id, {
          ...{ template: app.deps.reviewTemplates.get('manager-experienced')!, cadence: 'annual' },
          ...{ fromDay: dayAfter(today, -30), toDay: today, meetingOn: today, nextOn: dayAfter(today, 200) },
          ...change,
        }),
      );
    const colleague = { repId: idOf('colleague'), managerId: idOf('manager') };
    const open = await add(colleague);
    await add({ ...colleague, status: 'signed' });
    for (let i = 0; i < 200; i++)
      await add({ repId: idOf('rep'), managerId: idOf('stranger'), status: 'signed', cadence: 'monthly' });
    const { reviews } = await managers();
    expect(reviews.filter(({ rep }) => rep.id === colleague.repId)).toMatchObject([{ review: open, does: 'prepare' }]);
    const { reps } = ReviewsView.parse(await (await ask('manager')('GET', '/api/reviews')).json());
    expect(reps.find(({ rep }) => rep.id === colleague.repId)).toMatchObject({ due: false, says: 'Later' });
  });

  test('[HOME1] is empty for a manager of nobody, who is told so', async () => {
    const { reps, reviews, checkIns, goals, flags, unjudged, asking, late } = await managers('stranger');
    expect({ reps, reviews, checkIns, goals, flags, unjudged, asking, late }).toEqual({
      ...{ reps: 0, reviews: [], checkIns: [], goals: [], flags: [], unjudged: [], asking: [], late: [] },
    });
  });
});

describe("a coach's", () => {
  test('[HOME3] counts all that wait by why, and what they were done with against what they set', async () => {
    await clear();
    const [asked, declared] = [await call('shared'), await call('declared')];
    await made('rep', `/api/sessions/${asked}/requests`, { says: 'Look.' });
    await call('private');
    await ask('coach')('POST', '/api/coaching/week', { sessions: 4 });
    const seen = await coaches();
    expect(seen.queue.map(({ session }) => session)).toEqual([asked, declared]);
    expect(seen.waiting).toEqual({ asked: 1, declared: 1, uncertain: 0 });
    const { done } = seen.week;
    await ask('coach')('POST', `/api/coaching/sessions/${asked}/done`);
    const after = await coaches();
    expect(after.week).toEqual({ wanted: 4, done: done + 1 });
    expect(after.waiting).toEqual({ asked: 0, declared: 1, uncertain: 0 });
  });

  test('[HOME2] [HOME3] names a round until they have rated it, and shows no score of what it holds', async () => {
    await clear();
    const session = await call('declared');
    const raters = ['coach', 'manager'].map(idOf);
    const round = await made('manager', '/api/calibration', {
      ...{ title: 'Autumn', sessions: [session], criteria: ['first'], raters },
    });
    const rounds = async (who: string) => (await coaches(who)).rounds.map(({ id, left, of }) => ({ id, left, of }));
    expect(await rounds('coach')).toEqual([{ id: round, left: 1, of: 1 }]);
    expect(await rounds('coach2')).toEqual([]);
    const scoreOf = ({ queue, shared }: CoachWeek) => [
      queue.find((item) => item.session === session)?.overall,
      shared.find((one) => one.id === session)?.overall,
    ];
    expect(scoreOf(await coaches('coach'))).toEqual([null, null]);
    expect(scoreOf(await coaches('coach2'))).toEqual([expect.any(Number), expect.any(Number)]);
    await ask('coach')('POST', `/api/calibration/${round}/ratings`, {
      ...{ session, scores: [{ criterion: 'first', score: 50 }] },
    });
    expect(await rounds('coach')).toEqual([]);
    expect(scoreOf(await coaches('coach'))).toEqual([null, null]);
  });
});

describe("an admin's", () => {
  test('[HOME4] counts people and names what is not set up, and nothing of practice', async () => {
    const seen = (await week('admin')) as AdminWeek;
    expect(seen.people).toEqual({ rep: 2, coach: 2, manager: 2, admin: 1 });
    expect(seen.gaps.map(({ what }) => what)).toEqual(['nobody in team', 'time zone', 'no mail']);
    expect(seen.gaps[0]!.names).toEqual(['south']);
    expect(Object.keys(seen).toSorted()).toEqual(
      ['for', 'gaps', 'invitations', 'mail', 'own', 'people', 'secondListener', 'settings', 'teams'].toSorted(),
    );
    await ask('admin')('POST', '/api/settings', { timeZone: 'Europe/Oslo' });
    expect(((await week('admin')) as AdminWeek).gaps.map(({ what }) => what)).not.toContain('time zone');
  });

  test('[HOME4] is nothing to a key', async () => {
    for (const [who, status] of [
      ['admin', 404],
      ['manager', 200],
    ] as const) {
      const { key } = (await (await ask(who)('POST', '/api/keys', { name: 'script' })).json()) as { key: string };
      const answer = await app.app.request('/api/home/week', { headers: { authorization: `Bearer ${key}` } });
      expect([who, answer.status]).toEqual([who, status]);
    }
  });

  test('[HOME4] tells of people in no team, teams nobody leads and invitations that run out', () => {
    const member = (name: string, role: 'rep' | 'coach' | 'manager' | 'admin', ...teams: string[]) => ({
      ...{ name, role },
      teams: teams.map((id) => ({ id, name: id })),
    });
    const now = new Date('2026-11-29T12:00:00Z');
    const known = {
      members: [member('Rae', 'rep', 'north'), member('Sol', 'rep'), member('Ada', 'admin')],
      teams: ['north', 'south'].map((id) => ({ id, name: id })),
      invitations: [
        { email: 'soon@x.example', expiresAt: new Date('2026-11-30T12:00:00Z') },
        { email: 'later@x.example', expiresAt: new Date('2026-12-03T12:00:00Z') },
      ],
      ...{ mail: true, timeZoneSettled: true },
    };
    expect(gapsIn(known, now)).toEqual([
      { what: 'no manager', names: [] },
      { what: 'no coach', names: [] },
      { what: 'no team for', names: ['Sol'] },
      { what: 'nobody in team', names: ['south'] },
      { what: 'nobody over team', names: ['north'] },
      { what: 'invitation ends', names: ['soon@x.example'] },
    ]);
    expect(gapsIn({ ...known, members: [], teams: [], invitations: [] }, now).map(({ what }) => what)).toEqual([
      'no team',
      'no rep',
      'no manager',
      'no coach',
    ]);
  });
});

test("[HOME7] holds the caller's own practice and nobody else's", async () => {
  const own = await call('private', 'manager');
  expect((await managers()).own.recent.map(({ id }) => id)).toEqual([own]);
  expect((await coaches()).own.recent).toEqual([]);
});

test("is no rep's, and nothing to whoever is signed out", async () => {
  expect((await ask('rep')('GET', '/api/home/week')).status).toBe(404);
  expect((await app.app.request('/api/home/week')).status).toBe(401);
});
