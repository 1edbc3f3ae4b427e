import { describe, expect, it } from 'vitest';
import { callOf } from '../../server/measure/call.ts';
import { ledgerOf } from '../../server/measure/ledger.ts';
import { beat, desk, find, type Line, price, quoted, rowsOf, talk, tells, waiting } from './talk.ts';

/** One question is told in one way wherever a card speaks of it. */

const first = 'objection-question-first';
const further: Line = {
  says: 'Go lower.',
  by: [beat('object.price', { objection: 'o-further', topic: 'number', pressing: true })],
};
const ledger = (lines: readonly Line[], scenario = desk) => ledgerOf(callOf(talk(scenario, lines), scenario));
const howOf = (lines: readonly Line[], id: string, scenario = desk) =>
  ledger(lines, scenario)?.objections.find((one) => one.id === id)?.how;

describe('[M7] [MEASURE23] a question on what resolves an objection is on it', () => {
  it.each([
    'What happens on the thirtieth of September? Why does it have to show by then?',
    'How is it counted, in cash or in price?',
    'Who set the fifteen, and what is it for?',
  ])('in every row: "%s"', (rep) => {
    const lines: Line[] = [further, { rep }];
    const row = rowsOf(talk(desk, lines), desk);
    expect(row(first).value).toBe(1);
    expect(row('objections-acknowledged').value).toBe(1);
    expect(row('stress-agenda').value).toBe(1);
    expect(howOf(lines, 'o-further')).toMatch(/^You met it with a question\. /);
  });

  it('named beside something else, it is still asked', () => {
    const dearer: Line = {
      says: 'Twenty-six thousand four hundred more, every year.',
      by: [beat('object.price', { objection: 'dearer', topic: 'price' })],
    };
    const lines = [dearer, { rep: 'How many visits go unfilled in a normal week, across the fourteen?' }];
    expect(find(first, lines, waiting).value).toBe(1);
  });

  it.each([
    'Clause fourteen. What did the renewal do to you last year?',
    'What would the auditor want to read about March?',
  ])('one on another matter is not: "%s"', (rep) => {
    expect(find(first, [further, { rep }]).value).toBe(0);
    expect(howOf([further, { rep }], 'o-further')).toMatch(/^You didn’t meet it with a question\. /);
  });

  it('nor is one that points back at what else was said', () => {
    const rep = 'By the thirtieth it has to show. And the log of March, who reads it?';
    expect(find(first, [further, { rep }]).value).toBe(0);
  });
});

const rival: Line = {
  says: 'Keldra. A hundred and eighty-nine.',
  by: [beat('competitor', { objection: 'o-quote', topic: 'keldra', pressing: true })],
};

describe('[M7] [M38] [MEASURE23] what is put for a yes', () => {
  it.each([
    'They are a sound firm. Would you and Nadia see me on Friday 17 July at two?',
    'Against thirty-six months I will put four invoices on paper. Does that work?',
    'Would you be willing to keep it at five hundred and ten?',
  ])('is no question on an objection: "%s"', (rep) => {
    expect(find(first, [rival, { rep }]).value).toBe(0);
    expect(howOf([rival, { rep }], 'o-quote')).toMatch(/^You didn’t meet it with a question\. /);
  });

  it.each(['Would you say the nights are in that?', 'Can you tell me what is in it for nights and certificates?'])(
    'what asks for something told is one, with the same verb: "%s"',
    (rep) => expect(find(first, [rival, { rep }]).value).toBe(1),
  );

  it('nor one after their needs', () => {
    const lines: Line[] = [
      { says: 'Go on.' },
      { rep: 'Have you actually got a Keldra quote, or is this just a number you throw at everybody?' },
      { says: 'So you say.' },
      { rep: 'You know what is in the stores, don’t you?' },
    ];
    expect(find('discovery-closed', lines).value).toBe(0);
    expect(find('discovery-open', lines).value).toBe(0);
  });
});

describe('[M5] [MEASURE12] what broke the agenda', () => {
  it('is the defence, never the question that came after it', () => {
    const rep = 'An app pinging all night, people just switch it off. It is a toy. Who reads the total on your side?';
    const lines: Line[] = [rival, { rep }];
    const row = find('stress-agenda', lines);
    const missed = quoted(talk(desk, lines), row, 'missed');
    expect(missed).toEqual(quoted(talk(desk, lines), find('stress-defensive', lines)));
    expect(missed[0]).not.toMatch(/\?$/);
  });
});

describe('[MEASURE8] [MEASURE23] where something was asked before', () => {
  const askedAt = (rep: string, fact: string, depth = 1) => {
    const lines: Line[] = [{ says: 'Go on.' }, { rep }, { says: 'That stays here.' }];
    const found = ledger(lines)?.facts.find(({ id }) => id === fact)?.rungs[depth - 1];
    return found?.asked ?? null;
  };

  it.each(['OK, but smaller for what reason?', 'Which stores would you keep smaller?'])(
    'a wider question is not it: "%s"',
    (rep) => expect(askedAt(rep, 'hall-three')).toBeNull(),
  );

  it.each(['How many of your points are unused?', 'Do you need all the points, and which points watch nothing?'])(
    'the thing itself is: "%s"',
    (rep) => expect(askedAt(rep, 'hall-three')).not.toBeNull(),
  );
});

describe('[M38] [MEASURE17] a question without its mark', () => {
  const open = (rep: string) => {
    const lines: Line[] = [{ says: 'Go on.' }, { rep }];
    return Number(find('discovery-open', lines).value) + Number(find('discovery-closed', lines).value);
  };

  it.each([
    'Who reads the log on your side? And what date is that, I asked earlier and we got on to March.',
    'Who reads the log on your side? And when do you see treasury.',
    'Who reads the log on your side? How soon would they stop taking numbers.',
  ])('asks where its order is a question’s: "%s"', (rep) => expect(open(rep)).toBe(2));

  it.each([
    'Who reads the log on your side? What matters is that we rang.',
    'Who reads the log on your side? What we do is that we ring a person.',
    'Who reads the log on your side? What I can do is this.',
    'Who reads the log on your side? Which is that we were late.',
  ])('states where it is not: "%s"', (rep) => expect(open(rep)).toBe(1));

  it('is on what it asks, not on what is told behind it', () => {
    const lines: Line[] = [
      { says: 'Go on.' },
      { rep: 'What is it worth to you? And by when is that, I asked earlier and we got on to March.' },
      { says: 'By Friday.', by: [{ ...tells('the-date', 1, 'dates'), earned: false }] },
    ];
    const rung = ledger([price('Fifteen.'), ...lines])?.facts.find(({ id }) => id === 'the-date')?.rungs[0];
    expect(rung).toMatchObject({ state: 'earned', how: 'question' });
  });
});
