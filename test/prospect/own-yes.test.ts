import { describe, expect, it } from 'vitest';
import { call, replies } from './typed-call.ts';

/** Calls as people typed them: his own point asked for, a yes that is the rep's or somebody else's to give. */

const seeds = ['a', 'b', 'c'];
const four = 'If you sign for 36 months we bill four invoices of £60,000.';

type Step = ReturnType<typeof call>[number] | undefined;
const beatsOf = (step: Step) => [...(step?.beats ?? []), ...(step?.state.hold?.after ?? [])];
const raised = (step: Step) => beatsOf(step).find((beat) => beat.part === 'concern')?.objection;

describe('a prospect who has put nothing yet', () => {
  it.each([
    'You asked for the call. What do you need out of it?',
    'OK, and what is it you are asking for?',
    'What are you after?',
    'What would you like from me today?',
  ])('[PROSPECT20] asked "%s" makes his point', (asked) => {
    for (const id of ['half-past-five', 'night-desk'])
      for (const seed of seeds) {
        const step = call(id, 'cold', [asked], seed).at(-1);
        expect(raised(step)).toBeDefined();
        expect(replies(step).filter((reply) => /cannot-know|beside-point/.test(reply))).toEqual([]);
      }
  });
});

describe('a yes that is not asked of the prospect', () => {
  const toThat = (text: string, seed: string) =>
    replies(call('night-desk', 'cold', ['Who set the fifteen?', four, text], seed).at(-1));

  it('[PROSPECT12] is no answer to the offer that still waits', () => {
    for (const seed of seeds)
      for (const text of [
        'Before I say yes or no on the hours, what do your stores do at night?',
        'What is Moira like, and are the hours hers to say yes to?',
      ])
        expect(toThat(text, seed).filter((reply) => reply.startsWith('offer-'))).toEqual([]);
  });

  it('[PROSPECT12] and a yes asked of him is', () => {
    for (const seed of seeds)
      expect(toThat('So is that a yes or no?', seed).some((reply) => reply.startsWith('offer-'))).toBe(true);
  });
});

describe('an offer against something', () => {
  const before = [
    'Where did you get the 204 from, is that Keldra?',
    'Two people a shift, 212 alarms last year.',
    'Ok fair, the second call was late, that part is on us.',
    'What was in it that you would actually use?',
    'Keldra want 46 grand to fit it.',
    'Look, I can do something on price, call it 5% off, 570 a point.',
  ];
  const offer =
    'I can pause up to 40 points for you, 24 grand off the bill. But I would need Marl Quay in the contract and the three years.';

  it('[PROSPECT12] is turned over before more is asked for, until its minute comes', () => {
    for (const seed of seeds) {
      const traded = call('night-desk', 'hostile', [...before, offer], seed).at(-1);
      expect(beatsOf(traded).map((beat) => beat.reaction)).toContain('trade');
      expect(raised(traded)).not.toBe('o-further');
    }
  });
});
