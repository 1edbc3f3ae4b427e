import { levelFrom } from '../../../server/domain/level.ts';
import type { Level } from '../../../server/domain/rubric.ts';

/** The level of a score, 0–100, as a rater sees it. */
export function levelOf(score: number): Level {
  const shown = Math.round(score);
  if (shown >= levelFrom.excellent) return 'excellent';
  return shown >= levelFrom.good ? 'good' : 'needs improvement';
}

/** What a level stands for until its rater writes another score. */
export const middles: Record<Level, number> = {
  'needs improvement': levelFrom.good / 2,
  good: (levelFrom.good + levelFrom.excellent) / 2,
  excellent: (levelFrom.excellent + 100) / 2,
};
