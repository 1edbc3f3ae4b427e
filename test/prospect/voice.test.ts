import { describe, expect, it } from 'vitest';
import type { Beat } from '../../server/domain/beat.ts';
import type { ProspectState } from '../../server/domain/prospect-state.ts';
import { rngFor } from '../../server/domain/rng.ts';
import { initialState } from '../../server/prospect/director.ts';
import { wordBeats } from '../../server/prospect/scripted-voice.ts';
import { countWords } from '../../server/prospect/slots.ts';
import { act, type Rep, scenariosRoot, turn, wordsOf } from './acting.ts';
import { goodRep, politeRep } from './good-rep.ts';
import { readScenarios } from './scenario-files.ts';
import { smallScenario } from './small-scenario.ts';

const rng = rngFor('voice', 1);
const state = (over: Partial<ProspectState> = {}) => ({ ...initialState(smallScenario, 'cold'), ...over });
const reply = (set: string, over: Partial<Beat> = {}): Beat => ({
  beat: 'small-talk',
  part: 'reaction',
  persona: 'lead',
  reply: set,
  ...over,
});
const word = (beats: Beat[], own = state(), said = turn('Well.'), scenario = smallScenario) =>
  wordBeats(scenario, 'cold', own, beats, said, 'Ines', rng);

/** The small scenario with other lines in one general set. */
const withLines = (texts: string[]) => ({
  ...smallScenario,
  replies: { ...smallScenario.replies, acknowledged: texts.map((text) => ({ text })) },
});

describe('slots', () => {
  it('[PROSPECT7] fills a slot with the rep’s own words, capital first where it opens a sentence', () => {
    const said = turn('About the seven vans.', [], { theirWords: 'seven vans.' });
    const scenario = withLines(['{their words}. And {their words}?']);
    expect(word([reply('acknowledged')], state(), said, scenario).says[0]?.text).toBe('Seven vans. And seven vans?');
  });

  it('[PROSPECT7] rules out a line with an empty slot', () => {
    const scenario = withLines([
      '{date} works.',
      '{number} it is.',
      '{owner} first.',
      'You had {earlier fact}.',
      'Plain.',
    ]);
    for (let i = 0; i < 20; i++) {
      const { says } = wordBeats(scenario, 'cold', state(), [reply('acknowledged')], null, 'Ines', rngFor('s', i));
      expect(says[0]?.text).toBe('Plain.');
    }
  });

  it('[PROSPECT7] says back the last sum, the date and the fact that was earned', () => {
    const scenario = withLines(['{number}, {date}, {earlier fact}.']);
    const said = turn('Say £5,000.', [], { figures: [{ start: 4, end: 10, value: 5000, unit: 'money' }] });
    const own = state({ step: { owner: 'I', date: 'by Thursday noon', agreed: false }, earned: { 'fact-echo': 2 } });
    expect(word([reply('acknowledged')], own, said, scenario).says[0]?.text).toBe(
      '£5,000, Thursday noon, the echo matter.',
    );
  });

  it('[PROSPECT7] echoes nothing that looks like a slot, markup or a speech', () => {
    const scenario = withLines(['{their words}.', 'Plain.']);
    for (const theirWords of ['{rep}', '<b>x</b>', 'one two three four five six seven', ''])
      expect(word([reply('acknowledged')], state(), turn('x', [], { theirWords }), scenario).says[0]?.text).toBe(
        'Plain.',
      );
  });

  it('[PROSPECT7] drops the rep’s name when annoyed', () => {
    const scenario = withLines(['Yes, {rep}.', 'Yes.']);
    const annoyed = state({ mood: { patience: 50, trust: 30, interest: 30, irritation: 70 } });
    expect(word([reply('acknowledged')], annoyed, turn('x'), scenario).says[0]?.text).toBe('Yes.');
  });
});

