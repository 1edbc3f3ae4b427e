import type { HeardBeat } from '../domain/beat.ts';
import { type Label, prospectLabels, repLabels } from '../domain/label.ts';
import type { Move } from '../domain/move.ts';
import { isContent, shared } from './content-words.ts';
import type { Hearing } from './hearing.ts';
import type { Sentence } from './sentences.ts';
import type { Token } from './tokens.ts';
import { addVector, vectorDimensions, weightOf } from './word-vectors.ts';

/**
 * A sentence as the classifier sees it: the hashes of its word groups, and a row of numbers that
 * hold its meaning (word vectors), its place in the talk, its shape, and what the rules found.
 */
export type Features = { grams: number[]; dense: Float32Array };

const ruleLabels: readonly Label[] = [...repLabels, ...prospectLabels];
const blocks = 6;
const shapes = 28;
export const denseSize = blocks * vectorDimensions + shapes + ruleLabels.length;

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value ^= text.charCodeAt(i);
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}

/** One word for every figure of a kind, so that no sum is learnt by heart. */
function wordOf(token: Token): string {
  if (token.currency) return '£#';
  if (token.value !== undefined && token.norm !== '1') return token.norm.includes(':') ? ':#' : '#';
  return /\d/.test(token.norm) ? ':#' : token.norm;
}

/** Long sentences are read from both ends: what they do stands there. */
const longest = 60;
const trimmed = (tokens: readonly Token[]) =>
  tokens.length <= longest ? tokens : [...tokens.slice(0, longest / 2), ...tokens.slice(-longest / 2)];

function gramsOf(words: readonly string[], lead: number, last: readonly Token[], awaits: boolean): number[] {
  const found = new Set<number>();
  const add = (text: string) => found.add(hash(text));
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const next = words[i + 1] ?? '$';
    add(word);
    add(`${word} ${next}`);
    if (i + 2 <= words.length) add(`${word} ${next} ${words[i + 2] ?? '$'}`);
    if (i + 2 < words.length) add(`${word} _ ${words[i + 2]}`);
  }
  const first = words[lead] ?? '';
  add(`^${first}`);
  add(`^${first} ${words[lead + 1] ?? '$'}`);
  add(`^${first} ${words[lead + 1] ?? '$'} ${words[lead + 2] ?? '$'}`);
  if (lead > 0) add(`^^${words[0]}`);
  for (const token of last.slice(-24)) add(`<${wordOf(token)}`);
  if (awaits) for (const word of words.slice(0, 12)) add(`?${word}`);
  return [...found];
}

type Pool = { into: Float32Array; at: number };

/** Weighted mean of the tokens' vectors, made one long. */
function pool({ into, at }: Pool, tokens: readonly Token[]): void {
  for (const token of tokens) addVector(token.norm, weightOf(token.norm), into, at);
  let sum = 0;
  for (let i = at; i < at + vectorDimensions; i++) sum += into[i]! ** 2;
  if (sum === 0) return;
  const by = 1 / Math.sqrt(sum);
  for (let i = at; i < at + vectorDimensions; i++) into[i]! *= by;
}

const has = (tokens: readonly Token[], words: ReadonlySet<string>) => tokens.some((token) => words.has(token.norm));
const set = (words: string) => new Set(words.split(' '));
const you = set('you your yours');
const me = set('i my me mine');
const us = set('we our us ours');
const not = set('not no never nothing none neither');
const asking = set('what how why which who when where whose');
const auxiliary = set('do does did is are was were can could would will shall should have has had may might');
const supposing = set('if unless suppose would could might');
const dot = (dense: Float32Array, a: number, b: number) => {
  let sum = 0;
  for (let i = 0; i < vectorDimensions; i++) sum += dense[a + i]! * dense[b + i]!;
  return sum;
};

function shapeOf(sentence: Sentence, hearing: Hearing, dense: Float32Array): number[] {
  const { tokens, text, asks, lead, index } = sentence;
  const words = tokens.length;
  const content = tokens.filter(isContent).length;
  const back = shared(tokens, hearing.last.keys);
  const lastWords = hearing.last.tokens.length;
  const opening = tokens[lead]?.norm ?? '';
  const bit = (holds: boolean) => (holds ? 1 : 0);
  return [
    1,
    bit(asks),
    Math.min(1, words / 30),
    bit(words <= 2),
    bit(words <= 5),
    Math.min(1, content / 12),
    words === 0 ? 0 : content / words,
    Math.min(1, back / 4),
    content === 0 ? 0 : back / content,
    hearing.last.keys.size === 0 ? 0 : back / Math.min(8, hearing.last.keys.size),
    dot(dense, 0, 3 * vectorDimensions),
    bit(index === 0),
    Math.min(1, index / 5),
    bit(index === hearing.sentences.length - 1),
    Math.min(1, hearing.sentences.length / 6),
    bit(lastWords === 0),
    Math.min(1, lastWords / 40),
    bit(hearing.awaits),
    bit(has(tokens, you)),
    bit(has(tokens, me)),
    bit(has(tokens, us)),
    bit(has(tokens, not)),
    bit(asking.has(opening)),
    bit(auxiliary.has(opening)),
    bit(has(tokens, asking)),
    bit(has(tokens, supposing)),
    Math.min(1, tokens.filter((token) => token.value !== undefined && token.norm !== '1').length / 3),
    bit(/[!"\u201c]/.test(text)),
  ];
}

/** Reads the features of one sentence. `found` is what the rules heard in it. */
export function featuresOf(sentence: Sentence, hearing: Hearing, found: readonly (Move | HeardBeat)[]): Features {
  const dense = new Float32Array(denseSize);
  const tokens = trimmed(sentence.tokens);
  const lastSentence = hearing.lastSentence;
  pool({ into: dense, at: 0 }, tokens);
  pool({ into: dense, at: vectorDimensions }, tokens.slice(sentence.lead, sentence.lead + 4));
  pool({ into: dense, at: 2 * vectorDimensions }, tokens.slice(-4));
  pool({ into: dense, at: 3 * vectorDimensions }, lastSentence);
  for (let i = 0; i < vectorDimensions; i++)
    dense[4 * vectorDimensions + i] = 4 * dense[i]! * dense[3 * vectorDimensions + i]!;
  const ownBefore = sentence.index > 0 ? hearing.sentences[sentence.index - 1]!.tokens : [];
  pool({ into: dense, at: 5 * vectorDimensions }, trimmed(ownBefore));
  const at = blocks * vectorDimensions;
  for (const [i, value] of shapeOf(sentence, hearing, dense).entries()) dense[at + i] = value;
  const rules = at + shapes;
  for (const item of found) {
    if ('beat' in item) mark(dense, rules, item.beat, item.confidence);
    else {
      mark(dense, rules, item.move, item.confidence);
      if (item.discovery) mark(dense, rules, 'discovery', item.confidence);
      if (item.probe) mark(dense, rules, 'probe', item.confidence);
      if (item.return) mark(dense, rules, 'return', item.confidence);
    }
  }
  return {
    grams: gramsOf(tokens.map(wordOf), Math.min(sentence.lead, tokens.length - 1), lastSentence, hearing.awaits),
    dense,
  };
}

const place = new Map<string, number>(ruleLabels.map((label, i) => [label, i]));
function mark(dense: Float32Array, at: number, label: string, confidence: number): void {
  const i = place.get(label);
  if (i !== undefined) dense[at + i] = Math.max(dense[at + i]!, confidence);
}
