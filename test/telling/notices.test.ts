import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addNotice, addNoticeRaw } from '../../server/db/notices.ts';
import { enterOrg } from '../../server/db/raw-tenant.ts';
import { inOrg } from '../../server/db/tenant.ts';
import { HomeView } from '../../server/protocol/home-view.ts';
import { NoticePage } from '../../server/protocol/telling-view.ts';
import { type Asking, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let app: TestApp;
let ours: Organisation;
const people: Record<string, Asking> = {};

beforeAll(async () => {
  app = await startApp();
  ours = await buildOrganisation(app.deps.signInDb, 'ours', oneOfEach);
  const theirs = await buildOrganisation(app.deps.signInDb, 'theirs', oneOfEach);
  for (const organisation of [ours, theirs])
    for (const [name, person] of Object.entries(organisation.people))
      people[`${name} of ${organisation.slug}`] = await signInAs(app.app, person);
});
afterAll(() => app.close());

const told = async (who: string, query = '') =>
  NoticePage.parse(await (await people[who]!('GET', `/api/notices${query}`)).json());
const toRep = (about: string, kind: 'comment' | 'due' = 'comment') => ({
  orgId: ours.id,
  userId: ours.people.rep!.id,
  kind,
  about,
  says: `Something about ${about}.`,
  link: '/sessions',
});

test('[TELL1] the same matter is told once, however it is said', async () => {
  await addNotice(app.deps.db, toRep('a session'));
  await addNotice(app.deps.db, toRep('a session'));
  await inOrg(app.deps.db, ours.id, (tx) => addNotice(tx, toRep('a session')));
  await app.deps.raw.sql.begin(async (tx) => {
    await enterOrg(tx, app.deps.raw, ours.id);
    await addNoticeRaw(tx, toRep('a session'));
  });
  await addNotice(app.deps.db, toRep('a session', 'due'));
  const page = await told('rep of ours');
  expect(page).toMatchObject({ unread: 2, next: null });
  expect(page.notices.map(({ kind }) => kind)).toEqual(['due', 'comment']);
});

test('[TELL1] nobody else has it, nor can mark it as read', async () => {
  const [mine] = (await told('rep of ours')).notices;
  for (const who of Object.keys(people).filter((name) => name !== 'rep of ours')) {
    expect([who, await told(who)]).toEqual([who, { notices: [], unread: 0, next: null }]);
    expect((await people[who]!('POST', `/api/notices/${mine!.id}/read`)).status).toBe(404);
    await people[who]!('POST', '/api/notices/read');
  }
  expect((await people['rep of ours']!('POST', '/api/notices/nonsense/read')).status).toBe(404);
  expect((await told('rep of ours')).unread).toBe(2);
});

test('[TELL1] what was said of the work waits on the first page until it is followed', async () => {
  const feedback = async () =>
    HomeView.parse(await (await people['rep of ours']!('GET', '/api/home')).json()).feedback.map(({ says }) => says);
  expect(await feedback()).toEqual(['Something about a session.']);
  const comment = (await told('rep of ours')).notices.find(({ kind }) => kind === 'comment')!;
  expect((await people['rep of ours']!('POST', `/api/notices/${comment.id}/read`)).status).toBe(200);
  expect(await feedback()).toEqual([]);
  expect((await told('rep of ours')).notices.map(({ kind, read }) => [kind, read])).toEqual([
    ['due', false],
    ['comment', true],
  ]);
});

test('[TELL1] the list goes on from its last notice, and all can be marked at once', async () => {
  for (const about of ['one', 'two', 'three']) await addNotice(app.deps.db, toRep(about));
  const first = await told('rep of ours', '?limit=2');
  expect(first).toMatchObject({ unread: 4, next: first.notices[1]!.id });
  const rest = await told('rep of ours', `?before=${first.next}`);
  expect([...first.notices, ...rest.notices].map(({ says }) => says)).toEqual([
    'Something about three.',
    'Something about two.',
    'Something about one.',
    'Something about a session.',
    'Something about a session.',
  ]);
  await people['rep of ours']!('POST', '/api/notices/read');
  expect((await told('rep of ours')).unread).toBe(0);
});
