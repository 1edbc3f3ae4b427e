import { describe, expect, it } from 'vitest';
import type { DirectorStep } from '../../server/domain/record.ts';
import { daysIn } from '../../server/prospect/days.ts';
import { call, replies } from './typed-call.ts';

/** Good questions and plain offers, typed: each is answered as what it is, whatever else the turn holds. */

const seeds = ['a', 'b', 'c'];
const answered = (step: DirectorStep | undefined) => {
  const beats = [...(step?.beats ?? []), ...(step?.state.hold?.after ?? [])];
  return beats.flatMap((beat) => (beat.reply?.startsWith('answers.') ? beat.reply.slice('answers.'.length) : []));
};
const last = (id: string, lines: readonly string[], seed = 'a') => call(id, 'cold', lines, seed).at(-1);
const unhelpful = /^(?:cannot-know|deflect|not-yet|own-product|right-answer)$/;

describe('[PROSPECT11] a question gets an answer on its own subject', () => {
  it.each([
    ['waiting-room', 'Say a patient cancels at half past eight. What does reception do about it?', ['cancelled']],
    ['waiting-room', 'Why did you agree to take this call at all?', ['why-yes']],
    ['waiting-room', 'If the gaps stay as they are, what then?', ['still-short']],
    ['waiting-room', 'Do you send reminders of any kind today?', ['reminders-now']],
    ['waiting-room', 'Which practice would you start with?', ['first-practice']],
    ['eleven-floors', 'When one stops on a school morning, what happens first?', ['breaks-down']],
    ['eleven-floors', 'Is it the same engineer who comes each time?', ['same-man']],
    ['eleven-floors', 'What do they tell you is wrong with them?', ['what-code']],
    ['eleven-floors', 'Which block would you start with?', ['first-block']],
    ['buses-by-the-month', 'How many different makes have you got out there?', ['makes']],
    ['buses-by-the-month', 'What happens when a bus gives up at the roadside?', ['bus-stops']],
    ['buses-by-the-month', 'Where do the hired ones stand?', ['where-hired']],
    ['half-past-five', 'What is different for the wards since the sale?', ['changed-wards']],
    ['half-past-five', 'Who checks the delivery when it comes in?', ['dock']],
    ['half-past-five', 'Why half past five, and not seven?', ['first-list']],
    ['night-desk', 'Who picks up when you ring at night?', ['night-call']],
    ['night-desk', 'What does Moira think of all this?', ['moira-wants']],
    ['half-past-five', 'And Halcott, how long do they hold that price?', ['halcott-holds']],
    ['half-past-five', 'Cotter Hill washes its own scrubs, what does that cost you?', ['scrubs-cost']],
    ['half-past-five', 'What would Dev need to see?', ['dev-view']],
    ['half-past-five', 'Should we copy Ifeoma or have her with us?', ['ifeoma-room']],
  ])('%s: "%s"', (id, text, answers) => {
    for (const seed of seeds) expect(answered(last(id, [text], seed))).toEqual(answers);
  });

  it('and two questions of a turn get one each, in the order they were asked', () => {
    for (const seed of seeds) {
      const step = last(
        'waiting-room',
        ['Somebody cancels at nine: how do they fill it? And how many go unfilled?'],
        seed,
      );
      expect(answered(step)).toEqual(['cancelled', 'unfilled']);
    }
  });

  it('beside a rung that the other one earned, after it where it was asked after', () => {
    const opened = 'Is the fifteen per cent only for us, or who set it?';
    for (const seed of seeds) {
      const step = last(
        'night-desk',
        [opened, 'Which day does the saving have to show, and what happens if you miss it?'],
        seed,
      );
      const parts = step?.beats.map((beat) => beat.fact ?? beat.reply ?? beat.event ?? beat.objection);
      expect(parts).toContain('counted');
      expect(parts?.findIndex((part) => part?.startsWith('answers.'))).toBeGreaterThan(
        parts?.lastIndexOf('counted') ?? 9,
      );
    }
  });

  it('and is never put off because an answer to his own question was right', () => {
    for (const seed of seeds) {
      const steps = call(
        'night-desk',
        'guarded',
        ['Who keeps the phone list at each of your stores?', 'And who is Moira?'],
        seed,
      );
      for (const step of steps) expect(replies(step)).not.toContain('right-answer');
    }
  });

  it('a position stands back for it, and what was told is not told again in its place', () => {
    const asked = ['Who set the fifteen per cent, and is it only us?', 'Who wrote it, and what is the money for?'];
    for (const seed of seeds) {
      const step = call('night-desk', 'guarded', asked, seed).at(-1);
      expect(answered(step)).toEqual(['memo-author', 'money-for']);
    }
  });

  it('asks for a day and a person without proposing anything', () => {
    for (const seed of seeds) {
      const step = last('waiting-room', ['What happens to you if they are still short in March?'], seed);
      expect(step?.state.step).toBeNull();
      expect(replies(step).some((reply) => reply.startsWith('step-'))).toBe(false);
    }
  });

  it('gives nothing away that has to be earned', () => {
    const [step] = call('night-desk', 'guarded', ['Who wrote the memo?']);
    expect(answered(step)).not.toContain('memo-author');
  });
});

