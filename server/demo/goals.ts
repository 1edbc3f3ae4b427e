import { addAssignment, type NewAssignmentRow } from '../db/assignments.ts';
import { inGoals } from '../db/goal-measures.ts';
import { addGoal } from '../db/goals.ts';
import type { PlayedSession } from '../db/played-sessions.ts';
import { makeAttempts } from '../db/redate.ts';
import type { Cause } from '../domain/goal.ts';
import { criterionOf } from '../domain/measured.ts';
import { weekday } from '../domain/review.ts';
import { demoReps } from '../practice/demo-plan.ts';
import { followGoals, readBaseline } from '../reviews/follow-goals.ts';
import { type Demo, daysSince, isDeclared, isOpen } from './demo.ts';

/** Goals with the baseline that the sessions before them gave, and the practice assigned for them. */

type Wanted = {
  name: string;
  what: string;
  target: number;
  daysAgo: number;
  days: number;
  says(target: number): string;
  cause: Cause;
  causeNote: string;
};

export const wanted = {
  composure: {
    name: 'Imogen Hart',
    what: criterionOf('composure'),
    target: 65,
    daysAgo: 56,
    days: 90,
    says: (target) =>
      `Stay level when they turn sharp: Composure at ${target} or more in guarded and hostile calls alike.`,
    cause: 'skill',
    causeNote:
      'She knows what she wants to say. When the other side goes short, her answers get longer and faster. We agreed that she lets two seconds pass before she answers a hard sentence.',
  },
  concern: {
    name: 'Imogen Hart',
    what: criterionOf('concern-first'),
    target: 70,
    daysAgo: 28,
    days: 90,
    says: (target) => `Ask what stands behind an objection before answering it: Concern first at ${target} or more.`,
    cause: 'skill',
    causeNote:
      'The reason comes before the question in about half of her calls. She hears the objection and answers the first half of it.',
  },
  step: {
    name: 'Daniel Okoro',
    what: criterionOf('next-step'),
    target: 60,
    daysAgo: 38,
    days: 90,
    says: (target) => `End every call on a step with a person and a day in it: Next step at ${target} or more.`,
    cause: 'clarity',
    causeNote:
      'He took “I’ll send you something” for a next step. We went through the three parts of one together: who, by when, and on what it depends.',
  },
  steady: {
    name: 'Tomasz Bell',
    what: criterionOf('composure'),
    target: 45,
    daysAgo: 24,
    days: 60,
    says: (target) => `Answer pressure without giving ground or arguing: Composure at ${target} or more.`,
    cause: 'skill',
    causeNote: 'Under pressure he either defends the offer or takes something off the price. Neither was asked for.',
  },
} satisfies Record<string, Wanted>;

const upToFive = (value: number) => Math.ceil(value / 5) * 5;

/** Null where nothing was measured before it. */
export async function setGoal(demo: Demo, goal: Wanted, reviewId: string | null): Promise<string | null> {
  const { db, raw, orgId, dated } = demo;
  const daysAgo = demo.workday(goal.daysAgo);
  const [memberId, madeBy, madeAt] = [demo.id(goal.name), demo.id('Stephen Reyes'), demo.at(daysAgo)];
  const standing = await readBaseline(
    raw,
    orgId,
    { members: [memberId], what: goal.what, isTeam: false, timeZone: 'UTC' },
    madeAt,
  );
  if (standing.value === null) return null;
  const baseline = standing.value;
  const target = Math.min(95, Math.max(goal.target, upToFive(baseline + 10)));
  const says = goal.says(target);
  const milestones = [30, 60, 90]
    .filter((day) => day < goal.days)
    .map((day) => ({
      on: demo.day(daysAgo - day),
      value: Math.round(baseline + ((target - baseline) * day) / goal.days),
    }));
  const made = await addGoal(
    db,
    {
      ...{ orgId, memberId, teamId: null, says, what: goal.what, better: 'higher', target, milestones, reviewId },
      ...{ cause: goal.cause, causeNote: goal.causeNote, madeBy },
      ...{ baseline, baselineSessions: standing.sessions, baselineBasis: standing.basis },
      baselineMargin: standing.low === null ? null : baseline - standing.low,
      ...{ setOn: demo.day(daysAgo), dueOn: weekday(demo.day(daysAgo - goal.days)) },
    },
    [memberId],
    `Stephen Reyes set a goal with you: ${says}`,
  );
  if (!made) return null;
  dated.push({ table: 'goal', by: 'id', id: made.id, set: { made_at: madeAt } });
  dated.push({ table: 'notice', by: 'about', id: made.id, set: { at: madeAt } });
  return made.id;
}

/** Where they stand today, as the product computes it whenever something was measured. */
export async function followAll(demo: Demo): Promise<void> {
  const { raw, orgId } = demo;
  const names = new Set(Object.values(wanted).map(({ name }) => name));
  for (const name of names) await inGoals(raw, orgId, (tx) => followGoals(tx, { orgId, memberId: demo.id(name) }));
}

