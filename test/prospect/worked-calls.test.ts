import { describe, expect, it } from 'vitest';
import type { Difficulty } from '../../server/domain/scenario-parts.ts';
import { listen, type Utterance } from '../../server/listener/listen.ts';
import { readTurn } from '../../server/listener/read-turn.ts';
import { initialState } from '../../server/prospect/director.ts';
import { type Line, scenariosRoot, take } from './acting.ts';
import { readScenarios } from './scenario-files.ts';

/** The two worked calls of the night desk in the rep's own words, heard by the listener: milliseconds and text. */
type Call = readonly (readonly [atMs: number, text: string])[];

const strong: Call = [
  [
    12000,
    "Three things, then: your number, what happened in March, and whatever's marked in the contract. Where do you want to start?",
  ],
  [54000, 'Thirty-six thousand, fifteen per cent. Before I say a word about price: who set that, and is it only us?'],
  [102000, "Every contract, so somebody's adding it up. How far off are you?"],
  [
    150000,
    "Part of that hour is ours. First call 02:43, to someone who'd left. The second was due at 02:48 and went at 03:05, with one person on our desk, not two. What did it leave you with?",
  ],
  [198000, "Twenty-five thousand, and a letter from us. What's still open from that night?"],
  [
    252000,
    "You'll have our log on Friday, signed, our minutes marked as ours. That's owed, not a trade. The fifteen, then: is it counted in price, or in something else?",
  ],
  [300000, 'Cash on the thirtieth. So what counts is what leaves before it. When does our invoice go?'],
  [
    354000,
    "Five years, Bridie, and we replace them. Colm, June 2024, I've read that line; the policy changed in April. Suppose it were four invoices of sixty. What would that do on your page?",
  ],
  [
    420000,
    "Then a hundred and eighty moved covers a hundred and seventy. I can't give it away. Against thirty-six months, I'll put four invoices on paper.",
  ],
  [
    468000,
    "You'd be wrong not to push, and it's tight now for both of us. Six hundred pays for two people a night, so rate moves only with more stores. What on your list is worth more to you than rate?",
  ],
  [516000, 'Clause fourteen. What did it do to you last year?'],
  [
    564000,
    "As part of the same three years: an end date, ninety days' written warning, no rollover. What would that have to close for you?",
  ],
  [612000, "Typed and dated. What does Friday do for you that the thirty-first couldn't?"],
  [
    666000,
    "They're sound, and their charts beat ours. Moira may mind that more than you do. What's in the one eighty-nine for nights and certificates?",
  ],
  [714000, "I don't, and I'd leave that one to them. Besides you, who signs for the cash?"],
  [756000, 'Nadia, then. When does she stop taking numbers?'],
  [
    804000,
    "I go first. By Wednesday noon, one page: four invoices, three years, no rollover. Thursday the twenty-third, half past eight, you, Nadia and me. If she says moved cash doesn't count, that's a no and I'll say so there. You hold the letter until the twenty-fourth.",
  ],
];

const weak: Call = [
  [
    12000,
    "Thanks for making time, Colm. I wanted to walk through next year together. How's everything been going with the service?",
  ],
  [
    60000,
    "I understand, everyone's under pressure. The six hundred does include the night desk, the yearly certificates, the batteries…",
  ],
  [108000, 'Fair. Is the fifteen just us, or across the board?'],
  [
    156000,
    "Right. Well, against most suppliers we're lean. We've held six hundred since 2022, and that's with wages going up every year.",
  ],
  [
    210000,
    'In fairness, the number we rang had left the company. The site keeps that list, and our first call was inside three minutes.',
  ],
  [258000, "That came out wrong. I'm sorry about that night. Did your insurer cover it?"],
  [306000, 'A minute or two, as far as I know. I can check.'],
  [354000, "You're right, I should know that. I'll look it up today."],
  [408000, 'Look, we want to keep this. I could probably do three per cent.'],
  [450000, 'Or five, if you could see your way to confirming soon.'],
  [498000, "Five-ten's below what I can do. How did you get to it?"],
  [540000, 'Inside it, Bridie. One for every point, every year.'],
  [600000, 'Okay. What would you need to see to feel comfortable with us?'],
  [636000, "With respect, Keldra haven't got a night desk at all, and from what I hear their alarms are patchy."],
  [
    678000,
    "Fair enough. Is there anyone else at your end I should copy in? Otherwise I'll send you something with the five per cent by Thursday.",
  ],
];

const scenario = readScenarios(scenariosRoot).find((s) => s.id === 'night-desk');

function play(call: Call, difficulty: Difficulty, seed: string): Line {
  if (!scenario) throw new Error('the night desk is gone from the library');
  const cast = { scenario, difficulty, seed };
  const before: Utterance[] = [];
  let line = take(cast, initialState(scenario, difficulty), { kind: 'open' }, 0);
  const hear = () => before.push(...line.says.map(({ text }) => ({ speaker: 'prospect' as const, text })));
  hear();
  for (const [atMs, text] of call) {
    const { open, topic, asked } = line.state;
    const { moves } = listen({ speaker: 'rep', text, before });
    const reading = readTurn(scenario, text, moves, { before, open, topic, asked });
    line = take(cast, line.state, { kind: 'turn', text, moves, reading }, atMs);
    before.push({ speaker: 'rep', text });
    hear();
    if (line.state.hold) {
      line = take(cast, line.state, { kind: 'tick' }, line.state.hold.untilMs);
      hear();
    }
    if (line.state.ended) break;
  }
  return line;
}

describe('the worked calls, heard and answered', () => {
  const seeds = ['a', 'b', 'c', 'd', 'e'];

  it('[PROSPECT6] lets the strong call end in agreement at cold and guarded, with little left in the way', () => {
    for (const difficulty of ['cold', 'guarded'] as const)
      for (const seed of seeds) {
        const end = play(strong, difficulty, seed);
        expect(end.state.ended).toBe('agreed');
        expect(end.resistance).toBeLessThan(45);
      }
  });

  it('[PROSPECT6] walks out of the weak call at cold and hostile, with nearly all left in the way', () => {
    for (const difficulty of ['cold', 'hostile'] as const)
      for (const seed of seeds) {
        const end = play(weak, difficulty, seed);
        expect(end.state.ended).toBe('walked-away');
        expect(end.resistance).toBeGreaterThanOrEqual(95);
      }
  });
});
