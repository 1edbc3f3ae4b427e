import type { DirectorStep } from '../../server/domain/record.ts';
import type { Difficulty } from '../../server/domain/scenario-parts.ts';
import type { Utterance } from '../../server/listener/listen.ts';
import { take, takeTurn } from '../../server/practice/turn.ts';
import { initialState } from '../../server/prospect/director.ts';
import { scenariosRoot } from './acting.ts';
import { readScenarios } from './scenario-files.ts';

/** Plays typed lines in scenarios as they are: heard, read and answered as in a room. */

const scenarios = readScenarios(scenariosRoot);

export function call(id: string, difficulty: Difficulty, lines: readonly string[], seed = 'a'): DirectorStep[] {
  const scenario = scenarios.find((s) => s.id === id);
  if (!scenario) throw new Error(`${id} is gone from the library`);
  const cast = { scenario, difficulty, seed, repName: 'Ines' };
  const before: Utterance[] = [];
  const hear = (step: DirectorStep) => {
    before.push(...step.says.map(({ text }) => ({ speaker: 'prospect' as const, text })));
    return step;
  };
  let step = hear(take(cast, initialState(scenario, difficulty), { kind: 'open' }, 0).step);
  return lines.map((text, i) => {
    const { hold } = step.state;
    if (hold) step = hear(take(cast, step.state, { kind: 'tick' }, hold.untilMs).step);
    step = takeTurn(cast, step.state, text, before, (i + 1) * 48_000).step;
    before.push({ speaker: 'rep', text });
    return hear(step);
  });
}

export const replies = (step: DirectorStep | undefined) => step?.beats.flatMap((beat) => beat.reply ?? []) ?? [];
