import { describe, expect, it } from 'vitest';
import type { Beat } from '../../server/domain/beat.ts';
import type { ProspectState } from '../../server/domain/prospect-state.ts';
import type { DirectorStep } from '../../server/domain/record.ts';
import { rngFor } from '../../server/domain/rng.ts';
import type { Scenario } from '../../server/domain/scenario.ts';
import type { Difficulty } from '../../server/domain/scenario-parts.ts';
import { takeTurn } from '../../server/practice/turn.ts';
import { initialState } from '../../server/prospect/director.ts';
import { wordBeats } from '../../server/prospect/scripted-voice.ts';
import { scenariosRoot, take, turn } from './acting.ts';
import { readScenarios } from './scenario-files.ts';
import { smallScenario } from './small-scenario.ts';
import { replies } from './typed-call.ts';

/** A turn typed into the middle of a call: the answer fits what was said, and settles what it settles. */

const scenarios = readScenarios(scenariosRoot);
const find = (id: string): Scenario => {
  const scenario = scenarios.find((s) => s.id === id);
  if (!scenario) throw new Error(`${id} is gone from the library`);
  return scenario;
};
const calm = { patience: 65, trust: 60, interest: 65, irritation: 18 };
const raised = (raisedTurn: number, held: boolean[]) => ({ raisedTurn, resolved: false, held, met: 1 });

type Before = Partial<ProspectState> & { difficulty?: Difficulty; minute?: number; seed?: string };
function answer(id: string, { difficulty = 'cold', minute = 4, seed = 'a', ...over }: Before, text: string) {
  const scenario = find(id);
  const state = { ...initialState(scenario, difficulty), turn: 5, mood: calm, ...over };
  return takeTurn({ scenario, difficulty, seed, repName: 'Ines' }, state, text, [], minute * 60_000).step;
}
const words = (step: DirectorStep) => step.says.map((saying) => saying.text).join(' ');
const concerns = (step: DirectorStep) => step.beats.filter((beat) => beat.part === 'concern');

describe('[PROSPECT6] what a closing turn earned and nobody told', () => {
  const at = (over: Partial<ProspectState>): ProspectState => ({
    ...initialState(smallScenario, 'guarded'),
    turn: 5,
    mood: { patience: 90, trust: 80, interest: 80, irritation: 5 },
    objections: { 'objection-1': { raisedTurn: 1, resolved: true, held: [true], met: 1 } },
    ...over,
  });
  const text = 'And who alpha? Thursday, Lee and I, if it holds.';
  const said = turn(
    text,
    [
      { move: 'question.open', start: 0, end: 14, probe: true },
      {
        move: 'next-step',
        start: 15,
        end: text.length,
        owner: 'Lee and I',
        date: 'Thursday',
        condition: 'if it holds',
      },
    ],
    { topic: 'alpha', topics: [{ start: 8, end: 13, topic: 'alpha' }] },
  );
  const play = (state: ProspectState) =>
    take({ scenario: smallScenario, difficulty: 'guarded', seed: 'a' }, state, { kind: 'turn', ...said }, 240_000);

  it('is no reason to close: he tells it, and the call goes on', () => {
    const line = play(at({ told: { 'fact-alpha': 1 }, earned: { 'fact-alpha': 1 } }));
    expect(line.state.ended).toBeNull();
    expect(line.beats).toContainEqual(expect.objectContaining({ fact: 'fact-alpha', rung: 2 }));
    expect(line.state.earned['fact-alpha']).toBe(2);
  });

  it('closes where it was told before', () => {
    expect(play(at({ told: { 'fact-alpha': 2 }, earned: { 'fact-alpha': 2 } })).state.ended).toBe('agreed');
  });
});

