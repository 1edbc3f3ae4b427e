import type { Scenario } from '../domain/scenario.ts';
import { tokeniseOnce } from './tokens.ts';

/** The words a scenario is written in, as stems: whatever else they are, they are of its language. */

function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* stringsIn(item);
  else if (value !== null && typeof value === 'object') for (const item of Object.values(value)) yield* stringsIn(item);
}

const vocabularies = new WeakMap<Scenario, ReadonlySet<string>>();

/** Every stem of the scenario's texts, terms and lines; read once for each scenario. */
export function vocabularyOf(scenario: Scenario): ReadonlySet<string> {
  const known = vocabularies.get(scenario);
  if (known) return known;
  const stems = new Set<string>();
  for (const text of stringsIn(scenario)) for (const token of tokeniseOnce(text)) stems.add(token.stem);
  vocabularies.set(scenario, stems);
  return stems;
}
