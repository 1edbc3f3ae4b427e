/** What a figure of the bench is, and what it prints. */

export type Row = {
  figure: string;
  what: string;
  value: number;
  unit: string;
  /** The same measured on something bare, beside it. */
  baseline: { what: string; value: number; unit: string } | null;
  /** Value over baseline. */
  ratio: number | null;
  goal: string | null;
  reached: boolean | null;
};

export type Outcome = { rows: Row[]; notes: string[] };

export type Figure = {
  id: string;
  says: string;
  run(options: { quick: boolean }): Promise<Outcome>;
};

type Measured = {
  what: string;
  value: number;
  unit: string;
  baseline?: Row['baseline'];
  /** A bound on the value, or on its ratio to the baseline. */
  goal?: { atMost: number } | { atLeast: number } | { ratioAtLeast: number };
};

/** One line of the table: works out ratio and goal. */
export function row(figure: string, measured: Measured): Row {
  const { what, value, unit, baseline = null, goal } = measured;
  const ratio = baseline && baseline.value > 0 ? value / baseline.value : null;
  return { figure, what, value, unit, baseline, ratio, ...judge(value, ratio, unit, goal) };
}

function judge(value: number, ratio: number | null, unit: string, goal: Measured['goal']) {
  if (!goal) return { goal: null, reached: null };
  if ('atMost' in goal) return { goal: `≤ ${goal.atMost} ${unit}`, reached: value <= goal.atMost };
  if ('atLeast' in goal) return { goal: `≥ ${goal.atLeast} ${unit}`, reached: value >= goal.atLeast };
  return { goal: `ratio ≥ ${goal.ratioAtLeast}`, reached: ratio !== null && ratio >= goal.ratioAtLeast };
}
