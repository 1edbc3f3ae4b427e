import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashPassword } from 'better-auth/crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { demoMembers, demoPassword, makeDemo } from '../../server/db/demo.ts';
import { organization, rateLimit, user } from '../../server/db/schema/sign-in.ts';
import { authSecret, readEnvironment, trustedOrigins } from '../../server/environment.ts';
import { type Asking, asking, origin, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach, password } from '../people.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let app: TestApp;
let firm: Organisation;
let anyone: Asking;
const signIn = (email: string, secret: string, headers?: Record<string, string>) =>
  anyone('POST', '/api/auth/sign-in/email', { email, password: secret }, headers);

beforeAll(async () => {
  app = await startApp({ demo: true });
  anyone = asking(app.app);
  firm = await buildOrganisation(app.deps.signInDb, 'firm', {
    ...oneOfEach,
    typist: { role: 'rep' },
    guessed: { role: 'rep' },
  });
  await Promise.all([1, 2, 3].map(() => makeDemo(app.deps.signInDb, hashPassword)));
});
afterAll(() => app.close());

describe('[ACCESS10] the demo', () => {
  test('was made once by processes that started together', async () => {
    expect((await app.deps.signInDb.drizzle.select().from(organization)).filter((o) => o.slug === 'demo')).toHaveLength(
      1,
    );
    const people = await app.deps.signInDb.drizzle.select().from(user);
    expect(people.filter((p) => p.email.endsWith('@demo.pushback.local'))).toHaveLength(5);
  });

  test('lets each of its members in, three times over without a wait', async () => {
    const listed = await (await anyone('GET', '/api/demo-members')).json();
    expect(listed.map((m: { role: string }) => m.role)).toEqual(['rep', 'rep', 'coach', 'manager', 'admin']);
    const answers: number[] = [];
    for (let round = 0; round < 3; round++)
      for (const { email } of demoMembers) answers.push((await signIn(email, demoPassword)).status);
    expect(answers).toEqual(Array(15).fill(200));
  });

  test('has its members in one team, and the admin in none', async () => {
    const me = async (email: string) =>
      (await (await signInAs(app.app, { email }, demoPassword))('GET', '/api/me')).json();
    for (const { email, role } of demoMembers)
      expect(await me(email)).toMatchObject({ email, role, teams: role === 'admin' ? [] : [{ name: 'North' }] });
  });
});

describe('[ACCESS10] wrong passwords', () => {
  test('are refused in the same words whether the address is known or not', async () => {
    const known = await signIn(firm.people.rep!.email, 'a-wrong-password');
    const unknown = await signIn('nobody@firm.example', 'a-wrong-password');
    expect([known.status, unknown.status]).toEqual([401, 401]);
    expect(await known.json()).toEqual(await unknown.json());
  });

  test('a few of them keep nobody out', async () => {
    for (let i = 0; i < 5; i++) await signIn(firm.people.typist!.email, `wrong-password-${i}`);
    expect((await signIn(firm.people.typist!.email, password)).status).toBe(200);
  });

  test('many of them are answered 429, the right one after them too, and others sign in as before', async () => {
    const { email } = firm.people.guessed!;
    const statuses: number[] = [];
    for (let i = 0; i < 12; i++) statuses.push((await signIn(email, `wrong-password-${i}`)).status);
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    const right = await signIn(email.toUpperCase(), password);
    expect(right.status).toBe(429);
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await signIn(firm.people.coach!.email, password)).status).toBe(200);
    await app.deps.signInDb.drizzle.update(rateLimit).set({ lastRequest: Date.now() - 6 * 60_000 });
    expect((await signIn(email, password)).status).toBe(200);
  });

  test('an address the client made up does not start the count anew', async () => {
    const { email } = firm.people.admin!;
    const statuses: number[] = [];
    for (let i = 0; i < 12; i++) {
      const forged = { 'x-forwarded-for': `10.0.0.${i}`, 'x-pushback-address': `10.0.1.${i}` };
      statuses.push((await signIn(email, `wrong-password-${i}`, forged)).status);
    }
    expect(statuses.slice(10)).toEqual([429, 429]);
    await app.deps.signInDb.drizzle.delete(rateLimit);
  });
});

describe('[ACCESS7] a sign-in', () => {
  test.each(['http://localhost:8787', 'http://127.0.0.1:8787', 'http://[::1]:8787'])(
    'is taken from %s',
    async (page) => {
      expect((await signIn(firm.people.rep!.email, password, { origin: page })).status).toBe(200);
    },
  );

  test('is taken from the public address where one is set, and from there only', () => {
    const origins = trustedOrigins({ PUBLIC_URL: 'https://practice.example.com/app' }, 8787);
    expect(origins).toContain('https://practice.example.com');
    expect(origins).not.toContain('http://practice.example.com');
  });

  test('of a script needs no Origin, and its bearer token opens what the cookie opens', async () => {
    const answer = await signIn(firm.people.rep!.email, password, { origin: '' });
    const authorization = `Bearer ${answer.headers.get('set-auth-token')}`;
    expect((await anyone('GET', '/api/me', undefined, { authorization })).status).toBe(200);
    expect((await anyone('GET', '/api/me', undefined, { authorization: 'Bearer nonsense' })).status).toBe(401);
  });

  test('ends at sign-out: its cookie opens nothing afterwards', async () => {
    const ask = await signInAs(app.app, firm.people.rep!);
    expect((await ask('POST', '/api/auth/sign-out', {})).status).toBe(200);
    expect((await ask('GET', '/api/me')).status).toBe(401);
  });

  test('sets a cookie that scripts of a page cannot read', async () => {
    const cookie = (await signIn(firm.people.rep!.email, password)).headers.get('set-cookie')!;
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
  });
});

