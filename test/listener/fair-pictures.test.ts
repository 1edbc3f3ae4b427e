import { describe, expect, it } from 'vitest';
import { hear } from './hear.ts';

const halcott = 'Halcott. Forty-three pence. They run one plant.';
const linen = (text: string, said = halcott) => hear('half-past-five', text, said);

describe('[LISTEN62] a firm made small in a picture is run down', () => {
  it.each([
    ["Halcott's got one plant a hundred miles up the motorway, frankly it's a shed with a van."],
    ["They're a man and a phone."],
    ["Halcott? A man and a phone, that's all they are."],
    ["With them you're trusting a man and a dog."],
    ['Their system is basically a glorified spreadsheet.'],
    ["They've good people, but at the end of the day it's two lads with a laptop."],
    ['They are little more than a website.'],
    ["They're running it out of a garage."],
    ["Halcott's plant is held together with tape."],
    ["What they've got is a barn with a washing machine."],
  ])('%s', (text) => {
    expect(linen(text).ids).toContain('disparage');
  });

  it.each([
    ["They've just got one plant and a long drive."],
    ["Halcott has one plant, and if it stops there's no second."],
    ['You said it was a shed with a van.'],
    ["It's a decent laundry, I shouldn't have called it a shed with a van."],
    ["It's not a man and a phone, they're a proper firm."],
    ["That night we were a man and a phone, and they'd have done better."],
    ['They send a man with a van on Tuesdays.'],
    ["There's a man with a van in Thorle who brings theirs."],
    ["They're no more than a mile away."],
    ['Halcott is one plant with two vans.'],
  ])('and this is not: %s', (text) => {
    expect(linen(text).ids).not.toContain('disparage');
  });
});

it('[LISTEN62] and the true fact beside it is no claim made well', () => {
  const fact = "Halcott's got one plant nearly a hundred miles up the motorway";
  expect(linen(`${fact}.`).reading.claims).toEqual([expect.objectContaining({ fact: 'halcott', verdict: 'right' })]);
  expect(linen(`${fact}, frankly it's a shed with a van.`).reading.claims).toEqual([]);
});

describe('[LISTEN63] what they lived through argued away', () => {
  it.each([
    ['Well, some of them were.', "My theatres were dressed and your cages weren't there."],
    ['Most of it arrived.', 'Nothing came that morning.'],
    ['Well, we did.', 'Nobody rang us.'],
    ["Seven of the twelve came, it's not like nothing turned up.", "Your cages weren't there."],
    ["It's not as if nobody rang you.", 'Nobody rang in time.'],
    ["It wasn't that bad, you had seven cages.", "Your cages weren't there."],
    ['It could have been worse.', "Your cages weren't there."],
    ["I wouldn't say nothing's happening.", "You're talking and nothing's happening."],
    ["I wouldn't call it a corridor.", "I don't call that a store, I call it a corridor."],
    [
      "But that's weather, Halcott's lorries can't fly over it either.",
      'When the bridge shuts, what does Eastrow get?',
    ],
    ['But nobody else could get over it either.', 'When the bridge shuts, what does Eastrow get?'],
    ["50p is a fair price for what you're getting.", 'Ten per cent off.'],
  ])('%s', (text, said) => {
    expect(linen(text, said).ids).toContain('defend');
  });

  it.each([
    ["Your store was meant to have two days in it and it only had one, so that didn't help."],
    ['Your people were supposed to check the list and they never did.'],
    ["You were meant to tell us when he left and you didn't."],
    ["I can't just bin the loss charge, you lost the stuff."],
    ["We won't write it off, you lost 3,200 pieces."],
  ])('and blame: %s', (text) => {
    const { ids, reading } = linen(text, "Your cages weren't there.");
    expect(ids).toContain('defend');
    expect(reading.blames).toBe(true);
  });

  it.each([
    ['If both say yes, you sign it then and no notice goes.', "Settle the date and I'd carry it."],
    ['You agree to it in writing, and I send the log.', 'Settle it.'],
    ['Some of them were.', "Weren't any of my cages there?"],
    ["No, they weren't.", "Your cages weren't there."],
    ["It did, and that's on us.", 'It never came.'],
    ["It's not like it was in March, the second call goes out by itself.", 'Is it the same as it was?'],
    ["I wouldn't say that to your board.", 'Your board thinks nothing changes.'],
    ["I wouldn't say we're perfect.", "Nobody's perfect."],
    ["I wouldn't say they're slow.", 'Halcott are slow.'],
    ['Your store was meant to hold two days and it held one, our drivers saw it and nobody acted.', 'Tell me why.'],
    ['Your store was meant to hold two days and it only held one. Our drivers saw it and nobody here acted.', 'Go on.'],
    ["Your cages were supposed to be there at half past five and they weren't.", 'Tell me what happened.'],
    ['Your call was meant to come by six and it never did.', 'Tell me what happened.'],
    ["You lost a whole list that morning, and I'm sorry.", 'We lost the list.'],
    ["I can't give you that morning back, you lost a list.", 'We lost the list.'],
    ["Dev can't sign it either.", 'Who signs?'],
    ["They can't do Sundays either.", 'Do they deliver on Sundays?'],
  ])('and this is not: %s', (text, said) => {
    const { ids, reading } = linen(text, said);
    expect(ids).not.toContain('defend');
    expect(reading.blames).toBe(false);
  });

  it("and one's own price called reasonable hears nothing", () => {
    const { ids } = linen("It's 322 and I think that's reasonable for what costs have done.", "What's underneath?");
    expect(ids).toContain('defend');
    expect(ids).not.toContain('acknowledge');
  });
});

