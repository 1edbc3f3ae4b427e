import { type Label, labelsOf } from '../domain/label.ts';
import { type Classifier, sums, sureness } from './classifier.ts';
import type { Features } from './features.ts';
import { unpackBytes, unpackFloats, unpackHashes } from './packed.ts';
import prospectWeights from './weights/prospect.json' with { type: 'json' };
import repWeights from './weights/rep.json' with { type: 'json' };

/**
 * What was learnt from the corpus: one classifier a side, loaded once. `npm run corpus -- learn`
 * writes the files; the same corpus gives the same bytes.
 */

export type PackedWeights = typeof repWeights;

/** Weights are kept as a byte each, to one scale a label. */
function unpackWeights({ weights, scales }: PackedWeights, labels: number): Float32Array {
  const bytes = unpackBytes(weights);
  const by = unpackFloats(scales);
  const whole = new Float32Array(bytes.length);
  for (let from = 0; from < bytes.length; from += labels)
    for (let k = 0; k < labels; k++) whole[from + k] = bytes[from + k]! * by[k]!;
  return whole;
}

function columnsOf(hashes: Uint32Array): Map<number, number> {
  const columns = new Map<number, number>();
  for (let column = 0; column < hashes.length; column++) columns.set(hashes[column]!, column);
  return columns;
}

function unpack(packed: PackedWeights, speaker: 'rep' | 'prospect'): Classifier {
  const labels = labelsOf(speaker).length;
  return {
    labels,
    columns: columnsOf(unpackHashes(packed.columns)),
    rarity: unpackFloats(packed.rarity),
    weights: unpackWeights(packed, labels),
    bias: unpackFloats(packed.bias),
    mean: unpackFloats(packed.mean),
    scale: unpackFloats(packed.scale),
    calibration: packed.calibration,
  };
}

const classifiers = { rep: unpack(repWeights, 'rep'), prospect: unpack(prospectWeights, 'prospect') };

export type Sureness = ReadonlyMap<Label, { sure: number; given: boolean }>;

/** How sure it is of each label of that side, 0–1, and whether it is surer than the label's threshold. */
export function learnedSureness(features: Features, speaker: 'rep' | 'prospect'): Sureness {
  const classifier = classifiers[speaker];
  const found = sums(classifier, features);
  return new Map(
    labelsOf(speaker).map((label, k) => {
      const calibration = classifier.calibration[k]!;
      const sure = sureness(calibration, found[k]!);
      return [label, { sure, given: sure >= calibration.threshold }];
    }),
  );
}