type Assigned = {
  whose: Pick<NewAssignmentRow, 'memberId' | 'teamId'>;
  told: string[];
  by: string;
  daysAgo: number;
  due: string;
  scenarios: string[];
  difficulty: NewAssignmentRow['difficulty'];
  attempts: number;
  passBar: number | null;
  declared: boolean;
  reason: string;
  what: string | null;
  goalId: string | null;
  reviewId: string | null;
  run: readonly PlayedSession[];
};

async function assign(demo: Demo, { whose, told, by, daysAgo, due, run, ...rest }: Assigned): Promise<void> {
  const { db, raw, orgId, dated } = demo;
  const made = await addAssignment(
    db,
    { orgId, ...whose, ...rest, dueOn: due, madeBy: demo.id(by) },
    told,
    `${by} asks you to practise: ${rest.reason}`,
  );
  const at = demo.at(daysAgo, 8);
  dated.push({ table: 'assignment', by: 'id', id: made.id, set: { made_at: at } });
  dated.push({ table: 'notice', by: 'about', id: made.id, set: { at } });
  await makeAttempts(
    raw,
    orgId,
    made.id,
    run.map(({ row }) => row.id as string),
  );
}

export type GoalIds = { concern: string | null; step: string | null; review: string | null };

/** One that waits for its second attempt, one that was passed, and one of the team's that is overdue for some. */
export async function assignPractice(demo: Demo, goals: GoalIds): Promise<void> {
  const daniels = demo.sessionsOf('Daniel Okoro').findLast(isDeclared);
  if (daniels) {
    const { row, card } = daniels;
    await assign(demo, {
      whose: { memberId: row.memberId, teamId: null },
      told: [row.memberId],
      ...{ by: 'Stephen Reyes', daysAgo: Math.ceil(daysSince(demo, daniels)) + 1, due: demo.day(-3), run: [daniels] },
      ...{ scenarios: [row.scenarioId], difficulty: row.difficulty, attempts: 2, declared: true, reviewId: null },
      passBar: Math.min(90, Math.max(60, upToFive((card.overall ?? 0) + 5))),
      ...{ what: wanted.step.what, goalId: goals.step },
      reason:
        'Two runs before we meet. Stop five minutes before the end and ask who does what by which day; the rest can stay as it is.',
    });
  }
  const passed = demo
    .sessionsOf('Imogen Hart')
    .filter((session) => isDeclared(session) && daysSince(demo, session) < 30)
    .toSorted((a, b) => (a.card.overall ?? 0) - (b.card.overall ?? 0))
    .at(-1);
  if (passed) {
    const { row, card } = passed;
    await assign(demo, {
      whose: { memberId: row.memberId, teamId: null },
      told: [row.memberId],
      ...{ by: 'Rosalind Kemble', daysAgo: Math.ceil(daysSince(demo, passed)) + 4, due: demo.day(-6), run: [passed] },
      ...{
        scenarios: [row.scenarioId],
        difficulty: row.difficulty,
        attempts: 3,
        declared: true,
        reviewId: goals.review,
      },
      passBar: Math.floor((card.overall ?? 0) / 5) * 5,
      ...{ what: wanted.concern.what, goalId: goals.concern },
      reason: 'You ask the second question now. Try it where they give you less time for it, and pass this once.',
    });
  }
  await assignTeam(demo, new Set([daniels, passed]));
}

const window = { madeDaysAgo: 21, dueDaysAgo: 4 };

/** At the difficulty at which most of the team practised in that time, of those that Imogen Hart did; not all did. */
async function assignTeam(demo: Demo, taken: ReadonlySet<PlayedSession | undefined>): Promise<void> {
  const { played, teamId } = demo;
  const within = played.filter((session) => {
    const days = daysSince(demo, session);
    return isOpen(session) && !taken.has(session) && days < window.madeDaysAgo - 1 && days > window.dueDaysAgo;
  });
  const runs = [...Map.groupBy(within, ({ row }) => row.difficulty).values()].map((sessions) => {
    const first = Map.groupBy(sessions, ({ row }) => row.memberId);
    return { isHers: first.has(demo.id('Imogen Hart')), run: [...first.values()].flatMap(([one]) => one ?? []) };
  });
  const [most] = runs
    .filter(({ run }) => run.length < demoReps.length)
    .toSorted((a, b) => Number(b.isHers) - Number(a.isHers) || b.run.length - a.run.length);
  const [first] = most?.run ?? [];
  if (!most || !first) return;
  await assign(demo, {
    whose: { memberId: null, teamId },
    told: demoReps.map(demo.id),
    ...{ by: 'Rosalind Kemble', daysAgo: window.madeDaysAgo, due: demo.day(window.dueDaysAgo), run: most.run },
    scenarios: [...new Set(most.run.map(({ row }) => row.scenarioId))],
    ...{ difficulty: first.row.difficulty, attempts: 1, passBar: null, declared: false },
    ...{ what: 'overall', goalId: null, reviewId: null },
    reason: 'One run each, so that we can talk about the same calls in the team’s hour.',
  });
}
