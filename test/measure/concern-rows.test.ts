import { describe, expect, it } from 'vitest';
import { beat, desk, find, type Line, price, quoted, rowsOf, talk, tells, waiting } from './talk.ts';

/** Rows 7 and 39: one rule for what may stand before the question, and for what is no objection at all. */

const first = 'objection-question-first';
const risk = (says: string): Line => ({
  says,
  by: [beat('object.risk', { objection: 'o-october', topic: 'october' })],
});
const rival = (says: string): Line => ({
  says,
  by: [beat('object.competitor', { objection: 'five-years', topic: 'corvane' })],
});

describe('what may stand before the question', () => {
  it.each([
    ['a preface', 'Right, let me ask you something. Who set the fifteen, and by when is it wanted?'],
    ['a fact', 'Fifteen per cent is £36,000 a year. Who set it, and by when is it wanted?'],
    ['what goes on about it', 'Fifteen, then. I have heard that once before. What stands behind it?'],
    ['a question that ends on "isn’t there"', 'What happens to the fifteen if the cash is not there?'],
  ])('[M7] %s: "%s"', (_, rep) => {
    const row = find(first, [price('Fifteen per cent.'), { rep }]);
    expect(row.value).toBe(1);
    expect(quoted(talk(desk, [price('Fifteen per cent.'), { rep }]), row)[0]).toMatch(/\?$/);
  });

  it.each([
    ['a limit', 'I have no name for that, and it is not mine to give. Who would carry October on your side?'],
    ['a fault', 'The call in January was ours to make, and we were late. What would October cost you?'],
  ])('[M7] %s, where nothing was asked for: "%s"', (_, rep) => {
    expect(find(first, [risk('I worry about October.'), { rep }]).value).toBe(1);
  });

  it('[M7] a strength of the rival, and then a question on what they want', () => {
    const lines: Line[] = [
      rival('Corvane has an offer in front of me.'),
      { rep: 'They are a sound firm. Which chairs were empty on Monday, and for how long?' },
    ];
    expect(find(first, lines, waiting).value).toBe(1);
  });

  it.each([
    'That is not mine to give. What is the fifteen per cent for?',
    'It was before my time. What is the fifteen per cent for?',
  ])('[M7] no no, and no defence: "%s"', (rep) => {
    const row = find(first, [price('Fifteen per cent.'), { rep }]);
    expect(row.value).toBe(0);
    expect(quoted(talk(desk, [price('Fifteen per cent.'), { rep }]), row, 'missed')).toEqual([
      `${rep.split('. ')[0]}.`,
    ]);
  });

  it('[M7] [MEASURE12] a question on something else is quoted as what missed, not the preface to it', () => {
    const rep = 'Right, noted. Which halls are shut in July, and which points watch nothing?';
    const row = find(first, [price('Fifteen per cent.'), { rep }]);
    expect(quoted(talk(desk, [price('Fifteen per cent.'), { rep }]), row, 'missed')).toEqual([
      'Which halls are shut in July, and which points watch nothing?',
    ]);
  });
});

describe('what is no objection', () => {
  it('[M7] [M39] a question of fact that is answered straight is no missed chance', () => {
    const lines = (rep: string): Line[] => [risk('What is different now from last spring?'), { rep }];
    const straight = lines('Since 1 May the second number dials itself after five minutes.');
    expect(find(first, straight).status).toBe('no-opportunity');
    expect(find('objections-acknowledged', straight).status).toBe('no-opportunity');
    expect(find(first, lines('It was before my time, to be fair.'))).toMatchObject({ value: 0, n: 1 });
    expect(find(first, lines('Good question, I will come to that.'))).toMatchObject({ value: 0, n: 1 });
    const stated: Line[] = [risk('I worry about October.'), { rep: 'Since 1 May the second number dials itself.' }];
    expect(find(first, stated)).toMatchObject({ value: 0, n: 1 });
  });

  it.each([
    ['How far can you go without ringing anyone?', 'All of it I can sign myself.', true],
    ['How soon would you tell us, if it went wrong?', 'I would ring you within the hour.', true],
    ['How far can you go without ringing anyone?', 'I can see why you ask that.', false],
    ['How far can you go without ringing anyone?', 'You are in good hands.', false],
  ])('[M7] the verb of the question said of oneself answers it straight: "%s" "%s"', (says, rep, isStraight) => {
    const row = find(first, [risk(says), { rep }]);
    expect(row.status === 'no-opportunity').toBe(isStraight);
  });

  it('[M7] a demand is met where it was first told, before it was put as an objection', () => {
    const told: Line = { says: 'Fifteen per cent off.', by: [tells('fifteen', 1, 'number')] };
    const lines: Line[] = [
      { says: 'Go on.' },
      { rep: 'What brought you to this call?' },
      told,
      { rep: 'Who set the fifteen per cent, and by when?' },
      price('Fifteen per cent, I said.'),
      { rep: 'Which halls are shut in July, and which points watch nothing?' },
    ];
    const row = find(first, lines);
    expect(row).toMatchObject({ value: 1, n: 1 });
    expect(row.evidence[0]?.seq).toBe(4);
    expect(find(first, lines.with(5, { rep: 'In fairness, our price reflects the night desk.' })).value).toBe(0);
    expect(find(first, lines.with(3, { rep: 'Let us get to the renewal.' })).value).toBe(0);
  });
});

describe('what is heard', () => {
  const heard = (rep: string) => {
    const lines: Line[] = [rival('Corvane has an offer in front of me.'), { rep }];
    return { row: find('objections-acknowledged', lines, waiting), turns: talk(waiting, lines) };
  };

  it('[M39] a strength granted to the rival they named hears it', () => {
    const { row, turns } = heard('They are a sound firm, and nobody would have to move. I can send you ours.');
    expect(row.value).toBe(1);
    expect(quoted(turns, row)).toEqual(['They are a sound firm, and nobody would have to move.']);
  });

  it.each(['Corvane, yeah. They have a server in a cupboard.', 'Corvane, right.'])(
    '[M39] a name and a nod do not: "%s"',
    (rep) => {
      expect(heard(rep).row.value).toBe(0);
    },
  );

  it('[M39] a fault is quoted where it is owned', () => {
    const lines: Line[] = [
      { says: 'Twenty to four.', by: [beat('object.trust', { objection: 'o-march', topic: 'march' })] },
      { rep: 'The alarm came at 02:41. The second call was late, and that was our fault.' },
    ];
    const row = rowsOf(talk(desk, lines), desk)('objections-acknowledged');
    expect(quoted(talk(desk, lines), row)).toEqual(['The second call was late, and that was our fault.']);
  });
});
