/**
 * Randomness without a generator to carry: every draw is a hash of seed, turn and purpose, so a
 * session replayed from any turn draws the same. FNV-1a over the key, finished with the mixer of
 * MurmurHash3 (Appleby, public domain).
 */
export type Rng = (purpose: string) => number;

function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Draws in [0, 1) for one turn of one session. */
export function rngFor(seed: string, turn: number): Rng {
  return (purpose) => hash(`${seed}\u0000${turn}\u0000${purpose}`) / 2 ** 32;
}

/** One of the items, by the draw for `purpose`; undefined from an empty list. */
export function pick<T>(items: readonly T[], rng: Rng, purpose: string): T | undefined {
  return items[Math.floor(rng(purpose) * items.length)];
}
