import type { ProspectState } from '../domain/prospect-state.ts';
import type { DirectorStep } from '../domain/record.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { LiveSession } from '../protocol/live.ts';
import type { MoodView } from '../protocol/session-view.ts';

/** What a rep may see of the prospect while they talk: never a number behind it, never a fact not earned. */
export type Guidance = Pick<LiveSession, 'mood' | 'earned'>;

const words = ['closing', 'cold', 'guarded', 'listening', 'open'] as const;

/** Five steps from the mood: the mean of its four sides, irritation turned round. */
export function viewMood(state: ProspectState): MoodView {
  const { patience, trust, interest, irritation } = state.mood;
  const fifth = (value: number) => Math.min(5, Math.max(1, Math.floor(value / 20) + 1));
  const step = fifth((patience + trust + interest + (100 - irritation)) / 4);
  return { step, word: words[step - 1] as MoodView['word'], patience: fifth(patience) };
}

/** The facts that a step earned; one that is said again has been listed. */
export function earnedIn(scenario: Scenario, seq: number, step: DirectorStep): NonNullable<Guidance['earned']> {
  return step.beats
    .filter((beat) => beat.part === 'rung' && beat.earned && !beat.reply)
    .flatMap((beat) => {
      const rung = scenario.hidden.find((fact) => fact.id === beat.fact)?.rungs[(beat.rung ?? 0) - 1];
      return rung ? [{ seq, learned: rung.learned }] : [];
    });
}
