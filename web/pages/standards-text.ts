import type { RepRole } from '../../server/domain/review.ts';
import { onScale } from '../../server/domain/scale.ts';

export const text = {
  title: 'What is expected',
  loading: 'Loading the standards',
  failed: 'The standards couldn’t be loaded.',
  headingRep: (role: string) => `What is expected of ${role === 'experienced' ? 'an experienced rep' : `a ${role}`}`,
  heading: 'What is expected of each role',
  saysRep: 'It is shown to you before it counts. Your own beginning stands beside it, for your eyes alone.',
  says: 'In words and as a number, by role. Reps read it before the period begins, and you see who has.',
  list: 'In force',
  caption: 'Standards by role and criterion',
  columns: ['Criterion', 'Role', 'Expected', 'In words', 'From', 'Read'],
  columnsRep: ['Criterion', 'Expected', 'In words', 'From', 'Where you began'],
  empty: 'No standard is set yet.',
  emptySays: 'Nobody should have to guess what is measured. A manager sets one for each role and criterion.',
  baseline: (value: number, low: number | null, high: number | null, n: number) =>
    low === null || high === null
      ? `${Math.round(value)}, n ${n}: too few to say how sure`
      : `${Math.round(value)}, between ${Math.round(onScale(low, 'score'))} and ${Math.round(onScale(high, 'score'))}, n ${n}`,
  noBaseline: 'No session in the sixty days before',
  seenBy: (names: string) => `Read by ${names}`,
  unseen: (names: string) => `Not yet by ${names}`,
  nobody: 'Nobody is held to it yet',
  set: 'Set a standard',
  setSays: 'It stands in the place of the one there was for that role and criterion.',
  team: 'Team',
  role: 'Role',
  roles: { 'new hire': 'New hire', experienced: 'Experienced', 'team lead': 'Team lead' } as const satisfies Record<
    RepRole,
    string
  >,
  what: 'Criterion',
  threshold: 'Expected score, 0 to 100',
  words: 'What that looks like in a call',
  wordsMissing: 'Write what it looks like.',
  thresholdMissing: 'Write a number from 0 to 100.',
  from: 'Counts from',
  save: 'Set it',
  saving: 'Setting it…',
  saveFailed: 'The standard wasn’t set.',
  end: 'End',
  endOf: (name: string, role: string) => `End the standard for ${name}, ${role}`,
  endFailed: 'The standard wasn’t ended.',
  reps: 'Who is held to which role',
  repsFailed: 'The role wasn’t changed.',
  roleOf: (name: string) => `Role of ${name}`,
};
