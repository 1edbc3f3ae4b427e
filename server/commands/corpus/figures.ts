import type { Label } from '../../domain/label.ts';

/** Right, given and true counts of one label, and what follows from them. */
export type Count = { right: number; given: number; holds: number };
export type LabelFigures = Count & { precision: number; recall: number; f1: number };

export const figuresOf = ({ right, given, holds }: Count): LabelFigures => ({
  right,
  given,
  holds,
  precision: given === 0 ? 0 : right / given,
  recall: holds === 0 ? 0 : right / holds,
  f1: given + holds === 0 ? 0 : (2 * right) / (given + holds),
});

/** Counts label by label how often what was given is what holds. */
export function countLabels(
  lines: readonly { given: ReadonlySet<Label>; holds: ReadonlySet<Label> }[],
  labels: readonly Label[],
): Map<Label, LabelFigures> {
  return new Map(
    labels.map((label) => {
      const count = { right: 0, given: 0, holds: 0 };
      for (const { given, holds } of lines) {
        if (given.has(label)) count.given += 1;
        if (holds.has(label)) count.holds += 1;
        if (given.has(label) && holds.has(label)) count.right += 1;
      }
      return [label, figuresOf(count)];
    }),
  );
}

/** The mean F1 over labels that hold anywhere. */
export function macroF1(figures: ReadonlyMap<Label, LabelFigures>): number {
  const met = [...figures.values()].filter(({ holds }) => holds > 0);
  return met.length === 0 ? 0 : met.reduce((sum, { f1 }) => sum + f1, 0) / met.length;
}

/**
 * Expected calibration error over ten bands of confidence: how far the share that is right lies
 * from the confidence given, weighted by how many fall in the band (Guo et al., ICML 2017).
 */
export function calibrationError(judged: readonly { confidence: number; right: boolean }[]): number {
  let error = 0;
  for (let band = 0; band < 10; band++) {
    const members = judged.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === band);
    if (members.length === 0) continue;
    const mean = members.reduce((sum, { confidence }) => sum + confidence, 0) / members.length;
    const right = members.filter((member) => member.right).length / members.length;
    error += (members.length / judged.length) * Math.abs(mean - right);
  }
  return error;
}

/** A 95 % interval of a figure by resampling its lines, seeded. */
export function interval<T>(
  items: readonly T[],
  figure: (items: readonly T[]) => number,
  draw: () => number,
): [number, number] {
  const values: number[] = [];
  for (let round = 0; round < 200; round++)
    values.push(figure(items.map(() => items[Math.floor(draw() * items.length)] as T)));
  values.sort((a, b) => a - b);
  return [values[5]!, values[194]!];
}