describe('[PROSPECT17] a gift', () => {
  const before = { objections: { 'o-fifteen': raised(2, [false, false, false]) }, fired: { 'e-hold': 1 } };
  it.each([
    ['Fine, have five per cent off.', 'ive per cent'],
    ['You can have the million on the cap for nothing.', 'he cap'],
    ['All right, four invoices instead of one, on the house.', 'our invoices'],
  ])('is named as it is taken: %s', (text, given) => {
    const step = answer('night-desk', before, text);
    expect(step.beats.map((beat) => beat.reaction)).toContain('give');
    expect(words(step)).toContain(given);
  });

  it('of the price is taken as one, whatever else the turn is on', () => {
    const own = { 'o-fifteen': raised(2, [true, false, false]), 'o-friday': raised(4, [false, false]) };
    const step = answer(
      'night-desk',
      { objections: own, open: 'o-friday', topic: 'dates', fired: { 'e-hold': 1 } },
      'Which Friday is it? And would you do three years if I got you to 570?',
    );
    expect(step.beats.find((beat) => beat.reaction === 'trade')?.objection).toBe('o-fifteen');
  });

  it.each(['We could take your scrubs at Cotter Hill too, the lot at 44p.', 'I can do the scrubs at 44p a piece.'])(
    'is none where other goods are priced: %s',
    (text) => {
      const own = { objections: { 'ten-per-cent': raised(2, [false, false, false]) }, open: 'ten-per-cent' };
      const step = answer('half-past-five', { ...own, topic: 'ten' }, text);
      expect(step.beats.map((beat) => beat.reaction)).not.toContain('give');
      expect(words(step)).not.toContain('44');
    },
  );
});

describe('[PROSPECT18] what was told is no news', () => {
  const say = (beat: Beat, over: Partial<ProspectState>, i: number) => {
    const scenario = find('night-desk');
    const state = { ...initialState(scenario, 'cold'), turn: 6, ...over };
    return wordBeats(scenario, 'cold', state, [beat], null, 'Ines', rngFor('news', i)).says[0]?.text ?? '';
  };
  const seeds = Array.from({ length: 30 }, (_, i) => i);

  it('so a rival named before is only come back to', () => {
    const beat: Beat = { beat: 'competitor', part: 'concern', persona: 'colm', event: 'e-quote' };
    const told = { told: { keldra: 1 }, counts: { 'came.keldra': 3 } };
    for (const i of seeds) expect(say(beat, told, i)).not.toMatch(/eighty-nine|want to know who/);
    expect(seeds.some((i) => /eighty-nine/.test(say(beat, {}, i)))).toBe(true);
  });

  it('and he was reckoning only where a sum was put to him', () => {
    const beat: Beat = { beat: 'hold', part: 'reaction', persona: 'colm', event: 'e-hold', reply: 'stood' };
    for (const i of seeds) expect(say(beat, {}, i)).not.toMatch(/\bsum\b/);
    expect(seeds.some((i) => /\bsum\b/.test(say(beat, { counts: { 'hold.sum': 1 } }, i)))).toBe(true);
  });
});

describe('[PROSPECT19] a question that got little', () => {
  const asked = 'What colour is the front of the depot at night?';
  const open = (difficulty: Difficulty, counts: Record<string, number> = {}) =>
    answer('night-desk', { difficulty, counts, minute: 3.6 }, asked);

  it('is left with its answer, and nothing is demanded on top of it', () => {
    for (const difficulty of ['guarded', 'cold'] as const) {
      const step = open(difficulty);
      expect(replies(step).length).toBeGreaterThan(0);
      expect(concerns(step)).toEqual([]);
      expect(step.beats.some((beat) => beat.fact)).toBe(false);
    }
  });

  it('the next such turn may bring what is due', () => {
    expect(concerns(open('cold', { 'quiet-turn': 5, 'unanswered-turn': 5 }))).toHaveLength(1);
  });
});

