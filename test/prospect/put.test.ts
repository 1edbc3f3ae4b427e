import { describe, expect, it } from 'vitest';
import type { DirectorStep } from '../../server/domain/record.ts';
import type { Utterance } from '../../server/listener/listen.ts';
import { take, takeTurn } from '../../server/practice/turn.ts';
import { initialState } from '../../server/prospect/director.ts';
import { scenariosRoot } from './acting.ts';
import { readScenarios } from './scenario-files.ts';

/** Lines a person typed, in scenarios as they are: what is put to the prospect is answered as that. */

const scenarios = readScenarios(scenariosRoot);

function call(id: string, difficulty: 'guarded' | 'cold', lines: readonly string[], seed = 'a'): DirectorStep[] {
  const scenario = scenarios.find((s) => s.id === id);
  if (!scenario) throw new Error(`${id} is gone from the library`);
  const cast = { scenario, difficulty, seed, repName: 'Ines' };
  const before: Utterance[] = [];
  const hear = (step: DirectorStep) => {
    before.push(...step.says.map(({ text }) => ({ speaker: 'prospect' as const, text })));
    return step;
  };
  let step = hear(take(cast, initialState(scenario, difficulty), { kind: 'open' }, 0).step);
  return lines.map((text, i) => {
    const { hold } = step.state;
    if (hold) step = hear(take(cast, step.state, { kind: 'tick' }, hold.untilMs).step);
    step = takeTurn(cast, step.state, text, before, (i + 1) * 48_000).step;
    before.push({ speaker: 'rep', text });
    return hear(step);
  });
}

const replies = (step: DirectorStep | undefined) => step?.beats.flatMap((beat) => beat.reply ?? []) ?? [];
const seeds = ['a', 'b', 'c'];

const four = 'We bill four invoices of £60,000 in advance if you sign a 36-month term.';

describe('what is put to the prospect', () => {
  it('[PROSPECT12] an offer is met as an offer, and put again for a yes it gets one or what is missing', () => {
    for (const seed of seeds) {
      const steps = call(
        'night-desk',
        'cold',
        [
          'What does the fifteen per cent have to achieve for you, and who is counting on it?',
          four,
          'Four invoices from us, 36 months from you. Yes, no, or what would have to change?',
        ],
        seed,
      );
      const offered = steps[1];
      expect([...(offered?.beats ?? []), ...(offered?.state.hold?.after ?? [])].map((b) => b.reaction)).toContain(
        'trade',
      );
      expect(replies(steps[2]).some((reply) => /^offer-/.test(reply))).toBe(true);
      expect(steps[2]?.says.length).toBeGreaterThan(0);
    }
  });

  it('[PROSPECT12] a whole step that is not taken is refused for a reason, and so is the question after it', () => {
    const step =
      'On Tuesday 10 November at 14:00 you, Tomasz and I meet: I bring the plant log, you bring the scrubs figures. If it does not hold, you give notice. Agreed?';
    for (const seed of seeds) {
      const steps = call(
        'half-past-five',
        'guarded',
        [
          'February was our fault: we moved the work at 16:20 and should have at 09:40. What did that Monday do to your theatres?',
          step,
          'Is that a yes for Tuesday the 10th?',
        ],
        seed,
      );
      for (const answered of steps.slice(1)) expect(replies(answered)).toContain('step-standing');
    }
  });

  it('[PROSPECT12] a step without a name, a day or a condition is asked for it', () => {
    const [, nobody] = call('half-past-five', 'guarded', [
      'February was our fault: we moved the work at 16:20 and should have at 09:40. What did that Monday do to your theatres?',
      'Shall we meet on Tuesday 10 November? Does that work?',
    ]);
    expect(replies(nobody).some((reply) => /^step-(owner|condition)$/.test(reply))).toBe(true);
  });
});

describe('what was asked', () => {
  it('[PROSPECT2] a question that names its subject is none off a card, whatever was said before it', () => {
    const lines = [
      "Judith, Gethin, thank you. One thing first: I don't know what a stop costs you, which of those costs would fall, or who would own the saving. Two limits before you find them: we don't watch hybrid drives, brakes or tyres, and a fleet of 130 left us in 2025. What does a roadside stop actually cost Wendle Valley?",
      'Gethin, the portal is free and goes deeper into an electric drive than we can. When a bus stops at the roadside, which line in your workshop pays first: tow, overtime, or the spare bus?',
    ];
    for (const seed of seeds)
      for (const step of call('buses-by-the-month', 'guarded', lines, seed)) {
        expect(replies(step)).not.toContain('stock');
        expect(step.state.rows).not.toContain('stock');
      }
  });

  it('[PROSPECT11] another language earns nothing, and is answered as one', () => {
    const [step] = call('half-past-five', 'guarded', [
      'Was genau brauchen Sie bis Ende des Jahres im Budget, und wer unterschreibt neben Ihnen?',
    ]);
    expect(replies(step)).toContain('other-language');
    expect(step?.state.earned).toEqual({});
  });

  it('[PROSPECT13] general words come from whoever was asked', () => {
    for (const seed of seeds)
      for (const [name, id] of [
        ['Gethin', 'gethin'],
        ['Judith', 'judith'],
      ]) {
        const [step] = call('buses-by-the-month', 'guarded', [`${name}, what colour are the seats on those?`], seed);
        expect(step?.says[0]?.persona).toBe(id);
      }
  });
});
