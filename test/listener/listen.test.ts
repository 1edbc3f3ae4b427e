import { describe, expect, it } from 'vitest';
import { Move } from '../../server/domain/move.ts';
import { listen } from '../../server/listener/listen.ts';

const theirs =
  "Fifteen per cent. There's a memo, thirty-one contracts, the same fifteen on each. Keldra came in under you.";
const hear = (text: string, prospect = theirs) =>
  listen({ speaker: 'rep', text, before: [{ speaker: 'prospect', text: prospect }] });
const ids = (text: string, prospect?: string) => hear(text, prospect).moves.map((move) => move.move);

describe('[LISTEN10] questions are heard in every form', () => {
  it.each([
    'What happens on Friday that couldn’t on the thirty-first?',
    'whats behind the fifteen',
    'ok so who decided on 15% and is it just us',
    'And that costs you what?',
    'and that costs you what',
    'Why fifteen?',
    'By when?',
    'Tell me about the memo.',
    'help me understand how the fifteen was set',
    'I’m curious what the memo says.',
    'could you walk me through how thats counted',
    'how did you get to it',
  ])('open: %s', (text) => {
    expect(ids(text)).toContain('question.open');
  });

  it.each([
    'Is it counted in price?',
    'is the fifteen just us or everyone',
    'do you have a budget for this',
    'So it’s cash, not price?',
    'How many contracts is that?',
  ])('closed: %s', (text) => {
    expect(ids(text)).toContain('question.closed');
  });

  it.each([
    'I know what you mean.',
    'They asked me what it costs.',
    'What you need is a longer term.',
    'You told me why it matters.',
    'He said "what is the price?" and left.',
    'They asked me: "What does it cost?"',
    'when we spoke in June you had two buyers',
    'We have a desk.',
  ])('no question: %s', (text) => {
    expect(ids(text).filter((id) => id.startsWith('question'))).toEqual([]);
  });

  it('marks what seeks their situation, and what builds on their words', () => {
    expect(hear('Who wrote the memo?').moves[0]).toMatchObject({ discovery: true, probe: true });
    expect(hear('Why?').moves[0]).toMatchObject({ probe: true });
    expect(hear('Does that make sense?').moves[0]?.discovery).toBeUndefined();
    expect(hear('How was your weekend?').moves[0]?.discovery).toBeUndefined();
    expect(hear('Would you take 10% instead?').moves[0]?.discovery).toBeUndefined();
  });
});

describe('[LISTEN11] listening is heard where meaning comes back', () => {
  it.each([
    ['So there is one memo and thirty-one contracts to get through.', 'reflect'],
    ['it sounds like somebody picked one number for everything', 'reflect'],
    ['Thirty-one contracts, the same fifteen.', 'reflect'],
    ['That must be frustrating, being handed a number.', 'label'],
    ['you sound worried about the stores', 'label'],
    ['That makes sense.', 'acknowledge'],
    ['Part of that is ours.', 'acknowledge'],
    ['The real question is where the money turns up.', 'reframe'],
  ])('%s is %s', (text, move) => {
    expect(ids(text)).toContain(move);
  });

  it('hears courtesy before a defence as no reflection', () => {
    const moves = ids('I understand, but our price includes the desk.');
    expect(moves).toContain('acknowledge');
    expect(moves).toContain('feature');
    expect(moves).not.toContain('reflect');
  });

  it('hears no acknowledgement in its denial', () => {
    expect(ids("I don't understand that.")).not.toContain('acknowledge');
    expect(ids('I’m happy to help.')).not.toContain('label');
  });
});

