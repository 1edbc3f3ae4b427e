import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alpha, intervalAlpha } from '../../server/commands/corpus/agreement.ts';
import { parseConversations, UnreadableCorpus } from '../../server/commands/corpus/conversations.ts';
import { readCorpus } from '../../server/commands/corpus/gold.ts';
import { codes, prospectLabels, repLabels } from '../../server/domain/label.ts';

describe('the corpus', () => {
  const corpus = readCorpus(resolve(import.meta.dirname, '../../corpus'));
  const lines = corpus.flatMap((conversation) => conversation.lines);

  it('[CORPUS1] holds at least three thousand sentences labelled twice, and every label among them', () => {
    const twice = lines.filter((line) => line.first && line.second);
    expect(twice.length).toBeGreaterThanOrEqual(3000);
    const met = new Set(twice.flatMap((line) => [...line.labels]));
    expect([...repLabels, ...prospectLabels].filter((label) => !met.has(label))).toEqual([]);
  });

  it('[CORPUS2] keeps about a fifth locked, whole conversations at a time', () => {
    const locked = corpus.filter((conversation) => conversation.locked).flatMap((conversation) => conversation.lines);
    expect(locked.length / lines.length).toBeGreaterThan(0.15);
    expect(locked.length / lines.length).toBeLessThan(0.25);
  });

  it('[CORPUS1] has each conversation once', () => {
    const ids = corpus.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('[CORPUS1] gives every label a code of its own', () => {
    expect(new Set(Object.values(codes)).size).toBe(Object.keys(codes).length);
  });

  it('[CORPUS3] says file, line and reason where a file can’t be read', () => {
    const read = (text: string) => () => parseConversations('x', text);
    expect(read('# 1 typed desk\nR hello | sml')).toThrow(
      new UnreadableCorpus('x:2: "sml" is a label of the other side'),
    );
    expect(read('# 1 typed desk\nR hello | zz')).toThrow(new UnreadableCorpus('x:2: "zz" is no code of guide.md'));
    expect(read('R hello |')).toThrow(UnreadableCorpus);
    expect(read('# 1 typed desk\nhello')).toThrow(UnreadableCorpus);
  });
});

describe('agreement', () => {
  it('[CORPUS4] is Krippendorff’s α: his two observers of ten articles reach 0.095', () => {
    const yes = (row: string) => [...row].map((mark) => mark === '1');
    expect(alpha(yes('0100000010'), yes('1110010000'))).toBeCloseTo(0.095, 3);
  });

  it('[CORPUS4] is 1 for one mind and about nothing for chance', () => {
    const first = Array.from({ length: 1000 }, (_, i) => i % 3 === 0);
    const other = Array.from({ length: 1000 }, (_, i) => i % 7 === 0);
    expect(alpha(first, first)).toBe(1);
    expect(Math.abs(alpha(first, other) ?? 1)).toBeLessThan(0.2);
    expect(alpha([false, false], [false, false])).toBeNull();
  });

  it('[CORPUS4] of numbers counts how far apart they are', () => {
    expect(
      intervalAlpha([
        [0, 0],
        [2, 2],
        [4, 4],
      ]),
    ).toBe(1);
    const near =
      intervalAlpha([
        [0, 1],
        [2, 2],
        [4, 3],
      ]) ?? 0;
    const far =
      intervalAlpha([
        [0, 4],
        [2, 2],
        [4, 0],
      ]) ?? 0;
    expect(near).toBeGreaterThan(far);
  });
});
