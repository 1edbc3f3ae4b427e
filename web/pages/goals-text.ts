import { capital, inWords } from '../format.ts';

export const text = {
  title: 'Goals',
  loading: 'Loading goals',
  failed: 'The goals couldn’t be loaded.',
  headingMine: (open: number, due: number) =>
    open === 0 && due === 0
      ? 'No goal is set and nothing is due.'
      : `${capital(inWords(open))} ${open === 0 || open === 1 ? 'goal' : 'goals'} open, ${due === 0 ? 'nothing' : `${inWords(due)} ${due === 1 ? 'assignment' : 'assignments'}`} due.`,
  headingTheirs: (open: number, atRisk: number) =>
    open === 0
      ? 'Nobody of yours has an open goal.'
      : `${capital(inWords(open))} ${open === 1 ? 'goal is' : 'goals are'} open${atRisk === 0 ? '.' : `, ${inWords(atRisk)} at risk.`}`,
  rests:
    'Goals rest on what you shared or declared, and on recorded calls. Private practice stays out until you share it.',
  restsTheirs: 'Goals rest on what was shared or declared, and on recorded calls.',
  due: 'To practise',
  dueEmpty: 'Nobody has asked you for practice.',
  doneHeading: 'Done and over',
  doneHold: (n: number) => (n === 1 ? 'One goal or assignment' : `${n} goals and assignments`),
  closedHold: (n: number) => (n === 1 ? 'One goal' : `${n} goals`),
  mine: 'Your goals',
  mineEmpty: 'No goal yet. You agree on one with your manager or coach, from what was measured.',
  theirs: 'Goals of your people',
  theirsEmpty: 'None yet. Set the first one below.',
  closed: 'Closed',
  set: 'Set a goal',
  forReview: 'It comes from a review and is linked to it.',
  toReview: 'Back to the review',
  setSays: 'Two at most for one rep. The baseline comes from the last thirty days.',
  full: (name: string, n: number) => `${name} has ${inWords(n)} open goals, and more than that scatters practice.`,
  fullSays: 'A new one can be set when one of these is closed:',
  fullWays:
    'Each one’s page says what is missing for it to be met, and is where it is dropped if you both gave it up. Until then, go on with one of them.',
  whose: 'For whom',
  team: (name: string) => `Team ${name}`,
  choose: 'Choose',
  what: 'What is measured',
  says: 'The goal in a sentence',
  /** `action`: what a coach would have the rep do, empty for the total. */
  saysHint: (action: string) =>
    `As you agreed on it.${action ? ` What a coach would have them do: “${action}”` : ' What will they do, and when?'}`,
  saysMissing: 'Say the goal in a sentence.',
  cause: 'What stands in the way',
  causeNote: 'How you both understand it',
  baseline: 'Baseline',
  baselineLoading: 'Reading the last thirty days…',
  baselineNone: 'Nothing was measured in the last thirty days that is open to you. Say where they start from.',
  baselineOwn: 'Where they start from',
  baselineFew: 'That is little to rest a baseline on: a few more sessions would make it surer.',
  target: 'Target',
  percentHint: 'In per cent',
  targetMissing: 'Give the target as a number.',
  dueOn: 'Due',
  milestone: (day: number) => `After ${day} days`,
  milestones: 'Milestones, proposed on the line',
  setIt: 'Set the goal',
  setting: 'Setting…',
  setFailed: 'The goal wasn’t set.',
};
