import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../server/domain/scenario.ts';
import { watchWords } from '../../server/models/checks.ts';
import { readLibrary } from '../../server/practice/library.ts';
import { initialState } from '../../server/prospect/director.ts';
import type { VoiceRequest } from '../../server/prospect/voice.ts';

const { scenarios } = readLibrary(resolve(import.meta.dirname, '../../scenarios'));

/** Long enough that no length is objected to. */
const plain = 'I hear what you say, and it is not what I asked you for. '.repeat(6).trim();

const requestOf = (scenario: Scenario): VoiceRequest => ({
  ...{ orgId: 'org', sessionId: 'session', scenario, difficulty: 'cold', repName: 'Ines', transcript: [], beats: [] },
  state: initialState(scenario, 'cold'),
  saying: { persona: scenario.personas[0]?.id ?? '', text: plain },
});

/** Gives a text in pieces of so many words, then whole. */
function judge(scenario: Scenario, text: string, words: number): string | null {
  const watch = watchWords(requestOf(scenario));
  const starts = [...text.matchAll(/\S+\s+/g)].map((match) => match.index + match[0].length);
  for (const end of starts.filter((_, i) => i % words === words - 1)) {
    const wrong = watch.soFar(text.slice(0, end));
    if (wrong) return wrong;
  }
  return watch.whole(text);
}

describe('the checks of a model', () => {
  it('[MODEL10] object to the same lines in whatever pieces they come', () => {
    let objected = 0;
    for (const scenario of scenarios.values())
      for (const { text } of scenario.hidden.flatMap((fact) => fact.rungs.flatMap((rung) => rung.lines))) {
        const line = `I hear you, and it is what I said to you. ${text} That is how it is with us.`;
        const atOnce = judge(scenario, line, 1_000);
        for (const words of [1, 2, 5, 9]) expect([line, judge(scenario, line, words)]).toEqual([line, atOnce]);
        if (atOnce === 'unearned-fact') objected += 1;
      }
    expect(objected).toBeGreaterThan(10);
  });

  it('[MODEL10] see a figure that is said in several words, two words behind it at the latest', () => {
    const scenario = structuredClone(scenarios.get('night-desk') as Scenario);
    scenario.hidden[0]!.rungs[0]!.learned += ' It was £77,000.';
    const watch = watchWords(requestOf(scenario));
    const words = 'I hear you, and the number that we have in the plan is seventy-seven thousand for us here now'.split(
      ' ',
    );
    const verdicts = words.map((_, i) => watch.soFar(`${words.slice(0, i + 1).join(' ')} `));
    const at = words.indexOf('thousand');
    expect(verdicts.slice(0, at).every((verdict) => verdict === null)).toBe(true);
    expect(verdicts.slice(at, at + 3)).toContain('unearned-fact');
  });
});