describe('[LISTEN65] given, told and traded', () => {
  const gives = (text: string, said?: string) =>
    linen(text, said).reading.gives.map(({ id, returned }) => `${id}${returned ? '+' : ''}`);

  it.each([
    ['And if we still miss I could see us doing more than the 500 credit, say 2,500 a morning.', 'morning-credit'],
    ["So let's count it together and allow 4 percent.", 'joint-count'],
    ["Okay, look, I'll do you 49.", 'piece-price'],
    ["Well 49's six grand off your bill, no strings.", 'piece-price'],
    ["49's yours, no strings. Would Dev sign three years?", 'piece-price'],
  ])('a gift: %s', (text, item) => {
    expect(linen(text).moves).toContainEqual(expect.objectContaining({ move: 'concede', return: false }));
    expect(gives(text)).toEqual([item]);
  });

  it.each([
    ["If you'd do 36 months I could probably put a 3 percent lid on clause 11 as well.", 'half-past-five'],
    ["We pause billing on those forty, if Marl Quay's fifty points come to us.", 'night-desk'],
    ["Then we'll credit the fitting, £10,800, if Gethin sends two years of stops.", 'night-desk'],
  ])('a trade: %s', (text, id) => {
    const { moves } = hear(id, text);
    expect(moves).toContainEqual(expect.objectContaining({ move: 'concede', return: true }));
    expect(moves.some(({ move }) => move === 'next-step')).toBe(false);
  });

  it.each([
    [
      "We can go to a million and no higher, that's where our own insurance stops.",
      "What's the most you'd be liable for?",
    ],
    ["We can raise it to a million, that's the limit.", 'How high can you go?'],
    ['I can go to 564 and no lower.', "What's the least you'd take?"],
    ['We allow two per cent today, clause 8 says so.', 'What does the clause say?'],
    ['We meet Thursday if Nadia signs.', 'Go on.'],
    ["There's no catch in the 36 months.", "What's the catch?"],
  ])('told, and not given: %s', (text, said) => {
    const { ids, reading } = hear('night-desk', text, said);
    expect(ids).not.toContain('concede');
    expect(reading.gives).toEqual([]);
  });

  it('what is offered to whoever asked for an offer is given', () => {
    const { reading } = hear('night-desk', "I'll do you 570.", "What's the least you'd take?");
    expect(reading.gives).toEqual([expect.objectContaining({ id: 'rate', returned: false, off: 5 })]);
  });
});
