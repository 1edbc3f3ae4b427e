import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addCheckIn } from '../../server/db/check-ins.ts';
import { readEveryone } from '../../server/db/organisations.ts';
import { insertReview } from '../../server/db/reviews.ts';
import { review } from '../../server/db/schema/review.ts';
import { inOrg } from '../../server/db/tenant.ts';
import type { DueSource } from '../../server/telling/reminders.ts';
import { checkInsDue, reviewsDue } from '../../server/telling/review-reminders.ts';
import { startApp, type TestApp } from '../http/test-app.ts';
import { buildOrganisation, type Organisation, oneOfEach } from '../people.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** What a day says of reviews and check-ins, and to whom. */

let app: TestApp;
let ours: Organisation;
let built = 0;
const id = (who: string) => ours.people[who]!.id;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

async function fresh(): Promise<void> {
  ours = await buildOrganisation(app.deps.signInDb, `org${++built}`, {
    ...oneOfEach,
    outsider: { role: 'manager', teams: ['south'] },
    stranger: { role: 'coach', teams: ['south'] },
  });
}

async function told(source: DueSource, today: string): Promise<[string, string][]> {
  const members = await readEveryone(app.deps.signInDb, ours.id);
  const found = await source(app.deps.db, { orgId: ours.id, timeZone: 'UTC', today, members });
  const nameOf = (userId: string) => members.find((member) => member.id === userId)!.name.split(' ')[0]!;
  return found.map(({ userId, says }) => [nameOf(userId), says]);
}

const template = () => app.deps.reviewTemplates.get('manager-experienced')!;
const begin = (change: Partial<typeof review.$inferInsert>) =>
  inOrg(app.deps.db, ours.id, (tx) =>
    insertReview(tx, ours.id, {
      ...{ repId: id('rep'), managerId: id('manager'), template: template(), cadence: 'monthly' },
      ...{ fromDay: '2026-11-01', toDay: '2026-11-30', meetingOn: '2026-12-10', nextOn: '2027-01-11' },
      ...{ madeAt: new Date('2026-12-01T10:00:00Z'), ...change },
    }),
  );

describe('[TELL12] a review', () => {
  test('is said to both three days before its meeting and on the day', async () => {
    await fresh();
    await begin({});
    expect(await told(reviewsDue, '2026-12-06')).toEqual([]);
    expect(await told(reviewsDue, '2026-12-07')).toEqual([
      ['rep', 'Your review with manager of org1 is on Thursday 10 December.'],
      ['manager', 'The review of rep of org1 is on Thursday 10 December.'],
    ]);
    expect(await told(reviewsDue, '2026-12-10')).toEqual([
      ['rep', 'Your review with manager of org1 is today.'],
      ['manager', 'The review of rep of org1 is today.'],
    ]);
    expect(await told(reviewsDue, '2026-12-11')).toEqual([]);
  });

  test('is not said again within the days in which it was begun, nor when both have signed it', async () => {
    await fresh();
    await begin({ madeAt: new Date('2026-12-08T10:00:00Z') });
    expect(await told(reviewsDue, '2026-12-09')).toEqual([]);
    await inOrg(app.deps.db, ours.id, (tx) => tx.update(review).set({ status: 'signed' }));
    expect(await told(reviewsDue, '2026-12-10')).toEqual([]);
  });

  test('is due to begin a week before its day, for its manager alone, and not once one is under way', async () => {
    await fresh();
    await begin({ status: 'signed' });
    expect(await told(reviewsDue, '2027-01-03')).toEqual([]);
    expect(await told(reviewsDue, '2027-01-04')).toEqual([
      ['manager', 'The next review of rep of org3 is due on Monday 11 January. Begin it now.'],
    ]);
    await begin({ meetingOn: '2027-01-20' });
    expect(await told(reviewsDue, '2027-01-05')).toEqual([]);
  });

  test('is nothing to a manager who no longer leads the rep', async () => {
    await fresh();
    await begin({ managerId: id('outsider') });
    expect(await told(reviewsDue, '2026-12-10')).toEqual([]);
  });
});

describe('[TELL12] a check-in', () => {
  const held = (by: string, onDay: string, nextOn: string) =>
    inOrg(app.deps.db, ours.id, (tx) =>
      addCheckIn(tx, ours.id, {
        ...{ repId: id('rep'), byId: id(by), onDay, nextOn, cadence: 'weekly', goalId: null },
        ...{ progress: 'Two calls.', obstacles: '', support: '' },
      }),
    );

  test('is said on its day to the rep and to whoever held the last one', async () => {
    await fresh();
    await held('coach', '2026-11-24', '2026-12-01');
    await held('manager', '2026-12-01', '2026-12-08');
    expect(await told(checkInsDue, '2026-12-07')).toEqual([]);
    expect(await told(checkInsDue, '2026-12-08')).toEqual([
      ['rep', 'Your next check-in is due.'],
      ['manager', `The next check-in with rep of ${ours.slug} is due.`],
    ]);
    expect(await told(checkInsDue, '2026-12-16')).toEqual([]);
  });

  test('is said to the rep alone where they wrote the last one, or its coach has left the team', async () => {
    await fresh();
    await held('rep', '2026-12-01', '2026-12-08');
    expect(await told(checkInsDue, '2026-12-08')).toEqual([['rep', 'Your next check-in is due.']]);
    await held('stranger', '2026-12-02', '2026-12-08');
    expect(await told(checkInsDue, '2026-12-08')).toEqual([['rep', 'Your next check-in is due.']]);
  });
});
