/** A sentence to learn from: its columns with their values, whether each label holds (0–1), and how much it counts. */
export type Sample = { at: Uint32Array; value: Float32Array; targets: Float32Array; weight: number };

/** How many past steps guide the next. */
const memory = 8;

/**
 * Learns one label's weights by logistic regression with a quadratic pull towards nothing of
 * 1/(2·`strength`), by L-BFGS (Nocedal and Wright, Numerical Optimization, chapter 7) with a
 * halving line search. The last number is the bias. Deterministic.
 */
export function learnLabel(samples: readonly Sample[], label: number, columns: number, strength: number): Float64Array {
  const size = columns + 1;
  const loss = (w: Float64Array, gradient: Float64Array): number => {
    let total = 0;
    for (let i = 0; i < columns; i++) {
      total += w[i]! ** 2 / (2 * strength);
      gradient[i] = w[i]! / strength;
    }
    gradient[columns] = 0;
    for (const { at, value, targets, weight } of samples) {
      let sum = w[columns]!;
      for (let i = 0; i < at.length; i++) sum += w[at[i]!]! * value[i]!;
      const target = targets[label]!;
      total += weight * (Math.log1p(Math.exp(-Math.abs(sum))) + Math.max(sum, 0) - target * sum);
      const error = weight * (1 / (1 + Math.exp(-sum)) - target);
      for (let i = 0; i < at.length; i++) gradient[at[i]!]! += error * value[i]!;
      gradient[columns]! += error;
    }
    return total;
  };
  return minimise(loss, new Float64Array(size));
}

type Step = { s: Float64Array; y: Float64Array; rho: number };
const dot = (a: Float64Array, b: Float64Array) => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

/** The direction downhill that the past steps suggest. */
function directionOf(gradient: Float64Array, past: readonly Step[]): Float64Array {
  const direction = gradient.map((value) => -value);
  const alphas: number[] = [];
  for (const { s, y, rho } of past.toReversed()) {
    const alpha = rho * dot(s, direction);
    alphas.push(alpha);
    for (let i = 0; i < direction.length; i++) direction[i]! -= alpha * y[i]!;
  }
  const last = past.at(-1);
  const scale = last ? dot(last.s, last.y) / dot(last.y, last.y) : 1 / Math.max(1, Math.sqrt(dot(gradient, gradient)));
  for (let i = 0; i < direction.length; i++) direction[i]! *= scale;
  for (const { s, y, rho } of past) {
    const by = alphas.pop()! - rho * dot(y, direction);
    for (let i = 0; i < direction.length; i++) direction[i]! += by * s[i]!;
  }
  return direction;
}

function minimise(loss: (at: Float64Array, gradient: Float64Array) => number, start: Float64Array): Float64Array {
  let here = start;
  let gradient = new Float64Array(start.length);
  let value = loss(here, gradient);
  const past: Step[] = [];
  for (let round = 0; round < 80; round++) {
    const direction = directionOf(gradient, past);
    const slope = dot(direction, gradient);
    if (slope > -1e-9) break;
    let length = 1;
    const next = new Float64Array(here.length);
    const after = new Float64Array(here.length);
    let reached = Number.POSITIVE_INFINITY;
    while (length > 1e-8) {
      for (let i = 0; i < here.length; i++) next[i] = here[i]! + length * direction[i]!;
      reached = loss(next, after);
      if (reached <= value + 1e-4 * length * slope) break;
      length /= 2;
    }
    if (length <= 1e-8) break;
    const s = next.map((v, i) => v - here[i]!);
    const y = after.map((v, i) => v - gradient[i]!);
    const curve = dot(s, y);
    if (curve > 1e-12) past.push({ s, y, rho: 1 / curve });
    if (past.length > memory) past.shift();
    const gained = value - reached;
    here = next;
    gradient = after;
    value = reached;
    if (gained < 1e-5 * Math.abs(value)) break;
  }
  return here;
}
