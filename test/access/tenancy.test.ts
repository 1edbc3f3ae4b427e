import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { SharedPage } from '../../server/protocol/home-view.ts';
import { WeekView } from '../../server/protocol/week-view.ts';
import { operations } from '../../server/routes/openapi.ts';
import {
  type Asking,
  asking,
  changeSession,
  origin,
  signInAs,
  startApp,
  startSession,
  type TestApp,
} from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Every route there is, tried by everyone who has no business there. */

const forAnyone = [
  '/healthz',
  '/readyz',
  '/metrics',
  '/docs',
  '/api/openapi.json',
  '/api/demo-members',
  '/api/setup',
  '/api/visitor',
  '/api/invitations/:id',
  '/api/unsubscribe/:token',
  '/api/auth/*',
  '/*',
];
/** As they are described; test/access/every-route says of each who gets what. */
const forMembers = operations
  .filter(({ open, path }) => !open && !path.startsWith('/api/sessions/{id}'))
  .map(({ path }) => path.replace(/\{(\w+)\}/g, ':$1'));
const ofASession = (path: string) => path.startsWith('/api/sessions/:id');
/** What a coach says of a session beside it; test/access/coaching tries who may. */
const forCoaches = ['comments', 'overrides', 'corrections', 'sent-back'].map((what) => `/api/sessions/:id/${what}`);

let app: TestApp;
let ours: Organisation;
let theirs: Organisation;
let session: string;
const people: Record<string, Asking> = {};

beforeAll(async () => {
  app = await startApp();
  ours = await buildOrganisation(app.deps.signInDb, 'ours', {
    ...oneOfEach,
    colleague: { role: 'rep', teams: ['north'] },
    stranger: { role: 'coach', teams: ['south'] },
  });
  theirs = await buildOrganisation(app.deps.signInDb, 'theirs', {
    ...oneOfEach,
    stranger: { role: 'coach', teams: ['north'] },
  });
  for (const organisation of [ours, theirs])
    for (const [name, person] of Object.entries(organisation.people))
      people[`${name} of ${organisation.slug}`] = await signInAs(app.app, person);
  session = await startSession(people['rep of ours']!);
});
afterAll(() => app.close());

/** A session of the organisation's rep that has ended. */
async function endedSession({ slug, id: orgId }: Organisation, visibility: 'private' | 'shared'): Promise<string> {
  const id = await startSession(people[`rep of ${slug}`]!);
  await changeSession(app, orgId, id, { status: 'ended', endedReason: 'by-rep', visibility });
  return id;
}

const routes = () => [
  ...new Map(
    app.app.routes.filter((r) => r.method !== 'ALL').map((r) => [`${r.method} ${r.path}`, r] as const),
  ).values(),
];

const try_ = (ask: Asking, { method, path }: { method: string; path: string }, id: string) => {
  const upgrade = path.endsWith('/live') ? { upgrade: 'websocket', connection: 'upgrade' } : undefined;
  return ask(method, path.replace(':id', id), method === 'POST' ? { shared: true } : undefined, upgrade);
};

test('[ACCESS1] every route is known here, so that none is forgotten', () => {
  const unknown = routes().filter(
    (r) => !forAnyone.includes(r.path) && !forMembers.includes(r.path) && !ofASession(r.path),
  );
  expect(unknown).toEqual([]);
  expect(routes().filter((r) => ofASession(r.path)).length).toBeGreaterThanOrEqual(6);
});

test('[ACCESS2] whoever is signed out is asked to sign in, whatever the id', async () => {
  for (const route of routes().filter((r) => forMembers.includes(r.path) || ofASession(r.path)))
    for (const id of [session, 'nothing']) {
      const answer = await try_(asking(app.app), route, id);
      expect([route.path, answer.status, await answer.json()]).toEqual([
        route.path,
        401,
        expect.objectContaining({ code: 'signed-out' }),
      ]);
    }
});

