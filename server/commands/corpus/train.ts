import { writeFileSync } from 'node:fs';
import { denseSize } from '../../listener/features.ts';
import { type Network, sums } from '../../listener/network.ts';
import { type Calibration, calibrate, fitCalibration } from './calibration.ts';
import { type Learning, learn, type Sample } from './learn.ts';
import { labelsOf, type Seen } from './samples.ts';

export type Speaker = 'rep' | 'prospect';
export const settings: Learning & { hidden: number; least: number; folds: number; voters: number } = {
  epochs: 14,
  rate: 0.004,
  decay: 0.002,
  dropGrams: 0.15,
  dropHidden: 0.3,
  hidden: 64,
  /** Word groups met in fewer conversations are left out. */
  least: 3,
  folds: 5,
  voters: 1,
};

/** Columns of the word groups that stand in enough conversations to be learnt from. */
export function columnsOf(seen: readonly Seen[], least: number): Map<number, number> {
  const met = new Map<number, Set<string>>();
  for (const { conversation, features } of seen)
    for (const gram of features.grams) {
      const where = met.get(gram);
      if (where) where.add(conversation);
      else met.set(gram, new Set([conversation]));
    }
  const kept = [...met].filter(([, where]) => where.size >= least).map(([gram]) => gram);
  return new Map(kept.toSorted((a, b) => a - b).map((gram, column) => [gram, column]));
}

function sampleOf(seen: Seen, columns: ReadonlyMap<number, number>, speaker: Speaker): Sample {
  return {
    columns: Uint32Array.from(seen.features.grams.flatMap((gram) => columns.get(gram) ?? [])),
    dense: seen.features.dense,
    targets: Float32Array.from(labelsOf(speaker), (label) => softTarget(seen, label)),
    weight: seen.form === 'stripped' ? 0.5 : 1,
  };
}

/** How many of a line's judges gave the label: their doubt is learnt with it. */
function softTarget({ line }: Seen, label: Parameters<Seen['line']['labels']['has']>[0]): number {
  const judges = [line.author, line.first, line.second].filter((judge) => judge !== null);
  const share = judges.filter((judge) => judge.labels.has(label)).length / judges.length;
  return 0.6 * (line.labels.has(label) ? 1 : 0) + 0.4 * share;
}

export function trainNetwork(seen: readonly Seen[], speaker: Speaker, seed: number): Network {
  const gramColumn = columnsOf(seen, settings.least);
  const samples = seen.map((one) => sampleOf(one, gramColumn, speaker));
  const shape = {
    outputs: labelsOf(speaker).length,
    hidden: settings.hidden,
    inputs: denseSize,
    grams: gramColumn.size,
  };
  return { ...learn(samples, shape, settings, seed), gramColumn };
}

export type Held = { seen: Seen; sums: Float32Array };

/** Sums for every sentence from a network that has not met its conversation. */
export function crossValidate(seen: readonly Seen[], speaker: Speaker, foldOf: (id: string) => number): Held[] {
  const held: Held[] = [];
  for (let fold = 0; fold < settings.folds; fold++) {
    const network = trainNetwork(
      seen.filter((one) => foldOf(one.conversation) !== fold),
      speaker,
      fold + 1,
    );
    for (const one of seen)
      if (foldOf(one.conversation) === fold) held.push({ seen: one, sums: sums(network, one.features) });
  }
  return held;
}

export { type Calibration, calibrate, fitCalibration, writeFileSync };
