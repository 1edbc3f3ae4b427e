import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildClassifiers } from '../../server/commands/corpus/build.ts';
import { readCorpus } from '../../server/commands/corpus/gold.ts';
import { labelsOf } from '../../server/domain/label.ts';
import { listen } from '../../server/listener/listen.ts';

/** What is learnt from the corpus, and what becomes of it in a hearing. */

const corpus = readCorpus(resolve(import.meta.dirname, '../../corpus'));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pushback-weights-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const weights = (speaker: 'rep' | 'prospect') => readFileSync(join(folder, `${speaker}.json`));

describe('[LISTEN44] learning', () => {
  it('writes the same bytes from the same conversations, and nothing of the locked ones', () => {
    const few = corpus.filter(({ id }) => id.startsWith('haggling/') || id.startsWith('telephone/'));
    const build = (of: typeof corpus) => {
      buildClassifiers(of, folder, () => {});
      return (['rep', 'prospect'] as const).map(weights);
    };
    const [rep, prospect] = build(few);
    expect(few.some(({ locked }) => locked)).toBe(true);
    const [again, other] = build(few.filter(({ locked }) => !locked));
    expect(again?.equals(rep!)).toBe(true);
    expect(other?.equals(prospect!)).toBe(true);
  }, 120_000);

  it('is shipped with a probability for every label of either side', () => {
    for (const speaker of ['rep', 'prospect'] as const) {
      const file = resolve(import.meta.dirname, `../../server/listener/weights/${speaker}.json`);
      const { calibration } = JSON.parse(readFileSync(file, 'utf8')) as { calibration: { threshold: number }[] };
      expect(calibration).toHaveLength(labelsOf(speaker).length);
      for (const { threshold } of calibration) expect(threshold).toBeGreaterThan(0);
    }
  });
});

describe('[LISTEN45] the other side of a real call', () => {
  const heard = (text: string, before: string) =>
    listen({ speaker: 'prospect', text, before: [{ speaker: 'rep', text: before }] }).beats.map(({ beat }) => beat);

  it.each([
    ['Who signs for something of this size?', 'My husband does, I only answer the telephone.', 'reveal'],
    ['It is nine hundred a month.', 'Nine hundred is too dear for us, we paid six last year.', 'object.price'],
    ['Would you take the three months, then?', 'Go on then, put us down for it.', 'agree'],
    ['How did the last supplier do?', "Let's not go into that.", 'deflect'],
  ])('after "%s", "%s" is heard as %s', (before, text, beat) => {
    expect(heard(text, before)).toContain(beat);
  });

  it('has no beats in a rep’s words', () => {
    expect(listen({ speaker: 'rep', text: 'That is too expensive.', before: [] }).beats).toEqual([]);
  });
});

describe('[LISTEN46] giving, comparing and dating want two witnesses', () => {
  const moves = (text: string, before: string) =>
    listen({ speaker: 'rep', text, before: [{ speaker: 'prospect', text: before }] }).moves.map(({ move }) => move);

  it.each([
    ['Forty-five is what I have in mind.', "Ok, 45p. I won't answer that yet.", 'concede'],
    ['A hundred and twenty a week.', 'So it comes down to how many vans go out half empty.', 'concede'],
    ['Three of you want the job.', 'When you lay the three side by side, what do you judge on?', 'compare'],
    ['We run short in March.', 'And what happens if you are still short in March?', 'next-step'],
  ] as const)('after "%s", "%s" is no %s', (before, text, move) => {
    expect(moves(text, before)).not.toContain(move);
  });

  it.each([
    ['It is too dear.', 'Fine, I can do forty-eight, and that is me done.', 'concede'],
    ['Fifteen per cent.', 'How about eight per cent?', 'concede'],
    [
      'They are cheaper.',
      'Their charting is better than ours, and our claims go through faster than theirs.',
      'compare',
    ],
    ['So who does what?', 'Thursday the ninth, half past eight, you, Nadia and me.', 'next-step'],
  ] as const)('after "%s", "%s" is %s', (before, text, move) => {
    expect(moves(text, before)).toContain(move);
  });
});