describe('[ACCESS3] a session that is private', () => {
  test.each([
    'rep of theirs',
    'coach of theirs',
    'manager of theirs',
    'admin of theirs',
    'coach of ours',
    'manager of ours',
    'admin of ours',
    'colleague of ours',
    'stranger of ours',
  ])('does not exist for %s on any route, and answers as an unknown id does', async (who) => {
    for (const route of routes().filter((r) => ofASession(r.path))) {
      const refused = await try_(people[who]!, route, session);
      const unknown = await try_(people[who]!, route, '019aa000-0000-7000-8000-000000000000');
      const nonsense = await try_(people[who]!, route, 'not-an-id');
      expect([route.path, refused.status]).toEqual([route.path, 404]);
      const body = await refused.text();
      expect(await unknown.text()).toBe(body);
      expect(await nonsense.text()).toBe(body);
    }
  });

  test('is still private after all of that, and nobody is noted as having opened it', async () => {
    const seen = await (await people['rep of ours']!('GET', `/api/sessions/${session}`)).json();
    expect(seen).toMatchObject({ visibility: 'private', opened: [], visibleTo: [], mine: true });
  });
});

describe('[ACCESS4] a session that is shared', () => {
  let shared: string;
  beforeAll(async () => {
    shared = await startSession(people['rep of ours']!);
    await people['rep of ours']!('POST', `/api/sessions/${shared}/share`, { shared: true });
  });

  test('says who will see it: the coach and the manager of the team', async () => {
    const seen = await (await people['rep of ours']!('GET', `/api/sessions/${shared}`)).json();
    expect(seen.visibleTo).toEqual([
      { name: 'coach of ours', why: 'coach of north' },
      { name: 'manager of ours', why: 'manager of north' },
    ]);
    expect(seen.readers).toEqual(seen.visibleTo);
  });

  test('[ACCESS5] named them to its rep while it was private still, and to nobody who reads it', async () => {
    const before = await (await people['rep of ours']!('GET', `/api/sessions/${session}`)).json();
    expect(before).toMatchObject({ visibility: 'private', visibleTo: [] });
    expect(before.readers.map((reader: { name: string }) => reader.name)).toEqual(['coach of ours', 'manager of ours']);
    const read = await (await people['coach of ours']!('GET', `/api/sessions/${shared}`)).json();
    expect(read.readers).toEqual([]);
  });

  test.each(['coach of ours', 'manager of ours'])(
    'can be read by the %s of its team, and by nothing changed',
    async (who) => {
      const ask = people[who]!;
      expect((await ask('GET', `/api/sessions/${shared}`)).status).toBe(200);
      expect((await ask('GET', `/api/sessions/${shared}/record`)).status).toBe(200);
      for (const route of routes().filter(
        (r) => ofASession(r.path) && !forCoaches.includes(r.path) && (r.method === 'POST' || r.path.endsWith('/live')),
      ))
        expect([route.path, (await try_(ask, route, shared)).status]).toEqual([route.path, 404]);
    },
  );

  test.each([
    'admin of ours',
    'colleague of ours',
    'stranger of ours',
    'rep of theirs',
    'coach of theirs',
    'manager of theirs',
    'admin of theirs',
  ])('does not exist for %s', async (who) => {
    for (const route of routes().filter((r) => ofASession(r.path)))
      expect([route.path, (await try_(people[who]!, route, shared)).status]).toEqual([route.path, 404]);
  });

  test('[ACCESS5] shows its rep who opened it, once for one look, and nobody else', async () => {
    await people['coach of ours']!('GET', `/api/sessions/${shared}`);
    await people['coach of ours']!('GET', `/api/sessions/${shared}/record`);
    const mine = await (await people['rep of ours']!('GET', `/api/sessions/${shared}`)).json();
    expect(mine.opened.map((o: { name: string; role: string }) => `${o.name}, ${o.role}`).sort()).toEqual([
      'coach of ours, coach',
      'manager of ours, manager',
    ]);
    const theirsToSee = await (await people['coach of ours']!('GET', `/api/sessions/${shared}`)).json();
    expect(theirsToSee).toMatchObject({ mine: false, opened: [] });
  });

  test('is gone for the coach once it is taken back', async () => {
    await people['rep of ours']!('POST', `/api/sessions/${shared}/share`, { shared: false });
    expect((await people['coach of ours']!('GET', `/api/sessions/${shared}`)).status).toBe(404);
  });
});

test("[ACCESS6] lists hold the caller's own sessions only, whoever the caller is", async () => {
  const ids = async (who: string) =>
    (await (await people[who]!('GET', '/api/sessions')).json()).sessions.map((s: { id: string }) => s.id);
  expect(await ids('rep of ours')).toContain(session);
  for (const who of Object.keys(people).filter((name) => name !== 'rep of ours')) {
    expect([who, await ids(who)]).toEqual([who, []]);
    const home = await (await people[who]!('GET', '/api/home')).json();
    expect(home).toMatchObject({ unfinished: null, recent: [], wins: [] });
  }
});

