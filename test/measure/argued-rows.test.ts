import { describe, expect, it } from 'vitest';
import { beat, buses, desk, find, type Line, price, quoted, rowsOf, talk, tells, waiting } from './talk.ts';

/** Rows 5, 17 to 20: what argues and what doesn't, what leads away from a rival, what was on the table before. */

const named = (says = 'Tandle does booking in three taps.'): Line => ({
  says,
  by: [beat('competitor', { topic: 'tandle', pressing: true })],
});

describe('[M5] [M17] an answer to a rival’s name', () => {
  it.each([
    'Their screen is a bit of a gimmick, to my mind.',
    'All bells and whistles. We would look at it next year.',
  ])('that makes light of it argues and keeps no agenda: "%s"', (rep) => {
    const row = rowsOf(talk(waiting, [named(), { rep }]), waiting);
    expect(row('competitor-defensive-moves').value).toBe(1);
    expect(row('stress-defensive').value).toBe(1);
    expect(row('stress-agenda').value).toBe(0);
    expect(row('strengths-conceded').value ?? 0).toBe(0);
    expect(quoted(talk(waiting, [named(), { rep }]), row('competitor-defensive-moves'))[0]).toMatch(/gimmick|bells/);
  });

  it.each([
    'It is no gimmick, and ours is not as good. Which chairs were empty on Monday?',
    'They are right, it is the best in the trade, and we have nothing like it. Which chairs were empty on Monday?',
  ])('that grants its strength does not: "%s"', (rep) => {
    expect(find('competitor-defensive-moves', [named(), { rep }], waiting).value).toBe(0);
  });

  it('that holds up its weaknesses, with nothing granted and nothing asked, argues', () => {
    const weakness = waiting.battlecard?.weaknesses[0]?.terms[0] ?? '';
    const rep = `Tandle, yes. With them it is ${weakness}.`;
    const asked = `${rep} Which chairs were empty on Monday, and for how long?`;
    expect(find('stress-defensive', [named(), { rep }], waiting).value).toBe(1);
    expect(find('stress-defensive', [named(), { rep: asked }], waiting).value).toBe(0);
  });
});

describe('[M5] what is no defence', () => {
  it('to refuse to invent a figure, and to ask for theirs', () => {
    const asks: Line = {
      says: 'Give me one figure. I will not ask where you got it.',
      persona: 'judith',
      by: [beat('finance-question', { persona: 'judith', topic: 'stops', pressing: true })],
    };
    const rep = 'I will not give you one, it would be invented and includes nothing of yours. Who counts your stops?';
    const row = rowsOf(talk(buses, [asks, { rep }]), buses);
    expect(row('stress-defensive').value).toBe(0);
    expect(row('stress-agenda').value).toBe(1);
  });

  it('to say what one has where they asked what it is, beside a strength of theirs', () => {
    const asks: Line = {
      says: 'What have you got that the free one has not?',
      persona: 'gethin',
      by: [beat('object.competitor', { persona: 'gethin', objection: 'free-portal', topic: 'portal' })],
    };
    const rep = (grant: string) =>
      `We include a warning before there is any code, on all makes.${grant} How many makes do you run?`;
    const fair = rep(' On the electric ones it goes deeper than we do.');
    expect(find('stress-defensive', [asks, { rep: fair }], buses).value ?? 0).toBe(0);
  });
});

describe('[M5] the agenda', () => {
  it('is not held by something sent', () => {
    const rep = 'I will send you that email by Friday the tenth, then.';
    expect(find('stress-agenda', [price('Fifteen per cent.'), { rep }]).value).toBe(0);
  });
});

