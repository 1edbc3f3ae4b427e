import { hashPassword } from 'better-auth/crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openClient } from '../../server/db/connect.ts';
import { demoMembers, demoPassword, makeDemo } from '../../server/db/demo.ts';
import { rateLimit } from '../../server/db/schema/sign-in.ts';
import type { MadeApiKey } from '../../server/protocol/people-view.ts';
import { type Asking, asking, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, type Person, password } from '../people.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const next = 'another-long-password';

let app: TestApp;
let firm: Organisation;
let anyone: Asking;
beforeAll(async () => {
  app = await startApp({ demo: true });
  anyone = asking(app.app);
  firm = await buildOrganisation(app.deps.signInDb, 'firm', {
    rep: { role: 'rep' },
    coach: { role: 'coach' },
    typist: { role: 'rep' },
    guessed: { role: 'rep' },
    scripter: { role: 'rep' },
    unlucky: { role: 'rep' },
  });
  await makeDemo(app.deps.signInDb, hashPassword);
});
afterAll(() => app.close());

const change = (ask: Asking, body: Record<string, unknown>) => ask('POST', '/api/password', body);
const signIn = async ({ email }: Pick<Person, 'email'>, secret: string) =>
  (await anyone('POST', '/api/auth/sign-in/email', { email, password: secret })).status;
const isIn = async (ask: Asking) => (await ask('GET', '/api/me')).status === 200;

describe('[ACCESS22] a member who changes their password', () => {
  test('stays signed in where they are, and nowhere else', async () => {
    const rep = firm.people.rep!;
    const [here, telephone] = [await signInAs(app.app, rep), await signInAs(app.app, rep)];
    const colleague = await signInAs(app.app, firm.people.coach!);
    expect((await change(here, { current: password, next })).status).toBe(200);
    expect([await isIn(here), await isIn(telephone), await isIn(colleague)]).toEqual([true, false, true]);
    expect([await signIn(rep, password), await signIn(rep, next)]).toEqual([401, 200]);
    expect(await signIn(firm.people.coach!, password)).toBe(200);
  });

  test('is told that it holds, and that other sign-ins are still open, where these could not be ended', async () => {
    const { unlucky } = firm.people;
    const [here, telephone] = [await signInAs(app.app, unlucky!), await signInAs(app.app, unlucky!)];
    const owner = openClient(app.databaseUrl, { max: 1 });
    await owner.unsafe(`create function keep_sign_ins() returns trigger language plpgsql as
      $$ begin raise exception 'no sign-in is ended today'; end $$;
      create trigger keep before delete on auth.sign_in execute function keep_sign_ins()`);
    try {
      const answer = await change(here, { current: password, next });
      expect([answer.status, await answer.json()]).toEqual([200, { status: 'changed', elsewhere: 'still-open' }]);
    } finally {
      await owner.unsafe('drop function keep_sign_ins cascade');
      await owner.end();
    }
    expect([await signIn(unlucky!, next), await isIn(telephone)]).toEqual([200, true]);
    const again = await change(here, { current: next, next: `${next} again` });
    expect(await again.json()).toEqual({ status: 'changed', elsewhere: 'ended' });
    expect([await isIn(here), await isIn(telephone)]).toEqual([true, false]);
  });

  test('is told which part is wrong, and nothing is changed', async () => {
    const typist = firm.people.typist!;
    const [here, telephone] = [await signInAs(app.app, typist), await signInAs(app.app, typist)];
    const wrong: [Record<string, unknown>, number, string, RegExp][] = [
      [{ current: 'not-my-password', next }, 403, 'wrong-password', /present password/],
      [{ current: password, next: 'short' }, 400, 'bad-request', /^next: /],
      [{ current: password, next: 'x'.repeat(201) }, 400, 'bad-request', /^next: /],
      [{ current: password, next: password }, 400, 'bad-request', /^next: choose another/],
      [{ next }, 400, 'bad-request', /^current: /],
      [{ current: password, next, email: firm.people.coach!.email }, 400, 'bad-request', /email/],
    ];
    for (const [body, status, code, says] of wrong) {
      const answer = await change(here, body);
      const problem = await answer.json();
      expect([answer.status, problem.code]).toEqual([status, code]);
      expect(problem.message).toMatch(says);
    }
    expect([await isIn(here), await isIn(telephone)]).toEqual([true, true]);
    expect(await signIn(typist, password)).toBe(200);
  });

  test('cannot have the old one guessed in a browser that was left signed in', async () => {
    const guessed = firm.people.guessed!;
    const here = await signInAs(app.app, guessed);
    const statuses: number[] = [];
    for (let i = 0; i < 11; i++) statuses.push((await change(here, { current: `guess-${i}`, next })).status);
    expect(statuses).toEqual([...Array(10).fill(403), 429]);
    const right = await change(here, { current: password, next });
    expect([right.status, (await right.json()).code]).toEqual([429, 'too-many-tries']);
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0);
    await app.deps.signInDb.drizzle.delete(rateLimit);
    expect((await change(here, { current: password, next })).status).toBe(200);
  });

  test('does so by signing in, never with a key, and keeps the keys', async () => {
    const here = await signInAs(app.app, firm.people.scripter!);
    const { key } = (await (await here('POST', '/api/keys', { name: 'Export' })).json()) as MadeApiKey;
    const script: Asking = (method, path, body) => anyone(method, path, body, { 'x-api-key': key, origin: '' });
    const answer = await change(script, { current: password, next });
    expect([answer.status, (await answer.json()).code]).toEqual([403, 'sign-in-needed']);
    expect((await change(here, { current: password, next })).status).toBe(200);
    expect(await isIn(script)).toBe(true);
  });
});

test('[ACCESS22] the sign-in service itself neither changes passwords nor says whether one is right', async () => {
  const here = await signInAs(app.app, firm.people.coach!);
  const answers = [
    await here('POST', '/api/auth/change-password', { currentPassword: password, newPassword: next }),
    await here('POST', '/api/auth/verify-password', { password }),
    await here('POST', '/api/auth/set-password', { newPassword: next }),
  ];
  expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404]);
  expect(await signIn(firm.people.coach!, password)).toBe(200);
});

test('[ACCESS22] the password of a demo member, which everyone knows, stays as it is', async () => {
  const { email } = demoMembers[0]!;
  const answer = await change(await signInAs(app.app, { email }, demoPassword), { current: demoPassword, next });
  expect([answer.status, (await answer.json()).code]).toEqual([409, 'demo-member']);
  expect(await signIn({ email }, demoPassword)).toBe(200);
});

test('[ACCESS2] whoever looks is told who they are, and being nobody is an answer', async () => {
  const visitor = async (ask: Asking) => (await ask('GET', '/api/visitor')).json();
  expect(await visitor(anyone)).toEqual({ me: null });
  expect(await visitor(asking(app.app, 'pushback.session_token=nonsense'))).toEqual({ me: null });
  const coach = await signInAs(app.app, firm.people.coach!);
  expect(await visitor(coach)).toEqual({ me: await (await coach('GET', '/api/me')).json() });
  const { key } = (await (await coach('POST', '/api/keys', { name: 'Export' })).json()) as MadeApiKey;
  const byKey = await anyone('GET', '/api/visitor', undefined, { 'x-api-key': key });
  expect(await byKey.json()).toEqual({ me: null });
  expect(byKey.headers.get('cache-control')).toBe('no-store');
});
