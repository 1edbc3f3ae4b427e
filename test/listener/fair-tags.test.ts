import { describe, expect, it } from 'vitest';
import { hear } from './hear.ts';

/** Tag questions, choices, and what is left for later. */

const said = 'Your faces change, and my file does not.';
const questionsIn = (text: string) => hear('night-desk', text, said).moves.filter((m) => m.move.startsWith('question'));

describe('[LISTEN52] a tag', () => {
  it.each([
    "I can't help who left before me, can I?",
    'We could never have known that, could we?',
    "I don't decide what the file says, do I?",
    'There is nothing I can do about what they promised, so I cannot change it, can I?',
    'I never saw who wrote that, did I?',
  ])('on a no said of oneself asks nothing: "%s"', (text) => {
    expect(questionsIn(text)).toEqual([]);
  });

  it.each([
    "You haven't signed with whoever quoted you, have you?",
    "It isn't the price that worries you, is it?",
    "You know what happened in March, don't you?",
  ])('on what is said of them is closed, and after no needs: "%s"', (text) => {
    const [question] = questionsIn(text);
    expect(question?.move).toBe('question.closed');
    expect(question?.discovery).toBeUndefined();
  });

  it.each([
    'What would you do, if it is not there?',
    'What is behind it, and whose file is it?',
    'Why can nobody say what it was?',
    'And when the cash is not there, who is it?',
    'What can I do that they could not, and which of it could I?',
  ])('is none where it is asked ahead of it, or at its end: "%s"', (text) => {
    const [question] = questionsIn(text);
    expect(question).toMatchObject({ move: 'question.open', discovery: true });
  });

  it.each(['Whose file is it, and can I see it?', 'Did they leave you anything, and could we read it?'])(
    'is none where the verb asks for something: "%s"',
    (text) => expect(questionsIn(text)).toHaveLength(1),
  );
});

describe('[LISTEN52] what is left for later', () => {
  it.each([
    'Have a look and let me know what you think.',
    'I will send it over, so let me know how you get on.',
    'Read it and let me know what you make of the file.',
  ])('asks nothing now: "%s"', (text) => expect(questionsIn(text)).toEqual([]));

  it.each(['Let me know what the file says about March.', 'Let me know which promise is still open.'])(
    'what they are to tell is asked: "%s"',
    (text) => expect(questionsIn(text)[0]?.move).toBe('question.open'),
  );
});

describe('[LISTEN34] a choice', () => {
  it.each([
    'What does Nadia look at, the total or the cash going out?',
    'When you look at that figure what attracts you, the price or the year it is held for?',
    'Which part do they not count, the charts or the log?',
    'What is it for, is it a target you were given or is it about what happened in March?',
  ])('closes the question it hangs on, however long the second thing is: "%s"', (text) => {
    expect(questionsIn(text)[0]?.move).toBe('question.closed');
  });

  it.each([
    'What would you need, the log or what else?',
    'What do you see on a night like that, with the desk or the charts in front of you?',
    'Is it the price, or what is it?',
  ])('leaves it open where it gives no answers, or asks on: "%s"', (text) => {
    expect(questionsIn(text)[0]?.move).toBe('question.open');
  });
});
