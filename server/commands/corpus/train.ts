import { labelsOf } from '../../domain/label.ts';
import { type Classifier, sums, vectorOf } from '../../listener/classifier.ts';
import { denseSize } from '../../listener/features.ts';
import { fitCalibration } from './calibration.ts';
import { learnLabel, type Sample } from './learn.ts';
import type { Seen } from './samples.ts';

export type Speaker = 'rep' | 'prospect';

export const settings = {
  /** Inverse of the pull towards nothing. */
  strength: 3,
  /** Dense features weigh this much beside the word groups. */
  dense: 0.1,
  /** Word groups met in fewer conversations are left out. */
  least: 3,
  folds: 5,
};

/** Word groups that stand in enough conversations, with how much each tells. */
function columnsOf(seen: readonly Seen[]): Pick<Classifier, 'columns' | 'rarity'> {
  const met = new Map<number, { lines: number; where: Set<string> }>();
  for (const { conversation, features } of seen)
    for (const gram of features.grams) {
      const known = met.get(gram) ?? { lines: 0, where: new Set() };
      known.lines += 1;
      if (known.where.size < settings.least) known.where.add(conversation);
      met.set(gram, known);
    }
  const kept = [...met].filter(([, { where }]) => where.size >= settings.least).toSorted(([a], [b]) => a - b);
  return {
    columns: new Map(kept.map(([gram], column) => [gram, column])),
    rarity: Float32Array.from(kept, ([, { lines }]) => Math.log((1 + seen.length) / (1 + lines)) + 1),
  };
}

function spreadOf(seen: readonly Seen[]): Pick<Classifier, 'mean' | 'scale'> {
  const mean = new Float32Array(denseSize);
  const square = new Float64Array(denseSize);
  for (const { features } of seen)
    for (let i = 0; i < denseSize; i++) {
      mean[i]! += features.dense[i]! / seen.length;
      square[i]! += features.dense[i]! ** 2 / seen.length;
    }
  const scale = mean.map((m, i) => settings.dense / Math.max(0.05, Math.sqrt(Math.max(0, square[i]! - m * m))));
  return { mean, scale };
}

/** How many of a line's judges gave the label: their doubt is learnt with it. */
function targetOf({ line }: Seen, label: ReturnType<typeof labelsOf>[number]): number {
  const judges = [line.author, line.first, line.second].filter((judge) => judge !== null);
  const share = judges.filter((judge) => judge.labels.has(label)).length / judges.length;
  return 0.7 * (line.labels.has(label) ? 1 : 0) + 0.3 * share;
}

export function trainClassifier(seen: readonly Seen[], speaker: Speaker): Omit<Classifier, 'calibration'> {
  const shape = { ...columnsOf(seen), ...spreadOf(seen) };
  const labels = labelsOf(speaker);
  const samples = seen.map(
    (one): Sample => ({
      ...vectorOf(shape, one.features),
      targets: Float32Array.from(labels, (label) => targetOf(one, label)),
      weight: one.form === 'stripped' ? 0.5 : 1,
    }),
  );
  const columns = shape.rarity.length + denseSize;
  const weights = new Float32Array(columns * labels.length);
  const bias = new Float32Array(labels.length);
  for (let k = 0; k < labels.length; k++) {
    const learnt = learnLabel(samples, k, columns, settings.strength);
    for (let i = 0; i < columns; i++) weights[i * labels.length + k] = learnt[i]!;
    bias[k] = learnt[columns]!;
  }
  return { labels: labels.length, ...shape, weights, bias };
}

export type Held = { seen: Seen; sums: Float32Array };

/** Sums for every sentence from weights that have not met its conversation. */
export function crossValidate(seen: readonly Seen[], speaker: Speaker, foldOf: (id: string) => number): Held[] {
  const held: Held[] = [];
  for (let fold = 0; fold < settings.folds; fold++) {
    const rest = seen.filter((one) => foldOf(one.conversation) !== fold);
    const classifier = { ...trainClassifier(rest, speaker), calibration: [] };
    for (const one of seen)
      if (foldOf(one.conversation) === fold) held.push({ seen: one, sums: sums(classifier, one.features) });
  }
  return held;
}

/** A calibration for each label, from sums of sentences that were held back. */
export const calibrationOf = (held: readonly Held[], speaker: Speaker) =>
  labelsOf(speaker).map((label, k) =>
    fitCalibration(
      held.map(({ sums: of }) => of[k]!),
      held.map(({ seen }) => seen.line.labels.has(label)),
    ),
  );
