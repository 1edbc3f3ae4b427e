import type { Network } from './network.ts';

/** How sure a label's sum makes it: 1 / (1 + e^−(slope·sum + offset)); given from `threshold` on. */
export type Calibration = { slope: number; offset: number; threshold: number };

/** A network as the weights file holds it: bytes with a scale, base64. */
export type PackedNetwork = {
  outputs: number;
  hidden: number;
  inputs: number;
  /** Hashes of the word groups, as unsigned 32-bit numbers in the order of their columns. */
  grams: string;
  wide: PackedNumbers;
  first: PackedNumbers;
  firstBias: readonly number[];
  second: PackedNumbers;
  bias: readonly number[];
  calibration: readonly Calibration[];
};
/** Signed bytes; times `scale` they are the numbers. */
export type PackedNumbers = { scale: number; bytes: string };

const bytesOf = (base64: string) => Uint8Array.from(Buffer.from(base64, 'base64'));

function unpackNumbers({ scale, bytes }: PackedNumbers): Float32Array {
  return Float32Array.from(new Int8Array(bytesOf(bytes).buffer), (value) => value * scale);
}

export function unpackNetwork(packed: PackedNetwork): Network {
  const { outputs, hidden, inputs } = packed;
  const gramColumn = new Map<number, number>();
  for (const [column, gram] of new Uint32Array(bytesOf(packed.grams).buffer).entries()) gramColumn.set(gram, column);
  return {
    ...{ outputs, hidden, inputs, gramColumn },
    wide: unpackNumbers(packed.wide),
    first: unpackNumbers(packed.first),
    firstBias: Float32Array.from(packed.firstBias),
    second: unpackNumbers(packed.second),
    bias: Float32Array.from(packed.bias),
  };
}

function packNumbers(values: Float32Array): PackedNumbers {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  const scale = largest / 127 || 1;
  return {
    scale,
    bytes: Buffer.from(Int8Array.from(values, (value) => Math.round(value / scale)).buffer).toString('base64'),
  };
}

export function packNetwork(network: Network, calibration: readonly Calibration[]): PackedNetwork {
  const { outputs, hidden, inputs, gramColumn } = network;
  const grams = [...gramColumn].toSorted(([, a], [, b]) => a - b).map(([gram]) => gram);
  const rounded = (values: Float32Array) => Array.from(values, (value) => Number(value.toPrecision(5)));
  return {
    ...{ outputs, hidden, inputs },
    grams: Buffer.from(Uint32Array.from(grams).buffer).toString('base64'),
    wide: packNumbers(network.wide),
    first: packNumbers(network.first),
    firstBias: rounded(network.firstBias),
    second: packNumbers(network.second),
    bias: rounded(network.bias),
    calibration,
  };
}
