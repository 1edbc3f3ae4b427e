import { describe, expect, it } from 'vitest';
import type { Beat } from '../../server/domain/beat.ts';
import type { Turn } from '../../server/domain/record.ts';
import type { Scenario } from '../../server/domain/scenario.ts';
import { scoreTurns } from '../../server/measure/score.ts';
import { beat, buses, desk, type Line, library, price, talk, tells, waiting } from './talk.ts';

/** What the ledger says of each answer that was held back: what earned it, else what it came after. */

function rungOf(lines: readonly Line[], fact: string, depth: number, scenario: Scenario = desk) {
  const turns = talk(scenario, lines);
  const rubric = library.rubrics.get(scenario.rubric);
  if (!rubric) throw new Error('no rubric');
  const { ledger } = scoreTurns({ turns, scenario, rubric, listener: 'rules-1' });
  const found = ledger?.facts.find(({ id }) => id === fact);
  const rung = found?.rungs[depth - 1];
  if (!found || !rung) throw new Error(`no rung ${fact}.${depth}`);
  const words = (at: typeof rung.by | undefined) => (at ? textOf(turns, at.seq).slice(at.start, at.end) : null);
  return {
    ...{ state: rung.state, how: rung.how, holder: found.persona },
    ...{ by: words(rung.by), said: words(rung.said), asked: words(rung.asked) },
  };
}
const textOf = (turns: readonly Turn[], seq: number) => turns.find((turn) => turn.seq === seq)?.text ?? '';
const stood = (...beats: Beat[]): Beat[] => [beat('hold', { part: 'reaction', reply: 'stood' }), ...beats];

describe('[MEASURE8] an answer is earned by the sentence that earned it', () => {
  it.each([
    'So how many fitters are you short of on nights?',
    'Noted. Who would act on a card at three in the morning?',
    'What stops a depot from working through its cards?',
  ])('a question on its topic: "%s"', (rep) => {
    const told: Line = { says: 'Nine short.', by: [tells('workshop', 2, 'cards')] };
    const rung = rungOf([{ says: 'I have lists.' }, { rep }, told], 'workshop', 2, buses);
    expect(rung).toMatchObject({ state: 'earned', how: 'question', by: rep.replace('Noted. ', '') });
  });

  it('of two questions the one on its topic is quoted', () => {
    const rep = 'When does your model lock? And how many fitters are you short of?';
    const told: Line = { says: 'Nine short.', by: [tells('workshop', 2, 'cards')] };
    expect(rungOf([{ says: 'Go on.' }, { rep }, told], 'workshop', 2, buses).by).toBe(
      'And how many fitters are you short of?',
    );
  });

  it('a question that ends like a nod wanted is one where a question word stands ahead of it', () => {
    const rep = 'The letter could go on the thirty-first, so what is Friday for, if the money isn’t there?';
    const told: Line = { says: 'Not in the contract.', by: [tells('the-date', 2, 'dates')] };
    expect(rungOf([{ says: 'Friday.' }, { rep }, told], 'the-date', 2)).toMatchObject({ how: 'question', by: rep });
  });

  it('a statement, where the scenario lets one earn it, is quoted as a statement', () => {
    const rep = 'Nothing we sell starts a bus in a frost.';
    const told: Line = { says: 'Spares are for frost.', by: [tells('cold-morning', 1, 'january')] };
    expect(rungOf([{ says: 'My spares.' }, { rep }, told], 'cold-morning', 1, buses)).toMatchObject({
      state: 'earned',
      how: 'statement',
      by: rep,
    });
  });
});

describe('[MEASURE8] what no sentence earned is told, and after what', () => {
  it.each([
    'It was our fault that they let it drift. Would the two of you take that as a start?',
    'Those cards were left lying, and that was down to us. Can you both live with sixty buses?',
  ])('after a fault that was owned, not by the nod that was asked for: "%s"', (rep) => {
    const told: Line = { says: 'Nine short.', by: [tells('workshop', 2, 'cards')] };
    const lines: Line[] = [
      { says: 'How long had they had your cards?', by: [beat('challenge', { topic: 'cards' })] },
      { rep },
      told,
    ];
    expect(rungOf(lines, 'workshop', 2, buses)).toMatchObject({ state: 'told', how: 'fault', by: null });
  });

  it('after a silence that stood, where the question was on another matter', () => {
    const lines: Line[] = [
      { says: 'One sentence.' },
      { rep: 'Which of your costs would fall with the stops?' },
      { says: 'You let me count. I sign to a hundred and fifty.', by: stood(tells('committee', 2, 'approval')) },
    ];
    expect(rungOf(lines, 'committee', 2, buses)).toMatchObject({ state: 'told', how: 'silence' });
    const asked: Line = { rep: 'Who signs it off above you?' };
    const on = rungOf([lines[0] as Line, asked, lines[2] as Line], 'committee', 2, buses);
    expect(on).toMatchObject({ state: 'earned', how: 'question' });
  });

  it('as a concern of theirs, with the question that had gone before it', () => {
    const lines: Line[] = [
      { says: 'Go on.' },
      { rep: 'Who here would be accountable for the saving?' },
      { says: 'What stops it?' },
      { rep: 'Nothing before the third year. How many stops were there in May?' },
      { says: 'Whose name is on it?', by: [beat('object.authority', { objection: 'who-answers', topic: 'owner' })] },
      { rep: 'Yours or operations.' },
      { says: 'Operations.', by: [tells('number-owner', 2, 'owner')] },
    ];
    expect(rungOf(lines, 'number-owner', 1, buses)).toMatchObject({
      state: 'told',
      how: 'concern',
      asked: 'Who here would be accountable for the saving?',
    });
  });

  it('unasked, where the turn asked something else', () => {
    const told: Line = { says: 'By the thirtieth.', by: [{ ...tells('board-paper', 1, 'timing'), earned: false }] };
    const rep = 'How many chairs stood empty at Drayle on Monday?';
    expect(rungOf([{ says: 'Go on.' }, { rep }, told], 'board-paper', 1, waiting)).toMatchObject({
      state: 'told',
      how: 'unasked',
      asked: null,
    });
  });
});

