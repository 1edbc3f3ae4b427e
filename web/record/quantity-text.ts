import type { GoalProgress } from '../../server/domain/goal.ts';
import type { Quantity } from '../../server/domain/quantity.ts';
import { countOf, percentOf } from '../format.ts';
import { valueSays } from './measurement-text.ts';

/** Numbers of goals in words, each with how sure it is. */

/** 62 → "62", 0.42 of a share → "42%". */
export const quantitySays = (value: number, { unit }: Quantity): string =>
  unit === 'score' ? String(Math.round(value)) : (valueSays({ value, unit }) ?? '');

/** What can't be below nothing or above everything is not said to be. */
export function within(value: number, { unit }: Quantity): number {
  if (unit === 'score') return Math.min(100, Math.max(0, value));
  if (unit === 'share') return Math.min(1, Math.max(0, value));
  return unit === 'z-score' ? value : Math.max(0, value);
}

type Standing = { value: number | null; low: number | null; high: number | null; sessions: number };

export const sessionsOf = (n: number) => countOf(n, 'session', 'sessions');

/** "62% (55% to 69%) over 6 sessions". */
export function standingSays({ value, low, high, sessions }: Standing, quantity: Quantity): string {
  if (value === null) return 'Nothing measured yet';
  const mean = quantitySays(value, quantity);
  if (low === null || high === null) return `${mean} over ${sessionsOf(sessions)}, too little to say how sure`;
  const ends = [low, high].map((end) => quantitySays(within(end, quantity), quantity));
  return `${mean} (${ends[0]} to ${ends[1]}) over ${sessionsOf(sessions)}`;
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
      ? 'At this level more sessions alone would not settle it.'
      : more > 0
        ? `${sessionsOf(more)} more like these would settle it.`
        : '';
  return `${sure > 0.99 ? 'More than 99%' : percentOf(sure)} sure. ${settled}`.trim();
}
