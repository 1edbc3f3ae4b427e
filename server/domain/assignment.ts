import { z } from 'zod';

/** Practice that is asked for. */

export const exerciseKinds = ['conversation', 'drill', 'desk'] as const;
export const ExerciseKind = z.enum(exerciseKinds);
export type ExerciseKind = z.infer<typeof ExerciseKind>;

/** How far somebody is with an assignment. */
export const AssignmentState = z.enum(['open', 'overdue', 'passed', 'done', 'missed', 'withdrawn']);
export type AssignmentState = z.infer<typeof AssignmentState>;

export type Attempt = { overall: number | null; scored: boolean };

/**
 * `passed`: an attempt reached the bar. `done`: all attempts were run and none had a bar to reach.
 * `missed`: all were run and none reached it. Dates are `YYYY-MM-DD` in the organisation's time zone.
 */
export function assignmentState(
  wanted: { attempts: number; passBar: number | null; dueOn: string; withdrawn: boolean },
  attempts: readonly Attempt[],
  today: string,
): AssignmentState {
  if (wanted.withdrawn) return 'withdrawn';
  const { passBar } = wanted;
  if (passBar !== null && attempts.some(({ overall }) => overall !== null && overall >= passBar)) return 'passed';
  if (attempts.length >= wanted.attempts && attempts.every(({ scored }) => scored))
    return passBar === null ? 'done' : 'missed';
  return today > wanted.dueOn ? 'overdue' : 'open';
}
