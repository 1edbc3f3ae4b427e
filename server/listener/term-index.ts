import type { Token } from './tokens.ts';
import { type Part, readTerm } from './written-terms.ts';

/**
 * Finds the terms that can begin at a token. Each sentence is held against some hundred tables,
 * and nearly every token begins a term of none of them: two bits, one by the stem and one by the
 * first letter, say so before anything is looked up.
 */

/** A way to say a term. Its first part is a word or a prefix. */
export type Compiled = { term: string; parts: readonly Part[] };
export type Index = {
  /** Bits of the first words' hashes; they fill one line of the processor's cache. */
  words: Int32Array;
  /** Bits of the first letters of prefixes. */
  letters: number;
  byStem: ReadonlyMap<string, readonly Compiled[]>;
  byLetter: ReadonlyMap<number, readonly Compiled[]>;
};

const hashes = 512;
const hashBits = 9;
/** Thirty bits are a small integer to the engine. */
const letters = 30;

/** FNV-1a, folded. */
function hashOf(stem: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < stem.length; i++) value = Math.imul(value ^ stem.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 13)) & (hashes - 1);
}
const letterOf = (word: string) => word.charCodeAt(0) % letters;

function file<Key>(into: Map<Key, Compiled[]>, key: Key, compiled: Compiled): void {
  const filed = into.get(key);
  if (filed) filed.push(compiled);
  else into.set(key, [compiled]);
}

function compile(terms: readonly string[]): Index {
  const byStem = new Map<string, Compiled[]>();
  const byLetter = new Map<number, Compiled[]>();
  const index: Index = { words: new Int32Array(hashes / 32), letters: 0, byStem, byLetter };
  for (const term of terms)
    for (const parts of readTerm(term)) {
      const first = parts[0];
      if (first?.kind === 'word')
        for (const stem of first.stems) {
          file(byStem, stem, { term, parts });
          const hash = hashOf(stem);
          index.words[hash >>> 5]! |= 1 << (hash & 31);
        }
      if (first?.kind === 'prefix') {
        file(byLetter, letterOf(first.prefix), { term, parts });
        index.letters |= 1 << letterOf(first.prefix);
      }
    }
  return index;
}

const indexes = new WeakMap<readonly string[], Index>();

/** The index of a table, made once for an array. */
export function indexOf(terms: readonly string[]): Index {
  const known = indexes.get(terms);
  if (known) return known;
  const index = compile(terms);
  indexes.set(terms, index);
  return index;
}

const beginnings = new WeakMap<readonly Token[], Uint16Array>();

/** For each token the hash of its stem, and its first letter in the bits above; kept per array. */
export function beginningsOf(tokens: readonly Token[]): Uint16Array {
  const known = beginnings.get(tokens);
  if (known) return known;
  const made = new Uint16Array(tokens.length);
  for (const [i, { stem, norm }] of tokens.entries()) made[i] = hashOf(stem) | (letterOf(norm) * hashes);
  beginnings.set(tokens, made);
  return made;
}

/** The first token from `from` on where one of the terms may begin, or the number of tokens. */
export function nextBeginning({ words, letters }: Index, tokens: Uint16Array, from: number): number {
  for (let i = from; i < tokens.length; i++) {
    const beginning = tokens[i]!;
    const word = words[(beginning >>> 5) % (hashes / 32)]! >>> (beginning & 31);
    if (((word | (letters >>> (beginning >>> hashBits))) & 1) === 1) return i;
  }
  return tokens.length;
}

/** The terms whose first word is the token's, and those that begin with a prefix of its first letter, as the table orders them. */
export const beginningAt = ({ byStem, byLetter }: Index, { stem, norm }: Token) =>
  [byStem.get(stem), byLetter.get(letterOf(norm))] as const;
