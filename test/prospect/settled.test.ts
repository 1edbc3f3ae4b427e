import { describe, expect, it } from 'vitest';
import type { ProspectState } from '../../server/domain/prospect-state.ts';
import type { Claim } from '../../server/domain/reading.ts';
import type { Scenario } from '../../server/domain/scenario.ts';
import { initialState } from '../../server/prospect/director.ts';
import { resistance } from '../../server/prospect/resistance.ts';
import { type Acted, type Line, take, turn } from './acting.ts';
import { smallScenario } from './small-scenario.ts';

/** What the rep has settled or answered before it was raised or asked. */

const cast = (scenario: Scenario = smallScenario) => ({ scenario, difficulty: 'guarded' as const, seed: 'a' });
const start = (over: Partial<ProspectState> = {}): ProspectState => ({
  ...initialState(smallScenario, 'guarded'),
  ...over,
});
const say = (state: ProspectState, said: Acted, minute: number, scenario?: Scenario): Line =>
  take(cast(scenario), state, { kind: 'turn', ...said }, minute * 60_000);

const deal = (topic: string) =>
  turn('Against a term, deal1 on alpha.', [{ move: 'concede', return: true }], {
    topic,
    topics: [{ start: 0, end: 5, topic }],
  });
const raised = (line: Line) => Object.keys(line.state.objections);

describe('an objection settled before it is raised', () => {
  it('[PROSPECT14] is not raised, and counts as resolved', () => {
    const line = say(start(), deal('alpha'), 0.2);
    const later = say(line.state, turn('Well then.'), 3.5);
    expect(raised(later)).not.toContain('objection-1');
    expect(later.state.counts['settled.objection-1']).toBe(1);
  });

  it('[PROSPECT14] is raised where what would settle it was said of something else', () => {
    const line = say(start(), deal('bravo'), 0.2);
    expect(raised(say(line.state, turn('Well then.'), 3.5))).toContain('objection-1');
  });

  it('[PROSPECT14] takes its part out of what stands in the way, once another has come up', () => {
    const other = { raisedTurn: 1, resolved: false, held: [false], met: 0 };
    const state = start({ objections: { 'objection-2': other } });
    const settled = { ...state, counts: { 'settled.objection-1': 1 } };
    expect(resistance(smallScenario, settled)).toBeLessThan(resistance(smallScenario, state));
    expect(resistance(smallScenario, start({ counts: { 'settled.objection-1': 1 } }))).toBe(100);
  });
});

describe('a question of fact answered before it is asked', () => {
  const minutes = [5.2, 6, 6.8, 7.6, 8.4, 9.2, 10, 10.8];
  const told = (verdict: Claim['verdict'], text = 'It is five.') =>
    turn(text, [], { claims: [{ start: 0, end: text.length, fact: 'fact-1', verdict }] });
  const asks = (line: Line) => line.beats.some((beat) => beat.event === 'clerk');
  const isAsked = (said: Acted) => {
    let { state } = say(start(), said, 0.2);
    const lines = minutes.map((at) => {
      const line = say(state, turn('Well then.'), at);
      state = line.state;
      return line;
    });
    return lines.some(asks);
  };

  it('[PROSPECT14] is not asked', () => {
    expect(isAsked(told('right'))).toBe(false);
  });

  it('[PROSPECT14] is asked where the answer was wrong, or another', () => {
    expect(isAsked(told('wrong'))).toBe(true);
    expect(isAsked(told('right', 'It is round.'))).toBe(true);
  });
});

describe('a front', () => {
  it('[PROSPECT2] is not told in one breath with the rung that takes it back', () => {
    const hidden = smallScenario.hidden.map((fact) => ({ ...fact, front: fact.id === 'fact-alpha' }));
    const known = { mood: { patience: 70, trust: 60, interest: 50, irritation: 10 } };
    const rungs = (scenario: Scenario) => {
      const span = { start: 0, end: 10 };
      const question = { ...span, specific: true, stock: false, repeated: false, topic: 'alpha' };
      const topics = [{ ...span, topic: 'alpha' }];
      const said = turn('Who alpha?', [{ move: 'question.open', probe: true }], {
        topic: 'alpha',
        topics,
        questions: [question],
      });
      const line = say(start(known), said, 0.2, scenario);
      return [line.beats.flatMap((beat) => beat.rung ?? []), line.state.told['fact-alpha']];
    };
    expect(rungs(smallScenario)).toEqual([[1, 2], 2]);
    expect(rungs({ ...smallScenario, hidden })).toEqual([[2], 2]);
  });
});
