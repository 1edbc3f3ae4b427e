import { describe, expect, it } from 'vitest';
import { listen } from '../../server/listener/listen.ts';
import { hear } from './hear.ts';

const night = (text: string, said?: string) => hear('night-desk', text, said);

describe('[LISTEN61] their words and figures, and nothing said of them, are said back', () => {
  it.each([
    ['Cash on the thirtieth.', "By the thirtieth. It's counted in cash."],
    ['Thirty-six thousand, fifteen per cent.', 'Two hundred and forty. I have two hundred and four.'],
    ['Same fifteen on all thirty-one, got it.', "There's a memo, thirty-one contracts, the same fifteen on each."],
    ['Twenty-five thousand, and a letter from us.', 'Twenty-five thousand uninsured. Nobody offered to talk about it.'],
    ['Four lists, and two surgeons.', 'We lost four lists. Two surgeons went home.'],
  ])('%s', (text, said) => {
    expect(night(text, said).ids).toContain('reflect');
  });

  it.each([
    ['OK, closing.', "I haven't paid. Close it up. I've the next one waiting."],
    ["Don't send notice over it.", 'Notice would go on Monday morning.'],
    ["Ten's not gonna happen, I'll be honest.", 'Ten per cent off. You first.'],
    ['43 on paper.', 'Halcott. Forty-three pence.'],
    ['Right, dates.', "It does what I need on the number. Settle the date and I'd carry it."],
    ['Not free, no.', "I've written the cap down. It was free, so that's where we start."],
    ['Fifteen per cent is a lot.', "Fifteen per cent. Tell me how you'd like to get there."],
    ['Not on the thirtieth, in cash.', "By the thirtieth. It's counted in cash."],
    ["There's not much underneath.", "What's underneath your fifty? I'd like to see the bottom of it."],
    ["You'd miss Sundays, and you'd miss us.", "That forty-three. I'd like to hear what I'd miss."],
  ])('and what only has a word of theirs is not: %s', (text, said) => {
    expect(night(text, said).ids).not.toContain('reflect');
  });
});

describe('[LISTEN64] what is told with a question word asks nothing', () => {
  it.each([
    ["What I can't claim is that it's perfect."],
    ["What we don't have is a second line at Castle Dock."],
    ["What I won't tell you is that it can't happen again."],
    ["What you won't get from us is trend charts before 2027."],
    ['Where we fall short is that there are no charts.'],
    ["Why I'm ringing is that the log is owed."],
    ["Okay, look, I'll do you 570."],
  ])('%s', (text) => {
    expect(night(text).ids.filter((id) => id.startsWith('question'))).toEqual([]);
  });

  it.each([
    ['What is it that you need?'],
    ['What do you need'],
    ['What are you counting it in'],
    ['What you pay for the nights is what?'],
    ['What time do you start'],
  ])('what does ask: %s', (text) => {
    expect(night(text).ids.some((id) => id.startsWith('question'))).toBe(true);
  });

  it('and a limit said so is a claim', () => {
    const { reading } = night(
      "What I can't claim is that it's perfect: Castle Dock still has no mobile back-up, so if the site's broadband drops we're blind there.",
    );
    expect(reading.claims).toEqual([expect.objectContaining({ fact: 'broadband', verdict: 'right' })]);
  });

  it.each([
    ["That's pretty hard to beat, I'm sure you saw it.", false],
    ['That must be hard for you.', true],
  ])('%s', (text, felt) => {
    expect(night(text).ids.includes('label')).toBe(felt);
  });
});

describe('[LISTEN67] bidding them put their question', () => {
  const before = [{ speaker: 'prospect' as const, text: "You sent fourteen pages. I've one question." }];
  const probes = (text: string) => listen({ speaker: 'rep', text, before }).moves.some(({ probe }) => probe === true);

  it.each([
    ["Anyway, go ahead, what's the question?"],
    ["What's your question, Nerys?"],
    ['Go on, what did you want to ask?'],
  ])('builds on nothing: %s', (text) => {
    expect(probes(text)).toBe(false);
    const { reading } = hear('half-past-five', text, before[0]!.text);
    expect(reading.questions).toEqual([expect.objectContaining({ specific: false, stock: false, topic: null })]);
  });

  it.each([["What's behind the question?"], ["What's the question your fourteen wards ask?"]])('%s does', (text) => {
    expect(probes(text)).toBe(true);
  });
});

describe('[LISTEN66] what makes no step', () => {
  it.each([
    ["You'd miss Sundays for nothing, you'd miss Thorle, and you'd miss us changing worn pieces free."],
    ["You'd lose Sundays, and you and Dev would be counting by hand in January."],
    ['We deliver Sundays and bank holidays, you and Ifeoma know that.'],
  ])('%s', (text) => {
    expect(hear('half-past-five', text, "I'd like to hear what I'd miss.").ids).not.toContain('next-step');
  });

  it.each([
    ["I'll send the log by Friday. And gas is bought ahead, so we don't come back in twelve months like they will."],
    ["I'll send the log by Friday. The price won't move before January."],
  ])('goods behind a step: %s', (text) => {
    const steps = hear('half-past-five', text).moves.filter(({ move }) => move === 'next-step');
    expect(steps.map(({ date }) => date)).toEqual(['Friday']);
  });

  it.each([
    ['Log and numbers with you Tuesday the 10th, from me.', 'Tuesday the 10th'],
    ['Signed log for 8 March is with you by noon Thursday.', 'noon Thursday'],
    ['We meet on Sunday the 8th, you, me and Dev.', 'Sunday the 8th'],
    ["You'd miss the Sundays, so I'll send you the list of them by Friday.", 'Friday'],
    ["I'll aim for Friday, end of day, and then we can talk on Monday.", 'Friday, end of day'],
  ])('and what does, on its day: %s', (text, date) => {
    expect(hear('half-past-five', text).moves).toContainEqual(expect.objectContaining({ move: 'next-step', date }));
  });
});