describe('[PROSPECT12] what is left', () => {
  const own = { 'o-clause': raised(2, [false, false]) };
  it.each([
    "So what's still open for you?",
    'What is left, after that?',
    'What remains between us, then? What is outstanding?',
  ])('is said by its name: %s', (text) => {
    const step = answer('night-desk', { objections: own }, text);
    expect(replies(step)).toContain('what-stands');
    expect(words(step).toLowerCase()).toContain('clause fourteen');
  });

  it('is not what the turn has just put', () => {
    const dates = { 'o-friday': raised(2, [false, true]) };
    const step = answer('night-desk', { objections: dates }, 'So what is still open for you?');
    expect(words(step)).not.toMatch(/\bthe date\b/i);
  });

  it('a promise without its condition is asked for that, and nothing else is told', () => {
    const counts = { offers: 1, 'offer.turn': 5, 'offer.owed': 5, 'season.5': 1 };
    const step = answer('night-desk', { counts, minute: 13 }, "I'll send you the paper by Thursday and you read it.");
    expect(replies(step)).toContain('step-condition');
    expect(step.beats.some((beat) => beat.fact)).toBe(false);
  });
});

describe('[PROSPECT3] an objection is resolved by what its sentence says', () => {
  const settled = (id: string, objection: string, held: boolean[], text: string, over: Partial<ProspectState> = {}) =>
    answer(id, { ...over, open: objection, objections: { [objection]: raised(4, held) } }, text).state.objections[
      objection
    ]?.resolved;

  it('a question on another matter asks nothing of the portal', () => {
    const hears = (text: string) => settled('buses-by-the-month', 'free-portal', [true, false], text);
    expect(hears('Which depot has the oldest buses?')).toBe(false);
    expect(hears('Who reads the portal at Stanner Lane?')).toBe(true);
  });

  it('a plain “dearer” counts once her own empty chairs are told', () => {
    const dearer = (text: string, earned: Record<string, number>) =>
      settled('waiting-room', 'dearer', [(earned['empty-chairs'] ?? 0) > 1, false], text, { earned, told: earned });
    expect(dearer('It costs more, £26,412 a year, and I will not dress that up.', { 'empty-chairs': 2 })).toBe(true);
    expect(dearer('It costs more, £26,412 a year, and I will not dress that up.', {})).toBe(false);
    expect(dearer('We had 31 groups move last year.', { 'empty-chairs': 2 })).toBe(false);
  });

  it('owning some other limit leaves the three taps open', () => {
    const taps = (text: string) => settled('waiting-room', 'tandle-app', [false, true], text);
    expect(taps('If the line drops you see the day read only, and we were down for 41 minutes in June.')).toBe(false);
    expect(taps("Tandle's booking is better than ours, three taps and done.")).toBe(true);
  });

  it('a trial load without the three that failed leaves the move open', () => {
    const move = (text: string) => settled('waiting-room', 'the-move', [true, false, false], text);
    expect(move('Nothing moves until your manager has signed the count.')).toBe(false);
    expect(move('Three of our last 61 failed, so we load a copy and count it first.')).toBe(true);
  });

  it('who decides below the floor, and a trade, say how far the price goes', () => {
    const floor = "I can't sign below £564, that goes to Owen Strand. It moves if you sign three years.";
    expect(settled('night-desk', 'o-further', [false], floor)).toBe(true);
  });

  it('what he has to say himself is said in his answer', () => {
    const nights = (text: string) => settled('night-desk', 'o-nights', [false], text);
    expect(nights('And if nobody rings, who wakes?')).toBe(true);
    expect(nights('What would you put in its place?')).toBe(false);
    const reception = (text: string) => settled('waiting-room', 'why-change', [false], text);
    expect(reception('While reception is ringing round, what is not being done?')).toBe(true);
    expect(reception('How many people are on the front desk?')).toBe(false);
    const wards = (text: string) => settled('half-past-five', 'who-owns-sheets', [false], text);
    expect(wards('Who counted it when you owned your linen?')).toBe(true);
    expect(wards('Is it short today?')).toBe(false);
  });
});
