import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { mostUses, noteUse } from '../../server/db/api-keys.ts';
import type { ApiKeyView, MadeApiKey } from '../../server/protocol/people-view.ts';
import { type Asking, asking, signInAs, startApp, startSession, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, password } from '../people.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let app: TestApp;
let ours: Organisation;
let theirs: Organisation;
let rep: Asking;
let anyone: Asking;

const bearer = (key: string) => ({ authorization: `Bearer ${key}`, origin: '' });
const header = (key: string) => ({ 'x-api-key': key, origin: '' });

async function makeKey(ask: Asking, name: string): Promise<MadeApiKey> {
  const answer = await ask('POST', '/api/keys', { name });
  expect(answer.status).toBe(201);
  return (await answer.json()) as MadeApiKey;
}
const statusWith = async (key: string, path = '/api/me') => (await anyone('GET', path, undefined, header(key))).status;

beforeAll(async () => {
  app = await startApp();
  anyone = asking(app.app);
  ours = await buildOrganisation(app.deps.signInDb, 'ours', {
    rep: { role: 'rep', teams: ['north'] },
    colleague: { role: 'rep', teams: ['north'] },
    coach: { role: 'coach', teams: ['north'] },
    leaver: { role: 'rep' },
    admin: { role: 'admin' },
  });
  theirs = await buildOrganisation(app.deps.signInDb, 'theirs');
  rep = await signInAs(app.app, ours.people.rep!);
});
afterAll(() => app.close());

describe('[ACCESS14] an API key', () => {
  let made: MadeApiKey;
  beforeAll(async () => {
    made = await makeKey(rep, 'Nightly export');
  });

  test('opens what its member opens, as a bearer token and as x-api-key, without an Origin', async () => {
    for (const headers of [
      bearer(made.key),
      header(made.key),
      { ...bearer(made.key), authorization: `bearer ${made.key}` },
    ]) {
      const me = await anyone('GET', '/api/me', undefined, headers);
      expect(await me.json()).toMatchObject({ id: ours.people.rep!.id, organisation: { id: ours.id } });
    }
    const byKey: Asking = (method, path, body) => anyone(method, path, body, bearer(made.key));
    const session = await startSession(byKey);
    expect((await rep('GET', `/api/sessions/${session}`)).status).toBe(200);
  });

  test('may open the live socket of its own session and of nobody else', async () => {
    const upgrade = { upgrade: 'websocket', connection: 'upgrade' };
    const mine = await startSession(rep);
    const colleague = await startSession(await signInAs(app.app, ours.people.colleague!));
    const live = async (session: string) =>
      (await anyone('GET', `/api/sessions/${session}/live`, undefined, { ...bearer(made.key), ...upgrade })).status;
    expect([await live(mine), await live(colleague)]).toEqual([200, 404]);
  });

  test('is told once: lists show its beginning, its name and when it was used', async () => {
    const text = await (await rep('GET', '/api/keys')).text();
    expect(text).not.toContain(made.key);
    const [listed] = JSON.parse(text) as ApiKeyView[];
    expect(listed).toMatchObject({ id: made.id, name: 'Nightly export', usedAt: expect.any(String) });
    expect(made.key.startsWith(listed!.start)).toBe(true);
    expect(listed!.start.length).toBeLessThan(made.key.length / 3);
    const days = (Date.parse(listed!.expiresAt) - Date.parse(listed!.createdAt)) / 86_400_000;
    expect(Math.round(days)).toBe(90);
  });

  test('stands in no table as it is, and in no line of the log', async () => {
    await anyone('GET', '/api/sessions/%00', undefined, bearer(made.key));
    await anyone('POST', '/api/sessions', { scenario: 5 }, header(made.key));
    await anyone('POST', '/api/auth/sign-out', {}, header(made.key));
    const tables = await app.deps.signInDb.client`select * from auth.api_key`;
    const limits = await app.deps.signInDb.client`select * from auth.rate_limit`;
    expect(tables.length).toBeGreaterThan(0);
    expect(limits.some((row) => String(row.key).includes(made.id))).toBe(true);
    const secret = made.key.slice(made.start.length);
    for (const text of [JSON.stringify(tables), JSON.stringify(limits), app.logged.join('\n')])
      expect(text).not.toContain(secret);
  });

  test('of an unknown making, shortened, or in another case opens nothing', async () => {
    for (const wrong of ['pushback_', 'nonsense', `${made.key}x`, made.key.slice(0, -1), made.key.toUpperCase()])
      expect([await statusWith(wrong), (await anyone('GET', '/api/me', undefined, bearer(wrong))).status]).toEqual([
        401, 401,
      ]);
  });

  test('wins over a cookie that comes along, also when it is a wrong one', async () => {
    const coach = await signInAs(app.app, ours.people.coach!);
    const me = await (await coach('GET', '/api/me', undefined, header(made.key))).json();
    expect(me.id).toBe(ours.people.rep!.id);
    expect((await coach('GET', '/api/me', undefined, header('nonsense'))).status).toBe(401);
  });
});

