import type { ProspectState } from '../domain/prospect-state.ts';
import type { Scenario } from '../domain/scenario.ts';

/**
 * Words for when every fitting set has run dry: he names what is on the table, a little more of it
 * each time. Only what has come up is named, so nothing is given away.
 */

const sentence = (noun: string) => `${noun.charAt(0).toUpperCase()}${noun.slice(1)}.`;

function onTheTable(scenario: Scenario, state: ProspectState): string[] {
  const topics = Object.keys(state.objections).map((id) => scenario.objections.find((o) => o.id === id)?.topic);
  const nouns = [state.topic, ...topics].flatMap((topic) => (topic ? [scenario.topics[topic]?.noun ?? ''] : []));
  const facts = scenario.hidden.filter((h) => (state.told[h.id] ?? 0) >= 2).map((h) => h.callback);
  return [...new Set([...nouns, ...facts])].filter(Boolean);
}

function* combinations(words: readonly string[]): Generator<string> {
  for (const a of words) yield sentence(a);
  for (const a of words) for (const b of words) if (a !== b) yield `${sentence(a)} ${sentence(b)}`;
  for (const a of words)
    for (const b of words)
      for (const c of words) if (a !== b && b !== c && a !== c) yield `${sentence(a)} ${sentence(b)} ${sentence(c)}`;
}

/** A short turn not said before, with its key; null once there is none, and he says nothing. */
export function composeLast(scenario: Scenario, state: ProspectState): { key: string; text: string } | null {
  const said = new Set(state.said);
  for (const text of combinations(onTheTable(scenario, state))) {
    const key = `composed.${text}`;
    if (!said.has(key)) return { key, text };
  }
  return null;
}
