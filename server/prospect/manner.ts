import type { Manner, ProspectState } from '../domain/prospect-state.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { Difficulty } from '../domain/scenario-parts.ts';
import type { Mood } from '../domain/temperament.ts';

const manners: readonly (typeof Manner.options)[number][] = ['guarded', 'cold', 'hostile'];

/** Opening up: trusting enough, and calm. */
export function isOpeningUp(scenario: Scenario, mood: Mood): boolean {
  const { open } = scenario.temperament.thresholds;
  return mood.trust >= open.trust && mood.irritation < open.irritation;
}

/** A hostile mood: nothing is told beyond a position, and pressing comes early. */
export function isHostile(scenario: Scenario, mood: Mood): boolean {
  const { hostile } = scenario.temperament.thresholds;
  return mood.irritation >= hostile.irritation || mood.patience < hostile.patience;
}

/**
 * How the prospect speaks from here. The difficulty sets it; a bad mood can only worsen it, and a
 * hostile one lasts until irritation has recovered; opening up betters it by a step.
 */
export function mannerAfter(scenario: Scenario, difficulty: Difficulty, state: ProspectState): ProspectState['manner'] {
  const { cold, recovered } = scenario.temperament.thresholds;
  const { mood } = state;
  const isCold = mood.irritation >= cold.irritation || mood.patience < cold.patience;
  const stays = state.manner === 'hostile' && difficulty !== 'hostile' && mood.irritation >= recovered.irritation;
  const byMood = isHostile(scenario, mood) || stays ? 2 : isCold ? 1 : 0;
  const worst = Math.max(manners.indexOf(difficulty), byMood);
  return manners[isOpeningUp(scenario, mood) ? Math.max(0, worst - 1) : worst] ?? difficulty;
}