describe('[M18] away from a rival', () => {
  const deciders = waiting.hidden.find(({ name }) => /signs/i.test(name));
  it('a signer is how they decide, and nothing they want', () => {
    const lines: Line[] = [
      named(),
      { rep: 'Fair. Who has to sign beside you, and for how much?' },
      { says: 'Over fifty thousand, Peter does.', by: [tells(deciders?.id ?? '', 2, deciders?.topic ?? '')] },
    ];
    expect(find('redirect-within-two', lines, waiting).value).toBe(0);
    expect(find('criteria-drawn', lines.slice(1), waiting).value).toBe(0);
  });

  it('a close leads on to nothing they want, and where they took it at once there was no more to lead on to', () => {
    const close: Line = { rep: 'Fair. Can you look at the count with me on Monday the twelfth?' };
    const agreed: Line = { says: 'In ink.', by: [beat('agree', { part: 'reaction', reply: 'agreed-step' })] };
    const put: Line = {
      says: 'I could see that.',
      by: [beat('buying-sign', { part: 'reaction', reply: 'offer-yes' })],
    };
    const wanted = (rung: number): Line => ({ says: 'Thirty a week.', by: [tells('empty-chairs', rung, 'chairs')] });
    const asks: Line = { rep: 'Which chairs were empty on Monday, and for how long?' };
    expect(find('redirect-within-two', [named(), close, agreed], waiting).status).toBe('no-opportunity');
    expect(find('redirect-within-two', [named(), close, put], waiting).value).toBe(0);
    const dated: Line = {
      rep: 'Shall we say the copy is loaded on Thursday 1 October, and Tariq signs it by the 14th?',
    };
    expect(find('redirect-turns', [named(), dated, wanted(2), asks, wanted(3)], waiting).value).toBe(2);
  });

  it('what led on late stands under what led on, and is not the chance that was missed', () => {
    const lines: Line[] = [
      named(),
      { rep: 'Which of your rooms stand empty, and when?' },
      { says: 'Later.', by: [beat('deflect', { part: 'reaction', reply: 'deflect' })] },
      { rep: 'Fine. What is first on your list?' },
      { says: 'Later.', by: [beat('deflect', { part: 'reaction', reply: 'deflect' })] },
      { rep: 'Which chairs were empty on Monday, and for how long?' },
      { says: 'Thirty visits a week.', by: [tells('empty-chairs', 2, 'chairs')] },
    ];
    const turns = talk(waiting, lines);
    const row = rowsOf(turns, waiting);
    expect(row('redirect-turns').value).toBe(3);
    expect(quoted(turns, row('redirect-turns'))).toEqual(['Which chairs were empty on Monday, and for how long?']);
    expect(row('redirect-within-two').value).toBe(0);
    expect(quoted(turns, row('redirect-within-two'), 'missed')).toEqual([]);
  });

  it('the number and its words are one', () => {
    const led: Line[] = [
      named(),
      { rep: 'Fair. Which chairs were empty on Monday, and for how long?' },
      { says: 'Thirty visits a week.', by: [tells('empty-chairs', 2, 'chairs')] },
    ];
    const row = find('redirect-turns', [...led, named('Tandle again.'), { rep: 'Their app is nicer.' }], waiting);
    expect(row.value).toBe(3.5);
    expect(row.says).toContain('in 3.5 turns, with 1 of 2 that never got there counted as 6');
  });

  it('the missed one is quoted at its question', () => {
    const lines: Line[] = [named(), { rep: 'That is fair enough of them. Where does that stand in your order?' }];
    expect(quoted(talk(waiting, lines), find('redirect-within-two', lines, waiting), 'missed')).toEqual([
      'Where does that stand in your order?',
    ]);
  });
});

describe('[M19] a strength granted', () => {
  it('counts without a battlecard, and a name that was dropped is not denied', () => {
    const asks: Line = { says: 'The free one does it.', by: [beat('competitor', { topic: 'portal' })] };
    const granted = find(
      'strengths-conceded',
      [asks, { rep: 'It is a good firm, and it goes deeper than ours.' }],
      buses,
    );
    expect(granted).toMatchObject({ value: 1, n: 1 });
    const unsaid = find('strengths-conceded', [asks, { rep: 'Which depot is worst?' }], buses);
    expect(unsaid.says).toBe('A rival was named, and too little was said of it to tell.');
  });
});

