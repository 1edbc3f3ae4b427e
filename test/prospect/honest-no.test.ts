import { describe, expect, it } from 'vitest';
import { listen } from '../../server/listener/listen.ts';
import { readTurn } from '../../server/listener/read-turn.ts';
import { saysNo } from '../../server/prospect/honest-no.ts';
import { viewTurn } from '../../server/prospect/rep-turn.ts';
import { scenariosRoot } from './acting.ts';
import { readScenarios } from './scenario-files.ts';

/** Which turns say the no that ends a call, in scenarios as they are. */

const scenarios = readScenarios(scenariosRoot);

function says(id: string, text: string): boolean {
  const scenario = scenarios.find((s) => s.id === id);
  if (!scenario) throw new Error(`${id} is gone from the library`);
  const { moves } = listen({ speaker: 'rep', text, before: [] });
  const reading = readTurn(scenario, text, moves, { before: [], open: null, topic: null, asked: null });
  return saysNo(scenario, viewTurn(text, moves, reading));
}

describe('[PROSPECT6] a no about the whole, as the conclusion of the rep', () => {
  it.each([
    ['waiting-room', 'Then stay with Corvane for this winter. I mean that.'],
    ['waiting-room', "I'd rather say it now: Corvane suits you better, so stay where you are."],
    ['waiting-room', 'My advice is to keep Corvane and switch on Corvane’s reminders this week.'],
    ['waiting-room', "You can't spare anybody this spring. Stay with Corvane, and I'll ring you in June. Fair enough?"],
    ['waiting-room', "On everything you've told me, Corvane is the better choice. Thank you, Lorna."],
    ['eleven-floors', "It's new doors you need, so stay with Ostrell and don't sign that line."],
    ['eleven-floors', 'You don’t need a new firm, you need new door gear. That’s my honest answer.'],
    ['buses-by-the-month', "On £120 a stop it can't pay. Don't buy it this year."],
    ['buses-by-the-month', 'Judith, the sum fails at every range we have, so my answer is no.'],
    ['buses-by-the-month', "There's no case here. Spend it elsewhere, on the inverters first."],
    ['half-past-five', 'I cannot go below 48p. Halcott fits you better, so give notice by the thirtieth.'],
    ['half-past-five', 'Then it is a no from us. The wash records go to Tomasz with the last load. Agreed?'],
    ['night-desk', "I can't get there. Keldra suits you better, and I'll make leaving tidy."],
    ['night-desk', 'For the lowest price without nights, Keldra fits you better. Send the notice by the thirty-first.'],
  ])('%s: "%s"', (id, text) => {
    expect(says(id, text)).toBe(true);
  });
});

describe('[PROSPECT6] what is no such no', () => {
  it.each([
    // one place of several
    ['waiting-room', 'For Fosse Lane you should stay on Corvane, and I mean that.'],
    ['waiting-room', 'That practice should stay on Corvane.'],
    ['waiting-room', 'Stay with Corvane at two of them.'],
    ['waiting-room', 'Skelby should keep Corvane until spring.'],
    ['eleven-floors', 'At Lockgate, stay with Ostrell.'],
    ['eleven-floors', 'Kestrel Point should stay with Ostrell.'],
    ['buses-by-the-month', "Don't buy it for those forty-one."],
    ['buses-by-the-month', "For Stanner Lane there's no case."],
    ['half-past-five', 'For Withy Lane, Halcott fits better.'],
    ['night-desk', 'At Castle Dock, Keldra suits you better.'],
    // one point of several
    ['waiting-room', 'On charting Corvane is the better choice.'],
    ['half-past-five', "It's a no from us on the piece price."],
    ['night-desk', 'My answer is no to the fifteen.'],
    ['buses-by-the-month', "It's a no from me on the hybrids."],
    // something put beside it
    ['waiting-room', 'Stay with Corvane this winter. What went wrong when you moved last time?'],
    ['waiting-room', 'Stay with Corvane for now, and you and I look at the three on Tuesday 6 October.'],
    ['waiting-room', 'Stay with Corvane, but we can load a copy of one practice and count it.'],
    ['buses-by-the-month', "Don't buy the lot. For the rest, which depot would be first?"],
    ['half-past-five', "I can't get there. If you sign for three years, the ceiling comes down to three per cent."],
    ['night-desk', "I can't get there on the rate, but I could split the invoice."],
    ['night-desk', 'Keldra fits you better. Who reads the page after you?'],
    // nobody's conclusion
    ['waiting-room', 'You could stay with Corvane.'],
    ['night-desk', 'Plenty of people go with Keldra.'],
    ['night-desk', 'To end it you would need to give notice by the thirty-first.'],
    ['buses-by-the-month', "If no hired bus goes back, I'll say don't buy."],
    ['half-past-five', 'I see no reason to give notice by the thirtieth.'],
  ])('%s: "%s"', (id, text) => {
    expect(says(id, text)).toBe(false);
  });
});
