import { describe, expect, it } from 'vitest';
import type { MoveId } from '../../server/domain/move.ts';
import type { Difficulty } from '../../server/domain/scenario-parts.ts';
import type { Mood } from '../../server/domain/temperament.ts';
import { initialState } from '../../server/prospect/director.ts';
import { boundMood, press } from '../../server/prospect/mood.ts';
import type { Play } from '../../server/prospect/play.ts';
import { viewTurn } from '../../server/prospect/rep-turn.ts';
import { moveMood } from '../../server/prospect/taking.ts';
import { type Acted, turn } from './acting.ts';
import { smallScenario } from './small-scenario.ts';

/**
 * The two worked calls of the reference: each turn by the moves noted beside it, then what the
 * prospect himself pressed with, and the values after both.
 */
type Worked = { at: number; said: Acted; press?: 'objection' | 'event'; season?: boolean; hold?: 'stood' | 'filled' };

const probe = { move: 'question.open' as MoveId, probe: true };
const closed = { move: 'question.closed' as MoveId, probe: true };
const stock = { questions: [{ start: 0, end: 1, specific: false, stock: true, repeated: false, topic: null }] };
const strength = { battlecard: [{ start: 0, end: 1, kind: 'strength' as const, id: 'charts' }] };
const trade = { move: 'concede' as MoveId, return: true };
const say = (...args: Parameters<typeof turn> extends [string, ...infer Rest] ? Rest : never) => turn('said', ...args);

const ines: Worked[] = [
  { at: 0.2, said: say(['agenda', 'question.open']), press: 'objection' },
  { at: 0.9, said: say(['reflect', 'quantify', probe]) },
  { at: 1.7, said: say(['reflect', probe]), press: 'objection' },
  { at: 2.5, said: say(['acknowledge', 'cite-record', probe], { ownFault: true }) },
  { at: 3.3, said: say(['reflect', probe]) },
  {
    at: 4.2,
    said: say([
      { move: 'next-step', owner: 'we', date: 'Friday' },
      { ...closed, start: 10, end: 20 },
    ]),
    season: false,
  },
  { at: 5, said: say(['reflect', probe]) },
  { at: 5.9, said: say(['cite-record', 'quantify', probe], { answer: 'right', answerFirst: true }) },
  { at: 7, said: say(['quantify', trade]), hold: 'stood', press: 'objection' },
  { at: 7.8, said: say(['label', 'acknowledge', probe]), press: 'objection' },
  { at: 8.6, said: say(['reflect', probe]) },
  { at: 9.4, said: say([trade, probe]), press: 'objection' },
  { at: 10.2, said: say(['reflect', probe]), press: 'event' },
  { at: 11.1, said: say(['compare', probe], strength), press: 'event' },
  { at: 11.9, said: say(['verify.authority']) },
  { at: 12.6, said: say(['reflect', 'verify.timeline']) },
  {
    at: 13.4,
    said: say([{ move: 'next-step', owner: 'I', date: 'Wednesday noon' }, 'disqualify']),
    season: true,
  },
];

const unsupported = { claims: [{ start: 0, end: 4, fact: null, verdict: 'unsupported' as const }] };
const rob: Worked[] = [
  { at: 0.2, said: say(['question.open'], stock), press: 'objection' },
  { at: 1, said: say(['acknowledge', 'feature', 'feature', 'feature']) },
  { at: 1.8, said: say(['acknowledge', closed]) },
  { at: 2.6, said: say(['defend', 'compare'], unsupported), press: 'objection' },
  { at: 3.5, said: say(['defend']) },
  { at: 4.3, said: say(['apologise', closed]), press: 'event' },
  { at: 5.1, said: say(['hedge'], { answer: 'wrong' }) },
  { at: 5.9, said: say(['acknowledge']), press: 'event' },
  { at: 6.8, said: say(['hedge', 'concede']) },
  { at: 7.5, said: say(['concede']), hold: 'filled', press: 'event' },
  { at: 8.3, said: say([probe]) },
  { at: 9, said: say([], { answer: 'right', answerFirst: true }), press: 'event' },
  { at: 10, said: say(['question.open'], stock), press: 'event' },
  { at: 10.6, said: say(['defend', 'compare', 'disparage'], unsupported), press: 'event' },
  { at: 11.3, said: say(['verify.authority', { move: 'next-step', date: 'Thursday' }, 'concede']), season: false },
];

function playOut(difficulty: Difficulty, call: readonly Worked[]): string[] {
  const { temperament } = smallScenario;
  const state = initialState(smallScenario, difficulty);
  return call.map(({ at, said, press: by, season = false, hold = null }) => {
    const play: Play = { scenario: smallScenario, difficulty, state, rng: () => 0, atMs: at * 60_000, minute: at };
    const before = state.clockMs;
    state.clockMs = at * 60_000;
    const context = { leavesObjection: false, stillOpen: false, stepInSeason: season, hold, wide: false };
    moveMood(play, viewTurn(said.text, said.moves, said.reading), context, before);
    if (by) state.mood = press(temperament, difficulty, state.mood, by);
    state.mood = boundMood(temperament, difficulty, state.mood);
    return shown(state.mood);
  });
}

const shown = (m: Mood) => [m.patience, m.trust, m.interest, m.irritation].map(Math.round).join(' ');

describe('the mood of the two worked calls', () => {
  it('[PROSPECT1] follows the strong call, turn by turn, at cold', () => {
    expect(playOut('cold', ines)).toEqual([
      '56 31 37 36',
      '61 37 45 30',
      '60 42 50 28',
      '62 54 58 18',
      '63 59 63 18',
      '64 64 66 18',
      '65 67 68 18',
      '68 72 74 18',
      '67 75 80 18',
      '68 78 82 18',
      '69 81 83 18',
      '68 82 85 19',
      '66 83 87 22',
      '65 85 89 22',
      '65 85 90 22',
      '66 87 91 18',
      '68 88 93 18',
    ]);
  });

  it('[PROSPECT1] follows the weak call, turn by turn, at cold', () => {
    expect(playOut('cold', rob)).toEqual([
      '49 30 33 41',
      '41 29 31 47',
      '45 34 36 42',
      '34 32 34 53',
      '27 29 32 65',
      '25 31 36 66',
      '22 25 34 71',
      '19 26 34 74',
      '19 24 37 73',
      '15 21 40 78',
      '16 23 44 76',
      '14 27 46 79',
      '6 27 38 87',
      '0 21 35 98',
      '0 21 33 100',
    ]);
  });

  it('[PROSPECT1] ends the strong call where the reference says at hostile and at guarded', () => {
    expect(playOut('hostile', ines)[1]).toMatch(/^\d+ 26 /);
    expect(playOut('hostile', ines).at(-1)).toBe('61 80 86 31');
    expect(playOut('guarded', ines).at(-1)).toBe('81 98 100 8');
  });

  it('[PROSPECT1] keeps the weak call alive at guarded, and past bearing at the tenth turn of hostile', () => {
    expect(playOut('guarded', rob).at(-1)).toBe('17 33 40 71');
    const { leaves } = smallScenario.temperament.thresholds;
    const past = playOut('hostile', rob).map((mood) => {
      const [patience = 0, , , irritation = 0] = mood.split(' ').map(Number);
      return patience <= leaves.patience || irritation >= leaves.irritation;
    });
    expect(past.indexOf(true)).toBe(9);
  });
});
