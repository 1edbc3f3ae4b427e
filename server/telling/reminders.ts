import type { Database } from '../db/connect.ts';
import { readDue } from '../db/due-assignments.ts';
import { addNotice, type NewNotice } from '../db/notices.ts';
import type { Member } from '../domain/member.ts';
import { dayAfter, dayIn } from '../domain/org-settings.ts';

/** Reminders of the day: told once, however often they are looked for. What is done since, `done.ts` takes back. */

export type Today = { orgId: string; timeZone: string; today: string; members: readonly Member[] };
/** Where reminders come from: what is due, of one kind. */
export type DueSource = (db: Database, on: Today) => Promise<NewNotice[]>;

/** Days before the day itself. */
export const ahead = 3;

const dayName = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
export const sayDay = (day: string) => dayName.format(new Date(`${day}T00:00:00Z`)).replace(',', '');

/** Assigned practice, three days before and on the day; nothing of what was set within those days, nor of what is done. */
export function assignmentsDue(titleOf: (scenario: string) => string): DueSource {
  return async (db, { orgId, timeZone, today, members }) => {
    const reps = members.filter(({ role }) => role === 'rep');
    const due = await readDue(db, orgId, reps, { from: today, to: dayAfter(today, ahead), today });
    return due.flatMap(({ id, memberId, scenarios, dueOn, madeAt, state }): NewNotice[] => {
      if (state !== 'open') return [];
      const onTheDay = dueOn === today;
      if (!onTheDay && dayIn(timeZone, madeAt) > dayAfter(dueOn, -ahead)) return [];
      const what = scenarios.map((scenario) => `“${titleOf(scenario)}”`).join(' or ');
      return [
        {
          orgId,
          userId: memberId,
          kind: 'due',
          about: `assignment:${id}:${dueOn}:${onTheDay ? 'day' : 'before'}`,
          says: onTheDay
            ? `Your practice of ${what} is due today.`
            : `Your practice of ${what} is due on ${sayDay(dueOn)}.`,
          link: '/',
        },
      ];
    });
  };
}

export async function remind(db: Database, sources: readonly DueSource[], on: Today): Promise<void> {
  for (const source of sources) for (const told of await source(db, on)) await addNotice(db, told);
}