describe('[MEASURE8] what was not said', () => {
  it('a position is passed over where what lies behind it was told at once', () => {
    const lines: Line[] = [
      price('Fifteen.'),
      { rep: 'Whose name goes beside yours when it is signed?' },
      { says: 'Nadia Frame, in treasury.', by: [tells('who-signs', 2, 'signers')] },
    ];
    expect(rungOf(lines, 'who-signs', 1)).toMatchObject({ state: 'passed', how: null, by: null });
    expect(rungOf(lines, 'who-signs', 2)).toMatchObject({ state: 'earned', how: 'question' });
  });

  it('what was asked for and stayed hidden says where it was asked', () => {
    const lines: Line[] = [
      price('Fifteen.'),
      { rep: 'Whose name goes beside yours when it is signed?' },
      { says: 'That stays here.', by: [beat('deflect', { part: 'reaction', reply: 'deflect', topic: 'signers' })] },
    ];
    expect(rungOf(lines, 'who-signs', 1)).toMatchObject({
      state: 'hidden',
      asked: 'Whose name goes beside yours when it is signed?',
    });
    expect(rungOf(lines, 'tender', 1)).toMatchObject({ state: 'hidden', asked: null });
  });

  it('names whose it was to tell', () => {
    const lines: Line[] = [{ says: 'Go on.' }, { rep: 'What do you have?' }];
    const name = (id: string) => buses.personas.find((one) => one.id === id)?.name;
    expect(rungOf(lines, 'cold-morning', 1, buses).holder).toBe(name('gethin'));
    expect(rungOf(lines, 'committee', 1, buses).holder).toBe(name('judith'));
  });
});

describe('[MEASURE8] an objection on the card', () => {
  const howOf = (lines: readonly Line[], id: string, scenario: Scenario) => {
    const rubric = library.rubrics.get(scenario.rubric);
    if (!rubric) throw new Error('no rubric');
    const { ledger } = scoreTurns({ turns: talk(scenario, lines), scenario, rubric, listener: 'rules-1' });
    return ledger?.objections.find((one) => one.id === id)?.how;
  };

  it('that was said as a position was spoken of, not spared', () => {
    const told: Line = { says: 'By the thirtieth.', by: [{ ...tells('board-paper', 1, 'timing'), earned: false }] };
    const lines: Line[] = [{ says: 'Go on.' }, { rep: 'How many chairs stood empty on Monday?' }, told];
    expect(howOf(lines, 'month-end', waiting)).toBe(
      'They never raised it as an objection; they spoke of the matter at 01:00.',
    );
  });

  it('that closed on an offer which got a no says both, and claims no more than the rule', () => {
    const rep = "If you sign for thirty-six months, I'll do four invoices. Would that work?";
    const close: Line = {
      rep,
      after: (state) => {
        const own = state.objections['o-fifteen'];
        if (own) own.resolved = true;
      },
    };
    const no: Line = { says: 'No.', by: [beat('small-talk', { part: 'reaction', reply: 'offer-short' })] };
    expect(howOf([price('Fifteen.'), close, no], 'o-fifteen', desk)).toMatch(
      /Resolved at 00:30, though they did not take the offer\. What resolves it: /,
    );
  });
});

describe('[MEASURE17] the ledger says of an objection what the rows say', () => {
  const howOf = (lines: readonly Line[]) => {
    const turns = talk(desk, lines);
    const rubric = library.rubrics.get(desk.rubric);
    if (!rubric) throw new Error('no rubric');
    const card = scoreTurns({ turns, scenario: desk, rubric, listener: 'rules-1' });
    const row = card.measurements.find(({ id }) => id === 'objection-question-first');
    return { how: card.ledger?.objections.find(({ raised }) => raised)?.how, met: row?.value };
  };
  const demand = price('Two hundred and four thousand. Fifteen per cent.');

  it('met first', () => {
    const { how, met } = howOf([demand, { rep: 'Who set the fifteen, and by when is it wanted?' }]);
    expect(how).toMatch(/^You met it with a question\. /);
    expect(met).toBe(1);
  });

  it('asked about after it was argued with', () => {
    const { how, met } = howOf([demand, { rep: 'Nobody else does what we do. Who set the fifteen, by when?' }]);
    expect(how).toMatch(/^You met it with a question, but not first\. /);
    expect(met).toBe(0);
  });

  it('met when it was first said, before it was put as an objection', () => {
    const first: Line = {
      says: 'Fifteen per cent off.',
      by: [{ ...tells('fifteen', 1, 'number'), earned: false, persona: 'x' }],
    };
    const { how, met } = howOf([first, { rep: 'Who set the fifteen, and by when?' }, demand, { rep: 'I see.' }]);
    expect(how).toMatch(/^You had met it with a question at 00:30, when it was first said\. /);
    expect(met).toBe(1);
  });

  it('answered, where it only asked for a fact', () => {
    const asks = price('What is the fifteen worth to you?');
    const { how } = howOf([asks, { rep: 'Fifteen per cent is 36,000 pounds.' }]);
    expect(how).toMatch(/^It was a question of fact, and you answered it straight\. /);
  });
});
