import { unpackBytes } from './packed.ts';
import { stem } from './stem.ts';
import packed from './weights/vectors.json' with { type: 'json' };

/**
 * What a word is near to: vectors of the 32,000 most frequent words, loaded once. How they were
 * made stands in `commands/corpus/vectors.ts`.
 */

/** Numbers in a vector. */
export const vectorDimensions = 48;

const bytes = unpackBytes(packed.vectors);
const rows = new Map<string, number>();
for (const [row, word] of packed.words.split(' ').entries()) rows.set(word, row);
const inverseLength = new Float32Array(rows.size);
for (let row = 0; row < rows.size; row++) {
  let sum = 0;
  for (let i = 0; i < vectorDimensions; i++) sum += bytes[row * vectorDimensions + i]! ** 2;
  inverseLength[row] = sum > 0 ? 1 / Math.sqrt(sum) : 0;
}
const commonest = 400;

/** Adds `weight` times the word's vector, made one long, to `into` from `at` on. False where the word is unknown. */
export function addVector(word: string, weight: number, into: Float32Array, at: number): boolean {
  const row = rows.get(word) ?? rows.get(stem(word));
  if (row === undefined) return false;
  const by = weight * inverseLength[row]!;
  for (let i = 0; i < vectorDimensions; i++) into[at + i]! += bytes[row * vectorDimensions + i]! * by;
  return true;
}

/** How much a word tells, 0.15–1: the commonest words least. */
export function weightOf(word: string): number {
  const row = rows.get(word);
  return row === undefined ? 1 : row < commonest ? 0.15 + (0.55 * row) / commonest : Math.min(1, 0.7 + row / 20_000);
}