describe('turns of several beats', () => {
  it('[PROSPECT7] joins what one person says and parts what two do', () => {
    const { says } = word([reply('acknowledged'), reply('deflect'), reply('thanked', { persona: 'clerk' })]);
    expect(says.map((s) => s.persona)).toEqual(['lead', 'clerk']);
    expect(says[0]?.text).toMatch(/^Says acknowledged \d\. Says deflect \d\.$/);
  });

  it('[PROSPECT7] leaves out a remark where it would go past the words of the manner', () => {
    const long = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen';
    const scenario = withLines([long]);
    const remark: Beat = { ...reply('right-answer'), reply: 'right-answer' };
    const concern = reply('acknowledged', { part: 'concern' });
    const { says } = word([remark, concern], state({ manner: 'hostile' }), turn('x'), scenario);
    expect(says.map((s) => s.text)).toEqual([long]);
  });

  it('[PROSPECT7] speaks from another fitting set when one has run dry, and at the last names the subject', () => {
    const said = (set: string) => Array.from({ length: 6 }, (_, i) => `replies.${set}.${i}`);
    const dry = state({ said: said('praise') });
    expect(word([reply('praise')], dry).says[0]?.text).toMatch(/^Says thanked/);
    const all = state({ said: ['praise', 'thanked', 'small-talk'].flatMap(said), topic: 'alpha' });
    const last = word([reply('praise')], all);
    expect(last.says).toEqual([{ persona: 'lead', text: 'The alpha.' }]);
    expect(word([reply('praise')], last.state).says).toEqual([]);
  });

  it('[PROSPECT4] says nothing while the prospect holds', () => {
    expect(word([{ beat: 'hold', part: 'concern', persona: 'lead', event: 'quiet', holdMs: 7000 }]).says).toEqual([]);
  });
});

/** Every kind of turn a rep may come with, one after the other. */
const mixed: Rep = (now, number) => {
  const kinds = ['one-word', 'too-long', 'nonsense', 'thanks', 'small-talk', 'outside', 'praise'] as const;
  const kind = kinds[number % kinds.length];
  if (number % 3 === 0)
    return turn(`Why is that, ${number}?`, [{ move: 'question.open', probe: true }], { topic: now.topic });
  if (number % 5 === 0) return turn('It has a dial.', ['feature']);
  return turn('Well then.', [], { kind: kind === 'nonsense' && number > 12 ? 'thanks' : kind });
};

describe.each([smallScenario, ...readScenarios(scenariosRoot)].map((s) => [s.id, s] as const))('%s', (_, scenario) => {
  const patient = {
    ...scenario,
    minutes: 60,
    temperament: {
      ...scenario.temperament,
      thresholds: {
        ...scenario.temperament.thresholds,
        leaves: { patience: -1, irritation: 101, notBeforeMinute: 60, insults: 99, nonsense: 99 },
      },
    },
  };

  it('[PROSPECT7] says no line twice in a session of 40 turns', () => {
    for (const difficulty of ['guarded', 'cold', 'hostile'] as const)
      for (const rep of [mixed, politeRep, goodRep(patient)])
        for (const seed of ['a', 'b', 'c']) {
          const lines = act({ scenario: patient, difficulty, seed }, rep, 40);
          const { said = [] } = lines.at(-1)?.state ?? {};
          expect(lines.filter((line) => line.state.turn > 0).length).toBeGreaterThanOrEqual(40);
          expect(new Set(said).size).toBe(said.length);
          const words = wordsOf(lines);
          expect(new Set(words).size).toBe(words.length);
          expect(words.length).toBeGreaterThanOrEqual(38);
          expect(words.filter((text) => /[{}]/.test(text))).toEqual([]);
        }
  });

  it('[PROSPECT7] keeps to few words, rungs left aside', () => {
    const lines = act({ scenario, difficulty: 'guarded', seed: 'w' }, mixed, 18);
    const plain = lines.filter((line) => !line.beats.some((b) => b.part === 'rung') && line.state.turn > 0);
    const counts = plain.map((line) => line.says.reduce((sum, s) => sum + countWords(s.text), 0));
    expect(Math.max(...counts)).toBeLessThanOrEqual(scenario.words.guarded + 5);
  });
});