describe('[ACCESS15] keys', () => {
  test('make and revoke no keys, and settle nothing of the organisation', async () => {
    const admin = await signInAs(app.app, ours.people.admin!);
    const { key, id } = await makeKey(admin, 'Admin script');
    const organizationId = ours.id;
    const tries = [
      await anyone('GET', '/api/keys', undefined, bearer(key)),
      await anyone('POST', '/api/keys', { name: 'successor' }, bearer(key)),
      await anyone('POST', `/api/keys/${id}/revoke`, {}, header(key)),
      await anyone('GET', '/api/people', undefined, header(key)),
      await anyone(
        'POST',
        '/api/auth/organization/invite-member',
        { email: 'x@x.example', role: 'admin', organizationId },
        bearer(key),
      ),
      await anyone('POST', '/api/auth/organization/create-team', { name: 'x', organizationId }, header(key)),
      await anyone('POST', '/api/password', { current: password, next: 'yyyyyyyyyyyy' }, header(key)),
    ];
    expect(tries.map((answer) => answer.status)).toEqual([403, 403, 403, 404, 401, 401, 403]);
    expect(await statusWith(key)).toBe(200);
  });

  test('have no other way in: the routes of the library are closed', async () => {
    const { key, id } = await makeKey(rep, 'library');
    const tries = [
      await rep('POST', '/api/auth/api-key/create', { name: 'x', metadata: { organizationId: theirs.id } }),
      await rep('GET', `/api/auth/api-key/get?id=${id}`),
      await rep('GET', '/api/auth/api-key/list'),
      await rep('POST', '/api/auth/api-key/update', { keyId: id, metadata: { organizationId: theirs.id } }),
      await rep('POST', '/api/auth/api-key/delete', { keyId: id }),
      await rep('POST', '/api/auth/api-key/verify', { key }),
    ];
    expect(tries.map((answer) => answer.status)).toEqual(Array(6).fill(404));
  });

  test("of somebody else are neither seen nor revoked, not even by an admin, and not in one's other organisation", async () => {
    const { id, key } = await makeKey(rep, 'mine');
    await app.deps.signInDb.client`insert into auth.member (id, organization_id, user_id, role)
      values ('second-place', ${theirs.id}, ${ours.people.rep!.id}, 'rep')`;
    const elsewhere = await signInAs(app.app, ours.people.rep!);
    await elsewhere('POST', '/api/auth/organization/set-active', { organizationId: theirs.id });
    expect(await (await elsewhere('GET', '/api/me')).json()).toMatchObject({ organisation: { id: theirs.id } });
    const others = [
      await signInAs(app.app, ours.people.colleague!),
      await signInAs(app.app, ours.people.admin!),
      await signInAs(app.app, theirs.people.admin!),
      elsewhere,
    ];
    for (const ask of others) {
      const seen = (await (await ask('GET', '/api/keys')).json()) as ApiKeyView[];
      expect(seen.map((each) => each.id)).not.toContain(id);
      expect((await ask('POST', `/api/keys/${id}/revoke`, {})).status).toBe(404);
    }
    // and it goes on meaning the organisation it was made in
    const me = await anyone('GET', '/api/me', undefined, bearer(key));
    expect(await me.json()).toMatchObject({ organisation: { id: ours.id } });
  });

  test('need a name, last for a time on offer, and are at most twenty', async () => {
    const colleague = await signInAs(app.app, ours.people.colleague!);
    for (const wrong of [{}, { name: ' ' }, { name: 'x', days: 4000 }, { name: 'x', organizationId: theirs.id }])
      expect((await colleague('POST', '/api/keys', wrong)).status).toBe(400);
    for (let i = 0; i < 20; i++) await makeKey(colleague, `key ${i}`);
    const more = await colleague('POST', '/api/keys', { name: 'one more' });
    expect([more.status, (await more.json()).code]).toEqual([409, 'too-many-keys']);
  });
});

describe('[ACCESS16] a key opens nothing any more', () => {
  test('once it is revoked', async () => {
    const { id, key } = await makeKey(rep, 'to be revoked');
    expect(await statusWith(key)).toBe(200);
    expect((await rep('POST', `/api/keys/${id}/revoke`, {})).status).toBe(200);
    expect(await statusWith(key)).toBe(401);
    expect((await rep('POST', `/api/keys/${id}/revoke`, {})).status).toBe(404);
  });

  test('once it has run out', async () => {
    const { id, key } = await makeKey(rep, 'to run out');
    await app.deps.signInDb.client`update auth.api_key set expires_at = now() - interval '1 second' where id = ${id}`;
    expect(await statusWith(key)).toBe(401);
  });

  test('once its member is out of the organisation, and again after they come back', async () => {
    const leaver = await signInAs(app.app, ours.people.leaver!);
    const { key } = await makeKey(leaver, 'of a leaver');
    expect(await statusWith(key)).toBe(200);
    const { client } = app.deps.signInDb;
    const [gone] = await client`delete from auth.member where user_id = ${ours.people.leaver!.id} returning *`;
    expect(await statusWith(key)).toBe(401);
    await client`insert into auth.member ${client(gone!)}`;
    expect(await statusWith(key)).toBe(401);
  });
});

describe('[ACCESS17] a key that asks too often', () => {
  test('is told to wait, and for how long, while another goes on', async () => {
    const [busy, calm] = [await makeKey(rep, 'busy'), await makeKey(rep, 'calm')];
    await app.deps.signInDb.client`insert into auth.rate_limit (id, key, count, last_request)
      values (${busy.id}, ${`api-key|${busy.id}`}, ${mostUses - 1}, ${Date.now()})`;
    expect(await statusWith(busy.key)).toBe(200);
    const refused = await anyone('GET', '/api/me', undefined, header(busy.key));
    expect([refused.status, (await refused.json()).retryable]).toEqual([429, true]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(await statusWith(calm.key)).toBe(200);
    await app.deps.signInDb.client`update auth.rate_limit set last_request = last_request - 60001`;
    expect(await statusWith(busy.key)).toBe(200);
  });

  test('is one that asks too often: steady asking under the limit is never refused', async () => {
    const from = Date.now();
    const stepMs = Math.ceil(60_000 / mostUses);
    for (let i = 0; i < 2 * mostUses; i++)
      expect(await noteUse(app.deps.signInDb, 'steady', from + i * stepMs)).toBe(0);
  });
});
