import { describe, expect, it } from 'vitest';
import { listen, type Utterance } from '../../server/listener/listen.ts';
import { readTurn } from '../../server/listener/read-turn.ts';
import { scenarioOf } from '../measure/talk.ts';
import { hear } from './hear.ts';

/** Blame put elsewhere, snaps, taunts and rebuttals are defence, whatever form they come in. */

const first = 'The site keeps the list, and our check of it was missed.';

describe('[LISTEN50] blame put elsewhere', () => {
  it.each([
    ['night-desk', 'Your site keeps the phone list, not us.'],
    ['night-desk', "We can't ring people we don't know about."],
    ['night-desk', "The number you'd given us was for somebody who had left."],
    ['night-desk', 'We can only go by what you give us.'],
    ['night-desk', 'The list is only as good as what you tell us.'],
    ['half-past-five', 'Your store holds the stock, not us.'],
    ['half-past-five', 'How were we supposed to know?'],
    ['half-past-five', 'We only had the count you gave us.'],
    ['waiting-room', 'Your practice gave us the copy, not ours to check.'],
    ['buses-by-the-month', 'We only know what you tell us about the depots.'],
  ])('blames in %s: %s', (id, text) => {
    const { reading, quoted } = hear(id, text);
    expect(reading.blames).toBe(true);
    expect(quoted('defend')).toEqual([text]);
    expect(reading.ownFault).toBe(false);
  });

  it.each([
    "So that one's not really on us.",
    "That wasn't strictly our fault.",
    'It is not entirely down to us.',
    "It really wasn't us.",
    "That's hardly our mistake.",
  ])('disowned, it owns nothing: %s', (text) => {
    const { reading, quoted } = hear('night-desk', text, 'I have got March.');
    expect(reading.ownFault).toBe(false);
    expect(quoted('acknowledge')).toEqual([]);
    expect(quoted('defend')).toEqual([text]);
  });

  it.each([
    `${first} That's ours.`,
    "I won't pretend it's not our fault.",
    'That decision is yours, not ours to make.',
    'The cards are yours, not ours.',
    'You decide that, and I will work with it.',
    'The numbers you gave us were thirty a week.',
    "If it weren't us it might be somebody else, and they're sound.",
  ])('is not: %s', (text) => {
    const { reading, quoted } = hear('night-desk', text);
    expect(reading.blames).toBe(false);
    expect(quoted('defend')).toEqual([]);
  });

  const answered = (text: string) => {
    const scenario = scenarioOf('night-desk');
    const before: Utterance[] = [{ speaker: 'prospect', text: 'Was the man you rang first still working here?' }];
    const { moves } = listen({ speaker: 'rep', text, before });
    const asked = { fact: 'the-eighth', right: ['no', 'left', 'January'], event: 'the-man' };
    return readTurn(scenario, text, moves, { before, open: null, topic: null, asked });
  };

  it('makes a true answer no straight one, and no claim made well', () => {
    const reading = answered('No, he left in January. Your site keeps the list, not us.');
    expect(reading).toMatchObject({ answer: 'right', answerFirst: false, ownFault: false });
    expect(reading.claims.filter(({ verdict }) => verdict === 'right')).toEqual([]);
  });

  it('owned, the same answer is', () =>
    expect(answered(`No, he left in January. ${first} That is ours.`)).toMatchObject({
      answer: 'right',
      answerFirst: true,
      ownFault: true,
    }));
});

describe('[LISTEN51] a rebuttal', () => {
  it.each([
    ["It's longer because there's more in it!", 'Yours is the longer column.'],
    ["I don't think it's reasonable to hang a whole contract on one Sunday.", 'I have got March.'],
    ['One bad night out of a whole year, come on.', 'I have got March.'],
    ["That isn't really fair.", 'You were late.'],
    ["You're hardly listening to me.", 'Not enough.'],
    ['Every time I answer one you jump to something else.', 'Not enough. Again.'],
    ['I just told you that.', 'Who was it?'],
    ["I've already answered that.", 'Who was it?'],
    ["I wasn't talking about the desk.", 'Tell me about the desk.'],
    ["It's dearer because we do more.", 'It is dearer.'],
  ])('defends, and hears nothing: %s', (text, said) => {
    const { ids } = hear('night-desk', text, said);
    expect(ids).toContain('defend');
    expect(ids.filter((id) => ['reflect', 'acknowledge', 'label'].includes(id))).toEqual([]);
  });

  it.each([
    ['It is longer because you asked for every line.', 'Why is yours the longer column?'],
    ["That wasn't fair on you.", 'We lost a hall.'],
    ['One bad night cost you a hall. What did the rest cost?', 'I have got March.'],
    ['I told you I would find out, and I have.', 'Well?'],
    ["You keep saying Friday. What's behind it?", 'By Friday.'],
  ])('is not: %s', (text, said) => expect(hear('night-desk', text, said).ids).not.toContain('defend'));
});

describe('[LISTEN51] a taunt in a question’s form', () => {
  it.each([
    ['night-desk', 'Do you really want engineers halfway up the walls?'],
    ['night-desk', 'You have an audit coming, do you honestly want that in October?'],
    ['night-desk', 'Do you want to be the one who explains that to Moira?'],
    ['half-past-five', 'Do you really want to risk it for seven pence?'],
    ['half-past-five', 'Would you really trust one plant?'],
    ['half-past-five', 'Are you seriously going to move for that?'],
    ['waiting-room', 'Do you honestly think they will move your recalls?'],
    ['waiting-room', 'Are you really going to stay with paper lists?'],
    ['buses-by-the-month', 'Do you want to gamble on that?'],
    ['buses-by-the-month', 'Do you seriously want to wait for the maker?'],
  ])('defends and asks nothing in %s: %s', (id, text) => {
    const { ids, reading } = hear(id, text);
    expect(ids).toContain('defend');
    expect(ids.filter((one) => one.startsWith('question'))).toEqual([]);
    expect(reading.questions).toEqual([]);
  });

  it.each([
    'What do you really want from the renewal?',
    'Do you really want to leave, or is it the price?',
    'Do you want a visit before the audit?',
    'Which halls would you really miss?',
  ])('is not: %s', (text) => {
    const { ids } = hear('night-desk', text);
    expect(ids).not.toContain('defend');
    expect(ids.some((one) => one.startsWith('question'))).toBe(true);
  });
});

describe('[LISTEN41] a rival pictured failing on their own loss', () => {
  const said = 'Keldra have quoted.';
  it.each([
    "I wouldn't trust 31 tonnes of ice cream to that lot.",
    "They'll sting you for certificates.",
    'I would never trust Keldra with your halls.',
    "They'd leave you high and dry.",
    'They rip you off on the fitting.',
    "It's a text, and they hope someone is awake.",
  ])('runs it down: %s', (text) => expect(hear('night-desk', text, said).quoted('disparage')).toEqual([text]));

  it.each([
    'They charge £38 a point for certificates.',
    'They have no staffed desk, so an alarm is a message on a phone.',
    "I wouldn't trust a figure of mine on that, so I'll ask.",
    'There is a lot in their sheet.',
  ])('does not: %s', (text) => expect(hear('night-desk', text, said).quoted('disparage')).toEqual([]));
});
