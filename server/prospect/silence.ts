import type { Beat } from '../domain/beat.ts';
import type { SessionEvent } from '../domain/record.ts';
import { tell } from './ladder.ts';
import { boundMood, takeChange } from './mood.ts';
import { noteGiven, resolveObjections } from './objections.ts';
import { bump, leadOf, type Play, replyBeat } from './play.ts';

/** Quiet, his and the rep's: holds that have stood, and the ten-second steps of a rep who says nothing. */

export const silenceStepMs = 10_000;
/** Steps of silence at which he speaks; after the last he waits until the time is up. */
const speaksAt = new Set([3, 9, 18]);

export type Quiet = { beats: Beat[]; events: SessionEvent[] };

/** The hold has stood: he says so, and goes on with what it kept back. */
export function endHold(play: Play): Quiet {
  const { state, scenario } = play;
  const hold = state.hold;
  if (!hold) return { beats: [], events: [] };
  state.hold = null;
  state.rows = [];
  state.counts.stood = 1;
  for (const beat of hold.after) tell(state, beat);
  resolveObjections(play, null);
  noteGiven(play, hold.after);
  const stood: Beat = {
    beat: 'hold',
    part: 'reaction',
    persona: leadOf(scenario),
    event: hold.event,
    reply: 'stood',
  };
  return { beats: [stood, ...hold.after], events: [{ kind: 'hold', ms: hold.untilMs - hold.fromMs, filled: false }] };
}

/** Ten seconds more of the rep's silence: it costs patience, and is an event only where he speaks into it. */
export function waitOn(play: Play): Quiet {
  const { state, scenario, difficulty } = play;
  const { temperament } = scenario;
  const steps = bump(state, 'silent-steps');
  state.mood = boundMood(
    temperament,
    difficulty,
    takeChange(temperament, difficulty, state.mood, temperament.rows.silent, true),
  );
  state.rows = ['silent'];
  if (!speaksAt.has(steps)) return { beats: [], events: [] };
  return {
    beats: [replyBeat(scenario, 'silent', 'small-talk')],
    events: [{ kind: 'cue', cue: 'silence', ms: steps * silenceStepMs }],
  };
}
