import type { Features } from './features.ts';

/**
 * The classifier: for each label a weighted sum over the sentence's word groups and dense
 * features, turned into a probability that was fitted on sentences the weights were not learnt
 * from. Linear, so that what a label rests on can be read off.
 */
export type Classifier = {
  labels: number;
  /** Column of each word group's hash. */
  columns: ReadonlyMap<number, number>;
  /** How much a word group tells: its inverse document frequency. */
  rarity: Float32Array;
  /** `labels` weights a word group, then `labels` weights a dense feature. */
  weights: Float32Array;
  bias: Float32Array;
  /** Dense features are read as (value − mean) × scale. */
  mean: Float32Array;
  scale: Float32Array;
  calibration: readonly Calibration[];
};

/** How sure a label's sum makes it: 1 / (1 + e^−(slope·sum + offset)); given from `threshold` on. */
export type Calibration = { slope: number; offset: number; threshold: number };

export const sureness = ({ slope, offset }: Calibration, sum: number) => 1 / (1 + Math.exp(-(slope * sum + offset)));

/** The features as columns and values, word groups made one long together. */
export function vectorOf(
  { columns, rarity, mean, scale }: Pick<Classifier, 'columns' | 'rarity' | 'mean' | 'scale'>,
  { grams, dense }: Features,
): { at: Uint32Array; value: Float32Array } {
  const met = grams.flatMap((gram) => columns.get(gram) ?? []);
  let sum = 0;
  for (const column of met) sum += rarity[column]! ** 2;
  const by = sum > 0 ? 1 / Math.sqrt(sum) : 0;
  const at = new Uint32Array(met.length + dense.length);
  const value = new Float32Array(at.length);
  for (const [i, column] of met.entries()) {
    at[i] = column;
    value[i] = rarity[column]! * by;
  }
  for (let i = 0; i < dense.length; i++) {
    at[met.length + i] = rarity.length + i;
    value[met.length + i] = (dense[i]! - mean[i]!) * scale[i]!;
  }
  return { at, value };
}

/** The sum of each label, without a bound. */
export function sums(classifier: Classifier, features: Features): Float32Array {
  const { labels, weights, bias } = classifier;
  const out = Float32Array.from(bias);
  const { at, value } = vectorOf(classifier, features);
  for (let i = 0; i < at.length; i++) {
    const v = value[i]!;
    if (v === 0) continue;
    const from = at[i]! * labels;
    for (let k = 0; k < labels; k++) out[k]! += weights[from + k]! * v;
  }
  return out;
}
