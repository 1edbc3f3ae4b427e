import type { Network } from '../../listener/network.ts';

/** A sentence to learn from: columns of its word groups, its dense features, and which labels hold (0–1). */
export type Sample = { columns: Uint32Array; dense: Float32Array; targets: Float32Array; weight: number };
export type Shape = { outputs: number; hidden: number; inputs: number; grams: number };
export type Learning = {
  epochs: number;
  rate: number;
  /** Pull of every weight towards nothing, a step. */
  decay: number;
  /** Share of word groups and of hidden units left out of each step, so that none is leant on. */
  dropGrams: number;
  dropHidden: number;
};

/** mulberry32: the same draws on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Weights with their running moments, for Adam (Kingma and Ba, ICLR 2015). */
class Weights {
  readonly values: Float32Array;
  readonly #mean: Float32Array;
  readonly #square: Float32Array;
  readonly #steps: Uint32Array | null;
  constructor(size: number, start: () => number, sparse = false) {
    this.values = Float32Array.from({ length: size }, start);
    this.#mean = new Float32Array(size);
    this.#square = new Float32Array(size);
    this.#steps = sparse ? new Uint32Array(size) : null;
  }
  step(i: number, gradient: number, rate: number, decay: number, at: number): void {
    if (this.#steps) this.#steps[i]! += 1;
    const t = this.#steps?.[i] ?? at;
    this.#mean[i] = 0.9 * this.#mean[i]! + 0.1 * gradient;
    this.#square[i] = 0.999 * this.#square[i]! + 0.001 * gradient * gradient;
    const by = this.#mean[i]! / (1 - 0.9 ** t) / (Math.sqrt(this.#square[i]! / (1 - 0.999 ** t)) + 1e-8);
    this.values[i]! -= rate * (by + decay * this.values[i]!);
  }
}

const batch = 32;

/**
 * Learns the weights of a network by cross-entropy, sentence by sentence in an order drawn from the
 * seed. Deterministic: the same samples, settings and seed give the same weights.
 */
export function learn(
  samples: readonly Sample[],
  { outputs, hidden, inputs, grams }: Shape,
  { epochs, rate, decay, dropGrams, dropHidden }: Learning,
  seed: number,
): Omit<Network, 'gramColumn'> {
  const draw = seeded(seed);
  const gauss = () => (draw() + draw() + draw() + draw() - 2) * 1.7;
  const wide = new Weights(grams * outputs, () => 0, true);
  const first = new Weights(hidden * inputs, () => gauss() / Math.sqrt(inputs / 4));
  const firstBias = new Weights(hidden, () => 0);
  const second = new Weights(outputs * hidden, () => gauss() / Math.sqrt(hidden));
  const bias = new Weights(outputs, () => -2);
  const order = samples.map((_, i) => i);
  const firstGradient = new Float32Array(hidden * inputs);
  const firstBiasGradient = new Float32Array(hidden);
  const secondGradient = new Float32Array(outputs * hidden);
  const biasGradient = new Float32Array(outputs);
  const activity = new Float32Array(hidden);
  const error = new Float32Array(outputs);
  const total = Math.ceil(samples.length / batch) * epochs;
  let at = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(draw() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (let from = 0; from < order.length; from += batch) {
      at += 1;
      const now = rate * Math.min(1, at / 50) * (1 - (0.95 * at) / total);
      firstGradient.fill(0);
      firstBiasGradient.fill(0);
      secondGradient.fill(0);
      biasGradient.fill(0);
      const wideGradient = new Map<number, number>();
      const members = order.slice(from, from + batch);
      for (const index of members) {
        const sample = samples[index]!;
        const kept = dropGrams > 0 ? sample.columns.filter(() => draw() >= dropGrams) : sample.columns;
        const share = kept.length > 0 ? 1 / Math.sqrt(kept.length) : 0;
        for (let k = 0; k < outputs; k++) error[k] = bias.values[k]!;
        for (const column of kept)
          for (let k = 0; k < outputs; k++) error[k]! += wide.values[column * outputs + k]! * share;
        for (let j = 0; j < hidden; j++) {
          if (dropHidden > 0 && draw() < dropHidden) {
            activity[j] = 0;
            continue;
          }
          let value = firstBias.values[j]!;
          const row = j * inputs;
          for (let i = 0; i < inputs; i++) value += first.values[row + i]! * sample.dense[i]!;
          activity[j] = value > 0 ? value / (1 - dropHidden) : 0;
          if (value > 0) for (let k = 0; k < outputs; k++) error[k]! += second.values[k * hidden + j]! * activity[j]!;
        }
        const by = sample.weight / members.length;
        for (let k = 0; k < outputs; k++) error[k] = (1 / (1 + Math.exp(-error[k]!)) - sample.targets[k]!) * by;
        for (let k = 0; k < outputs; k++) biasGradient[k]! += error[k]!;
        for (const column of kept)
          for (let k = 0; k < outputs; k++) {
            const cell = column * outputs + k;
            wideGradient.set(cell, (wideGradient.get(cell) ?? 0) + error[k]! * share);
          }
        for (let j = 0; j < hidden; j++) {
          const active = activity[j]!;
          if (active === 0) continue;
          let backward = 0;
          for (let k = 0; k < outputs; k++) {
            secondGradient[k * hidden + j]! += error[k]! * active;
            backward += error[k]! * second.values[k * hidden + j]!;
          }
          backward /= 1 - dropHidden;
          firstBiasGradient[j]! += backward;
          const row = j * inputs;
          for (let i = 0; i < inputs; i++) firstGradient[row + i]! += backward * sample.dense[i]!;
        }
      }
      for (const [cell, gradient] of wideGradient) wide.step(cell, gradient, now, decay, at);
      for (let i = 0; i < firstGradient.length; i++) first.step(i, firstGradient[i]!, now, decay, at);
      for (let i = 0; i < hidden; i++) firstBias.step(i, firstBiasGradient[i]!, now, 0, at);
      for (let i = 0; i < secondGradient.length; i++) second.step(i, secondGradient[i]!, now, decay, at);
      for (let i = 0; i < outputs; i++) bias.step(i, biasGradient[i]!, now, 0, at);
    }
  }
  return {
    outputs,
    hidden,
    inputs,
    wide: wide.values,
    first: first.values,
    firstBias: firstBias.values,
    second: second.values,
    bias: bias.values,
  };
}
