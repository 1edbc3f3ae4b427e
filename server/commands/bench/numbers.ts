/** Milliseconds of the machine's monotonic clock: the same in every process. */
export const nowMs = () => Number(process.hrtime.bigint()) / 1e6;

/** The smallest value that at least `share` (0–1) of the values don't exceed. Throws on an empty list. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('nothing was measured');
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] as number;
}

export const median = (values: readonly number[]) => percentile(values, 0.5);

/** Three significant digits, no exponent. */
export function short(value: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(4, digits));
}

export const ms = (value: number) => `${short(value)} ms`;
