import type { Features } from './features.ts';

/**
 * The classifier: for each label a weighted sum over word groups, plus a small network with one
 * hidden layer over the dense features. `calibrate` turns a label's sum into a probability that
 * was fitted on sentences the sums were not learnt from.
 */
export type Network = {
  outputs: number;
  hidden: number;
  inputs: number;
  /** Column of each word group's hash in `wide`. */
  gramColumn: ReadonlyMap<number, number>;
  /** `outputs` numbers a word group. */
  wide: Float32Array;
  /** `hidden` × `inputs`, and the hidden units' biases. */
  first: Float32Array;
  firstBias: Float32Array;
  /** `outputs` × `hidden`, and the labels' biases. */
  second: Float32Array;
  bias: Float32Array;
};

/** The sum of each label, without a bound. */
export function sums(network: Network, { grams, dense }: Features): Float32Array {
  const { outputs, hidden, inputs, gramColumn, wide, first, firstBias, second, bias } = network;
  const out = Float32Array.from(bias);
  let met = 0;
  for (const gram of grams) if (gramColumn.has(gram)) met += 1;
  const share = met > 0 ? 1 / Math.sqrt(met) : 0;
  for (const gram of grams) {
    const column = gramColumn.get(gram);
    if (column === undefined) continue;
    const at = column * outputs;
    for (let k = 0; k < outputs; k++) out[k]! += wide[at + k]! * share;
  }
  for (let j = 0; j < hidden; j++) {
    let value = firstBias[j]!;
    const row = j * inputs;
    for (let i = 0; i < inputs; i++) value += first[row + i]! * dense[i]!;
    if (value <= 0) continue;
    for (let k = 0; k < outputs; k++) out[k]! += second[k * hidden + j]! * value;
  }
  return out;
}
