import { describe, expect, it } from 'vitest';
import { asksLeave, directs, seeksAdvice } from '../../server/listener/directing.ts';
import { listen } from '../../server/listener/listen.ts';
import { splitSentences } from '../../server/listener/sentences.ts';

const only = (text: string) => {
  const [sentence] = splitSentences(text);
  if (!sentence) throw new Error('nothing said');
  return sentence;
};

describe('[LISTEN54] telling them what to do', () => {
  it.each([
    'You should see to that roof, and you should start this week.',
    'I really think you need to stop lending him money.',
    "You can't keep turning up late.",
    "You'd be better off without that van.",
    'Maybe you could try going to bed earlier.',
    "You're not going to pass the test if you practise like this.",
    "You'll regret it.",
    'Yeah, but you knew that when you signed.',
    'Come on.',
    'I need you to ring them today.',
    'It sounds like you should drop them.',
    'You need to rest?',
  ])('is heard in: %s', (text) => {
    expect(directs(only(text))).toBe(true);
  });

  it.each([
    'So you feel you should be further along by now.',
    "Your worry is that you'll end up alone with it.",
    'What do you need to do to get there?',
    'You have it by Friday and you should get the paper before that.',
    "You don't have to decide today.",
    'If you need to stop, say so.',
    'You could rest it or you could sow it, it is up to you.',
    'You were told that you have to move out.',
    'You must be tired.',
  ])('is not heard in: %s', (text) => {
    expect(directs(only(text))).toBe(false);
  });

  it('was asked for, or allowed', () => {
    expect(seeksAdvice(only('What should I say to him?'))).toBe(true);
    expect(seeksAdvice(only('What does the van cost?'))).toBe(false);
    expect(asksLeave(only('Would it be all right if I told you what others do?'))).toBe(true);
    expect(asksLeave(only('Can I have the van back?'))).toBe(false);
  });
});

describe('[LISTEN55] what they meant, said with a rising voice', () => {
  const before = [
    {
      speaker: 'prospect' as const,
      text: 'My sister runs the shop on Sundays and it never leaves me a day for the boat.',
    },
  ];
  const reflects = (text: string) =>
    listen({ speaker: 'rep', text, before }).moves.some(({ move }) => move === 'reflect');

  it.each([
    'So Sundays just never belong to you?',
    'And on one hand you like the help, on the other you miss the boat.',
    'Because your own time comes last every week?',
    'I get the feeling that the water matters to you.',
  ])('is said back in: %s', (text) => {
    expect(reflects(text)).toBe(true);
  });

  it.each([
    'Anything else you want for the shop?',
    'So you should close the shop on Sundays?',
    'That sounds like a great shop.',
    'Our new tills could give you Sundays back?',
  ])('is not said back in: %s', (text) => {
    expect(reflects(text)).toBe(false);
  });
});
