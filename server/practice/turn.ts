import type { ProspectState } from '../domain/prospect-state.ts';
import type { DirectorStep, SessionEvent } from '../domain/record.ts';
import { rngFor } from '../domain/rng.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { Difficulty } from '../domain/scenario-parts.ts';
import { listen, type Utterance } from '../listener/listen.ts';
import { readTurn } from '../listener/read-turn.ts';
import { type StepInput, step } from '../prospect/director.ts';
import { wordBeats } from '../prospect/scripted-voice.ts';

/** The chain listener → reading → director → scripted words, as one step of the record. */

export type Cast = { scenario: Scenario; difficulty: Difficulty; seed: string; repName: string };
export type Taken = { step: DirectorStep; events: SessionEvent[] };

/** How much of the conversation the listener looks back on. */
const lookBack = 12;

/** A tick that came to nothing but the rep's silence going on. */
export const isWaiting = ({ step, events }: Taken): boolean =>
  events.length === 0 && step.says.length === 0 && step.beats.length === 0 && step.state.ended === null;

/** The rep said `text`. */
export function takeTurn(
  cast: Cast,
  state: ProspectState,
  text: string,
  before: readonly Utterance[],
  atMs: number,
): Taken {
  const heard = listen({ speaker: 'rep', text, before: before.slice(-lookBack) });
  const reading = readTurn(cast.scenario, text, heard.moves, {
    before,
    open: state.open,
    topic: state.topic,
    asked: state.asked,
  });
  const taken = take(cast, state, { kind: 'turn', text, moves: heard.moves, reading }, atMs);
  return { ...taken, step: { ...taken.step, uptake: heard.uptake } };
}

/** The call begins, or a wake-up came due. */
export function take(cast: Cast, state: ProspectState, input: StepInput, atMs: number): Taken {
  const rng = rngFor(cast.seed, input.kind === 'tick' ? -Math.round(atMs) : state.turn);
  const stepped = step(cast.scenario, cast.difficulty, state, input, atMs, rng);
  const heard = input.kind === 'turn' ? { text: input.text, reading: input.reading } : null;
  const worded = wordBeats(cast.scenario, cast.difficulty, stepped.state, stepped.beats, heard, cast.repName, rng);
  return {
    events: stepped.events,
    step: {
      kind: 'director',
      moves: input.kind === 'turn' ? input.moves : [],
      uptake: 0,
      reading: heard?.reading ?? null,
      beats: stepped.beats,
      says: worded.says,
      state: worded.state,
      resistance: stepped.resistance,
      wakeAtMs: stepped.wakeAtMs,
    },
  };
}
