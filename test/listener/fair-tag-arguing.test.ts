import { describe, expect, it } from 'vitest';
import { hear } from './hear.ts';

/** What has the form of a question, of a nod or of a saying-back, and argues. */

const quote = "There's another sheet under your invoice. Keldra's. A hundred and eighty-nine.";
const questionsIn = (text: string, said = quote) =>
  hear('night-desk', text, said).moves.filter(({ move }) => move.startsWith('question'));

describe('[LISTEN79] a tag that argues', () => {
  it.each([
    "189 isn't the real number though, is it.",
    "189 isn't the real number, is it?",
    "That's not the whole price, is it?",
    "But that's hardly fair, is it?",
    "It isn't like for like, is it?",
    "You can't have it both ways, can you?",
    "A text doesn't wake anybody, does it?",
    "You get what you pay for, don't you?",
    "That's a bit harsh, isn't it?",
    "You did sign it though, didn't you?",
    "You wouldn't want another March, would you?",
    "Surely you'd rather have somebody awake, wouldn't you?",
  ])('asks nothing, and is defence: %s', (text) => {
    expect(questionsIn(text)).toEqual([]);
    expect(hear('night-desk', text, quote).quoted('defend')).toEqual([text]);
  });

  it.each([
    "You need it before the thirtieth, don't you?",
    "You need it before the thirtieth, don't you.",
    "You'll want the log though, won't you?",
    "You're not the one who signs, are you?",
    "It's not in the budget yet, is it?",
    "That isn't the right date, is it?",
    "They haven't quoted the certificates, have they?",
    "That's not the real reason, is it?",
  ])('that checks what was understood is a question still: %s', (text) => {
    expect(questionsIn(text)).toHaveLength(1);
    expect(hear('night-desk', text, quote).quoted('defend')).toEqual([]);
  });
});

describe('[LISTEN80] a nod on the way to something else', () => {
  const money = "I'm not short of suppliers. I'm short of money.";

  it.each([
    "I get that, everybody is this year. But going cheap on nights isn't a saving.",
    "I understand. But the price hasn't gone up since 2022.",
    "Eight to ten weeks to swap 400 sensors, you'd be right up against it.",
    "You'd be right behind the wall with them.",
  ])('takes nothing in: %s', (text) => expect(hear('night-desk', text, money).ids).not.toContain('acknowledge'));

  it.each([
    "I get that money is what's short. But going cheap on nights isn't a saving.",
    "That's fair. But I can't go under 564.",
    'I understand. But tell me what the fifteen is for.',
    'I get that, everybody is this year.',
    "You'd be right to push on that.",
  ])('takes in what it names, asks on or leaves standing: %s', (text) =>
    expect(hear('night-desk', text, money).ids).toContain('acknowledge'),
  );

  it.each([
    "Anyway you've got my best number, that's everything I've got.",
    'You have our answer, and you have my word.',
  ])('what they hold of ours says nothing back: %s', (text) =>
    expect(hear('night-desk', text, 'Not by that.').ids).not.toContain('reflect'),
  );

  it('what they have been through is said back', () =>
    expect(hear('night-desk', "You've been through two managers already.", 'Nobody stays.').ids).toContain('reflect'));
});

describe('[LISTEN81] a rival told as one small thing', () => {
  it.each([
    "Because with Keldra you get a text message on somebody's phone at three in the morning and that's it.",
    "And Keldra's got nobody awake at night, it's a nice chart and a text.",
    "They send one text and that's all.",
  ])('is run down, and nothing of ours is listed: %s', (text) => {
    const { ids } = hear('night-desk', text, 'Which of those did I ask for?');
    expect(ids).toContain('disparage');
    expect(ids).not.toContain('feature');
  });

  it.each([
    ["They've good charts and a text goes out.", quote],
    ["They send a text and that's it.", 'What do they do at night?'],
    ["We've one desk and that's it.", quote],
    ["Keldra's charts are good.", quote],
  ])('what they have, what was asked of them and what is ours is none: %s', (text, said) =>
    expect(hear('night-desk', text, said).ids).not.toContain('disparage'),
  );

  it.each([
    ['We do stand behind it.', 'If you trusted your desk you would stand behind it.'],
    ['We did call you.', 'You never call.'],
    ["You'd be explaining that one to your board in the first warm week.", quote],
  ])('what they doubt said to be so, and what they would have to answer for, is defence: %s', (text, said) =>
    expect(hear('night-desk', text, said).ids).toContain('defend'),
  );

  it.each([
    ['We do owe you a log.', 'If you owe me a log, send it.'],
    ['We do call at night.', 'Do you call at night?'],
    ["You'd be explaining it to Nadia, so what would help?", quote],
  ])('a debt granted, an answer and a question are none: %s', (text, said) =>
    expect(hear('night-desk', text, said).ids).not.toContain('defend'),
  );
});
