import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { addCheckIn } from '../../server/db/check-ins.ts';
import { addNotice } from '../../server/db/notices.ts';
import { readEveryone } from '../../server/db/organisations.ts';
import { insertReview, signReview } from '../../server/db/reviews.ts';
import { assignment } from '../../server/db/schema/assignment.ts';
import { review } from '../../server/db/schema/review.ts';
import { inOrg } from '../../server/db/tenant.ts';
import { dayAfter } from '../../server/domain/day.ts';
import { NoticePage } from '../../server/protocol/telling-view.ts';
import { assignmentsDue, type DueSource, remind } from '../../server/telling/reminders.ts';
import { checkInsDue, reviewsDue } from '../../server/telling/review-reminders.ts';
import { type Asking, changeSession, signInAs, startApp, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';
import { questionLibrary, scoreCall, storeCall } from '../practice/scored-session.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** [TELL16] Reminders of what is done since, as the bell tells them. */

let app: TestApp;
let ours: Organisation;
let built = 0;
const people: Record<string, Asking> = {};
const today = new Date().toISOString().slice(0, 10);
const id = (who: string) => ours.people[who]!.id;

beforeAll(async () => {
  app = await startApp({ library: questionLibrary() });
});
afterAll(() => app.close());
beforeEach(async () => {
  ours = await buildOrganisation(app.deps.signInDb, `org${++built}`, {
    ...oneOfEach,
    colleague: { role: 'rep', teams: ['north'] },
  });
  for (const [name, person] of Object.entries(ours.people)) people[name] = await signInAs(app.app, person);
});

async function tell(source: DueSource): Promise<void> {
  const members = await readEveryone(app.deps.signInDb, ours.id);
  await remind(app.deps.db, [source], { orgId: ours.id, timeZone: 'UTC', today, members });
}
const bell = async (who: string) => NoticePage.parse(await (await people[who]!('GET', '/api/notices')).json());
/** Reminders that still ask; read ones stay in the list. */
async function asks(who: string): Promise<string[]> {
  const { notices, unread } = await bell(who);
  expect(unread).toBe(notices.filter(({ read }) => !read).length);
  return notices.filter(({ kind, read }) => kind === 'due' && !read).map(({ says }) => says);
}

const assign = async (change: Partial<typeof assignment.$inferInsert>) => {
  const made = randomUUID();
  await inOrg(app.deps.db, ours.id, (tx) =>
    tx.insert(assignment).values({
      ...{ orgId: ours.id, id: made, scenarios: ['night-desk'], difficulty: 'cold', attempts: 2, declared: true },
      ...{ reason: 'A gap.', madeBy: id('manager'), madeAt: new Date(Date.now() - 30 * 86_400_000), dueOn: today },
      ...change,
    }),
  );
  return made;
};
async function attempt(assignmentId: string): Promise<void> {
  const session = await storeCall(app, people.rep!, ours.id, 'shared');
  await changeSession(app, ours.id, session, { assignmentId, scoring: 'ready' });
  await scoreCall(app, ours.id, session);
}
const due = 'Your practice of “night-desk” is due today.';

test('[TELL16] practice that was passed asks no more of who passed it, and goes on asking the others', async () => {
  const made = await assign({ teamId: ours.teams.north!, passBar: 0 });
  await tell(assignmentsDue((scenario) => scenario));
  expect(await asks('rep')).toEqual([due]);
  expect(await asks('colleague')).toEqual([due]);
  await attempt(made);
  expect(await asks('rep')).toEqual([]);
  expect((await bell('rep')).notices.filter(({ kind }) => kind === 'due')).toMatchObject([{ says: due, read: true }]);
  expect(await asks('colleague')).toEqual([due]);
});

test('[TELL16] practice goes on asking while attempts are left that must reach a bar, and stops after the last', async () => {
  const made = await assign({ memberId: id('rep'), passBar: 100 });
  await tell(assignmentsDue((scenario) => scenario));
  await attempt(made);
  expect(await asks('rep')).toEqual([due]);
  await attempt(made);
  expect(await asks('rep')).toEqual([]);
});

test('[TELL16] overdue practice goes on asking, withdrawn practice doesn’t', async () => {
  const made = await assign({ memberId: id('rep') });
  await tell(assignmentsDue((scenario) => scenario));
  const change = (set: Partial<typeof assignment.$inferInsert>) =>
    inOrg(app.deps.db, ours.id, (tx) =>
      tx
        .update(assignment)
        .set(set)
        .where(and(eq(assignment.orgId, ours.id), eq(assignment.id, made))),
    );
  await change({ dueOn: dayAfter(today, -1) });
  expect(await asks('rep')).toEqual([due]);
  await change({ withdrawnAt: new Date() });
  expect(await asks('rep')).toEqual([]);
});

test('[TELL16] a check-in that was held asks neither the rep nor who is to hold it', async () => {
  const row = { repId: id('rep'), byId: id('coach'), progress: 'Two calls.', obstacles: '', support: '' };
  await inOrg(app.deps.db, ours.id, (tx) =>
    addCheckIn(tx, ours.id, {
      ...{ ...row, onDay: dayAfter(today, -7), nextOn: today, cadence: 'weekly', goalId: null },
    }),
  );
  await tell(checkInsDue);
  expect(await asks('rep')).toEqual(['Your next check-in is due.']);
  expect(await asks('coach')).toHaveLength(1);
  const body = { member: id('rep'), on: today, progress: 'Three.', obstacles: '', support: '', cadence: 'weekly' };
  expect((await people.coach!('POST', '/api/check-ins', { ...body, goal: null })).status).toBe(201);
  expect(await asks('rep')).toEqual([]);
  expect(await asks('coach')).toEqual([]);
});

const begin = (change: Partial<typeof review.$inferInsert> = {}) =>
  inOrg(app.deps.db, ours.id, (tx) =>
    insertReview(tx, ours.id, {
      ...{ repId: id('rep'), managerId: id('manager'), cadence: 'monthly', status: 'shared' },
      template: app.deps.reviewTemplates.get('manager-experienced')!,
      ...{ fromDay: dayAfter(today, -30), toDay: today, meetingOn: today, nextOn: dayAfter(today, 30) },
      ...{ madeAt: new Date(Date.now() - 10 * 86_400_000), ...change },
    }),
  );

const change = (of: string, set: Partial<typeof review.$inferInsert>) =>
  inOrg(app.deps.db, ours.id, (tx) =>
    tx
      .update(review)
      .set(set)
      .where(and(eq(review.orgId, ours.id), eq(review.id, of))),
  );

test('[TELL16] a review asks nothing more of who has signed it, and of the other until they have', async () => {
  const made = await begin();
  await tell(reviewsDue);
  expect(await asks('rep')).toHaveLength(1);
  expect(await asks('manager')).toHaveLength(1);
  const of = { id: made, repId: id('rep'), managerId: id('manager') };
  await signReview(app.deps.db, ours.id, of, { userId: id('rep'), name: 'rep' });
  expect(await asks('rep')).toEqual([]);
  expect(await asks('manager')).toHaveLength(1);
  await signReview(app.deps.db, ours.id, of, { userId: id('manager'), name: 'manager' });
  expect(await asks('manager')).toEqual([]);
});

test('[TELL16] however many reviews are reminded of, they are looked up together', async () => {
  const transaction = vi.spyOn(app.deps.db.drizzle, 'transaction');
  const lookUps = async () => {
    transaction.mockClear();
    await bell('manager');
    return transaction.mock.calls.length;
  };
  const next = { repId: id('colleague'), status: 'signed', meetingOn: dayAfter(today, -20) } as const;
  const over = await begin({ ...next, nextOn: dayAfter(today, 5) });
  const told = { orgId: ours.id, userId: id('manager'), kind: 'due' as const, says: 'Begin it now.', link: '/reviews' };
  /** Meetings, and next reviews that are to begin on another day by now. */
  const remindOf = async (many: number) => {
    for (let i = 0; i < many; i++) await begin();
    for (let i = 0; i < many; i++)
      await addNotice(app.deps.db, { ...told, about: `next-review:${over}:${dayAfter(today, 20 * many + i)}` });
    await tell(reviewsDue);
  };
  await remindOf(1);
  const ofOne = await lookUps();
  expect(await asks('manager')).toHaveLength(2);
  await remindOf(8);
  expect(await lookUps()).toBe(ofOne);
  expect(await asks('manager')).toHaveLength(10);
  transaction.mockRestore();
});

test('[TELL16] a meeting that was moved is asked for on its new day alone', async () => {
  const made = await begin();
  await tell(reviewsDue);
  await change(made, { meetingOn: dayAfter(today, 3) });
  expect(await asks('rep')).toEqual([]);
  await tell(reviewsDue);
  expect(await asks('rep')).toMatchObject([expect.stringMatching(/^Your review with manager of .+ is on /)]);
});

test('[TELL16] the next review asks until it is begun, or is to begin on another day', async () => {
  const over = { status: 'signed', meetingOn: dayAfter(today, -20), nextOn: dayAfter(today, 5) } as const;
  const first = await begin(over);
  await tell(reviewsDue);
  expect(await asks('manager')).toMatchObject([expect.stringMatching(/Begin it now\.$/)]);
  await change(first, { nextOn: dayAfter(today, 6) });
  expect(await asks('manager')).toEqual([]);
  await tell(reviewsDue);
  expect(await asks('manager')).toHaveLength(1);
  await begin({ status: 'preparing', meetingOn: dayAfter(today, 20) });
  expect(await asks('manager')).toEqual([]);
});
