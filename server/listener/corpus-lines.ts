import { codes, type Label } from '../domain/label.ts';
import type { Utterance } from './listen.ts';
import { splitSentences } from './sentences.ts';

/** Sentences that people judged, in the form of the corpus (`corpus/guide.md`), so that they can be added to it. */

export type Judged = Utterance & { before: readonly Utterance[]; spoken: boolean; right: readonly Label[] };

const line = (speaker: Utterance['speaker'], text: string, labels: readonly Label[]) =>
  `${speaker === 'rep' ? 'R' : 'P'} ${text.replace(/[|\s]+/g, ' ').trim()} | ${labels.map((label) => codes[label]).join(' ')}`.trimEnd();

/** One conversation each; what went before stands without labels, for nobody judged it. */
export function corpusLines(judged: readonly Judged[]): string {
  return judged
    .map(({ speaker, text, before, spoken, right }, i) =>
      [
        `# ${i + 1} ${spoken ? 'spoken' : 'typed'} marked`,
        ...before.flatMap((said) => splitSentences(said.text).map((sentence) => line(said.speaker, sentence.text, []))),
        line(speaker, text, right),
        '',
      ].join('\n'),
    )
    .join('\n');
}