describe('[ACCESS9] signing up', () => {
  const newcomer = { name: 'New', email: 'new@firm.example', password: 'a-long-enough-one' };

  test('is refused without an invitation, with a made-up one, and with another address', async () => {
    const admin = await signInAs(app.app, firm.people.admin!);
    const invited = await admin('POST', '/api/auth/organization/invite-member', {
      email: 'other@firm.example',
      role: 'rep',
    });
    const { id } = await invited.json();
    for (const name of ['', '   ', 'x'.repeat(101), 7]) {
      const answer = await anyone('POST', '/api/auth/sign-up/email', { ...newcomer, name });
      expect([answer.status, (await answer.json()).message]).toEqual([400, expect.stringMatching(/name/)]);
    }
    for (const invitation of [undefined, crypto.randomUUID(), id]) {
      const answer = await anyone('POST', '/api/auth/sign-up/email', { ...newcomer, invitation });
      expect(answer.status).toBe(403);
      expect((await answer.json()).message).toMatch(/invitation/);
    }
  });

  test('with an invitation leads into the organisation, in the role it names', async () => {
    const admin = await signInAs(app.app, firm.people.admin!);
    const { id } = await (
      await admin('POST', '/api/auth/organization/invite-member', { email: newcomer.email, role: 'coach' })
    ).json();
    const made = await anyone('POST', '/api/auth/sign-up/email', { ...newcomer, invitation: id });
    expect(made.status).toBe(200);
    const ask = asking(app.app, made.headers.get('set-cookie')!.split(';')[0]);
    expect((await ask('GET', '/api/me')).status).toBe(401);
    expect((await ask('POST', '/api/auth/organization/accept-invitation', { invitationId: id })).status).toBe(200);
    expect(await (await ask('GET', '/api/me')).json()).toMatchObject({ role: 'coach', organisation: { id: firm.id } });
  });

  test.each(['rep', 'coach', 'manager'])(
    'a %s neither invites, nor reads invitations, nor raises anyone',
    async (who) => {
      const ask = await signInAs(app.app, firm.people[who]!);
      const organizationId = firm.id;
      const member = firm.people[who]!.id;
      const answers = [
        await ask('POST', '/api/auth/organization/invite-member', { email: 'x@firm.example', role: 'admin' }),
        await ask('GET', '/api/auth/organization/list-invitations'),
        await ask('GET', `/api/auth/organization/get-full-organization?organizationId=${organizationId}`),
        await ask('POST', '/api/auth/organization/update-member-role', {
          memberId: member,
          role: 'admin',
          organizationId,
        }),
        await ask('POST', '/api/auth/organization/create-team', { name: 'mine', organizationId }),
        await ask('POST', '/api/auth/organization/create', { name: 'mine', slug: 'mine' }),
        await ask('POST', '/api/auth/organization/remove-team', { teamId: firm.teams.north, organizationId }),
        await ask('POST', '/api/auth/organization/update-team', { teamId: firm.teams.north, data: { name: 'x' } }),
      ];
      expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(404));
    },
  );

  test('an admin of one organisation is nobody in another', async () => {
    const other = await buildOrganisation(app.deps.signInDb, 'other');
    const ask = await signInAs(app.app, other.people.admin!);
    const organizationId = firm.id;
    const answers = [
      await ask('GET', `/api/auth/organization/list-invitations?organizationId=${organizationId}`),
      await ask('POST', '/api/auth/organization/invite-member', {
        email: 'x@x.example',
        role: 'admin',
        organizationId,
      }),
      await ask('POST', '/api/auth/organization/set-active', { organizationId }),
    ];
    for (const answer of answers) expect([403, 404]).toContain(answer.status);
    expect(await (await ask('GET', '/api/me')).json()).toMatchObject({ organisation: { id: other.id } });
  });
});

describe('[ACCESS11] the secret', () => {
  test('is made once, for this user alone, and read again afterwards', () => {
    const parent = mkdtempSync(join(tmpdir(), 'pushback-secret-'));
    const folder = join(parent, 'not-there-yet');
    try {
      const environment = readEnvironment({ DATA_DIR: folder });
      const secret = authSecret(environment);
      expect(secret.length).toBeGreaterThanOrEqual(32);
      expect(authSecret(environment)).toBe(secret);
      expect(readFileSync(join(folder, 'auth-secret'), 'utf8')).toBe(secret);
      expect(statSync(join(folder, 'auth-secret')).mode & 0o077).toBe(0);
    } finally {
      rmSync(parent, { recursive: true });
    }
  });

  test('given by AUTH_SECRET is used as it is, and a short one is refused', () => {
    const given = 'x'.repeat(32);
    expect(authSecret(readEnvironment({ AUTH_SECRET: given }))).toBe(given);
    expect(() => readEnvironment({ AUTH_SECRET: 'short' })).toThrow(/AUTH_SECRET: use at least 32/);
  });
});

test('every answer of the sign-in service that refuses is a Problem', async () => {
  for (const answer of [
    await signIn('nobody@firm.example', 'a-wrong-password'),
    await anyone('POST', '/api/auth/sign-in/email', { email: 'not an address', password: 'x' }),
    await anyone('POST', '/api/auth/sign-in/email', 'nonsense'),
    await anyone('POST', '/api/auth/no-such-thing', {}),
    await anyone('GET', '/api/auth/organization/list-members', undefined, { origin }),
  ]) {
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await answer.json()).toEqual({
      code: expect.stringMatching(/^[a-z0-9-]+$/),
      message: expect.stringMatching(/.{10,}/),
      retryable: false,
    });
  }
});
