import { countOf } from '../format.ts';

const sessionsOf = (n: number) => countOf(n, 'session', 'sessions');

export const text = {
  title: 'Digest',
  heading: 'Week by week, newest first',
  says: 'Told every Monday of the week before.',
  loading: 'Loading your digests',
  failed: 'Your digests couldn’t be loaded.',
  empty: 'No week has been told yet.',
  emptySays: 'The first digest comes on the Monday after something has happened.',
  older: 'Show older weeks',
  olderBusy: 'Loading…',
  olderFailed: 'Older weeks couldn’t be loaded.',
  week: (day: string) => `Told on ${day}`,
  sessions: 'Sessions scored',
  sessionsOpen: 'Sessions open to you',
  feedback: 'Feedback to read',
  help: 'May need help',
  due: 'Due this week',
  done: 'Done',
  overdue: 'Overdue',
  waiting: 'Shared, unopened',
  queue: 'In your queue',
  improvedYou: 'Where you improved',
  improvedTeam: 'Who improved',
  improvement: (what: string, before: number, now: number) => `${what}: ${before} → ${now}`,
  certain: (low: number, high: number, level: number, before: number, now: number) =>
    `up by ${low} to ${high}, ${Math.floor(level * 1000) / 10}% sure; ${sessionsOf(before)} before, ${now} since`,
  noneImproved: (compared: number) =>
    compared === 0
      ? 'Too few sessions yet to compare.'
      : `No change beyond the noise in ${countOf(compared, 'comparison', 'comparisons')} of the last four weeks with the eight before.`,
  next: 'What is next',
  dueOn: (what: string, day: string) => `“${what}”, by ${day}`,
  toHome: 'See what to practise next',
  toTeam: 'Open the team',
  toCoaching: 'Open the queue',
};
