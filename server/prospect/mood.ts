import type { Difficulty } from '../domain/scenario-parts.ts';
import type { Mood, MoodChange, Temperament } from '../domain/temperament.ts';

/**
 * The arithmetic of a prospect's mood. A turn goes through it in this order: the sum of its rows,
 * capped; thinned or softened by where each value stands; the difficulty's factor; the minutes that
 * passed; the prospect's own pressing, times the factor; and only then the bounds. Values are never rounded here.
 */

const values = ['patience', 'trust', 'interest', 'irritation'] as const;

/** Most that the rows of one turn may move a value; an insult has no such limit. */
const capPerTurn = 12;
/** Gains count in full below the first, by half below the second, by a quarter from there. */
const thinning = { half: 60, quarter: 80 } as const;
/** Harm counts half to a value already under this (irritation: over the second). */
const softening = { under: 40, irritationOver: 60 } as const;
/** Irritation falls half as fast once under this. */
const calm = 20;

export function addChanges(...changes: readonly MoodChange[]): MoodChange {
  const sum: MoodChange = [0, 0, 0, 0];
  for (const change of changes) for (const i of [0, 1, 2, 3] as const) sum[i] += change[i];
  return sum;
}

export function scaleChange(change: MoodChange, by: number): MoodChange {
  return change.map((amount) => amount * by) as MoodChange;
}

function weigh(name: (typeof values)[number], now: number, amount: number): number {
  if (name === 'irritation') {
    if (amount < 0) return now < calm ? amount / 2 : amount;
    return now > softening.irritationOver ? amount / 2 : amount;
  }
  if (amount > 0) return now < thinning.half ? amount : now < thinning.quarter ? amount / 2 : amount / 4;
  return now < softening.under ? amount / 2 : amount;
}

/** What the rows of one turn do. `change` is their sum; `capped` is false for an insult. */
export function takeChange(
  temperament: Temperament,
  difficulty: Difficulty,
  mood: Mood,
  change: MoodChange,
  capped: boolean,
): Mood {
  const { gains, losses } = temperament.factors[difficulty];
  const after = { ...mood };
  values.forEach((name, i) => {
    const sum = change[i] as number;
    const amount = capped ? Math.max(-capPerTurn, Math.min(capPerTurn, sum)) : sum;
    const isGain = name === 'irritation' ? amount < 0 : amount > 0;
    after[name] += weigh(name, mood[name], amount) * (isGain ? gains : losses);
  });
  return after;
}

/** Patience for the whole minutes begun between two readings of the prospect's clock; the same at every difficulty. */
export function passTime(temperament: Temperament, mood: Mood, fromMs: number, toMs: number): Mood {
  const minutes = Math.max(0, Math.floor(toMs / 60_000) - Math.floor(fromMs / 60_000));
  return { ...mood, patience: mood.patience - minutes * temperament.patiencePerMinute };
}

/** The prospect's own pressing: an objection opened, or a pressing event (with the objection it opens). */
export function press(temperament: Temperament, difficulty: Difficulty, mood: Mood, by: 'objection' | 'event'): Mood {
  const { losses } = temperament.factors[difficulty];
  const after = { ...mood };
  values.forEach((name, i) => {
    after[name] += (temperament.pressing[by][i] as number) * losses;
  });
  return after;
}

/** The bounds: 0 to 100, and irritation never under half of what it began with. */
export function boundMood(temperament: Temperament, difficulty: Difficulty, mood: Mood): Mood {
  const bound = (value: number, least: number) => Math.max(least, Math.min(100, value));
  return {
    patience: bound(mood.patience, 0),
    trust: bound(mood.trust, 0),
    interest: bound(mood.interest, 0),
    irritation: bound(mood.irritation, temperament.start[difficulty].irritation / 2),
  };
}
