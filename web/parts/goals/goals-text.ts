import type { AssignmentState } from '../../../server/domain/assignment.ts';
import type { Approach, Cause } from '../../../server/domain/goal.ts';
import { countOf } from '../../format.ts';

const causes: Record<Cause, string> = {
  skill: 'Skill: they have not learnt it yet',
  clarity: 'Clarity: it was not clear what is wanted',
  will: 'Will: they can, and do not want to',
  outside: 'Outside their control',
};
const approaches: Record<Approach, string> = {
  'other scenarios': 'Another kind of scenario',
  'more practice': 'More practice',
  'live observation': 'Live observation',
};
const states: Record<AssignmentState, string> = {
  open: 'Open',
  overdue: 'Overdue',
  passed: 'Passed',
  done: 'Done',
  missed: 'Not passed',
  withdrawn: 'Withdrawn',
};

export const text = {
  baseline: 'Baseline',
  now: 'Now',
  dumbbell: (name: string, baseline: string, now: string | null, target: string) =>
    `${name}: baseline ${baseline}, ${now === null ? 'now not shown' : `now ${now}`}, target ${target}`,
  setBy: (by: string, on: string, due: string) => `Set by ${by} on ${on}, due ${due}`,
  lower: 'Lower is better.',
  there: 'At its target: what is missing for it to be met',
  teamGoal: (team: string) => `For the team ${team}. Its numbers are for coach and manager.`,
  closedAs: { met: 'Met', 'not met': 'Not met', dropped: 'Dropped' },
  changed: 'Another approach was chosen',
  stuck: 'Thirty days, no clear change',
  causes,
  approaches,
  states,

  due: (day: string) => `Due ${day}`,
  runs: (run: number, of: number) => `${run} of ${countOf(of, 'run', 'runs')}`,
  bar: (bar: number) => `Pass from ${bar}`,
  declared: 'Declared: coach and manager can open every attempt',
  free: 'Free practice: yours until you share it',
  freeTheirs: 'Free practice: you see what was shared',
  by: (name: string, role: string) => `${name}, ${role}`,
  start: (title: string) => `Prepare “${title}”`,
  startShort: 'Read the brief and start',
  toGoal: 'The goal it serves',
  toReview: 'The review it came from',
  best: (best: number) => `best ${Math.round(best)}`,
  attempt: (at: string) => `Attempt, ${at}`,
  running: 'still running',
  scored: (overall: number) => `scored ${Math.round(overall)}`,
  raises: (name: string) => `Raises ${name.toLowerCase()}`,
  withdraw: 'Withdraw',
  withdrawName: (who: string) => `Withdraw from ${who}`,
  withdrawQuestion: (who: string) => `Withdraw this assignment from ${who}?`,
  withdrawSays: 'It is taken off their list. Attempts they made stay where they are.',
  keep: 'Keep it',
  withdrawFailed: 'The assignment couldn’t be withdrawn.',
};
