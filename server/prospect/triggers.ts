import type { Trigger } from '../domain/scenario-parts.ts';
import { bump, countOf, type Play } from './play.ts';
import { asksSomething, asksSpecifically, meetsAsk, type RepTurn, trades } from './rep-turn.ts';

/**
 * What sets an event off, or an objection early. `now`: this turn did it, and a turn later it would
 * make no sense. `standing`: it stays due until it is played. `scheduled`: the clock alone.
 */
export type Fired = { how: 'now' | 'standing' | 'scheduled'; dueMinute: number } | null;

/** A hostile prospect doesn't wait for the minute. */
const hostileEarlyMinutes = 2;

function turnOf(play: Play, id: string): number | undefined {
  const { state } = play;
  return state.fired[id] ?? state.objections[id]?.raisedTurn ?? state.counts[`came.${id}`];
}

/** Claims that only assert: an account of a fault, an answer or what leads up to a question is no list. */
function claimsIn(turn: RepTurn): number {
  const { reading } = turn;
  if (trades(turn)) return 0;
  const isAccount = reading.ownFault || reading.answer === 'right' || asksSpecifically(turn);
  return Math.max(isAccount ? 0 : reading.claims.length, turn.moves.filter((m) => m.move === 'feature').length);
}

/** Counts a `did` of this turn; call once a turn for every trigger, played or not. */
export function noteTrigger(play: Play, turn: RepTurn, id: string, index: number, trigger: Trigger): void {
  if ('did' in trigger && meetsAsk(play.scenario, turn, trigger.did) > 0) bump(play.state, `did.${id}.${index}`);
}

function fires(play: Play, turn: RepTurn, id: string, index: number, trigger: Trigger, early: boolean): Fired {
  const { state, minute } = play;
  const when = (is: boolean, how: 'now' | 'standing' | 'scheduled', dueMinute = minute): Fired =>
    is ? { how, dueMinute } : null;
  if ('nothingAbove' in trigger) {
    const best = Math.max(0, ...Object.values(state.earned));
    return when(minute >= trigger.minute && best <= trigger.nothingAbove, 'standing');
  }
  if ('minute' in trigger) {
    const due = trigger.minute - (early ? hostileEarlyMinutes : 0);
    return when(minute >= due, 'scheduled', due);
  }
  if ('after' in trigger) {
    const came = turnOf(play, trigger.after);
    return when(came !== undefined && state.turn - came >= Math.max(1, trigger.turns), 'standing');
  }
  if ('did' in trigger) return when(countOf(state, `did.${id}.${index}`) >= trigger.times, 'standing');
  if ('claims' in trigger) return when(claimsIn(turn) >= trigger.claims, 'now');
  if ('words' in trigger) return when(turn.reading.words >= trigger.words && !asksSomething(turn), 'now');
  if ('idle' in trigger) return when(countOf(state, 'idle') >= trigger.idle, 'standing');
  return null;
}

/** The most urgent of the triggers that fire; moods are looked at apart, by `moodFires`. */
export function firstFired(play: Play, turn: RepTurn, id: string, when: readonly Trigger[], early: boolean): Fired {
  const rank = { now: 0, standing: 1, scheduled: 2 };
  let best: Fired = null;
  for (const [i, trigger] of when.entries()) {
    const fired = fires(play, turn, id, i, trigger, early);
    if (fired && (!best || rank[fired.how] < rank[best.how])) best = fired;
  }
  return best;
}

/** Did the mood, as it was before this turn, call for it? */
export function moodFires(before: { patience: number; irritation: number }, when: readonly Trigger[]): boolean {
  return when.some(
    (t) =>
      ('patienceUnder' in t && before.patience <= t.patienceUnder) ||
      ('irritationOver' in t && before.irritation >= t.irritationOver),
  );
}