describe('[PROSPECT16] whoever is spoken to answers', () => {
  const waiting = [
    'How many practices have you got?',
    'What do you like about Corvane?',
    'How many receptionists are there?',
    'Do you send reminders of any kind today?',
    'How many dentists work for you?',
    'Which practice would you start with?',
    'What are the phones like in the morning?',
    'How much of it is NHS work?',
    'Who sends the recalls?',
    'Which system did you use before Corvane?',
    'How do you train a new receptionist?',
    'How long have you been in operations?',
    'Who else are you looking at?',
    'When does your contract with Corvane end?',
  ];

  it('in their own words once they are on the call', () => {
    for (const seed of seeds) {
      const steps = call('waiting-room', 'guarded', waiting, seed);
      const joined = steps.findIndex((step) => step.beats.some((beat) => beat.persona === 'tariq'));
      expect(joined).toBeGreaterThan(-1);
      const asked = [
        ...waiting.slice(0, joined + 1),
        'Hello Tariq. When somebody cancels, what do you do with the chair?',
      ];
      const step = call('waiting-room', 'guarded', asked, seed).at(-1);
      const answer = step?.beats.find((beat) => beat.reply === 'answers.cancelled');
      expect(answer?.persona).toBe('tariq');
    }
  });

  it('and nobody answers in the words of somebody who is not there', () => {
    for (const seed of ['a', 'b', 'c', 'd', 'e']) {
      const step = last('waiting-room', ['What happens when a patient cancels?'], seed);
      expect(step?.says.map(({ persona }) => persona)).not.toContain('tariq');
    }
  });

  it('each their own where the turn asks two', () => {
    for (const seed of seeds) {
      const text = "Who'd look at them every morning? And Judith, what would convince you?";
      const step = last('buses-by-the-month', [text], seed);
      const who = step?.beats.filter((beat) => beat.reply?.startsWith('answers.')).map(({ persona }) => persona);
      expect(who).toEqual(['gethin', 'judith']);
    }
  });

  it('a name in a choice is spoken of', () => {
    for (const seed of seeds) {
      const step = last('buses-by-the-month', ['Who would own the number here, you or Gethin?'], seed);
      expect(step?.beats.some((beat) => beat.fact === 'number-owner')).toBe(true);
    }
  });
});

describe('[PROSPECT12] an offer that settles something', () => {
  const lead = [
    'Where does the fifteen per cent come from, and is it only us?',
    'How is the saving counted, and by which date does it have to show?',
  ];

  it('is not waved away while something else stands', () => {
    for (const seed of seeds) {
      const steps = call(
        'night-desk',
        'guarded',
        [
          ...lead,
          'If you sign for thirty-six months, we send four invoices of £60,000 in place of one. Would that do it?',
        ],
        seed,
      );
      const beats = [...(steps.at(-1)?.beats ?? []), ...(steps.at(-1)?.state.hold?.after ?? [])];
      expect(beats.map((beat) => beat.reply)).toContain('offer-near');
    }
  });

  it.each([
    'Suppose half of it stayed with you until spring. Would that do?',
    'You could start with one store as the first step. Would you do that?',
  ])('a yes asked for to what nobody has offered is told what is missing: %s', (text) => {
    for (const seed of seeds) {
      const step = last('night-desk', [text], seed);
      const said = [...replies(step), ...(step?.state.hold?.after.flatMap((beat) => beat.reply ?? []) ?? [])];
      expect(said.some((reply) => unhelpful.test(reply))).toBe(false);
      expect(said.some((reply) => /^(?:nothing-put|step-.*|early-step|answers\..*)$/.test(reply))).toBe(true);
    }
  });
});

describe('[PROSPECT6] an honest no', () => {
  const earned = [
    'Where does the fifteen per cent come from, and is it only us?',
    'How is the saving counted, and by which date does it have to show?',
  ];
  const ends = (text: string) => call('night-desk', 'guarded', [...earned, text]).at(-1)?.state.ended;

  it.each([
    'I cannot get there on the rate. Keldra fits you better, so send the notice by the thirty-first.',
    "If I'm honest, we can't match that. Go with Keldra.",
    "I'll say it plainly: my answer is no.",
  ])('ends the call: %s', (text) => {
    expect(ends(text)).toBe('honest-no');
  });

  it.each([
    'We count the points by Thursday, and if the sum fails I tell you to go with Keldra.',
    "Should the log not satisfy you, Keldra is the better choice and I'd say so.",
    "When we have the figures I'll say go with Keldra or stay.",
    "I'm not saying go with Keldra.",
    'I see no reason to go with Keldra.',
    'Unless the dates work, my answer is no.',
  ])('is none on a condition, later or denied: %s', (text) => {
    expect(ends(text)).not.toBe('honest-no');
  });
});

describe('days as they are said', () => {
  it('are found whole', () => {
    const days = daysIn(
      'Friday 23 October, Monday the 12th, the thirty-first, 4 November, and Thursday at ten. The second call.',
    );
    expect(days.map(({ day }) => day)).toEqual([
      'Friday 23 October',
      'Monday the 12th',
      'the thirty-first',
      '4 November',
      'Thursday',
    ]);
  });

  it('[PROSPECT12] the meeting at the end of a list of errands gives the step its day', () => {
    const text =
      'Records from you by Friday 23 October, the count from me by Wednesday 4 November, and the three of us meet on Thursday 5 November. If it fails, we stop. Does that work?';
    const step = call('buses-by-the-month', 'guarded', [text]).at(-1);
    expect(step?.state.step?.date).toContain('5 November');
  });
});
