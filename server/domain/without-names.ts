/** Texts to learn from without knowing whose they are. */

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Shorter parts of a name are too often words of their own. */
const leastPart = 3;

/** Takes every name, whole or any part of three letters or more, out of a text; "…" stands in its place. */
export function withoutNames(text: string, names: readonly string[]): string {
  const parts = names.flatMap((name) => [name, ...name.split(/\s+/).filter((part) => part.length >= leastPart)]);
  const longestFirst = [...new Set(parts)].filter((part) => part !== '').toSorted((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return text;
  const any = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return text.replace(any, '…');
}
