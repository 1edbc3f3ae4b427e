import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { QueueView } from '../../server/protocol/coaching-view.ts';
import { type Asking, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';
import { questionLibrary, scoredCall } from '../practice/scored-session.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

/** What waits for a coach, in which order, and who is on it. */

let app: TestApp;
let ours: Organisation;
const people: Record<string, Asking> = {};
const ask = (who: string) => people[who]!;

beforeAll(async () => {
  app = await startApp({ library: questionLibrary() });
  ours = await buildOrganisation(app.deps.signInDb, 'ours', {
    ...oneOfEach,
    coach2: { role: 'coach', teams: ['north'] },
    colleague: { role: 'rep', teams: ['north'] },
    stranger: { role: 'coach', teams: ['south'] },
  });
  const theirs = await buildOrganisation(app.deps.signInDb, 'theirs', oneOfEach);
  for (const organisation of [ours, theirs])
    for (const [name, person] of Object.entries(organisation.people))
      people[`${name} of ${organisation.slug}`] = await signInAs(app.app, person);
});
afterAll(() => app.close());

const call = (visibility: 'private' | 'shared' | 'declared', who = 'rep of ours') =>
  scoredCall(app, ask(who), ours.id, visibility);
const queue = async (who: string) => QueueView.parse(await (await ask(who)('GET', '/api/coaching')).json());
const waiting = async (who: string) => (await queue(who)).items.map(({ session }) => session);
const post = async (who: string, path: string, body: unknown = {}) => (await ask(who)('POST', path, body)).status;
const act = (who: string, session: string, what: string) => post(who, `/api/coaching/sessions/${session}/${what}`);
const doubt = (session: string, share: number) =>
  app.deps.db.client`update coach_check set doubt = ${share} where session_id = ${session}`;
const clear = () => app.deps.db.client`delete from coach_check`;

describe('the queue', () => {
  test('[COACH10] holds who waits for an answer first, then declared attempts, then what is uncertain', async () => {
    await clear();
    const sure = await call('shared');
    const unsure = await call('shared');
    const declared = await call('declared');
    const disputed = await call('shared');
    const asked = await call('shared', 'colleague of ours');
    await call('private');
    for (const [session, share] of [
      [sure, 0.1],
      [unsure, 0.6],
      [declared, 0],
      [disputed, 0.2],
      [asked, 0.3],
    ] as const)
      await doubt(session, share);
    await post('rep of ours', `/api/sessions/${disputed}/disputes`, { criterion: 'first', reason: 'Look again.' });
    await post('colleague of ours', `/api/sessions/${asked}/requests`, { says: 'Was it clear?' });
    const order = [asked, disputed, declared, unsure];
    expect(await waiting('coach of ours')).toEqual(order);
    expect(await waiting('manager of ours')).toEqual(order);
    const { items } = await queue('coach of ours');
    expect(items[0]).toMatchObject({ asked: true, disputed: false, member: { name: 'colleague of ours' } });
    expect(items[0]!.overall).not.toBeNull();
  });

  test.each(['rep of ours', 'colleague of ours', 'admin of ours', 'stranger of ours', 'coach of theirs'])(
    '[COACH10] is empty for the %s',
    async (who) => {
      expect(await waiting(who)).toEqual([]);
    },
  );

  test('[COACH10] loses what is no longer shared, and has it again', async () => {
    await clear();
    const session = await call('shared');
    await post('rep of ours', `/api/sessions/${session}/requests`, { says: 'Look.' });
    expect(await waiting('coach of ours')).toEqual([session]);
    await post('rep of ours', `/api/sessions/${session}/share`, { shared: false });
    expect(await waiting('coach of ours')).toEqual([]);
    await post('rep of ours', `/api/sessions/${session}/share`, { shared: true });
    expect(await waiting('coach of ours')).toEqual([session]);
  });
});

describe('a claim', () => {
  test('[COACH11] keeps a session from the others until it is released or has lapsed', async () => {
    const session = await call('declared');
    expect(await act('coach of ours', session, 'claim')).toBe(200);
    expect(await act('coach2 of ours', session, 'claim')).toBe(409);
    expect(await act('coach2 of ours', session, 'done')).toBe(409);
    const seen = async (who: string) => (await queue(who)).items.find((item) => item.session === session)?.claimedBy;
    expect(await seen('coach2 of ours')).toEqual({ name: 'coach of ours', mine: false });
    expect(await seen('coach of ours')).toEqual({ name: 'coach of ours', mine: true });
    expect(await act('coach2 of ours', session, 'release')).toBe(200);
    expect(await act('coach2 of ours', session, 'claim')).toBe(409);
    expect(await act('coach of ours', session, 'release')).toBe(200);
    expect(await act('coach2 of ours', session, 'claim')).toBe(200);
    await app.deps.db
      .client`update coach_check set claimed_at = now() - interval '25 hours' where session_id = ${session}`;
    expect(await seen('coach of ours')).toBeNull();
    expect(await act('coach of ours', session, 'claim')).toBe(200);
  });

  test('[COACH11] of two at once one gets it', async () => {
    const session = await call('declared');
    const both = await Promise.all(['coach of ours', 'coach2 of ours'].map((who) => act(who, session, 'claim')));
    expect(both.toSorted()).toEqual([200, 409]);
  });

  test('[COACH11] keeps a dispute from being answered by another', async () => {
    const session = await call('shared');
    await ask('rep of ours')('POST', `/api/sessions/${session}/disputes`, { criterion: 'first', reason: 'No.' });
    await act('coach of ours', session, 'claim');
    const [dispute] = await app.deps.db.client`select id from dispute where session_id = ${session}`;
    const answer = { state: 'declined', answer: 'It was so.' };
    expect(await post('coach2 of ours', `/api/coaching/disputes/${dispute!.id}/answer`, answer)).toBe(409);
    expect(await post('coach of ours', `/api/coaching/disputes/${dispute!.id}/answer`, answer)).toBe(200);
  });
});

describe('done', () => {
  test('[COACH11] is out of the queue, counts for the week, and comes back with a new question', async () => {
    await clear();
    const session = await call('shared');
    await post('rep of ours', `/api/sessions/${session}/requests`, { says: 'Look.' });
    expect((await queue('coach of ours')).week).toMatchObject({ wanted: 10, done: 0 });
    expect(await post('coach of ours', '/api/coaching/week', { sessions: 3 })).toBe(200);
    expect(await act('coach of ours', session, 'done')).toBe(200);
    expect(await queue('coach of ours')).toMatchObject({ items: [], week: { wanted: 3, done: 1 } });
    expect((await queue('coach2 of ours')).week).toMatchObject({ wanted: 10, done: 0 });
    await post('rep of ours', `/api/sessions/${session}/requests`, { says: 'And now?' });
    expect(await waiting('coach of ours')).toEqual([session]);
  });

  test('[COACH11] a week is set by coaches and managers, as a number of sessions', async () => {
    for (const who of ['rep of ours', 'admin of ours'])
      expect(await post(who, '/api/coaching/week', { sessions: 3 })).toBe(404);
    expect(await post('coach of ours', '/api/coaching/week', { sessions: -1 })).toBe(400);
  });
});

test('[COACH13] the queue is read from its index, not from the table', async () => {
  const member = ours.people.rep!.id;
  await app.deps.db.client`
    insert into coach_check (org_id, session_id, member_id, title, open, declared, doubt, doubts)
    select ${ours.id}, gen_random_uuid(), case when i % 500 = 0 then ${member}::uuid else gen_random_uuid() end, 't', true,
      i % 10 = 0, (i % 100) / 100.0, '[]' from generate_series(1, 50000) i`;
  await app.deps.db.client`analyze coach_check`;
  const plan = await app.deps.db.client`explain (format json)
    select session_id from coach_check where org_id = ${ours.id} and member_id = ${member} and done_at is null and open
      and rank is not null order by rank, doubt desc nulls last, since limit 51`;
  const text = JSON.stringify(plan);
  expect(text).toContain('coach_check_queue');
  expect(text).not.toContain('Seq Scan');
  expect(text).not.toContain('"Sort"');
  expect((await queue('coach of ours')).items).toHaveLength(50);
});