describe('[LISTEN12] claims, trades and steps', () => {
  it.each([
    ['Our platform includes real-time dashboards.', 'feature'],
    ['Keldra is cheaper than us on paper.', 'compare'],
    ['In fairness, costs have gone up.', 'defend'],
    ['From what I hear, Keldra cut corners.', 'disparage'],
    ['Our log shows the second call at 03:05.', 'cite-record'],
    ['A hundred and eighty moved covers a hundred and seventy.', 'quantify'],
    ['I can do 10%.', 'concede'],
    ['ok what if we took 3% off', 'concede'],
    ["I'll send the page by Wednesday noon.", 'next-step'],
    ['Perhaps we should stop here; Keldra may suit you better.', 'disqualify'],
    ['Who else signs this off?', 'verify.authority'],
    ['When do you need this by?', 'verify.timeline'],
    ['Is there a budget for it?', 'verify.budget'],
    ['How will you decide between us?', 'verify.criteria'],
    ['I should tell you this call is recorded.', 'disclose'],
    ["I'm sorry about that night.", 'apologise'],
    ['Maybe we could look at it, I guess.', 'hedge'],
    ['Um, it is basically fine, you know.', 'filler'],
    ['Three things: your number, March, and the contract.', 'agenda'],
    [
      'You told me the second call came late, so our desk now dials by itself, which means you never wait.',
      'link-pain',
    ],
  ])('%s is %s', (text, move) => {
    expect(ids(text, 'The second call came late in March and we had to wait.')).toContain(move);
  });

  it('tells a trade from a gift', () => {
    expect(hear('I can do 5% if you sign for three years.').moves.find((m) => m.move === 'concede')?.return).toBe(true);
    expect(hear('I can do 5%.').moves.find((m) => m.move === 'concede')?.return).toBe(false);
    expect(hear('I could do 5%, if that helps.').moves.find((m) => m.move === 'concede')?.return).toBe(false);
  });

  it('hears no offer in a refusal', () => {
    expect(ids("I can't do 10%.")).not.toContain('concede');
    expect(ids('That is below what I can do.')).not.toContain('concede');
  });
});

describe('[LISTEN13] the other side’s beats', () => {
  const beats = (text: string) => listen({ speaker: 'prospect', text, before: [] }).beats.map((beat) => beat.beat);
  it.each([
    ['That is too expensive for us.', 'object.price'],
    ['How about two hundred and four?', 'object.price'],
    ['Not now, maybe next quarter.', 'object.timing'],
    ["It's not my decision, I need to ask the board.", 'object.authority'],
    ["We don't need people at night.", 'object.need'],
    ['How do I know you will not let us down again? The last one promised too.', 'object.trust'],
    ['We have another quote from a competitor.', 'object.competitor'],
    ['Clause fourteen comes out.', 'object.terms'],
    ['What happens if it goes wrong in October?', 'object.risk'],
    ["It's under review.", 'deflect'],
    ['This is a waste of my time.', 'hostile'],
    ['How soon could that be on paper?', 'buying-sign'],
    ["I think we're done.", 'disengage'],
    ['You were breaking up there.', 'glitch'],
    ["Agreed. Let's do that.", 'agree'],
    ['Goodbye.', 'walk-away'],
  ])('%s is %s', (text, beat) => {
    expect(beats(text)).toContain(beat);
  });

  it('reports beats for the prospect and none for the rep', () => {
    expect(hear('That is too expensive for us.').beats).toEqual([]);
  });
});

describe('[LISTEN14] uptake rises with what is built on', () => {
  it('ranks a built-on answer over a passing one, and both over none', () => {
    const builtOn = hear('The memo puts the same fifteen on all thirty-one contracts; who wrote it?').uptake;
    const passing = hear('Right, and how is your weekend looking?').uptake;
    expect(builtOn).toBeGreaterThan(passing + 0.2);
    expect(listen({ speaker: 'rep', text: 'Hello.', before: [] }).uptake).toBe(0);
  });
});

describe('[LISTEN15] hostile text', () => {
  const texts: [string, string][] = [
    ['words', 'who is the person that would sign it and thirty-six thousand '.repeat(4200)],
    ['punctuation', '?!… '.repeat(50_000)],
    ['stops', 'a. '.repeat(50_000)],
    ['combining marks', `a${'\u0301\u0316'.repeat(25_000)}`],
    ['quotation marks', '"said "'.repeat(20_000)],
    ['commas', 'what, how, do you, '.repeat(12_000)],
    ['fillers', 'you know '.repeat(25_000)],
    ['nothing', ''],
    ['lone surrogates', '\ud800 \udfff '.repeat(1000)],
  ];
  it.each(texts)('%s: read to the end, ranges inside the text', (_name, text) => {
    const { moves, uptake } = listen({ speaker: 'rep', text, before: [{ speaker: 'prospect', text }] });
    for (const move of moves) {
      expect(Move.parse(move)).toEqual(move);
      expect(move.end).toBeGreaterThan(move.start);
      expect(move.end).toBeLessThanOrEqual(text.length);
    }
    expect(uptake).toBeGreaterThanOrEqual(0);
    expect(uptake).toBeLessThanOrEqual(1);
  });

  it('gives the same answer every time', () => {
    const text = 'So the memo says fifteen. Who wrote it, and by when?';
    expect(hear(text)).toEqual(hear(text));
  });
});
