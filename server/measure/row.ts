import type { Evidence, Measurement } from '../domain/measurement.ts';
import { type Call, perCall } from './call.ts';
import { wholeAt } from './places.ts';

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
  /** Said where the moment never arose; of this call, where there is more to say than that. */
  none: string | ((call: Call) => string);
  /** On fewer chances than this it carries no score; a fault that was seen needs no number. 1 unless told. */
  least?: number;
  /** Counts what a call has reached, not how the rep went about it: of a replay over the whole call. */
  reached?: true;
  /** Null where the moment never arose, `not-captured` where the record can't hold it. */
  find(call: Call): Finding | null | 'not-captured';
};

/**
 * The chances a level may rest on. The catalogue says "enough of them" and asks for three where it names a number
 * (rows 15 and 19); a scenario gives its headline rows four, so that one may be lost.
 */
export const leastChances = 3;

const noVoice = 'This was typed, so there is no voice to measure.';
const ofWhole = 'Counted with the part of the call that was taken over.';

/** Each place once: several things may be found in one sentence. */
export function eachOnce(places: readonly Evidence[]): Evidence[] {
  return [...new Map(places.map((at) => [`${at.seq}.${at.start}`, at])).values()];
}

const turnsBySeq = perCall((call) => new Map((call.whole ?? call).turns.map((turn) => [turn.seq, turn])));

/** Places as they are quoted: whole sentences, each once. */
export const quotesOf = (call: Call, places: readonly Evidence[]): Evidence[] =>
  eachOnce(places.map((at) => quoteOf(call, at)));

export function quoteOf(call: Call, at: Evidence): Evidence {
  const turn = turnsBySeq(call).get(at.seq);
  return turn ? wholeAt(turn, at) : at;
}

/** They left on the rep, so that chances are few by the rep's own doing. */
export const isLost = (call: Call) => call.last?.ended === 'walked-away';

/** What is counted where less is better is faults; of turns and times less is merely sooner. */
const ofFaults = new Set<Measurement['unit']>(['count', 'money', 'share']);

/** Enough to go by: as many chances as the row needs, or a fault among fewer. */
export function isEnough({ better, unit, least = 1, value, n }: Omit<Measurement, 'evidence' | 'missed'>): boolean {
  return n >= least || (better === 'lower' && ofFaults.has(unit) && (value ?? 0) > 0);
}

export function measureRow(row: Row, call: Call): Measurement {
  const { number, id, name, unit, better, band, none, least = 1 } = row;
  const base = { number, id, name, unit, better, scope: 'session' as const, ...(band && { band }), least };
  const found = row.find(row.reached && call.whole ? call.whole : call);
  if (found === null || found === 'not-captured')
    return {
      ...base,
      value: null,
      n: 0,
      status: found === null ? 'no-opportunity' : 'not-captured',
      says:
        found !== null
          ? noVoice
          : typeof none === 'string'
            ? none
            : none(row.reached && call.whole ? call.whole : call),
      evidence: [],
      missed: [],
    };
  const { value, n } = found;
  const places = { evidence: quotesOf(call, found.evidence ?? []), missed: quotesOf(call, found.missed ?? []) };
  const measured = { ...base, value, n, status: 'measured' as const, says: found.says, ...places };
  const says = [
    found.says,
    ...(row.reached && call.whole ? [ofWhole] : []),
    ...(isEnough(measured)
      ? []
      : [isLost(call) ? `They left before there were ${least}.` : `Too few to judge by: it takes ${least}.`]),
  ];
  return { ...measured, says: says.join(' ') };
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
