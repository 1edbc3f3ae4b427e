import type { Condition } from '../domain/scenario-parts.ts';
import { answerKey } from './line-sets.ts';
import { countOf, givenKey, isSettled, type Play } from './play.ts';
import { meetsAsk, type RepTurn } from './rep-turn.ts';

/**
 * Conditions as scenarios write them. What a rep did stays done: a `did` that has held once is kept
 * under `key` in the state's counts.
 */
export function holds(play: Play, turn: RepTurn | null, condition: Condition, key: string): boolean {
  const { state } = play;
  if ('earned' in condition) return (state.earned[condition.earned] ?? 0) >= condition.rung;
  if ('resolved' in condition) return isSettled(state, condition.resolved);
  if ('answered' in condition) return countOf(state, givenKey(answerKey(condition.answered))) > 0;
  if ('raised' in condition) return state.objections[condition.raised] !== undefined;
  if ('fired' in condition) return state.fired[condition.fired] !== undefined;
  if ('irritationUnder' in condition) return state.mood.irritation < condition.irritationUnder;
  if ('irritationOver' in condition) return state.mood.irritation > condition.irritationOver;
  if ('trustOver' in condition) return state.mood.trust > condition.trustOver;
  if ('minute' in condition) return play.minute >= condition.minute;
  if (countOf(state, key) > 0) return true;
  // a question that only has the words beside it asks for something else
  if (!turn || meetsAsk(play.scenario, turn, condition.did) < 1) return false;
  state.counts[key] = 1;
  return true;
}

/** Which of the conditions hold; every one is looked at, so that what was done is kept. */
export function whichHold(play: Play, turn: RepTurn | null, all: readonly Condition[], key: string): boolean[] {
  return all.map((condition, i) => holds(play, turn, condition, `${key}.${i}`));
}
