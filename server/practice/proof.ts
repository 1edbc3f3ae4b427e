import type { Rubric } from '../domain/rubric.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { Difficulty } from '../domain/scenario-parts.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import { type RepKind, repKinds, type ScriptedReps } from '../domain/scripted-reps.ts';
import { listenerVersion } from '../listener/listen.ts';
import { scoreSession } from '../measure/score.ts';
import { rehearse } from './rehearsal.ts';
import { repPolicy } from './scripted-rep.ts';

/** A scenario proves itself: scripted reps play it, and the rubric must rank them right. */

/** On at least this many of twenty seeds, strong stands above average and average above weak. */
export const seeds = 20;
export const rankedRightly = 19;
/** The silent, the stuffer and the injector may not stand above the weak by more than this. */
export const tolerance = 2;

export type Play = { kind: RepKind; difficulty: Difficulty; seed: string; card: Scorecard };
export type DifficultyProof = {
  difficulty: Difficulty;
  mean: Record<RepKind, number | null>;
  /** Seeds on which the order held. */
  strongOverAverage: number;
  averageOverWeak: number;
  /** Worst of all seeds: how far a cheat stood above the weak rep. */
  worstCheat: Record<'silent' | 'stuffer' | 'injector', number>;
  passed: boolean;
};

/** No total ranks lowest. */
const rank = (card: Scorecard) => card.overall ?? -1;

export function proveDifficulty(
  scenario: Scenario,
  rubric: Rubric,
  reps: ScriptedReps,
  difficulty: Difficulty,
  plays: Play[],
  count = seeds,
): DifficultyProof {
  const cards = new Map<RepKind, Scorecard[]>();
  for (const kind of repKinds)
    cards.set(
      kind,
      Array.from({ length: count }, (_, i) => {
        const seed = `prove-${i}`;
        const record = rehearse(scenario, difficulty, seed, repPolicy(reps, kind, seed));
        const card = scoreSession({ record, scenario, rubric, listener: listenerVersion });
        plays.push({ kind, difficulty, seed, card });
        return card;
      }),
    );
  const of = (kind: RepKind) => cards.get(kind) ?? [];
  const above = (a: RepKind, b: RepKind) => of(a).filter((card, i) => rank(card) > rank(of(b)[i] as Scorecard)).length;
  const lead = (kind: RepKind) => Math.max(...of(kind).map((card, i) => rank(card) - rank(of('weak')[i] as Scorecard)));
  const strongOverAverage = above('strong', 'average');
  const averageOverWeak = above('average', 'weak');
  const worstCheat = { silent: lead('silent'), stuffer: lead('stuffer'), injector: lead('injector') };
  return {
    difficulty,
    mean: Object.fromEntries(repKinds.map((kind) => [kind, meanOf(of(kind))])) as Record<RepKind, number | null>,
    strongOverAverage,
    averageOverWeak,
    worstCheat,
    passed:
      strongOverAverage >= count - (seeds - rankedRightly) &&
      averageOverWeak >= count - (seeds - rankedRightly) &&
      Object.values(worstCheat).every((lead) => lead <= tolerance),
  };
}

function meanOf(cards: readonly Scorecard[]): number | null {
  const scored = cards.flatMap((card) => (card.overall === null ? [] : [card.overall]));
  return scored.length === 0 ? null : scored.reduce((sum, score) => sum + score, 0) / scored.length;
}
