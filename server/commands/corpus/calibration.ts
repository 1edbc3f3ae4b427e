import { type Calibration, sureness } from '../../listener/classifier.ts';

/**
 * Platt scaling: fits slope and offset by Newton's method on the log-likelihood, with a light pull towards slope 1
 * and offset 0, and picks the threshold that gives the best F1 (Platt 1999; Lin, Lin and Weng 2007).
 */
export function fitCalibration(sums: readonly number[], holds: readonly boolean[]): Calibration {
  let slope = 1;
  let offset = 0;
  const pull = 1;
  for (let round = 0; round < 50; round++) {
    let gs = pull * (slope - 1);
    let go = pull * 0.1 * offset;
    let ss = pull;
    let so = 0;
    let oo = pull * 0.1;
    for (const [i, sum] of sums.entries()) {
      const p = 1 / (1 + Math.exp(-(slope * sum + offset)));
      const d = p - (holds[i] ? 1 : 0);
      const w = p * (1 - p);
      gs += d * sum;
      go += d;
      ss += w * sum * sum;
      so += w * sum;
      oo += w;
    }
    const det = ss * oo - so * so;
    const ds = (oo * gs - so * go) / det;
    const dO = (ss * go - so * gs) / det;
    slope -= ds;
    offset -= dO;
    if (Math.abs(ds) + Math.abs(dO) < 1e-7) break;
  }
  const fitted = { slope: Math.max(0.05, slope), offset, threshold: 0.5 };
  return {
    ...fitted,
    threshold: bestThreshold(
      sums.map((sum) => sureness(fitted, sum)),
      holds,
    ),
  };
}

/** The probability from which on the label is given, for the best F1; F1 is smoothed so that few cases move it little. */
function bestThreshold(probabilities: readonly number[], holds: readonly boolean[]): number {
  const order = probabilities.map((p, i) => ({ p, holds: holds[i]! })).toSorted((a, b) => b.p - a.p);
  const all = holds.filter(Boolean).length;
  let right = 0;
  let best = { f1: 0, threshold: 0.5 };
  for (const [i, one] of order.entries()) {
    if (one.holds) right += 1;
    const f1 = (2 * right) / (all + i + 1 + 4);
    const next = order[i + 1]?.p ?? 0;
    if (f1 > best.f1) best = { f1, threshold: (one.p + next) / 2 };
  }
  return Math.min(0.65, Math.max(0.15, best.threshold));
}
