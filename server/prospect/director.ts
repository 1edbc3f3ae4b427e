import type { Beat } from '../domain/beat.ts';
import type { Move } from '../domain/move.ts';
import type { ProspectState } from '../domain/prospect-state.ts';
import type { Reading } from '../domain/reading.ts';
import type { SessionEvent } from '../domain/record.ts';
import type { Rng } from '../domain/rng.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { Difficulty } from '../domain/scenario-parts.ts';
import { answerTurn } from './answer.ts';
import { comeAndGo } from './company.ts';
import { leave } from './exits.ts';
import { mannerAfter } from './manner.ts';
import { passTime } from './mood.ts';
import { copyState, type Play, replyBeat } from './play.ts';
import { viewTurn } from './rep-turn.ts';
import { resistance } from './resistance.ts';
import { endHold, type Quiet, silenceStepMs, waitOn } from './silence.ts';

/**
 * The director: what the prospect does, decided by code. A state machine without clock, chance or
 * I/O of its own; the same state, input, time and draws give the same step.
 */

export const engineVersion = 'prospect-7';

export type StepInput =
  /** The call begins. */
  | { kind: 'open' }
  /** The rep has spoken. */
  | { kind: 'turn'; text: string; moves: Move[]; reading: Reading }
  /** `wakeAtMs` came due. */
  | { kind: 'tick' };

export type Stepped = {
  state: ProspectState;
  beats: Beat[];
  wakeAtMs: number | null;
  /** 0–100. */
  resistance: number;
  /** What the step adds to the visible record by itself; `ended` is the room's to add. */
  events: SessionEvent[];
};

export function initialState(scenario: Scenario, difficulty: Difficulty): ProspectState {
  return {
    v: 1,
    mood: { ...scenario.temperament.start[difficulty] },
    manner: difficulty,
    turn: 0,
    clockMs: 0,
    told: {},
    earned: {},
    objections: {},
    fired: {},
    open: null,
    topic: null,
    asked: null,
    hold: null,
    step: null,
    counts: {},
    said: [],
    rows: [],
    lastRepText: '',
    ended: null,
  };
}

const endMs = (scenario: Scenario) => scenario.minutes * 60_000;

/** When to wake if nothing is said: the end of a hold, the next step of silence, or the end of the call. */
function wakeAt({ state, scenario, atMs }: Play): number | null {
  if (state.ended) return null;
  if (state.hold) return state.hold.untilMs;
  return Math.min(atMs + silenceStepMs, Math.max(endMs(scenario), atMs));
}

function tick(play: Play): Quiet {
  const { state, scenario, atMs } = play;
  if (state.hold) return atMs >= state.hold.untilMs ? endHold(play) : { beats: [], events: [] };
  if (atMs < endMs(scenario)) return waitOn(play);
  const exit = leave(play, 'time-up');
  state.ended = exit.reason;
  return { beats: exit.beats, events: [] };
}

function open(play: Play): Quiet {
  return { beats: [replyBeat(play.scenario, 'opening', 'small-talk', 'opening')], events: [] };
}

/**
 * One step of the prospect. `atMs` is the session's active time; `wakeAtMs` is reckoned as if what
 * he says took no time, so a room that paces speech adds that. A step after the end changes nothing.
 */
export function step(
  scenario: Scenario,
  difficulty: Difficulty,
  state: ProspectState,
  input: StepInput,
  atMs: number,
  rng: Rng,
): Stepped {
  const draft = copyState(state);
  const play: Play = { scenario, difficulty, state: draft, rng, atMs, minute: 0 };
  if (draft.ended)
    return { state: draft, beats: [], wakeAtMs: null, resistance: resistance(scenario, draft), events: [] };
  const before = draft.clockMs;
  draft.clockMs = Math.max(before, atMs, draft.turn * scenario.turnMs);
  play.minute = draft.clockMs / 60_000;
  const done =
    input.kind === 'turn'
      ? answerTurn(play, viewTurn(input.text, input.moves, input.reading), before, endMs(scenario))
      : input.kind === 'tick'
        ? tick(play)
        : open(play);
  if (input.kind !== 'turn') draft.mood = passTime(scenario.temperament, draft.mood, before, draft.clockMs);
  draft.mood.patience = Math.max(0, draft.mood.patience);
  draft.manner = mannerAfter(scenario, difficulty, draft);
  const company = comeAndGo(play, done.beats);
  return {
    state: draft,
    beats: done.beats,
    wakeAtMs: wakeAt(play),
    resistance: resistance(scenario, draft),
    events: [...done.events, ...company],
  };
}
