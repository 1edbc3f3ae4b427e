import { writeFileSync } from 'node:fs';
import type { Classifier } from '../../listener/classifier.ts';
import type { PackedWeights } from '../../listener/learned.ts';

/** The classifier as a file: a byte a weight, to one scale a label; the rest as it is, in base64. */

const base64 = (values: Float32Array | Uint32Array | Int8Array) =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');

export function packClassifier(classifier: Classifier): PackedWeights {
  const { labels, columns, rarity, weights, bias, mean, scale, calibration } = classifier;
  const largest = new Float32Array(labels);
  for (const [i, weight] of weights.entries()) largest[i % labels] = Math.max(largest[i % labels]!, Math.abs(weight));
  const scales = largest.map((most) => (most === 0 ? 1 : most / 127));
  const bytes = Int8Array.from(weights, (weight, i) => Math.round(weight / scales[i % labels]!));
  return {
    columns: base64(Uint32Array.from(columns.keys())),
    rarity: base64(rarity),
    weights: base64(bytes),
    scales: base64(scales),
    bias: base64(bias),
    mean: base64(mean),
    scale: base64(scale),
    calibration: calibration.map(({ slope, offset, threshold }) => ({ slope, offset, threshold })),
  };
}

export function writeClassifier(file: string, classifier: Classifier): void {
  writeFileSync(file, `${JSON.stringify(packClassifier(classifier))}\n`);
}
