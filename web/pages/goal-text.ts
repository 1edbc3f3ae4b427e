import { countOf } from '../format.ts';

export const text = {
  loading: 'Loading the goal',
  notLoaded: {
    missing: 'There is no such goal, or it isn’t yours to see.',
    missingSays: 'It may belong to a team you are no longer in.',
    failed: 'The goal couldn’t be loaded.',
    onward: 'See all goals',
  },
  eyebrow: (whose: string) => `Goal of ${whose}`,
  cause: 'What stands in the way',
  target: 'Target',
  baseline: 'Baseline',
  rests: 'What it rests on',
  baselineSays: (value: string, margin: string | null, sessions: string) =>
    margin === null ? `${value}, over ${sessions}` : `${value} ± ${margin}, over ${sessions}`,
  baselineSaid: (value: string) => `${value}, as agreed; nothing was measured yet`,
  now: 'Now',
  due: 'Due',
  set: 'Set',
  setBy: (by: string, on: string) => `${on}, by ${by}`,
  lineage: 'Where it came from',
  review: 'The review it came from',
  reviewTheirs: 'It came from a review between rep and manager.',
  noReview: 'Agreed outside a review.',
  milestones: 'Milestones',
  milestonesCaption: 'Where it should be by when',
  by: 'By',
  value: 'Should be',
  sessions: 'Sessions it rests on',
  sessionsCaption: 'What was measured, baseline first',
  sessionsEmpty: 'Nothing measured yet that is shared or declared.',
  session: 'Session',
  when: 'When',
  measured: 'Measured',
  ratedBlind: 'You rate it blind',
  part: 'Part',
  baselinePart: 'Baseline',
  sincePart: 'Since it was set',
  assignments: 'Practice assigned for it',
  assignmentsEmpty: 'None yet.',
  assign: 'Assign practice for it',
  closing: 'What closes it',
  missing: 'What is missing for it to be met',
  meanSure: (now: string, target: string, on: string) =>
    `The mean is ${now}, over ${on}: beyond ${target} with its whole interval. This part is there.`,
  meanUnsure: (now: string, target: string, on: string, more: number | null) =>
    `The mean is ${now}, at the target of ${target}, but over ${on} its interval still reaches to the other side. ${
      more === null
        ? 'More sessions at this level alone would not settle that.'
        : `${countOf(more, 'more session', 'more sessions')} like these would do.`
    }`,
  freshMissing: (from: string, isTime: boolean) =>
    isTime
      ? 'A declared attempt, at an equivalent call never met before, that reaches the target. The thirty days after the baseline are over, so it counts from now on.'
      : `A declared attempt, at an equivalent call never met before, that reaches the target: from ${from} on, thirty days after the baseline.`,
  freshTerms: (pressure: string, due: string) => `${pressure}, one declared attempt, due ${due}.`,
  freshReason: (goal: string) =>
    `You are where this goal was to take you. A call you have never met shows whether it holds, and closes it: ${goal}`,
  freshAsked: (title: string) => `“${title}” is assigned for it. The attempt closes the goal if it reaches the target.`,
  assigning: 'Assigning…',
  assignFailed: 'It wasn’t assigned.',
  closingSays: (from: string) =>
    `A declared attempt from ${from} on, at an equivalent call never met before, that reaches the target while the mean is beyond it with its interval.`,
  closingWith: (titles: string) => `That is ${titles}.`,
  closingKeep: 'Keep it for then: whoever has met it before can’t close the goal on it.',
  closingNone: 'There is no such call left among the scenarios here: ask for another one to be written.',
  assignClosing: (title: string) => `Assign “${title}”`,
  closed: (as: string, on: string) => `${as} on ${on}.`,
  closedSession: 'The session that met it',
  stuck: 'Thirty days without a clear change: try something else',
  choose: 'Choose this',
  chooseNote: 'What exactly, and when',
  changes: 'What was tried instead',
  changeFailed: 'The choice wasn’t kept.',
  close: 'Close by hand',
  closeHint:
    'For giving it up. A rep’s goal is met by a session, as said above; by hand it is dropped, or closed as not met once its day is over.',
  closeHintTeam: 'By hand it is dropped, closed as not met once its day is over, or as met once its numbers say so.',
  closeAs: 'As',
  closeNote: 'Why',
  closeNoteMissing: 'Say why: it stays with the goal.',
  closeIt: 'Close the goal',
  closeFailed: 'The goal wasn’t closed.',
  options: { dropped: 'Dropped', 'not met': 'Not met', met: 'Met' },
};
