import { describe, expect, it } from 'vitest';
import { scoreTurns } from '../../server/measure/score.ts';
import { beat, find, type Line, library, quoted, rowsOf, scenarioOf, talk, tells, waiting } from './talk.ts';

/** A fair word of a rival is no argument, no miss, and counts as what it grants. */

const laundry = scenarioOf('half-past-five');
const named = (says: string, topic = 'tandle'): Line => ({ says, by: [beat('competitor', { topic })] });
const booking = named('Tandle says thirty-eight in a hundred book themselves.');
const recalls = named('Tandle rebuilds every recall at six months, I am told.');

describe('[M17] what is no argument', () => {
  it.each([
    'Hollin came to us in the spring and went back, because we could not chart braces. Which chairs were empty on Monday?',
    'We lost two practices to them over charting, more than to anybody. Which chairs were empty on Monday?',
    'On Tandle against us, I will not knock them. Which chairs were empty on Monday?',
    'They do, and theirs beats ours. Which chairs were empty on Monday?',
  ])('an admission, a grant and a no to running down: "%s"', (rep) => {
    expect(find('competitor-defensive-moves', [booking, { rep }], waiting).value).toBe(0);
  });

  it('a grant with its limit, and nothing asked', () => {
    const lines: Line[] = [booking, { rep: "They do, though a reply won't land in the book." }];
    const row = rowsOf(talk(waiting, lines), waiting);
    expect(row('stress-defensive').value ?? 0).toBe(0);
    expect(quoted(talk(waiting, lines), row('redirect-within-two'), 'missed')).toEqual([
      'Tandle says thirty-eight in a hundred book themselves.',
    ]);
  });

  it.each([
    'They do, but ours is better value than Tandle.',
    'With respect, ours is better value and Tandle is patchy.',
    'Their short-notice list is printed and rung by hand.',
  ])('is one: "%s"', (rep) => {
    expect(find('competitor-defensive-moves', [booking, { rep }], waiting).value).toBe(1);
  });
});

describe('[M19] strengths conceded', () => {
  const conceded = (rep: string, mention = booking) =>
    find('strengths-conceded', [mention, { rep }, booking], waiting).value ?? 0;

  it.each([
    'They do, and people like it. Which chairs were empty on Monday?',
    'They do. Which chairs were empty on Monday?',
    "For the two practices with braces they're the better choice. Which chairs were empty on Monday?",
  ])('one in answer, or the better choice: "%s"', (rep) => {
    expect(conceded(rep)).toBe(1);
  });

  it.each([
    'They do, apparently. Which chairs were empty on Monday?',
    'They do, but ours is kinder to read. Which chairs were empty on Monday?',
    'They do say that a lot. Which chairs were empty on Monday?',
    'Do they? Which chairs were empty on Monday?',
  ])('none where it is doubted or only said back: "%s"', (rep) => {
    expect(conceded(rep)).toBe(0);
  });

  it('none where what was named is a weakness', () => {
    expect(conceded('They do. Which chairs were empty on Monday?', recalls)).toBe(0);
  });

  it('each thing once, and a compliment once whoever it is of', () => {
    const lines: Line[] = [
      booking,
      { rep: 'They do. They are a sound firm.' },
      booking,
      { rep: 'They do. A good firm, as I said.' },
      booking,
      { rep: 'They are quicker than us. What is first on your list?' },
    ];
    expect(find('strengths-conceded', lines, waiting).value).toBe(3);
  });
});

