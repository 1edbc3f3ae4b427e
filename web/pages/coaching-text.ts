import type { Doubt } from '../../server/domain/doubt.ts';
import { percentOf } from '../format.ts';

export const text = {
  title: 'Coaching',
  loading: 'Loading the queue',
  failed: 'The queue couldn’t be loaded.',
  notYours: 'The queue is for coaches and managers.',
  toHome: 'To your first page',
  clear: 'Nothing waits for you.',
  clearSays: 'When a rep asks for a check, disputes a score or runs a declared attempt, it stands here.',
  heading: (n: string, one: boolean) => `${n} ${one ? 'session' : 'sessions'} to look at`,
  more: (n: number) => `The first ${n}; the others follow as these are done.`,
  says: 'Reps who wait for an answer first, then declared attempts, then what is uncertain.',
  show: 'Show',
  kinds: { all: 'All', asks: 'Rep asks', declared: 'Declared', unsure: 'Uncertain' },
  list: 'Queue',
  none: 'None of this kind.',
  week: (done: number, wanted: number) => `${done} of ${wanted} done this week`,
  weekOver: (done: number) => `${done} done this week`,
  setWeek: 'How many a week',
  weekLabel: 'Sessions a week, 0 to 200',
  weekWrong: 'Write a whole number from 0 to 200.',
  weekSave: 'Set',
  toCalibration: 'Do coaches score alike? Calibration',
  disputed: 'Rep disputes a score',
  asked: 'Rep asks for a check',
  declared: 'Declared attempt',
  unsure: (why: string) => `Uncertain: ${why}`,
  doubts: {
    coverage: (share: number) => `${percentOf(share)} of the rubric didn’t come up`,
    listener: (share: number) => `${percentOf(share)} heard unsurely`,
  },
  onIt: (name: string) => `${name} is on it`,
  onItYou: 'You are on it',
  choose: 'Choose a session to look at.',
  openFailed: 'This session couldn’t be opened.',
  openMissing: 'This session is no longer shared with you.',
  full: 'Full scorecard',
  of: (scenario: string, prospect: string, length: string) => `${scenario}, with ${prospect}, ${length}`,
  asks: (rep: string) => `${rep} asks you to look`,
  disputes: (rep: string, criterion: string) => `${rep} disputes ${criterion}`,
  looks: (rep: string, overall: string) => `${rep} came out at ${overall}`,
  criteria: 'Criteria on this scorecard',
  evidence: 'Evidence the score rests on',
  pieces: (n: number) => (n === 1 ? '1 piece' : `${n} pieces`),
  noEvidence: 'Nothing that could be quoted.',
  level: (level: string, means: string) => `${level}: ${means}`,
};

/** Why a scorecard is uncertain, in a few words. */
export function doubtsSay(doubts: readonly Doubt[]): string {
  const edges = doubts.flatMap(({ criterion }) => (criterion ? [criterion.name.toLowerCase()] : []));
  const others = doubts.flatMap(({ why, share }) => (why === 'edge' ? [] : [text.doubts[why](share)]));
  return [...(edges.length > 0 ? [`${edges.join(', ')} at a level’s edge`] : []), ...others].join('; ');
}
