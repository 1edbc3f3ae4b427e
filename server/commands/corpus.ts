import { resolve } from 'node:path';
import { labelsOf } from '../domain/label.ts';
import { alpha, intervalAlpha } from './corpus/agreement.ts';
import { type JudgedLine, readCorpus } from './corpus/gold.ts';

/**
 * `npm run -s corpus`: reads the corpus of hard conversations, and prints how much there is of it
 * and how far its two labellers agree, label by label. `-- learn` writes the listener's weights
 * from its unlocked part; `-- figures` measures the listener on the locked fifth.
 */

const corpus = readCorpus(resolve(import.meta.dirname, '../../corpus'));
const [what] = process.argv.slice(2);
if (what === 'learn') {
  // loaded only here: it is what the listener's weights are not needed for
  const { buildClassifiers } = await import('./corpus/build.ts');
  buildClassifiers(corpus, resolve(import.meta.dirname, '../listener/weights'), console.log);
  process.exit(0);
}
if (what === 'figures') {
  const { printFigures } = await import('./corpus/measure.ts');
  printFigures(corpus, console.log);
  process.exit(0);
}
if (what !== undefined) {
  console.error('npm run -s corpus [-- learn | figures]');
  process.exit(2);
}
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
