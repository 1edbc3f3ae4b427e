import type { GoalProgress, JudgedBy } from '../../server/domain/goal.ts';
import type { Quantity } from '../../server/domain/quantity.ts';
import { onScale } from '../../server/domain/scale.ts';
import { capital, countOf, sureOf } from '../format.ts';
import { valueSays } from './measurement-text.ts';

/** Numbers of goals in words, each with how sure it is. */

/** 62 → "62", 0.42 of a share → "42%". */
export const quantitySays = (value: number, { unit }: Pick<Quantity, 'unit'>): string =>
  unit === 'score' ? String(Math.round(value)) : (valueSays({ value, unit }) ?? '');

type Standing = {
  value: number | null;
  low: number | null;
  high: number | null;
  sessions: number;
  judgedBy?: JudgedBy | undefined;
};

export const sessionsOf = (n: number) => countOf(n, 'session', 'sessions');

const judgedBySays: Record<JudgedBy, (n: string) => string> = {
  'since set': (n) => `${n} since it was set`,
  'last 30 days': (n) => `${n} of the last 30 days`,
  latest: (n) => `its latest ${n}`,
};

/** "6 sessions since it was set": whatever else tells of the same quantity may rest on others. */
export const restsOnSays = ({ sessions, judgedBy }: Pick<Standing, 'sessions' | 'judgedBy'>): string =>
  judgedBy ? judgedBySays[judgedBy](sessionsOf(sessions)) : sessionsOf(sessions);

/** "62% (55% to 69%) over 6 sessions since it was set". */
export function standingSays({ value, low, high, ...on }: Standing, quantity: Pick<Quantity, 'unit'>): string {
  if (value === null) return 'Nothing measured yet';
  const mean = quantitySays(value, quantity);
  if (low === null || high === null) return `${mean} over ${restsOnSays(on)}, too little to say how sure`;
  const ends = [low, high].map((end) => quantitySays(onScale(end, quantity.unit), quantity));
  return `${mean} (${ends[0]} to ${ends[1]}) over ${restsOnSays(on)}`;
}

export const stateSays: Record<GoalProgress['state'], string> = {
  'not started': 'Not started',
  'on track': 'On track',
  'at risk': 'At risk',
  met: 'Beyond the target',
  'not met': 'Not met',
};

/** How sure the state is, and what would settle it. */
export function sureSays({ state, sure, more, sessions }: GoalProgress): string {
  if (sessions === 0) return 'No session since it was set.';
  if (sure === 0 && state === 'not started') return 'Too few sessions to judge it by.';
  const settled =
    more === null
      ? 'More sessions at this level alone would not show the target as reached.'
      : more > 0
        ? `${countOf(more, 'more session', 'more sessions')} like these would show the target as reached.`
        : '';
  return `${capital(sureOf(sure))}. ${settled}`.trim();
}
