import type { ProspectState } from '../domain/prospect-state.ts';
import type { MoodRow } from '../domain/temperament.ts';
import { passTime, takeChange } from './mood.ts';
import { bump, countOf, type Play } from './play.ts';
import { asksSomething, type RepTurn } from './rep-turn.ts';
import { isCourtesy, type RowContext, takeRows } from './turn-rows.ts';

/** How a turn is taken: its rows move the mood, and what it was is counted. */

/** Counts that rows, triggers and exits go by. */
function keepCounts(state: ProspectState, turn: RepTurn, rows: readonly MoodRow[]): void {
  const { reading } = turn;
  const run = (key: string, is: boolean) => {
    state.counts[key] = is ? countOf(state, key) + 1 : 0;
  };
  const total = (key: string, is: boolean) => is && bump(state, key);
  run('defended', rows.includes('defended'));
  run('labelled', rows.includes('labelled'));
  run('idle', !asksSomething(turn) && reading.answer !== 'right' && reading.answer !== 'unsure');
  total('stock', rows.includes('stock'));
  total('courtesy', isCourtesy(turn));
  total('agenda', rows.includes('agenda'));
  total('acknowledged', rows.includes('acknowledged'));
  total('apologised', rows.includes('apologised'));
  total('insults', reading.kind === 'insult');
  total('nonsense', reading.kind === 'nonsense' || reading.kind === 'other-language');
  state.counts['silent-steps'] = 0;
}

/**
 * Moves the mood by the turn's rows and the minutes since `fromMs`; the prospect's own pressing and
 * the bounds come after. Returns the rows taken.
 */
export function moveMood(play: Play, turn: RepTurn, context: RowContext, fromMs: number): MoodRow[] {
  const { scenario, difficulty, state } = play;
  const taken = takeRows(scenario, state, turn, context);
  const mood = takeChange(scenario.temperament, difficulty, state.mood, taken.change, taken.capped);
  state.mood = passTime(scenario.temperament, mood, fromMs, state.clockMs);
  state.rows = taken.rows;
  keepCounts(state, turn, taken.rows);
  return taken.rows;
}
