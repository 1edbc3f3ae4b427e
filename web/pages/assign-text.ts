import type { ProposalView } from '../../server/protocol/assignment-view.ts';
import { countOf } from '../format.ts';

const kinds: Record<ProposalView['kind'], string> = {
  objections: 'Objection handling',
  rivals: 'Answers to competitors',
  'talk-share': 'Talks most of the time',
  criterion: 'Under the threshold',
};

export const text = {
  title: 'Assign practice',
  loading: 'Looking for gaps',
  failed: 'This couldn’t be loaded.',
  heading: (proposals: number, open: number) =>
    proposals === 0
      ? `No gap stands out. ${open === 0 ? 'Nothing is assigned.' : ''}`.trim()
      : `${proposals === 1 ? 'One gap is' : `${proposals} gaps are`} worth practising.`,
  notYours: 'Coaches and managers assign practice.',
  proposals: 'Proposed from gaps',
  gapsOf: (n: number, sure: number) =>
    `${countOf(n, 'gap', 'gaps')}, ${sure === 0 ? 'none' : sure === n ? 'all' : sure} sure`,
  proposalsSays: (threshold: number) => `Last thirty days, what is shared or declared, scores under ${threshold}.`,
  proposalsEmpty: 'Nothing under the threshold in what your people shared in the last thirty days.',
  unknown: (names: string) => `Nothing is open of ${names}: there is nothing to propose from.`,
  kinds,
  sure: 'Sure',
  likely: 'Likely, not sure',
  evidence: 'The session that shows it',
  use: 'Use this',
  useName: (who: string, what: string) => `Use this for ${who}: ${what}`,
  open: 'Assigned and open',
  openEmpty: 'Nothing is open.',
  over: 'Done and over',
  holds: (n: number) => countOf(n, 'assignment', 'assignments'),
  create: 'New assignment',
  whose: 'For whom',
  scenarios: 'Scenarios, any of these will do',
  scenariosMissing: 'Choose at least one scenario.',
  difficulty: 'Pressure',
  due: 'Due',
  attempts: 'Attempts',
  bar: 'Pass from (score, may stay empty)',
  kind: 'Attempts are',
  declared: 'Declared: open to coaches and managers',
  free: 'Free practice: the rep’s own until shared',
  raises: 'What it is to raise',
  nothing: 'Nothing in particular',
  reason: 'Why, as the rep will read it',
  reasonMissing: 'Say why, in a sentence the rep reads.',
  forGoal: 'It serves a goal and is linked to it.',
  assign: 'Assign',
  assigning: 'Assigning…',
  assignFailed: 'It wasn’t assigned.',
  assigned: (who: string) => `Assigned to ${who}.`,
};
