import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readSettings } from '../../server/db/org-settings.ts';
import { SettingsView } from '../../server/protocol/telling-view.ts';
import { isAllowedTarget, isLoopback, isPublicAddress } from '../../server/telling/webhook-target.ts';
import { type Asking, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let app: TestApp;
let ours: Organisation;
let theirs: Organisation;
const people: Record<string, Asking> = {};
const defaults = { timeZone: 'UTC', callDays: 365, webhook: null, threshold: 60 };

beforeAll(async () => {
  app = await startApp();
  ours = await buildOrganisation(app.deps.signInDb, 'ours', oneOfEach);
  theirs = await buildOrganisation(app.deps.signInDb, 'theirs', oneOfEach);
  for (const organisation of [ours, theirs])
    for (const [name, person] of Object.entries(organisation.people))
      people[`${name} of ${organisation.slug}`] = await signInAs(app.app, person);
});
afterAll(() => app.close());

const admin: Asking = (...asked) => people['admin of ours']!(...asked);

test('[TELL2] an admin settles what they name; the rest stays, of another organisation all of it', async () => {
  const before = SettingsView.parse(await (await admin('GET', '/api/settings')).json());
  expect(before).toEqual({ settings: defaults, mail: false, webhookKey: `key of ${ours.id}` });
  await admin('POST', '/api/settings', { timeZone: 'Pacific/Auckland', threshold: 55 });
  const after = await admin('POST', '/api/settings', { callDays: 30 });
  const settled = { ...defaults, timeZone: 'Pacific/Auckland', threshold: 55, callDays: 30 };
  expect(SettingsView.parse(await after.json()).settings).toEqual(settled);
  expect(await readSettings(app.deps.db, ours.id)).toEqual(settled);
  expect(await readSettings(app.deps.db, theirs.id)).toEqual(defaults);
});

test.each([
  [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
  [{ callDays: 0 }, 'callDays'],
  [{ callDays: 1.5 }, 'callDays'],
  [{ threshold: 101 }, 'threshold'],
  [{ webhook: 'ftp://example.com/x' }, 'webhook'],
  [{ colour: 'red' }, ''],
])('[TELL2] refuses %j by its name and changes nothing', async (body, named) => {
  const before = await readSettings(app.deps.db, ours.id);
  const answer = await admin('POST', '/api/settings', body);
  expect(answer.status).toBe(400);
  expect((await answer.json()).message).toContain(named);
  expect(await readSettings(app.deps.db, ours.id)).toEqual(before);
});

test('[TELL2] there is no such thing for anyone else, nor for a key of the admin’s', async () => {
  const made = await admin('POST', '/api/keys', { name: 'script' });
  const { key } = await made.json();
  const byKey: Asking = (method, path, body) =>
    people['rep of theirs']!(method, path, body, { cookie: '', 'x-api-key': key });
  expect((await byKey('GET', '/api/me')).status).toBe(200);
  const others = ['rep of ours', 'coach of ours', 'manager of ours', 'rep of theirs', 'manager of theirs'];
  const askers = [...others.map((who) => people[who]!), byKey];
  const before = await readSettings(app.deps.db, ours.id);
  for (const ask of askers) {
    expect((await ask('GET', '/api/settings')).status).toBe(404);
    expect((await ask('POST', '/api/settings', { threshold: 1 })).status).toBe(404);
  }
  expect(await readSettings(app.deps.db, ours.id)).toEqual(before);
});

describe('[TELL3] a webhook', () => {
  const closed = [
    'http://127.0.0.1:9/x',
    'http://localhost/x',
    'http://10.1.2.3/x',
    'http://172.20.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://100.64.0.1/',
    'http://0.0.0.0/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://2130706433/',
    'http://0x7f.1/',
  ];
  test.each(closed)('to %s is refused', async (webhook) => {
    const answer = await admin('POST', '/api/settings', { webhook });
    expect([answer.status, (await answer.json()).code]).toEqual([422, 'private-address']);
    expect(await isAllowedTarget(webhook, true)).toBe(true);
  });

  test('to an open address is settled, and taken away again', async () => {
    const settled = await admin('POST', '/api/settings', { webhook: 'https://1.1.1.1/hook' });
    expect((await settled.json()).settings.webhook).toBe('https://1.1.1.1/hook');
    const gone = await admin('POST', '/api/settings', { webhook: null });
    expect((await gone.json()).settings.webhook).toBeNull();
  });

  test('may go anywhere only from a server that is itself reached by a loopback name', () => {
    expect(['http://localhost:8787', 'http://127.0.0.1', 'http://[::1]:80'].map(isLoopback)).toEqual([
      true,
      true,
      true,
    ]);
    expect([undefined, 'https://practice.example.com', 'http://127.example.com'].map(isLoopback)).toEqual([
      false,
      false,
      false,
    ]);
    expect(['2606:4700::1111', '8.8.8.8'].map(isPublicAddress)).toEqual([true, true]);
    expect(['2002:7f00:1::', '2001:db8::1', 'ff02::1', 'no address'].map(isPublicAddress)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
