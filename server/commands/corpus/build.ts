import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { JudgedConversation } from './gold.ts';
import { seeCorpus } from './samples.ts';
import { calibrationOf, crossValidate, type Speaker, settings, trainClassifier } from './train.ts';
import { writeClassifier } from './weights.ts';

/**
 * Learns the listener's classifiers from the unlocked part of the corpus: typed conversations once
 * more as a recogniser would leave them, calibrated on sentences held back by whole conversations.
 */

const foldOf = (id: string) => createHash('sha256').update(`fold ${id}`).digest().readUInt32BE(0) % settings.folds;

export function buildClassifiers(corpus: readonly JudgedConversation[], folder: string, say: (line: string) => void) {
  const open = corpus.filter(({ locked }) => !locked);
  const seen = seeCorpus(open, { stripped: true });
  for (const speaker of ['rep', 'prospect'] satisfies Speaker[]) {
    const own = seen.filter(({ line }) => line.speaker === speaker);
    const held = crossValidate(own, speaker, foldOf);
    const calibration = calibrationOf(held, speaker);
    const classifier = { ...trainClassifier(own, speaker), calibration };
    writeClassifier(join(folder, `${speaker}.json`), classifier);
    say(`${speaker}: ${own.length} sentences, ${classifier.rarity.length} word groups, ${classifier.labels} labels.`);
  }
}
