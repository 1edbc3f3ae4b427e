import { listLatest } from '../db/check-ins.ts';
import type { NewNotice } from '../db/notices.ts';
import { listLatestReviews, listMeetings } from '../db/reviews.ts';
import { leads, looksAfter, type Member } from '../domain/member.ts';
import { dayAfter, dayIn } from '../domain/org-settings.ts';
import { ahead, type DueSource, sayDay } from './reminders.ts';

/** Reminders of the talks between a rep and whoever leads or coaches them. */

/** A review is prepared for a week. */
const toPrepare = 7;
/** A check-in missed for longer is on its page; saying so every day would help nobody. */
const late = 7;

const repsOf = (members: readonly Member[]) => members.filter(({ role }) => role === 'rep');

/** Meetings three days before and on the day, for both; a week before its day, for its manager, the next review to begin. */
export const reviewsDue: DueSource = async (db, { orgId, timeZone, today, members }) => {
  const reps = new Map(repsOf(members).map((rep) => [rep.id, rep]));
  const pairOf = ({ repId, managerId }: { repId: string; managerId: string }) => {
    const rep = reps.get(repId);
    const manager = members.find(({ id }) => id === managerId);
    return rep && manager && leads(manager, rep) ? { rep, manager } : null;
  };
  const [meetings, latest] = await Promise.all([
    listMeetings(db, orgId, { from: today, to: dayAfter(today, ahead) }),
    listLatestReviews(db, orgId, [...reps.keys()]),
  ]);
  const toMeet = meetings.flatMap((review): NewNotice[] => {
    const pair = pairOf(review);
    const { id, meetingOn, madeAt } = review;
    const onTheDay = meetingOn === today;
    if (!pair || (!onTheDay && dayIn(timeZone, madeAt) > dayAfter(meetingOn, -ahead))) return [];
    const when = onTheDay ? 'is today' : `is on ${sayDay(meetingOn)}`;
    const told = { orgId, kind: 'due' as const, link: `/reviews/${id}` };
    const about = `review:${id}:${meetingOn}:${onTheDay ? 'day' : 'before'}`;
    return [
      { ...told, about, userId: pair.rep.id, says: `Your review with ${pair.manager.name} ${when}.` },
      { ...told, about, userId: pair.manager.id, says: `The review of ${pair.rep.name} ${when}.` },
    ];
  });
  const toBegin = latest.flatMap((review): NewNotice[] => {
    const pair = pairOf(review);
    const { id, nextOn, status } = review;
    if (!pair || status !== 'signed' || nextOn < today || nextOn > dayAfter(today, toPrepare)) return [];
    return [
      {
        ...{ orgId, kind: 'due', userId: pair.manager.id, link: '/reviews' },
        about: `next-review:${id}:${nextOn}`,
        says: `The next review of ${pair.rep.name} is due on ${sayDay(nextOn)}. Begin it now.`,
      },
    ];
  });
  return [...toMeet, ...toBegin];
};

/** The next check-in on its day, for the rep and for the coach or manager who held the last one. */
export const checkInsDue: DueSource = async (db, { orgId, today, members }) => {
  const reps = new Map(repsOf(members).map((rep) => [rep.id, rep]));
  const latest = await listLatest(db, orgId, [...reps.keys()]);
  return latest.flatMap(({ id, repId, byId, nextOn }): NewNotice[] => {
    const rep = reps.get(repId);
    if (!rep || nextOn > today || nextOn < dayAfter(today, -late)) return [];
    const told = { orgId, kind: 'due' as const, about: `check-in:${id}:${nextOn}`, link: '/check-ins' };
    const other = members.find((member) => member.id === byId && looksAfter(member, rep));
    return [
      { ...told, userId: repId, says: 'Your next check-in is due.' },
      ...(other ? [{ ...told, userId: other.id, says: `The next check-in with ${rep.name} is due.` }] : []),
    ];
  });
};
