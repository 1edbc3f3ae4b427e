import { z } from 'zod';
import type { Difficulty } from './scenario-parts.ts';

/** Practice that is asked for. */

export const exerciseKinds = ['conversation', 'drill', 'desk'] as const;
export const ExerciseKind = z.enum(exerciseKinds);
export type ExerciseKind = z.infer<typeof ExerciseKind>;

/** How far somebody is with an assignment. */
export const AssignmentState = z.enum(['open', 'overdue', 'passed', 'done', 'missed', 'withdrawn']);
export type AssignmentState = z.infer<typeof AssignmentState>;

export type Attempt = { overall: number | null; scored: boolean };

/** A session as an attempt: where scoring failed there is nothing to wait for. */
export const attemptOf = ({ scoring, overall }: { scoring: string; overall: number | null }): Attempt => ({
  overall,
  scored: scoring === 'ready' || scoring === 'failed',
});

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

/** Most attempts and scenarios that one assignment may ask for. */
export const mostAttempts = 20;
export const mostScenarios = 10;

/** Why a session can't be an attempt at this assignment, in words that say what to do; null: it can. */
export function attemptFault(
  wanted: { scenarios: readonly string[]; difficulty: Difficulty; attempts: number },
  state: AssignmentState,
  run: number,
  session: { scenario: string; difficulty: Difficulty | undefined; isReplay: boolean },
): string | null {
  if (session.isReplay) return 'A replay is no attempt at an assignment. Start the scenario from its beginning.';
  if (!wanted.scenarios.includes(session.scenario))
    return 'The assignment asks for another scenario. Choose one of its own.';
  if (session.difficulty !== undefined && session.difficulty !== wanted.difficulty)
    return `The assignment asks for this scenario ${wanted.difficulty}. Leave the difficulty as it is.`;
  if (state === 'withdrawn') return 'The assignment was withdrawn. Start the scenario without it.';
  if (state === 'passed') return 'You have passed this assignment. Start the scenario without it to go on practising.';
  if (run >= wanted.attempts) return 'All attempts at this assignment were made. Start the scenario without it.';
  return null;
}
