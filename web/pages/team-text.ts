import type { AttentionView, FlagsView, WinView } from '../../server/protocol/attention-view.ts';
import { capital, countOf, percentOf, sureOf } from '../format.ts';

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];
const reps = (n: number) => `${numbers[n] ?? n} ${n === 1 ? 'rep' : 'reps'}`;

export const text = {
  title: 'Team',
  loading: 'Loading the team',
  failed: 'The team wasn’t loaded.',
  noTeam: 'You have no team yet.',
  noTeamSays: 'An admin puts people into teams. What reps of yours share will stand here by criterion.',
  notYours: 'There is no team here for you.',
  notYoursSays: 'Coaches and managers see their teams here. Your own practice and figures are yours.',
  toHome: 'Go to your practice',
  headline: (flags: FlagsView, team: string) => {
    if (flags.state === 'not judged') return `How ${team} is doing, by criterion.`;
    const n = flags.flags.length;
    if (n === 0) return 'Nobody is under the team twice running.';
    return `${reps(n)} ${n === 1 ? 'is' : 'are'} under the team twice running.`;
  },
  eyebrow: (team: string, n: number) => `${team}, ${n === 1 ? 'one rep' : reps(n).toLowerCase()}`,
  team: 'Team',
  period: 'Period',
  periodOf: (first: string, last: string) => `${first} to ${last}, 30 days`,

  heat: 'Everyone, by criterion',
  heatSays: 'Mean score over the period, and the change since the one before.',
  heatCaption: 'Mean score by rep and criterion, with its interval, sessions and change since the period before',
  heatScroll: 'Heat table, scrolls sideways',
  empty: 'Nothing was shared, declared or imported in this period. What stays private isn’t counted here.',
  noReps: 'There are no reps in this team yet.',
  rep: 'Rep',
  overall: 'Overall',
  six: 'Six periods',
  mean: 'Team mean',
  spread: 'Spread between reps',
  none: 'nothing measured',
  noChange: 'no clear change yet',
  range: (low: number, high: number) => `${low}–${high}`,
  unknown: 'how sure is unknown',
  of: (n: number) => countOf(n, 'session', 'sessions'),
  ofCalls: (calls: number, all: number) =>
    calls === all ? ', all of them real calls' : `, ${countOf(calls, 'real call', 'real calls')} among them`,
  callsShort: (calls: number) => countOf(calls, 'real call', 'real calls'),
  before: (before: number, calls: number) =>
    `before: ${countOf(before, 'session', 'sessions')}${calls === 0 ? '' : `, ${countOf(calls, 'real call', 'real calls')} among them`}`,
  under: 'more than one deviation under the team',
  key: {
    low: 'Below 50',
    weak: '50 to 59, needs improvement',
    good: '60 to 79, good',
    high: '80 and up, excellent',
    under: 'More than one standard deviation under a team of eight or more',
    small:
      'Under a mean: between what the truth lies with 95% probability, and the sessions it rests on. ▲ and ▼: a change beyond the noise; any other is no clear change yet. Where real calls are among the sessions it says how many; they and practice count alike, before and now.',
  },

  attention: 'Needs a look',
  attentionSays: 'By a rule fixed beforehand. Nobody is told by itself.',
  flagged: 'Flagged, two periods',
  sure: (share: number) => capital(sureOf(share)),
  flagSays: (names: string) => `More than one standard deviation under the team on ${names}, twice running.`,
  flagChange: (says: string) => `Overall since the period before: ${says}.`,
  closing: 'Flagged, and closing the gap',
  chance: (view: Extract<FlagsView, { state: 'judged' }>) =>
    `In a team of ${view.reps} where everyone is alike, chance alone would name ${percentOf(view.byChance.perRep)} of the reps, and somebody in ${percentOf(view.byChance.anyone)} of such teams. Fixed beforehand: ${view.criteria.join(', ')}, which most rubrics have.`,
  notJudged: {
    'team under eight':
      'Nobody is flagged: in a team of fewer than eight with sessions in both periods, standing under the team says too little.',
    'fewer than two criteria':
      'Nobody is flagged: fewer than two criteria were measured for eight reps in both periods.',
  } satisfies Record<Extract<AttentionView['flags'], { state: 'not judged' }>['why'], string>,
  noFlags: 'Nobody is flagged.',
  assign: 'Assign practice',
  assignTo: (name: string) => `Assign practice to ${name}`,
  evidence: 'Hear the evidence',
  note: 'What did you do?',
  noteFor: (name: string) => `What you did about ${name}`,
  saveNote: 'Note it',
  saving: 'Noting it…',
  noteMissing: 'Write a few words first.',
  noteFailed: 'The note wasn’t saved.',
  notes: (name: string) => `Noted about ${name}`,
  plateaus: 'Standing still',
  plateauSays: (sessions: string, change: string) =>
    `${sessions} sessions in three periods. Change overall: ${change}.`,
  noPlateaus: 'Nobody who practises in every period stands still.',

  mentors: 'Who could help',
  mentorsSays: (most: number) => `Excellent, and surely over the team. A mentor has room for ${most}.`,
  noMentors: 'Nobody is surely over the team and excellent in this period.',
  load: (n: number, most: number) => (n >= most ? `Helps ${n}: full` : `Helps ${n} of ${most}`),
  on: 'On',
  helps: 'Whom to help',
  help: 'Ask to help',
  helpName: (mentor: string) => `Ask to help: ${mentor}`,
  helping: 'Under way',
  helpFailed: 'Nobody was asked.',
  helped: (mentor: string, rep: string) => `${mentor} and ${rep} were both told.`,
  since: (on: string, day: string) => `${on}, since ${day}`,
  end: 'End',
  endName: (mentor: string, rep: string) => `End: ${mentor} helps ${rep}`,
  ended: 'Ended.',
  endFailed: 'It wasn’t ended.',

  wins: 'Worth saying out loud',
  winsSays: 'The team reads it once the rep agrees.',
  noWins: 'No criterion reached excellent beyond the noise and no goal was met in this period.',
  ask: 'Ask to tell the team',
  askName: (name: string) => `Ask to tell the team: ${name}`,
  asked: (name: string) => `${name} is asked.`,
  askFailed: 'They weren’t asked.',
  states: {
    asked: 'Asked, waiting',
    agreed: 'Agreed',
    posted: 'Told the team',
    withdrawn: 'Taken back',
  } satisfies Record<WinView['state'], string>,
  post: 'Tell the team',
  postName: (name: string) => `Tell the team about ${name}`,
  takeBack: 'Take back',
  takeBackName: (name: string) => `Take back what is said about ${name}`,
  stepFailed: 'Nothing was changed.',

  beside: 'What they do, beside what comes of it',
  besideSays: 'The latest of each figure; practice and check-ins over the period shown.',
  besideCaption: 'Leading and lagging figures by rep',
  besideScroll: 'Figures table, scrolls sideways',
  leading: 'Leading',
  lagging: 'Lagging',
  practice: 'Sessions measured',
  checkIns: 'Check-ins held',
  noFigures: 'No figures of work were imported yet.',
  toFigures: 'Figures and targets',
  ofTarget: (target: string) => `of ${target}`,
};
