import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openJobs } from '../../server/db/jobs.ts';
import { writeMeasured } from '../../server/db/measured.ts';
import { listNotices } from '../../server/db/notices.ts';
import { writeSetting } from '../../server/db/org-settings.ts';
import { enterOrg } from '../../server/db/raw-tenant.ts';
import { assignment } from '../../server/db/schema/assignment.ts';
import { coachCheck } from '../../server/db/schema/coach-check.ts';
import { inOrg } from '../../server/db/tenant.ts';
import { mondayOf } from '../../server/domain/digest.ts';
import { DigestPage } from '../../server/protocol/telling-view.ts';
import { assignmentsDue } from '../../server/telling/reminders.ts';
import { keepUp, startUpkeep, type UpkeepDeps } from '../../server/telling/upkeep.ts';
import { weekToTell } from '../../server/telling/weekly-digest.ts';
import { type Asking, changeSession, signInAs, startApp, startSession, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';
import { startHook, startSmtp, textOf } from './far-servers.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let app: TestApp;
let ours: Organisation;
let asked = 0;
const people: Record<string, Asking> = {};
const nobody = { sendOut: async () => {} };

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
// each on an organisation of its own: what one test tells, another must not find told
beforeEach(async () => {
  ours = await buildOrganisation(app.deps.signInDb, `org${++asked}`, {
    ...oneOfEach,
    colleague: { role: 'rep', teams: ['north'] },
    outsider: { role: 'manager', teams: ['south'] },
  });
  for (const [name, person] of Object.entries(ours.people)) people[name] = await signInAs(app.app, person);
});

const deps = (changes: Partial<UpkeepDeps> = {}): UpkeepDeps => ({
  db: app.deps.db,
  raw: app.deps.raw,
  signInDb: app.deps.signInDb,
  quantitiesIn: async () => [{ what: 'criterion:first', name: 'First' }],
  listener: 'ear-1',
  titleOf: (id) => (id === 'night-desk' ? 'Night desk' : id),
  publicUrl: 'https://practice.example.com',
  sources: [assignmentsDue((id) => id)],
  smtp: null,
  unsubscribeUrl: ({ userId, kind }) => `https://practice.example.com/stop/${userId}/${kind}`,
  webhookKey: (id) => `key of ${id}`,
  privateAllowed: true,
  failed: () => {},
  ...changes,
});
const at = (text: string) => new Date(text);
const told = async (name: string) =>
  (await listNotices(app.deps.db, ours.id, ours.people[name]!.id, { limit: 50 })).map(({ kind, says }) => [kind, says]);
const digests = async (name: string) =>
  DigestPage.parse(await (await people[name]!('GET', '/api/digests')).json()).digests;

async function assign(change: Partial<typeof assignment.$inferInsert>) {
  const id = randomUUID();
  await inOrg(app.deps.db, ours.id, (tx) =>
    tx.insert(assignment).values({
      ...{ orgId: ours.id, id, scenarios: ['night-desk'], difficulty: 'cold', attempts: 1, declared: true },
      ...{ reason: 'A gap.', madeBy: ours.people.manager!.id, madeAt: at('2026-11-01T00:00:00Z'), dueOn: '2026-12-03' },
      ...change,
    }),
  );
  return id;
}

/** A session's values: one a day up to `last`, at noon. */
async function practise(name: string, values: number[], last: string, open = true) {
  for (const [i, value] of values.entries()) {
    const when = new Date(Date.parse(`${last}T12:00:00Z`) - (values.length - 1 - i) * 86_400_000);
    await app.deps.raw.sql.begin(async (tx) => {
      await enterOrg(tx, app.deps.raw, ours.id);
      const of = { orgId: ours.id, sessionId: randomUUID(), memberId: ours.people[name]!.id, at: when };
      const row = { what: 'criterion:first', effective: value, computed: value, n: 1 };
      await writeMeasured(tx, { ...of, source: 'practice', open, listener: 'ear-1' }, [row]);
    });
  }
}

describe('reminders', () => {
  test('[TELL5] come three days before and on the day, once each, to everyone it is for', async () => {
    await assign({ teamId: ours.teams.north!, dueOn: '2026-12-03' });
    for (const hour of [
      '2026-11-29T12',
      '2026-11-30T08',
      '2026-11-30T09',
      '2026-12-01T08',
      '2026-12-03T06',
      '2026-12-03T07',
      '2026-12-03T08',
    ])
      await keepUp(nobody, deps(), ours.id, at(`${hour}:03:00Z`));
    const due = (await told('rep')).filter(([kind]) => kind === 'due');
    expect(due).toEqual([
      ['due', 'Your practice of “night-desk” is due today.'],
      ['due', 'Your practice of “night-desk” is due on Thursday 3 December.'],
    ]);
    expect((await told('colleague')).filter(([kind]) => kind === 'due')).toEqual(due);
    for (const name of ['coach', 'manager', 'admin', 'outsider'])
      expect((await told(name)).filter(([kind]) => kind === 'due')).toEqual([]);
  });

  test('[TELL5] count days where the organisation is', async () => {
    await writeSetting(app.deps.db, ours.id, 'timeZone', 'Pacific/Auckland');
    await assign({ memberId: ours.people.rep!.id, dueOn: '2026-12-03' });
    // half past seven on the third there, half past six in the evening of the second in UTC
    await keepUp(nobody, deps(), ours.id, at('2026-12-02T18:33:00Z'));
    expect((await told('rep')).filter(([kind]) => kind === 'due')).toEqual([
      ['due', 'Your practice of “night-desk” is due today.'],
    ]);
  });

  test('[TELL5] leave out what is done, withdrawn, or was set within those days', async () => {
    const rep = ours.people.rep!.id;
    const done = await assign({ memberId: rep });
    const session = await startSession(people.rep!);
    await changeSession(app, ours.id, session, { status: 'ended', assignmentId: done, scoring: 'ready' });
    await assign({ memberId: rep, withdrawnAt: at('2026-11-20T00:00:00Z') });
    await assign({ memberId: rep, madeAt: at('2026-12-01T10:00:00Z') });
    await keepUp(nobody, deps(), ours.id, at('2026-12-01T12:00:00Z'));
    expect((await told('rep')).filter(([kind]) => kind === 'due')).toEqual([]);
  });
});

describe('the week', () => {
  test('[TELL6] begins to be told on Monday at seven in the morning, wherever the organisation is', () => {
    expect(weekToTell('UTC', at('2026-11-30T06:59:00Z'))).toBeNull();
    expect(weekToTell('UTC', at('2026-11-30T07:00:00Z'))).toBe('2026-11-30');
    expect(weekToTell('UTC', at('2026-12-06T23:00:00Z'))).toBe('2026-11-30');
    expect(weekToTell('Pacific/Auckland', at('2026-11-29T18:00:00Z'))).toBe('2026-11-30');
    expect(weekToTell('America/Los_Angeles', at('2026-11-30T14:00:00Z'))).toBeNull();
    expect(['2026-11-29', '2026-11-30', '2026-12-06'].map(mondayOf)).toEqual([
      '2026-11-23',
      '2026-11-30',
      '2026-11-30',
    ]);
  });

  test('[TELL6] is told once, and whole after it failed half-way', async () => {
    await practise('rep', [50, 52], '2026-11-29');
    const now = at('2026-11-30T08:00:00Z');
    const broken = { sendOut: () => Promise.reject(new RangeError('gone')) };
    await expect(keepUp(broken, deps(), ours.id, now)).rejects.toThrow('gone');
    expect(await digests('rep')).toEqual([]);
    await Promise.all([keepUp(nobody, deps(), ours.id, now), keepUp(nobody, deps(), ours.id, now)]);
    await keepUp(nobody, deps(), ours.id, at('2026-12-02T08:00:00Z'));
    expect((await digests('rep')).map(({ week }) => week)).toEqual(['2026-11-30']);
    expect((await told('rep')).filter(([kind]) => kind === 'digest')).toHaveLength(1);
    await practise('rep', [51], '2026-12-05');
    await keepUp(nobody, deps(), ours.id, at('2026-12-07T08:00:00Z'));
    expect((await digests('rep')).map(({ week }) => week)).toEqual(['2026-12-07', '2026-11-30']);
  });

  test('[TELL6] tells nobody to whom nothing happened', async () => {
    await keepUp(nobody, deps(), ours.id, at('2026-11-30T08:00:00Z'));
    for (const name of Object.keys(ours.people)) expect([name, await digests(name)]).toEqual([name, []]);
  });

  test('[TELL7] names who improved, with the interval, in the first week that shows it', async () => {
    await practise('rep', [40, 44, 42, 41, 43, 42], '2026-10-20');
    await practise('colleague', [40, 44, 42, 41, 43, 42], '2026-10-20');
    await practise('rep', [70, 74, 72, 71], '2026-11-28');
    await practise('colleague', [43, 41, 44, 42], '2026-11-28');
    await keepUp(nobody, deps(), ours.id, at('2026-11-30T08:00:00Z'));
    const [{ body }] = (await digests('manager')) as [Awaited<ReturnType<typeof digests>>[number]];
    expect(body).toMatchObject({ for: 'manager', sessions: 8, compared: 2 });
    const improved = body.for === 'manager' ? body.improved : [];
    expect(improved).toHaveLength(1);
    expect(improved[0]).toMatchObject({ name: ours.people.rep!.name, what: 'First', sessions: { before: 6, now: 4 } });
    expect(improved[0]!.low).toBeGreaterThan(0);
    expect(improved[0]!.low).toBeLessThan(improved[0]!.now - improved[0]!.before);
    await practise('rep', [72], '2026-12-04');
    await keepUp(nobody, deps(), ours.id, at('2026-12-07T08:00:00Z'));
    expect((await digests('manager'))[0]!.body).toMatchObject({ improved: [], compared: 2 });
  });

  test('[TELL7] tells a manager nothing of private practice, and its rep all of it', async () => {
    await practise('rep', [40, 44, 42, 41, 43, 42], '2026-10-20', false);
    await practise('rep', [70, 74, 72, 71], '2026-11-28', false);
    await keepUp(nobody, deps(), ours.id, at('2026-11-30T08:00:00Z'));
    expect(await digests('manager')).toEqual([]);
    expect((await digests('rep'))[0]!.body).toMatchObject({ sessions: 4, improved: [{ what: 'First' }] });
  });

  test('[TELL8] says how many need help and names none of them; other teams are not in it', async () => {
    await practise('colleague', [50], '2026-11-28');
    await assign({ memberId: ours.people.rep!.id, dueOn: '2026-11-26' });
    await keepUp(nobody, deps(), ours.id, at('2026-11-30T08:00:00Z'));
    const [{ body }] = (await digests('manager')) as [Awaited<ReturnType<typeof digests>>[number]];
    expect(body).toMatchObject({ help: 1, overdue: 1, sessions: 1 });
    expect(JSON.stringify(body)).not.toContain(ours.people.rep!.id);
    expect(await digests('outsider')).toEqual([]);
    expect((await digests('rep'))[0]!.body).toMatchObject({
      for: 'rep',
      due: [{ says: 'Night desk', on: '2026-11-26' }],
    });
  });

  test('[TELL8] tells a coach what was shared and no coach has opened', async () => {
    const ids = [];
    for (const visibility of ['shared', 'declared', 'private'] as const) {
      const id = await startSession(people.rep!);
      await changeSession(app, ours.id, id, { status: 'ended', visibility, endedAt: at('2026-11-28T10:00:00Z') });
      ids.push(id);
    }
    await people.coach!('GET', `/api/sessions/${ids[1]}`);
    await people.manager!('GET', `/api/sessions/${ids[0]}`);
    await keepUp(nobody, deps(), ours.id, at('2026-11-30T08:00:00Z'));
    expect((await digests('coach'))[0]!.body).toEqual({ for: 'coach', sessions: 0, waiting: 1, queue: 0 });
  });

  test('[TELL8] tells a coach how many scorecards of their teams wait in the queue', async () => {
    const check = (member: string, changes: Record<string, unknown> = {}) => ({
      ...{ orgId: ours.id, sessionId: randomUUID(), memberId: ours.people[member]!.id, title: 'Night desk' },
      ...{ open: true, declared: true, doubt: 0, doubts: [], ...changes },
    });
    await inOrg(app.deps.db, ours.id, (tx) =>
      tx
        .insert(coachCheck)
        .values([
          check('rep'),
          check('colleague', { declared: false, asked: true }),
          check('rep', { open: false }),
          check('rep', { doneAt: at('2026-11-28T10:00:00Z') }),
          check('rep', { declared: false }),
          check('outsider'),
        ]),
    );
    await keepUp(nobody, deps(), ours.id, at('2026-11-30T08:00:00Z'));
    expect((await digests('coach'))[0]!.body).toEqual({ for: 'coach', sessions: 0, waiting: 0, queue: 2 });
  });
});

test('[TELL9] [TELL10] by the queue, everyone has one e-mail and the webhook one post, after the other side failed', async () => {
  const [smtp, hook] = await Promise.all([startSmtp(), startHook([503])]);
  await writeSetting(app.deps.db, ours.id, 'webhook', hook.url);
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await practise('rep', [50, 52], yesterday);
  const jobs = await openJobs(app.deps.db.url, app.deps.db.standing, () => {}, { retrySeconds: 1 });
  const failures: string[] = [];
  const server = { server: `smtp://127.0.0.1:${smtp.port}`, from: 'practice@example.com' };
  const theirs = (to: string) => to.endsWith(`@${ours.slug}.example`);
  // an organisation that waits for Monday morning tells nothing yet: told as on the Tuesday
  const zone = weekToTell('UTC', new Date()) ? 'UTC' : 'Pacific/Auckland';
  await writeSetting(app.deps.db, ours.id, 'timeZone', zone);
  smtp.refuse.set('MAIL', '451 later');
  await startUpkeep(jobs.upkeep, deps({ smtp: server, failed: (what) => void failures.push(what) }));
  await expect.poll(() => new Set(failures), { timeout: 30_000 }).toEqual(new Set(['mail', 'webhook']));
  smtp.refuse.clear();
  const ourMail = () => smtp.received.filter(({ to }) => theirs(to));
  await expect.poll(() => ourMail().length + hook.posted.length, { timeout: 60_000, interval: 500 }).toBe(5);
  const mails = ourMail();
  expect(mails.map(({ to }) => to.split('@')[0]).sort()).toEqual(['coach', 'manager', 'rep']);
  for (const mail of mails) {
    expect(textOf(mail)).toContain('https://practice.example.com/digest');
    expect(textOf(mail)).not.toMatch(/First|of org/);
  }
  const post = JSON.parse(hook.posted.at(-1)!.body);
  expect(post).toMatchObject({ event: 'weekly-digest', organisation: { id: ours.id }, sessions: 2, improved: 0 });
  expect(Object.keys(post.links).sort()).toEqual(['digest', 'team']);
  expect(hook.posted[0]!.headers['x-pushback-id']).toBe(hook.posted[1]!.headers['x-pushback-id']);
  await jobs.close();
  await Promise.all([smtp.close(), hook.close()]);
}, 120_000);
