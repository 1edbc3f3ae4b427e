import { rngFor } from '../domain/rng.ts';
import type { Difficulty } from '../domain/scenario-parts.ts';

/** Twelve weeks of a demo team's practice, as a plan: who practised what, when, and how well by then. */

export const demoWeeks = 12;

type Course = {
  name: string;
  /** Skill, 0–1, in the first and in the last week. */
  from: number;
  to: number;
  aWeek: number;
  /** Joined so many weeks ago; all twelve where it is left out. */
  weeks?: number;
};

/** One gets better, one stands still, one falls behind, one is new: a team as teams are. */
const courses: readonly Course[] = [
  { name: 'Imogen Hart', from: 0.34, to: 0.8, aWeek: 1.8 },
  { name: 'Daniel Okoro', from: 0.3, to: 0.5, aWeek: 1.2 },
  { name: 'Marta Lindgren', from: 0.72, to: 0.82, aWeek: 1.1 },
  { name: 'Tomasz Bell', from: 0.16, to: 0.18, aWeek: 1.3 },
  { name: 'Aoife Brennan', from: 0.52, to: 0.66, aWeek: 1.1 },
  { name: 'Ravi Menon', from: 0.64, to: 0.46, aWeek: 1 },
  { name: 'Grace Whitlock', from: 0.88, to: 0.94, aWeek: 1 },
  { name: 'Hugo Fennell', from: 0.5, to: 0.52, aWeek: 1.2 },
  { name: 'Yasmin Farouk', from: 0.24, to: 0.56, aWeek: 1.8, weeks: 5 },
];

export type PlannedSession = {
  name: string;
  scenario: string;
  difficulty: Difficulty;
  skill: number;
  seed: string;
  /** Days before today, and minutes after midnight. */
  daysAgo: number;
  minute: number;
  visibility: 'private' | 'shared' | 'declared';
};

const difficulties: readonly Difficulty[] = ['guarded', 'cold', 'cold', 'hostile'];

function planOf({ name, from, to, aWeek, weeks = demoWeeks }: Course, scenarios: readonly string[]): PlannedSession[] {
  const draw = rngFor(`demo ${name}`, 0);
  const count = Math.round(aWeek * weeks);
  return Array.from({ length: count }, (_, i) => {
    const through = count === 1 ? 1 : i / (count - 1);
    const daysAgo = Math.max(1, Math.round((1 - through) * (weeks * 7 - 2) + draw(`day ${i}`) * 2));
    const seen = draw(`seen ${i}`);
    return {
      name,
      scenario: scenarios[(i + Math.floor(draw('first') * scenarios.length)) % scenarios.length] as string,
      difficulty: difficulties[Math.floor(draw(`difficulty ${i}`) * difficulties.length)] as Difficulty,
      skill: Math.min(1, Math.max(0, from + (to - from) * through + (draw(`form ${i}`) - 0.5) * 0.12)),
      seed: `demo ${name} ${i}`,
      daysAgo,
      minute: 9 * 60 + Math.floor(draw(`minute ${i}`) * 8 * 60),
      visibility: seen < 0.15 ? 'private' : seen < 0.6 ? 'declared' : 'shared',
    };
  });
}

/** Scenarios that nobody in the plan meets, so that a goal set on their other form has a fresh one to close on. */
export const keptFresh: ReadonlySet<string> = new Set(['heart-of-the-board', 'eleven-floors']);

/** The plan, oldest first. The first two are the demo reps who can sign in. */
export const planDemo = (scenarios: readonly string[]): PlannedSession[] =>
  courses
    .flatMap((course) => planOf(course, scenarios))
    .toSorted((a, b) => b.daysAgo - a.daysAgo || a.minute - b.minute);

/** The team's reps, in the order of the plan. */
export const demoReps: readonly string[] = courses.map(({ name }) => name);

/** A rep's skill so many weeks ago, 0–1; null before they joined, and of whoever is not in the plan. */
export function skillIn(name: string, weeksAgo: number): number | null {
  const course = courses.find((each) => each.name === name);
  const weeks = course?.weeks ?? demoWeeks;
  if (!course || weeksAgo > weeks) return null;
  return course.from + (course.to - course.from) * (1 - weeksAgo / weeks);
}
