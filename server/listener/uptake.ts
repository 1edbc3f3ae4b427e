import { contentKeys, isContent } from './content-words.ts';
import type { Hearing } from './hearing.ts';
import type { Token } from './tokens.ts';

/**
 * How far a turn builds on what the other side just said, 0–1. Overlap of content words carries
 * most of it (the strongest simple sign in Demszky et al., "Measuring Conversational Uptake",
 * ACL 2021); speaking to "you", pointing back with "that", and asking on add to it.
 */

const pointing = new Set(['that', 'it', 'this', 'those', 'they', 'them', 'he', 'she', 'there', 'so']);
const you = new Set(['you', 'your', 'yours']);

export function measureUptake(tokens: readonly Token[], hearing: Hearing, asks: boolean, listens: boolean): number {
  if (hearing.last.tokens.length === 0 || tokens.length === 0) return 0;
  const theirs = contentKeys(hearing.last.tokens);
  const mine = new Set<string>();
  const back = new Set<string>();
  for (const token of tokens) {
    if (!isContent(token)) continue;
    mine.add(token.stem);
    if (theirs.has(token.stem)) back.add(token.stem);
  }
  const wholes = new Set(hearing.last.tokens.map((token) => token.stem));
  const words = new Set(tokens.map((token) => token.stem));
  let echoed = 0;
  for (const word of words) if (wholes.has(word)) echoed += 1;
  const recall = theirs.size === 0 ? 0 : back.size / Math.min(theirs.size, 8);
  const precision = mine.size === 0 ? 0 : back.size / mine.size;
  const echo = words.size === 0 ? 0 : echoed / Math.min(wholes.size, words.size);
  const has = (set: ReadonlySet<string>) => (tokens.some((token) => set.has(token.norm)) ? 1 : 0);
  const score =
    0.35 * Math.min(1, recall) +
    0.15 * precision +
    0.2 * Math.min(1, echo) +
    0.1 * has(you) +
    0.05 * has(pointing) +
    0.07 * (asks ? 1 : 0) +
    0.08 * (listens ? 1 : 0);
  const short = tokens.length < 4 ? 0.5 : 1;
  return Math.round(Math.min(1, score * short) * 1000) / 1000;
}
