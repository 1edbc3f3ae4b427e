import { addCheckIn } from '../db/check-ins.ts';
import { insertPlan } from '../db/plans.ts';
import { addAnswer, insertSurvey } from '../db/surveys.ts';
import { inOrg } from '../db/tenant.ts';
import { nextOn } from '../domain/review.ts';
import { demoReps } from '../practice/demo-plan.ts';
import type { Demo } from './demo.ts';
import { answers, talks } from './talk-words.ts';

/** Check-ins of several weeks, a survey that is closed, and an improvement plan. */

export type TalkIds = ReadonlyMap<string, string>;

/** Those before a day, or since; with the goals of that time by whom they are of. Adds their ids to `made`. */
export async function writeCheckIns(
  demo: Demo,
  { from, to }: { from: number; to: number },
  goals: ReadonlyMap<string, string | null>,
  made: Map<string, string>,
): Promise<void> {
  const { db, orgId, dated } = demo;
  for (const { name, by, daysAgo, goal = false, ...words } of talks) {
    if (daysAgo > from || daysAgo <= to) continue;
    const [repId, byId, day] = [demo.id(name), demo.id(by), demo.workday(daysAgo)];
    const onDay = demo.day(day);
    const row = { repId, byId, onDay, cadence: 'weekly' as const, nextOn: nextOn('weekly', onDay), ...words };
    const { id } = await inOrg(db, orgId, (tx) =>
      addCheckIn(tx, orgId, { ...row, goalId: goal ? (goals.get(name) ?? null) : null }),
    );
    dated.push({ table: 'check_in', by: 'id', id, set: { made_at: demo.at(day, 16) } });
    made.set(checkInOf(name, daysAgo), id);
  }
}

/** Under what its id is kept. */
export const checkInOf = (name: string, daysAgo: number): string => `${name} ${daysAgo}`;

export async function closeSurvey(demo: Demo): Promise<void> {
  const { db, orgId, teamId, dated } = demo;
  const id = await insertSurvey(db, orgId, {
    ...{ teamId, madeBy: demo.id('Stephen Reyes'), closesOn: demo.day(8) },
    title: 'After the quarter’s reviews',
  });
  dated.push({ table: 'survey', by: 'id', id, set: { made_at: demo.at(20) } });
  const given = demoReps.filter((name) => !['Tomasz Bell', 'Hugo Fennell', 'Yasmin Farouk'].includes(name));
  for (const [i, answer] of answers.entries()) await addAnswer(db, orgId, id, demo.id(given[i] ?? ''), answer);
}

export async function planSupport(demo: Demo): Promise<void> {
  const { db, orgId, dated } = demo;
  const id = await insertPlan(db, orgId, {
    ...{ repId: demo.id('Tomasz Bell'), madeBy: demo.id('Stephen Reyes') },
    ...{ fromDay: demo.day(18), toDay: demo.day(-38) },
    says: 'Hold your ground in a guarded call: no price given away and no argument started, in three declared attempts in a row.',
    steps: [
      { says: 'Listen to two calls of Grace Whitlock’s and write down where she stayed silent.', on: demo.day(11) },
      {
        says: 'Practise guarded twice a week, and read the worst moment with Rosalind Kemble each time.',
        on: demo.day(-10),
      },
      { says: 'Take Aoife Brennan along on two renewals and let her open.', on: demo.day(-24) },
      { says: 'Three declared attempts in a row without a concession that wasn’t asked for.', on: demo.day(-38) },
    ],
    support:
      'Rosalind Kemble keeps half an hour every Tuesday for one of your sessions. Stephen Reyes takes the two largest renewals off your list until the plan ends, so that nothing hangs on a call you are still learning from.',
  });
  dated.push({ table: 'plan', by: 'id', id, set: { made_at: demo.at(18) } });
}
