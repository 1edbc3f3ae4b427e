import { resolve } from 'node:path';
import { labelsOf } from '../domain/label.ts';
import { alpha, intervalAlpha } from './corpus/agreement.ts';
import { type JudgedLine, readCorpus } from './corpus/gold.ts';

/**
 * `npm run -s corpus`: reads the corpus of hard conversations, and prints how much there is of it
 * and how far its two labellers agree, label by label.
 */

const corpus = readCorpus(resolve(import.meta.dirname, '../../corpus'));
const lines = corpus.flatMap((conversation) => conversation.lines);
const twice = lines.filter((line) => line.first && line.second);
const spoken = corpus.filter(({ form }) => form === 'spoken').flatMap((conversation) => conversation.lines);
const locked = corpus.filter((conversation) => conversation.locked).flatMap((conversation) => conversation.lines);
const share = (part: number) => `${Math.round((100 * part) / lines.length)} %`;

console.log(
  `${corpus.length} conversations, ${lines.length} sentences; ${twice.length} labelled twice beside the author.`,
);
console.log(`${share(spoken.length)} as spoken; ${share(locked.length)} locked for testing.`);

const figure = (value: number | null) => (value === null ? '–' : value.toFixed(2)).padStart(6);
for (const speaker of ['rep', 'prospect'] as const) {
  const own = twice.filter((line) => line.speaker === speaker);
  console.log(`\n${speaker === 'rep' ? 'Moves' : 'Beats'}, ${own.length} sentences${' '.repeat(8)}holds     α`);
  for (const label of labelsOf(speaker)) {
    const given = (who: 'first' | 'second') => own.map((line) => line[who]?.labels.has(label) ?? false);
    const holds = own.filter((line) => line.labels.has(label)).length;
    console.log(`  ${label.padEnd(24)}${String(holds).padStart(6)}${figure(alpha(given('first'), given('second')))}`);
  }
}
const rated = twice.flatMap(({ first, second }: JudgedLine): [number, number][] =>
  first && second && first.uptake !== null && second.uptake !== null ? [[first.uptake, second.uptake]] : [],
);
console.log(`\nUptake, ${rated.length} turns${' '.repeat(16)}${figure(intervalAlpha(rated))}`);
