import { describe, expect, it } from 'vitest';
import { call, replies } from './typed-call.ts';

/** Lines a person typed, in scenarios as they are: what is put to the prospect is answered as that. */

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
      for (const answered of steps.slice(1)) expect(replies(answered)).toContain('step-meeting');
    }
  });

  it('[PROSPECT12] a surrender is pocketed as one, whatever step still waits for its answer', () => {
    for (const seed of seeds) {
      const [, gave] = call(
        'night-desk',
        'guarded',
        [
          'Can you and I meet on Thursday 16 July at ten, and I bring the numbers?',
          'All right, take twelve per cent off, and have the million on the cap for nothing. Agreed?',
        ],
        seed,
      );
      const taken = [...(gave?.beats ?? []), ...(gave?.state.hold?.after ?? [])];
      expect(taken.map((beat) => beat.reaction)).toContain('give');
      expect(taken.map((beat) => beat.reply)).not.toContain('early-step');
    }
  });

  it('[PROSPECT12] what the contract does by itself is no step put to him', () => {
    const [step] = call('night-desk', 'guarded', [
      'It renews on the first of September in any case, so that is settled.',
    ]);
    expect(step?.state.step).toBeNull();
    expect(replies(step).some((reply) => /step/.test(reply))).toBe(false);
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

const opened = 'What does the fifteen per cent have to achieve for you, and who is counting on it?';

describe('a question for a yes', () => {
  it.each([
    'You take thirty-six months and we raise the cap to a million. Have we a deal?',
    'If you sign for three years, we take the rollover out. Could you live with that?',
    'Quarterly invoices from us against a 36-month term from you. Okay?',
  ])('[PROSPECT12] is answered in the turn that makes the offer, at every difficulty: %s', (text) => {
    for (const difficulty of ['guarded', 'cold', 'hostile'] as const) {
      const [, put] = call('night-desk', difficulty, [opened, text]);
      const kept = put?.state.hold?.after.flatMap((beat) => beat.reply ?? []) ?? [];
      expect(
        [...replies(put), ...kept].some((reply) => /^offer-/.test(reply)),
        difficulty,
      ).toBe(true);
    }
  });

  it.each(['So, do I have a yes or a no?', 'What keeps you from saying yes to it?', 'Shall we shake on it?'])(
    '[PROSPECT12] is answered a turn later too, and nothing of his own is put before the answer: %s',
    (text) => {
      const steps = call('night-desk', 'cold', [opened, four, text]);
      expect(steps[2]?.beats[0]?.reply).toMatch(/^offer-/);
    },
  );
});

describe('what he does not let pass', () => {
  it.each(['Keldra are cowboys, they cut corners everywhere.', 'From what I hear Keldra is losing customers.'])(
    '[PROSPECT11] a rival run down: %s',
    (text) => {
      for (const seed of seeds)
        expect(replies(call('night-desk', 'cold', [opened, text], seed)[1])).toContain('rival-run-down');
    },
  );

  it.each(['With respect, that night was down to you.', 'You buyers never see beyond the invoice.'])(
    '[PROSPECT11] blame, which also costs what defending costs: %s',
    (text) => {
      for (const seed of seeds) {
        const step = call('night-desk', 'cold', [opened, text], seed)[1];
        const reacts = step?.beats.some((beat) => beat.reply === 'blamed' || beat.reaction === 'defend');
        expect(reacts).toBe(true);
        expect(step?.state.rows).toContain('defended');
      }
    },
  );

  it.each(['Wer zählt bei Ihnen die fünfzehn Prozent?', 'Qui signe avec Nadia Frame, et quand?'])(
    '[PROSPECT2] a question in another language earns nothing: %s',
    (text) => {
      const step = call('night-desk', 'guarded', [text])[0];
      expect(step?.state.earned).toEqual({});
      expect(replies(step)).toContain('other-language');
    },
  );

  it.each(['I said eighteen per cent less.', 'Fine, £520 a point, take it.', 'Those forty points need not be billed.'])(
    '[PROSPECT3] a gift, whatever the words: %s',
    (text) => {
      const step = call('night-desk', 'cold', [opened, text])[1];
      const kept = step?.state.hold?.after ?? [];
      expect([...(step?.beats ?? []), ...kept].map((beat) => beat.reaction)).toContain('give');
      expect(step?.state.rows).toContain('gave');
    },
  );

  const opened = 'Who set the fifteen?';
  const gift = 'Ok look. I will knock it down to 564 a point. You can just have that.';

  it.each([
    'I will send over something in writing with the 564 and you can have a look, yeah?',
    'Shall I email you the summary?',
    "I'll put that on paper for you. Would that help?",
    'I will email that over to you. Okay?',
    'Let me send it across to you tomorrow. Anything else you need from me?',
  ])('[PROSPECT20] what is only to be sent is answered as that: %s', (text) => {
    for (const seed of seeds)
      expect(replies(call('night-desk', 'cold', [opened, gift, text], seed).at(-1))).toContain('step-sending');
  });

  it.each([
    'I will send you the log, signed. Who signs for the cash on your side?',
    'If you sign for three years, I will send you four invoices in place of one. Agreed?',
    'Can you and Nadia see me on Thursday 23 July at half past eight? I will send you one page. If it is not cash, that is a no.',
  ])('[PROSPECT20] but not where more than that is asked: %s', (text) => {
    for (const seed of seeds)
      expect(replies(call('night-desk', 'cold', [opened, gift, text], seed).at(-1))).not.toContain('step-sending');
  });

  const offer =
    'If Nerys signs thirty-six months, I cap clause eleven at 3% a year and sealed packs come back uncharged.';
  const asks = 'What does the ten have to show up as, and where?';

  it.each([
    ['Which of those would help you most?', 'offer-helps'],
    ['Which part is worth more to you?', 'offer-helps'],
    ["Which part won't finance count, the ceiling or the sealed packs?", 'offer-lacks'],
    ['Which bit of it does not work?', 'offer-lacks'],
  ])('[PROSPECT20] of an offer: "%s" is answered from what it does for her', (text, reply) => {
    for (const seed of seeds)
      expect(replies(call('half-past-five', 'guarded', [asks, offer, text], seed).at(-1))).toContain(reply);
  });

  it.each(['What part of the morning worries your theatres most?', 'Which half of the year is closed first?'])(
    '[PROSPECT20] but "%s" is none on the offer',
    (text) => {
      for (const seed of seeds)
        expect(replies(call('half-past-five', 'guarded', [asks, offer, text], seed).at(-1)).join()).not.toMatch(
          /offer-(?:helps|lacks)/,
        );
    },
  );

  it('[PROSPECT20] a meeting asked for again is answered as a meeting, and what is sent ahead keeps its day', () => {
    const meeting =
      'Can you and Nadia see me on Thursday 23 July at half past eight? If it does not count as cash, that is a no.';
    for (const seed of seeds) {
      const steps = call(
        'night-desk',
        'cold',
        [
          opened,
          meeting,
          "For Thursday I'll have the page with you by noon tomorrow. So do I have Thursday, yes or no?",
        ],
        seed,
      );
      expect(replies(steps[2]).filter((reply) => reply.includes('step')).length).toBeGreaterThan(0);
      expect(steps[2]?.state.step?.date).toContain('Thursday');
    }
  });

  it('[PROSPECT20] asked for his point before he has made one, he makes it', () => {
    for (const seed of seeds) {
      const [step] = call('half-past-five', 'cold', ["Forget the fourteen pages. What's the question?"], seed);
      expect(step?.beats.some((beat) => beat.objection)).toBe(true);
      expect(replies(step)).toEqual([]);
    }
  });

  it('[PROSPECT11] a record told to a price is no account of a night', () => {
    for (const seed of seeds) {
      const price = "The price hasn't moved since 2022, six hundred a point, and everything else you buy has gone up.";
      expect(replies(call('night-desk', 'cold', ['Good morning.', price], seed).at(-1))).not.toContain('accounted');
    }
  });
});