describe('[M20] the first comparison, and what is planted before it', () => {
  const opening: Line = { says: 'We moved three practices at Easter.', by: [tells('easter', 1, 'move')] };
  const tied: Line = {
    rep: 'A trial load, counted and signed before anything moves. Where did the last move lose people?',
  };
  const ahead = (first: string) =>
    find('planted-differentiators', [opening, { rep: first }, { says: 'Go on.' }, tied, booking], waiting).value;

  it('is no question, and no statement without a rival', () => {
    expect(ahead('When you put us side by side with Corvane, what will you judge us on?')).toBe(1);
    expect(ahead('I would load Drayle, not Fosse Lane, which is dearer than Drayle. Would that do?')).toBe(1);
    expect(ahead('We are better than Corvane on everything. Would that do?')).toBe(0);
  });

  it.each([
    ['The work should have been at Thorle by morning. What did that cost you?', 0],
    ['That lorry was meant to go to Thorle. What did that cost you?', 0],
    ['Thorle was late with it. What did that cost you?', 0],
    ['Since the spring the work moves to Thorle by itself. What did that cost you?', 1],
    ['If the press fails the work moves to Thorle. What did that cost you?', 1],
  ])('is what one has, not what should have been: "%s"', (rep, value) => {
    const lines: Line[] = [{ says: 'Seven cages.', by: [tells('the-cages', 1, 'february')] }, { rep }];
    const row = find('planted-differentiators', [...lines, named('Halcott, then.', 'halcott')], laundry);
    expect(row.value).toBe(value);
  });
});

describe('[M22] who decides, and by when', () => {
  it.each([
    ['I decide by the end of the month.', false],
    ['I decide, and nobody else does.', true],
    ['He decides before the board on Friday.', false],
  ])('"%s"', (says, isTold) => {
    const told: Line = { says, by: [tells('board-paper', 1, 'timing')] };
    const row = find('reality-tested', [{ rep: 'Which day suits the two of you for the count?' }, told], waiting);
    expect(/answered: [^;]*authority/.test(row.says)).toBe(isTold);
  });
});

describe('[MEASURE8] how a matter was met', () => {
  const how = (id: string, lines: readonly Line[]) => {
    const rubric = library.rubrics.get(laundry.rubric);
    if (!rubric) throw new Error('no rubric');
    const { ledger } = scoreTurns({ turns: talk(laundry, lines), scenario: laundry, rubric, listener: 'rules-1' });
    return ledger?.objections.find((one) => one.id === id)?.how ?? '';
  };
  const position: Line = { says: 'Ten per cent off the piece.', by: [tells('the-ten', 1, 'ten')] };
  const objection: Line = {
    says: 'Fifty pence a piece. I want forty-five.',
    by: [beat('object.price', { objection: 'ten-per-cent', topic: 'ten' })],
  };
  const asks: Line = { rep: 'What is the ten for?' };
  const elsewhere: Line = { rep: 'Which wards run short of linen, and on what days?' };

  it('a question on it while it stands meets it, though not first', () => {
    expect(how('ten-per-cent', [objection, elsewhere, { says: 'Go on.' }, asks])).toMatch(
      /^You met it with a question at 01:30, but not first\./,
    );
    expect(how('ten-per-cent', [position, asks, objection, elsewhere])).toMatch(/^You had met it with a question/);
    expect(how('ten-per-cent', [objection, elsewhere, { says: 'Go on.' }, elsewhere])).toMatch(/^You didn’t meet it/);
    const argued: Line = { rep: 'In fairness, our price is a fair one and always has been.' };
    expect(how('ten-per-cent', [objection, argued, { says: 'Go on.' }, asks])).toMatch(
      /^You asked about it later, at 01:30\./,
    );
  });

  it('what was put as a demand is not said to be never raised', () => {
    const wants = (says: string, by = tells('the-loss-charge', 1, 'losses')): Line[] => [
      { says, by: [by] },
      { rep: 'Who counted the losses in March?' },
    ];
    expect(how('clause-eight', wants("It goes. I'm not paying for linen nobody counted."))).toBe(
      'They put it as a demand at 00:00. You met it with a question.',
    );
    expect(how('clause-eight', wants('There is a charge for lost linen.'))).toMatch(/spoke of the matter/);
    const bait = wants(
      'Halcott have chips. Tell me yours are in by next winter.',
      beat('competitor', { topic: 'halcott' }),
    );
    expect(how('no-chips', bait)).toMatch(/^They put it as a demand/);
    expect(how('next-winter', bait)).toBe('They never raised it as an objection.');
    const told = wants('Halcott have chips, I hear.', beat('competitor', { topic: 'halcott' }));
    expect(how('no-chips', told)).toBe('They never raised it as an objection.');
  });
});
