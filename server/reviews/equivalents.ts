import type { Scenario } from '../domain/scenario.ts';

/** Scenarios of equal demands to one that was met, which were never met themselves. Pure. */
export function freshEquivalents(
  scenarios: ReadonlyMap<string, Scenario>,
  met: ReadonlySet<string>,
  rubricHas: (scenario: Scenario) => boolean,
): Scenario[] {
  const isEqual = (a: Scenario, b: Scenario) => a.equivalents.includes(b.id) || b.equivalents.includes(a.id);
  const known = [...scenarios.values()].filter(({ id }) => met.has(id));
  return [...scenarios.values()].filter(
    (scenario) => !met.has(scenario.id) && rubricHas(scenario) && known.some((each) => isEqual(each, scenario)),
  );
}
