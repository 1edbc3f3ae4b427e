import { stillNewest } from '../db/check-ins.ts';
import type { Database } from '../db/connect.ts';
import { readStates } from '../db/due-assignments.ts';
import { listReminders, markThoseRead } from '../db/notices.ts';
import { readSettings } from '../db/org-settings.ts';
import { findReviews, listLatestReviews, readSignatures } from '../db/reviews.ts';
import type { Member } from '../domain/member.ts';
import { dayIn } from '../domain/org-settings.ts';

/** A reminder of what was done since it was told asks no more. */

/** Of which matter and day a reminder is, as `about` names it. */
type Matter = { id: string; day: string };
/** Whether the member still has something to do about it. */
type IsLeft = (matter: Matter) => boolean;
type Reading = { db: Database; orgId: string; member: Member };

/** All attempts run, passed, withdrawn or for others by now: nothing is left. Overdue is. */
async function assignmentsLeft({ db, orgId, member }: Reading, matters: readonly Matter[]): Promise<IsLeft> {
  const { timeZone } = await readSettings(db, orgId);
  const ids = matters.map(({ id }) => id);
  const found = await readStates(db, orgId, member, ids, dayIn(timeZone, new Date()));
  const left = found.filter(({ state }) => state === 'open' || state === 'overdue');
  return ({ id }) => left.some((one) => one.id === id);
}

/** Signed by them, or its meeting moved to another day, of which they are told anew. */
async function meetingsLeft({ db, orgId, member }: Reading, matters: readonly Matter[]): Promise<IsLeft> {
  const ids = matters.map(({ id }) => id);
  const [reviews, signatures] = await Promise.all([findReviews(db, orgId, ids), readSignatures(db, orgId, ids)]);
  const known = new Map(reviews.map((review) => [review.id, review]));
  const signed = new Set(signatures.flatMap(({ reviewId, userId }) => (userId === member.id ? [reviewId] : [])));
  return ({ id, day }) => {
    const review = known.get(id);
    return review !== undefined && review.status !== 'signed' && review.meetingOn === day && !signed.has(id);
  };
}

/** The next one was begun, or is to begin on another day. */
async function nextReviewsLeft({ db, orgId }: Reading, matters: readonly Matter[]): Promise<IsLeft> {
  const ids = matters.map(({ id }) => id);
  const reps = new Set((await findReviews(db, orgId, ids)).map(({ repId }) => repId));
  const latest = new Map((await listLatestReviews(db, orgId, [...reps])).map((review) => [review.id, review]));
  return ({ id, day }) => latest.get(id)?.nextOn === day;
}

async function checkInsLeft({ db, orgId }: Reading, matters: readonly Matter[]): Promise<IsLeft> {
  const newest = await stillNewest(
    db,
    orgId,
    matters.map(({ id }) => id),
  );
  return ({ id }) => newest.has(id);
}

const leftOf: Record<string, (reading: Reading, matters: readonly Matter[]) => Promise<IsLeft>> = {
  assignment: assignmentsLeft,
  review: meetingsLeft,
  'next-review': nextReviewsLeft,
  'check-in': checkInsLeft,
};

/** Marks as read what a member is reminded of and has nothing left to do about. */
export async function settleDone(db: Database, orgId: string, member: Member): Promise<void> {
  const reminders = (await listReminders(db, orgId, member.id)).map((reminder) => {
    const [what = '', id = '', day = ''] = reminder.about.split(':');
    return { notice: reminder.id, what, id, day };
  });
  const done: string[] = [];
  for (const [what, all] of Map.groupBy(reminders, (one) => one.what)) {
    const isLeft = await leftOf[what]?.({ db, orgId, member }, all);
    if (isLeft) for (const one of all) if (!isLeft(one)) done.push(one.notice);
  }
  if (done.length > 0) await markThoseRead(db, orgId, member.id, done);
}