describe('[ACCESS21] the list of what was shared', () => {
  let shared: string;
  beforeAll(async () => {
    shared = await endedSession(ours, 'shared');
    await endedSession(ours, 'private');
    await endedSession(theirs, 'shared');
    const live = await startSession(people['rep of ours']!);
    await people['rep of ours']!('POST', `/api/sessions/${live}/share`, { shared: true });
  });
  const listed = async (who: string, query = '') => {
    const page = SharedPage.parse(await (await people[who]!('GET', `/api/shared${query}`)).json());
    return page.sessions.map(({ id, member, mine, teams }) => ({ id, name: member.name, mine, teams }));
  };
  const row = () => ({ id: shared, name: 'rep of ours', mine: false, teams: ['north'] });

  test.each(['coach of ours', 'manager of ours'])(
    'holds for the %s what reps of their teams shared and ended, and nothing else',
    async (who) => {
      expect(await listed(who)).toEqual([row()]);
      expect(await listed(who, `?team=${ours.teams.north}`)).toEqual([row()]);
      expect(await listed(who, `?team=${ours.teams.south}`)).toEqual([]);
      const week = WeekView.parse(await (await people[who]!('GET', '/api/home/week')).json());
      expect(week.for === 'admin' ? null : week.shared.map(({ id }) => id)).toEqual([shared]);
    },
  );

  test.each(['rep of ours', 'colleague of ours', 'admin of ours', 'stranger of ours'])(
    'is empty for the %s, whatever team is asked for',
    async (who) => {
      expect(await listed(who)).toEqual([]);
      expect(await listed(who, `?team=${ours.teams.north}`)).toEqual([]);
    },
  );

  test('notes nobody as having opened what it lists', async () => {
    const seen = await (await people['rep of ours']!('GET', `/api/sessions/${shared}`)).json();
    expect(seen.opened).toEqual([]);
  });

  test('goes on from its last session, and loses what is taken back', async () => {
    const older = shared;
    const newer = await endedSession(ours, 'shared');
    const first = SharedPage.parse(await (await people['coach of ours']!('GET', '/api/shared?limit=1')).json());
    expect(first).toMatchObject({ sessions: [{ id: newer }], next: newer });
    expect((await listed('coach of ours', `?before=${first.next}`)).map(({ id }) => id)).toEqual([older]);
    await people['rep of ours']!('POST', `/api/sessions/${newer}/share`, { shared: false });
    expect((await listed('coach of ours')).map(({ id }) => id)).toEqual([older]);
  });
});

test("[ACCESS6] nobody replays somebody else's session", async () => {
  for (const who of Object.keys(people).filter((name) => name !== 'rep of ours')) {
    const answer = await people[who]!('POST', '/api/sessions', {
      scenario: 'night-desk',
      replayOf: { session, seq: 1 },
    });
    expect([who, answer.status]).toEqual([who, 404]);
  }
});

test('[ACCESS7] a page at another address can neither change anything nor open a socket', async () => {
  const foreign = { origin: 'https://elsewhere.example' };
  for (const route of routes().filter((r) => r.method === 'POST' || r.path.endsWith('/live'))) {
    const upgrade: Record<string, string> = route.path.endsWith('/live') ? { upgrade: 'websocket' } : {};
    const path = route.path.replace(':id', session).replace('*', 'sign-out');
    const answer = await people['rep of ours']!(route.method, path, undefined, { ...foreign, ...upgrade });
    expect([route.path, answer.status, (await answer.json()).code]).toEqual([route.path, 403, 'foreign-origin']);
  }
  const script = await people['rep of ours']!(
    'POST',
    `/api/sessions/${session}/share`,
    { shared: false },
    { origin: '' },
  );
  expect(script.status).toBe(200);
  const browser = { origin: '', 'sec-fetch-site': 'cross-site' };
  expect((await people['rep of ours']!('POST', '/api/sessions', {}, browser)).status).toBe(403);
});

test('[ACCESS8] once out of the organisation, nothing opens any more', async () => {
  const { id } = theirs.people.stranger!;
  await app.deps.signInDb.client`delete from auth.member where user_id = ${id}`;
  for (const route of routes().filter((r) => forMembers.includes(r.path) || ofASession(r.path)))
    expect((await try_(people['stranger of theirs']!, route, session)).status).toBe(401);
});

test('[ACCESS7] the origin under which tests ask is a trusted one', () => {
  expect(app.deps.trustedOrigins).toContain(origin);
});