describe('[M20] what was on the table before', () => {
  const opening: Line = { says: 'We moved three practices at Easter.', by: [tells('easter', 1, 'move')] };
  const ranking: Line[] = [
    opening,
    { rep: 'What will you judge it on, and in which order?' },
    {
      says: 'In order. Recalls, gaps on the day, claims.',
      by: [tells('ranking', 3, 'criteria')],
    },
  ];

  it('their own ranking, drawn by a question, with what sets you apart in it', () => {
    const row = rowsOf(talk(waiting, [...ranking, named(), { rep: 'Fair.' }]), waiting);
    expect(row('planted-differentiators').value).toBeGreaterThanOrEqual(1);
    expect(row('planted-differentiators').says).toContain('they named in ranking what they judge on');
    expect(row('criteria-drawn').value).toBe(1);
  });

  it('not the ranking that came after the comparison, nor one that nobody asked for', () => {
    expect(find('planted-differentiators', [named(), ...ranking.slice(1)], waiting).value).toBe(0);
    const unasked = ranking.with(1, { rep: 'Good to be here.' });
    expect(find('planted-differentiators', [...unasked, named()], waiting).value).toBe(0);
  });

  it('what is missing sets nobody apart, and what was only listed is said to be', () => {
    const term = desk.battlecard?.differentiators.find(({ id }) => id === 'back-up')?.terms[0] ?? '';
    const rival: Line = { says: 'Keldra quoted.', by: [beat('competitor', { topic: 'keldra' })] };
    const lines = (rep: string): Line[] => [{ says: 'Go on.' }, { rep }, rival, { rep: 'Fair.' }];
    expect(find('planted-differentiators', lines(`The dock has no ${term}. What worries you most there?`)).value).toBe(
      0,
    );
    const bare = find('planted-differentiators', lines(`We have ${term}.`));
    expect(bare.value).toBe(0);
    expect(bare.says).toMatch(/; 1 was only listed\.$/);
  });

  it('a difference that came after is ahead of nothing, and nothing is said of a time behind', () => {
    const tied = 'A trial load, counted and signed before anything moves. Where did the last move lose people?';
    const row = find('planted-ahead', [opening, { rep: 'Good.' }, named(), { rep: tied }], waiting);
    expect(row.value).toBe(0);
    expect(row.says).toBe('No difference of yours came ahead of the first comparison.');
  });
});

describe('[M17] [M19] a strength granted while arguing', () => {
  const reply = (rep: string) => rowsOf(talk(waiting, [named(), { rep }]), waiting);

  it('is no granting: the answer argued', () => {
    const row = reply(
      "That isn't like for like, though. Theirs is better than ours at it, and nobody else does the rest.",
    );
    expect(row('competitor-defensive-moves').value).toBe(1);
    expect(row('stress-agenda').value).toBe(0);
  });

  it('said plainly it is one', () =>
    expect(reply('It is better than ours. Which chairs were empty on Monday?')('strengths-conceded').value).toBe(1));
});

describe('[M19] a true weakness in even words', () => {
  const asks = (says: string): Line => ({ says, by: [beat('challenge', { persona: 'bridie' })] });
  const rep = 'Inside it. Keldra would charge you 38 a point, so 15,200 on 400. What do your auditors ask for?';

  it('is to the point where they have just asked on it', () =>
    expect(
      find('fair-intelligence', [asks('Is the certificate inside the six hundred, or extra?'), { rep }]),
    ).toMatchObject({ value: 1, n: 1 }));

  it('is beside the point elsewhere, and called unfair nowhere', () => {
    const turns = [asks('Who answers at night?'), { rep }, asks('And Keldra?'), { rep: 'They are a sound firm.' }];
    expect(find('fair-intelligence', turns).value).toBe(0.5);
    expect(find('disparagements', turns).says).toMatch(/^No rival was run down\./);
  });

  it('grants nothing in a turn that argues', () => {
    const argues = 'They are a sound firm, but that is apples and pears. Nobody else does what we do.';
    expect(find('strengths-conceded', [asks('And Keldra?'), { rep: argues }]).value ?? 0).toBe(0);
  });
});
