import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { addNotice, listNotices, markRead } from '../../server/db/notices.ts';
import type { MailJob } from '../../server/db/upkeep-jobs.ts';
import { MailView } from '../../server/protocol/telling-view.ts';
import type { DueSource } from '../../server/telling/reminders.ts';
import { readUnsubscribe, unsubscribeToken } from '../../server/telling/unsubscribe.ts';
import { keepUp, mailDigest, mailNotices, type UpkeepDeps } from '../../server/telling/upkeep.ts';
import { type Asking, asking, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';
import { startSmtp, subjectOf, textOf } from './far-servers.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** What members are sent by e-mail, and how they stop it. */

const secret = 'the server’s own secret';
const publicUrl = 'https://practice.example.com';
let app: TestApp;
let ours: Organisation;
let made = 0;
let smtp: Awaited<ReturnType<typeof startSmtp>>;
const people: Record<string, Asking> = {};

beforeAll(async () => {
  app = await startApp({
    outgoing: {
      ...{ mail: true, webhookKey: (orgId) => `key of ${orgId}`, privateAllowed: false },
      readUnsubscribe: (token) => readUnsubscribe(secret, token),
    },
  });
});
afterAll(() => app.close());
beforeEach(async () => {
  smtp = await startSmtp();
  ours = await buildOrganisation(app.deps.signInDb, `mail${++made}`, oneOfEach);
  for (const [name, person] of Object.entries(ours.people)) people[name] = await signInAs(app.app, person);
});
afterEach(() => smtp.close());

const idOf = (name: string) => ours.people[name]!.id;
const deps = (sources: readonly DueSource[] = []): UpkeepDeps => ({
  ...{
    db: app.deps.db,
    raw: app.deps.raw,
    signInDb: app.deps.signInDb,
    quantitiesIn: async () => [],
    listener: 'ear-1',
  },
  ...{ titleOf: (id: string) => id, publicUrl, sources, privateAllowed: true },
  smtp: { server: `smtp://127.0.0.1:${smtp.port}`, from: 'practice@example.com' },
  unsubscribeUrl: (of) => `${publicUrl}/api/unsubscribe/${unsubscribeToken(secret, of)}`,
  webhookKey: (id) => id,
  failed: () => {},
});
const choices = async (name: string) => MailView.parse(await (await people[name]!('GET', '/api/mail')).json());
const choose = (name: string, change: unknown) => people[name]!('POST', '/api/mail', change);
const tell = (name: string, about: string, kind: 'goal' | 'comment' = 'goal') =>
  addNotice(app.deps.db, { orgId: ours.id, userId: idOf(name), kind, about, says: 'Of Ada.', link: '/goals' });
/** As if it had been told then. */
const toldAt = (about: string, at: Date) =>
  app.deps.db.client`update notice set at = ${at.toISOString()} where about = ${about} and org_id = ${ours.id}`;

/** An hour of upkeep, and all that it would mail, mailed. */
async function hour(at: Date, sources: readonly DueSource[] = []) {
  const jobs: MailJob[] = [];
  await keepUp({ sendOut: async (_tx, mails) => void jobs.push(...mails) }, deps(sources), ours.id, at);
  for (const job of jobs)
    await ('digestId' in job ? mailDigest(deps(), job.orgId, job.digestId) : mailNotices(deps(), job));
}
const sent = () => smtp.received.map(({ to }) => to.split('@')[0]).toSorted();
const day = 86_400_000;
/** Nine in the morning, so many days from now. */
const nine = (days: number) => new Date(`${new Date(Date.now() + days * day).toISOString().slice(0, 10)}T09:03:00Z`);
const monday = () => nine(1 + ((7 - new Date(Date.now()).getUTCDay()) % 7 || 7));

describe('the choice', () => {
  test('[TELL13] is the digest and no notices until something else is chosen; what isn’t named stays', async () => {
    expect(await choices('rep')).toEqual({ digest: true, notices: false, mail: true });
    await choose('rep', { notices: true });
    expect(await choices('rep')).toEqual({ digest: true, notices: true, mail: true });
    await choose('rep', { digest: false });
    expect(await choices('rep')).toEqual({ digest: false, notices: true, mail: true });
    expect(await choices('coach')).toEqual({ digest: true, notices: false, mail: true });
    await choose('rep', {});
    expect(await choices('rep')).toEqual({ digest: false, notices: true, mail: true });
    expect((await choose('rep', { everything: true })).status).toBe(400);
  });

  test('[TELL13] without the digest none is sent, and it stands in the product', async () => {
    for (const name of ['rep', 'coach']) await tell(name, 'a', 'comment');
    await choose('rep', { digest: false });
    await hour(monday());
    expect(sent()).not.toContain('rep');
    const { digests } = (await (await people.rep!('GET', '/api/digests')).json()) as { digests: unknown[] };
    expect(digests).toHaveLength(1);
    await choose('rep', { digest: true });
    await hour(new Date(monday().getTime() + 7 * day));
    expect(sent()).toContain('rep');
  });
});

describe('notices by e-mail', () => {
  test('[TELL14] are a number and links, to those alone who asked for them', async () => {
    await choose('rep', { notices: true });
    for (const name of ['rep', 'coach']) for (const about of ['a', 'b']) await tell(name, about);
    await hour(nine(0));
    const notices = smtp.received.filter((mail) => subjectOf(mail) === '2 notices wait in Pushback');
    expect(notices.map(({ to }) => to)).toEqual([ours.people.rep!.email]);
    const text = textOf(notices[0]!);
    expect(text).toContain(`2 notices wait for you that you have not read.\n\nRead them at ${publicUrl}/\n`);
    expect(text).not.toMatch(/Ada|of mail/);
  });

  test('[TELL14] come once a day, and only of what is new and unread', async () => {
    const later = (at: Date) => new Date(at.getTime() + 3_600_000);
    await choose('rep', { notices: true });
    await hour(nine(0));
    expect(sent()).toEqual([]);
    for (const about of ['a', 'b']) {
      await tell('rep', about);
      await toldAt(about, new Date(nine(0).getTime() - 3_600_000));
    }
    await hour(nine(0));
    await tell('rep', 'c');
    await toldAt('c', later(nine(0)));
    await hour(later(later(nine(0))));
    expect(sent()).toEqual(['rep']);
    await hour(nine(1));
    expect(sent()).toEqual(['rep', 'rep']);
    expect(textOf(smtp.received.at(-1)!)).toContain('One notice waits for you');
    await hour(nine(2));
    await tell('rep', 'd');
    await toldAt('d', later(nine(2)));
    await markRead(app.deps.db, ours.id, idOf('rep'), 'all');
    await hour(nine(3));
    expect(sent()).toEqual(['rep', 'rep']);
  });

  test('[TELL14] count a reminder of the same hour once, and not again the next day', async () => {
    await choose('rep', { notices: true });
    const reminding: DueSource = async (_db, { orgId }) => [
      { orgId, userId: idOf('rep'), kind: 'due', about: 'practice', says: 'It is due.', link: '/' },
    ];
    // the hour began before its reminders are stored
    await hour(nine(-1), [reminding]);
    expect(sent()).toEqual(['rep']);
    await hour(nine(1), [reminding]);
    expect(sent()).toEqual(['rep']);
  });

  test('[TELL14] of two processes at the same hour one sends them', async () => {
    await choose('rep', { notices: true });
    await tell('rep', 'a');
    await Promise.all([hour(nine(0)), hour(nine(0))]);
    expect(sent()).toEqual(['rep']);
  });

  test('[TELL13] turned off between the hour and the sending are not sent', async () => {
    await choose('rep', { notices: true });
    await choose('rep', { notices: false });
    await mailNotices(deps(), { orgId: ours.id, userId: idOf('rep'), notices: 3, mailId: 'm' });
    expect(sent()).toEqual([]);
  });
});

describe('the link', () => {
  const nobody = () => asking(app.app);
  async function linkOf(): Promise<string> {
    await choose('rep', { notices: true });
    await tell('rep', 'a');
    await hour(nine(0));
    const { message } = smtp.received.at(-1)!;
    expect(message).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    const [, url = ''] = /^List-Unsubscribe:\n <(.+)>$/m.exec(message) ?? [];
    expect(textOf(smtp.received.at(-1)!)).toContain(`Stop these e-mails: ${url}\n`);
    expect(url.startsWith(`${publicUrl}/api/unsubscribe/`)).toBe(true);
    return url.slice(publicUrl.length);
  }

  test('[TELL15] asks when it is followed, and stops that kind with one POST of a mail program', async () => {
    const path = await linkOf();
    const page = await nobody()('GET', path);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toMatch(/html/);
    expect(await page.text()).toContain('Stop these e-mails?');
    expect((await choices('rep')).notices).toBe(true);
    const oneClick = () =>
      app.app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      });
    for (const answer of [await oneClick(), await oneClick()]) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
    expect(await choices('rep')).toEqual({ digest: true, notices: false, mail: true });
    const told = await listNotices(app.deps.db, ours.id, idOf('rep'), { limit: 10 });
    expect(told.map(({ readAt }) => readAt)).toEqual([null]);
    await tell('rep', 'b');
    await toldAt('b', new Date(nine(0).getTime() + 3_600_000));
    await hour(nine(1));
    expect(sent()).toEqual(['rep']);
  });

  test('[TELL15] that was changed, or is of another server, is nothing', async () => {
    const path = await linkOf();
    const of = { orgId: ours.id, userId: idOf('coach'), kind: 'digest' as const };
    const [org, user, kind, signature] = path.split('/').at(-1)!.split('.');
    const forged = [
      [org, idOf('coach'), kind, signature].join('.'),
      [org, user, 'digest', signature].join('.'),
      [org, user, kind, ''].join('.'),
      [org, user, kind].join('.'),
      unsubscribeToken('another secret', of),
      'nonsense',
    ];
    for (const token of forged)
      for (const method of ['GET', 'POST'])
        expect([token, method, (await nobody()(method, `/api/unsubscribe/${token}`)).status]).toEqual([
          token,
          method,
          404,
        ]);
    expect((await choices('coach')).digest).toBe(true);
    expect((await choices('rep')).notices).toBe(true);
  });

  test('[TELL15] leads nowhere else: it signs nobody in', async () => {
    const path = await linkOf();
    const token = path.split('/').at(-1)!;
    for (const [name, value] of [
      ['authorization', `Bearer ${token}`],
      ['x-api-key', token],
    ] as const)
      expect((await app.app.request('/api/mail', { headers: { [name]: value } })).status).toBe(401);
  });
});
