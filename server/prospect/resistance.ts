import type { ProspectState } from '../domain/prospect-state.ts';
import type { Scenario } from '../domain/scenario.ts';
import { resolvedShare } from './objections.ts';

/** What hidden facts and objections make up of the hundred. */
const factsShare = 60;
const objectionsShare = 40;

/**
 * What still stands between the rep and the scenario's best outcome, 0–100: 100 less the weighted
 * share of facts earned and objections resolved. A fact's weight is shared equally by its rungs
 * from the second up; the objections' part is shared among those raised. It may rise again when
 * another objection comes up.
 */
export function resistance(scenario: Scenario, state: ProspectState): number {
  let weight = 0;
  let earned = 0;
  for (const fact of scenario.hidden) {
    weight += fact.weight;
    const climbed = Math.min(state.earned[fact.id] ?? 0, fact.rungs.length) - 1;
    if (climbed > 0) earned += (fact.weight * climbed) / (fact.rungs.length - 1);
  }
  const facts = weight === 0 ? 0 : (factsShare * earned) / weight;
  return Math.max(0, Math.min(100, 100 - facts - objectionsShare * resolvedShare({ scenario, state })));
}
