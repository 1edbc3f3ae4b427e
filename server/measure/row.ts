import type { Evidence, Measurement } from '../domain/measurement.ts';
import type { Call } from './call.ts';

/** A row of the catalogue: what is measured, what a coach would have the rep do about it, and how it is found. */

/** What was found. `value` is finite; `n` says how many chances it rests on. */
export type Finding = {
  value: number;
  n: number;
  says: string;
  evidence?: Evidence[];
  missed?: Evidence[];
};

export type Row = Pick<Measurement, 'number' | 'id' | 'name' | 'unit' | 'better' | 'band'> & {
  /** What a coach would have the rep do when this is weak. */
  action: string;
  /** Said where the moment never arose. */
  none: string;
  /** Null where the moment never arose, `not-captured` where the record can't hold it. */
  find(call: Call): Finding | null | 'not-captured';
};

const noVoice = 'This was typed, so there is no voice to measure.';

export function measureRow(row: Row, call: Call): Measurement {
  const { number, id, name, unit, better, band, none } = row;
  const base = { number, id, name, unit, better, scope: 'session' as const, ...(band && { band }) };
  const found = row.find(call);
  if (found === null || found === 'not-captured')
    return {
      ...base,
      value: null,
      n: 0,
      status: found === null ? 'no-opportunity' : 'not-captured',
      says: found === null ? none : noVoice,
      evidence: [],
      missed: [],
    };
  const { value, n, says, evidence = [], missed = [] } = found;
  return { ...base, value, n, status: 'measured', says, evidence, missed };
}

/** Chances met out of chances given, as a share. Null without a chance. */
export function shareOf(
  chances: readonly { met: boolean; at: Evidence | null }[],
  says: (met: number, n: number) => string,
): Finding | null {
  const n = chances.length;
  if (n === 0) return null;
  const met = chances.filter((chance) => chance.met).length;
  const places = (wanted: boolean) => chances.flatMap((c) => (c.met === wanted && c.at ? [c.at] : []));
  return { value: met / n, n, says: says(met, n), evidence: places(true), missed: places(false) };
}

export function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** "1 question", "3 questions". */
export function countOf(n: number, noun: string, plural = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : plural}`;
}

/** "3 of 4 objections were", "0 of 1 objection was". */
export function ofAll(met: number, n: number, noun: string, plural = `${noun}s`): string {
  return `${met} of ${countOf(n, noun, plural)} ${met === 1 || n === 1 ? 'was' : 'were'}`;
}

/** "12:36" from milliseconds. */
export function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}

/** "40 s", "2 min 5 s". */
export function lastedOf(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
