import { fileURLToPath } from 'node:url';
import type { Beat } from '../../server/domain/beat.ts';
import type { Move, MoveId } from '../../server/domain/move.ts';
import type { ProspectState } from '../../server/domain/prospect-state.ts';
import type { Reading } from '../../server/domain/reading.ts';
import type { Saying, SessionEvent } from '../../server/domain/record.ts';
import { rngFor } from '../../server/domain/rng.ts';
import type { Scenario } from '../../server/domain/scenario.ts';
import type { Difficulty } from '../../server/domain/scenario-parts.ts';
import { initialState, type StepInput, step } from '../../server/prospect/director.ts';
import { wordBeats } from '../../server/prospect/scripted-voice.ts';

/** Acts a call without a room: turns are given with their moves and readings, words are found, holds stand. */

export const scenariosRoot = fileURLToPath(new URL('../../scenarios', import.meta.url));

/** How many seeds the widest property is tried with. */
export const politeSeeds = 100;

export type Acted = { text: string; moves: Move[]; reading: Reading };

/** A turn, read by hand: each move spans the whole text unless said otherwise. */
export function turn(
  text: string,
  moves: readonly (MoveId | (Partial<Move> & { move: MoveId }))[] = [],
  reading: Partial<Reading> = {},
): Acted {
  const span = { start: 0, end: text.length, confidence: 1 };
  const full = moves.map((m) => (typeof m === 'string' ? { ...span, move: m } : { ...span, ...m }));
  return {
    text,
    moves: full,
    reading: {
      words: text.split(/\s+/).filter(Boolean).length,
      kind: 'ordinary',
      topics: [],
      topic: null,
      questions: full
        .filter((m) => m.move.startsWith('question'))
        .map((m) => ({ start: m.start, end: m.end, specific: true, stock: false, repeated: false, topic: null })),
      ownFault: false,
      claims: [],
      answer: null,
      answerFirst: false,
      gives: [],
      gets: [],
      battlecard: [],
      figures: [],
      compliance: [],
      raised: [],
      takenUp: [],
      theirWords: '',
      ...reading,
    },
  };
}

export type Line = {
  beats: Beat[];
  says: Saying[];
  events: SessionEvent[];
  state: ProspectState;
  resistance: number;
  wakeAtMs: number | null;
};
export type Cast = { scenario: Scenario; difficulty: Difficulty; seed: string };

/** One step and its words, as a room would take it. */
export function take(cast: Cast, state: ProspectState, input: StepInput, atMs: number): Line {
  const rng = rngFor(cast.seed, input.kind === 'tick' ? -Math.round(atMs) : state.turn);
  const stepped = step(cast.scenario, cast.difficulty, state, input, atMs, rng);
  const heard = input.kind === 'turn' ? { text: input.text, reading: input.reading } : null;
  const worded = wordBeats(cast.scenario, cast.difficulty, stepped.state, stepped.beats, heard, 'Ines', rng);
  return { ...stepped, says: worded.says, state: worded.state };
}

/** What a rep says next; null hangs up. */
export type Rep = (state: ProspectState, turnNumber: number) => Acted | null;

/** A whole call: opening, then turns `everyMs` apart; holds are let stand. Ends with the call or after `turns`. */
export function act(cast: Cast, rep: Rep, turns: number, everyMs = 45_000): Line[] {
  const lines = [take(cast, initialState(cast.scenario, cast.difficulty), { kind: 'open' }, 0)];
  let atMs = 12_000;
  for (let i = 1; i <= turns; i++) {
    const now = lines.at(-1) as Line;
    if (now.state.ended) break;
    const said = rep(now.state, i);
    if (!said) break;
    lines.push(take(cast, now.state, { kind: 'turn', ...said }, atMs));
    const after = lines.at(-1) as Line;
    if (after.state.hold) lines.push(take(cast, after.state, { kind: 'tick' }, after.state.hold.untilMs));
    atMs += everyMs;
  }
  return lines;
}

export const wordsOf = (lines: readonly Line[]) => lines.flatMap((line) => line.says.map((saying) => saying.text));
export const beatsOf = (lines: readonly Line[]) => lines.flatMap((line) => line.beats);
