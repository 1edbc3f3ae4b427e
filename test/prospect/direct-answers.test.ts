import { describe, expect, it } from 'vitest';
import { takeTurn } from '../../server/practice/turn.ts';
import { scenariosRoot } from './acting.ts';
import { readScenarios } from './scenario-files.ts';
import { call, replies } from './typed-call.ts';

/** What he says to what was just said to him: a question, blame, a word on what he raised. */

const scenarios = readScenarios(scenariosRoot);
const found = scenarios.find(({ id }) => id === 'night-desk');
if (!found) throw new Error('night-desk is gone from the library');
const desk = found;
const seeds = ['a', 'b', 'c', 'd', 'e'];
type Step = ReturnType<typeof call>[number] | undefined;
const spoken = (step: Step) => step?.says.map(({ text }) => text).join(' ') ?? '';
const opener = 'Morning, we have two people on the desk every night.';

type State = NonNullable<Step>['state'];
function answered(text: string, seed: string, set: (state: State) => void) {
  const [opened] = call('night-desk', 'cold', [opener], seed);
  if (!opened) throw new Error('nothing was said');
  const state = structuredClone(opened.state);
  set(state);
  const before = [{ speaker: 'prospect' as const, text: spoken(opened) }];
  return takeTurn({ scenario: desk, difficulty: 'cold', seed, repName: 'Ines' }, state, text, before, 96_000).step;
}

/** The fifteen has the floor, and he has let fall by when it has to show. */
const answerTo = (text: string, seed: string) =>
  answered(text, seed, (state) => {
    expect(state.open).toBe('o-fifteen');
    state.told.counted = 1;
  });

/** Tired of it, and nothing of his own left to say but the cap, which he has `just` raised, or long ago. */
const tired = (text: string, seed: string, just = true) =>
  answered(text, seed, (state) => {
    for (const { id } of desk.events) state.fired[id] = 1;
    for (const { id } of desk.hidden) state.told[id] = 1;
    for (const { id } of desk.objections)
      state.objections[id] = { raisedTurn: 0, resolved: id !== 'o-liability', held: [], met: 0 };
    state.objections['o-liability'] = { raisedTurn: just ? state.turn : 0, resolved: false, held: [], met: 0 };
    state.open = just ? 'o-liability' : null;
    state.topic = 'liability';
    state.mood = { ...state.mood, patience: 24, irritation: 66 };
    state.counts.warned = 1;
  });

describe('[PROSPECT22] asked about another thing that he has told a part of', () => {
  it.each([
    "On price I can't do 204, it's below what I'm allowed to sign. What's got to show by the 30th of September, who's looking at it?",
    "On price, 600 a point stands. What's so pressing about the thirtieth of September?",
    "The price first. What's got to be seen by the 30th of September?",
  ])('he says that he won’t tell, and no word on how it sits with the price stands for an answer: %s', (text) => {
    for (const seed of seeds) {
      const step = answerTo(text, seed);
      expect(replies(step)).toContain('deflect');
      expect(step.beats.some(({ reaction }) => reaction === 'question')).toBe(false);
      expect(step.beats.some(({ part }) => part === 'concern')).toBe(false);
    }
  });

  it('asked about what has the floor, he takes it as that', () => {
    for (const seed of seeds)
      expect(answerTo('How firm is the two hundred and four?', seed).beats[0]?.reaction).toBe('question');
  });
});

describe('[PROSPECT23] blamed, he says something to it', () => {
  const plain = (lines: readonly { text: string }[] = []) => lines.map(({ text }) => text);
  const wordsOf = (objection: string | undefined) =>
    plain(desk.objections.find(({ id }) => id === objection)?.reactions.defend);

  it.each([
    'The first call on the 8th went to someone who had left you in January. Your site keeps that list, not us.',
    'With respect, that night was down to you.',
  ])('whatever else he has to say: %s', (text) => {
    for (const seed of seeds) {
      const step = call(
        'night-desk',
        'cold',
        [opener, 'I would start with March.', 'The desk is good.', text],
        seed,
      ).at(-1);
      const beat = step?.beats.find(({ reply, reaction }) => reply === 'blamed' || reaction === 'defend');
      const lines = beat?.reply ? plain(desk.replies.blamed) : wordsOf(beat?.objection);
      expect(lines.some((line) => spoken(step).includes(line))).toBe(true);
    }
  });
});

describe('[PROSPECT24] a turn on what he had just raised', () => {
  const many = [...'abcdefghijklmnop'];
  const drifts = (step: Step) => step?.beats.some(({ reply }) => reply === 'drifting') === true;

  it.each([
    'The liability is capped at £240,000 in your contract already, a full year of fees.',
    'There is a cap for missed alarms in your contract today, £240,000 of it.',
  ])('is never met as if he had been elsewhere: %s', (text) => {
    for (const seed of many) expect(tired(text, seed).beats.map(({ reply }) => reply)).toEqual(['acknowledged']);
  });

  it('and one on what he raised long ago still may be', () => {
    const late = 'The liability is capped at £240,000 in your contract already, a full year of fees.';
    expect(many.some((seed) => drifts(tired(late, seed, false)))).toBe(true);
  });
});

describe('[PROSPECT25] a position said unprompted', () => {
  it('names what it is about', () => {
    const bare = /^(?:It|They|That|Those|These)\b(?!['’]s (?:a|an|my|[a-z]+-[a-z]+ from)\b)/;
    const unclear = scenarios.flatMap(({ id, hidden }) =>
      hidden.flatMap(({ rungs }) =>
        (rungs[0]?.lines ?? []).flatMap(({ text }) => (bare.test(text) ? `${id}: ${text}` : [])),
      ),
    );
    expect(unclear).toEqual([]);
  });
});
