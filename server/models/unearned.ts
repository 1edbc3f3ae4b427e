import type { Rung, Scenario } from '../domain/scenario.ts';
import { tokenise } from '../listener/terms.ts';
import type { VoiceRequest } from '../prospect/voice.ts';
import { allowedFacts } from './prompt.ts';

/** Figures and names by which a fact that has not been told would give itself away. */

const names = /\b[A-Z][a-z]{2,}\b/g;

export const figuresIn = (text: string): string[] =>
  tokenise(text).flatMap(({ norm }) => (/\d/.test(norm) ? [norm] : []));
export const namesIn = (text: string): string[] => text.match(names) ?? [];
const tokensIn = (text: string) => [...figuresIn(text), ...namesIn(text)];

/** Names that don't merely begin a sentence. */
const sentenceInnerNames = (text: string) => [...text.matchAll(/(?<=[a-z,] )[A-Z][a-z]{2,}\b/g)].map((m) => m[0]);

/** Cuts once what stays the same for many turns. */
function cutOnce<T extends object>(cut: (from: T) => string[]): (from: T) => readonly string[] {
  const known = new WeakMap<T, readonly string[]>();
  return (from) => {
    const found = known.get(from) ?? cut(from);
    known.set(from, found);
    return found;
  };
}

/** What a scenario gives away freely. */
const freeIn = cutOnce((scenario: Scenario) => [
  ...new Set(
    [
      ...scenario.personas.flatMap((p) => [p.name, p.title, p.organisation, p.background]),
      scenario.brief.situation,
      ...scenario.facts.map((f) => f.text),
      ...scenario.answers.flatMap((a) => a.lines.map((l) => l.text)),
    ].flatMap(tokensIn),
  ),
]);

const hiddenIn = cutOnce((rung: Rung) =>
  [rung.learned, ...rung.lines.map((line) => line.text)].flatMap((text) => [
    ...figuresIn(text),
    ...sentenceInnerNames(text),
  ]),
);

/** Figures and names that stand only in what has not been told. */
export function unearnedTokens({ scenario, state, saying, transcript }: VoiceRequest): Set<string> {
  const unearned = new Set(
    scenario.hidden.flatMap((fact) => fact.rungs.slice(state.told[fact.id] ?? 0).flatMap(hiddenIn)),
  );
  for (const token of freeIn(scenario)) unearned.delete(token);
  for (const text of [saying.text, ...allowedFacts(scenario, state.told), ...transcript.map((line) => line.text)])
    for (const token of tokensIn(text)) unearned.delete(token);
  return unearned;
}
