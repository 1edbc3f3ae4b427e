import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Label } from '../../server/domain/label.ts';
import { labelsIn } from '../../server/listener/explain.ts';
import { listen } from '../../server/listener/listen.ts';

/**
 * Weak turns with something put in that is only words, written by somebody who had not read the
 * listener: `gains` is what a fair person grants them for it. Whatever else is heard is a fault.
 */
type Line = { before: string; weak: string; gamed: string; trick: string; gains: Label[] };

const lines = readFileSync(resolve(import.meta.dirname, 'gaming-lines.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Line);

/** Nobody is the better for these. */
const harmless: readonly Label[] = ['filler', 'hedge', 'feature', 'defend', 'disparage', 'concede'];
/** Asking out of a list is still asking. */
const asking: readonly Label[] = ['question.open', 'question.closed'];
const leastSure = 0.5;

function labelsOf(text: string, before: string): Label[] {
  const { moves } = listen({ speaker: 'rep', text, before: [{ speaker: 'prospect', text: before }] });
  const sure = moves.filter(({ confidence }) => confidence >= leastSure);
  return labelsIn({ moves: sure, beats: [] }).map(({ label }) => label);
}

function wronglyGained({ before, weak, gamed, trick, gains }: Line): Label[] {
  const fair = new Set([
    ...gains,
    ...labelsOf(weak, before),
    ...harmless,
    ...(trick === 'stock question list' ? asking : []),
  ]);
  return [...new Set(labelsOf(gamed, before))].filter((label) => !fair.has(label)).toSorted();
}

/** What is still heard where nothing was done, by the beginning of the turn: mending one takes it off this list. */
const known: Record<string, Label[]> = {
  'Wow, that must be so incredibly hard': ['label'],
  'To verify authority: who does buy': ['question.open'],
  'tip of the day reps who listen': ['compare'],
  'If you were a roof': ['discovery', 'probe'],
  "What is the company's five-year strategy": ['discovery'],
  'How bad is the problem with the ladders': ['discovery', 'probe'],
  "So you're moved by damp": ['reflect'],
  'Half the team. The other half': ['reflect'],
  'So it rings a bell with you': ['acknowledge'],
  'just you just the dog': ['reflect'],
  'you tried that and you ate it': ['reflect'],
  'It justifies itself 4.7 times': ['quantify'],
  'Every night has 86,400 seconds': ['reflect'],
  'I take full ownership of your walls': ['apologise'],
  "You said it's the paperwork, not the money, so I hear": ['reflect'],
  'Tied. Kind. Cartridge.': ['reflect'],
  'If I understand you correctly, and please': ['reflect'],
  'Two people, four hours say, fifty Fridays': ['reflect'],
};
const knownOf = (line: Line) =>
  Object.entries(known).find(([beginning]) => line.gamed.startsWith(beginning))?.[1] ?? [];

const beginning = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

describe('[LISTEN43] words put in gain nothing', () => {
  it.each(lines.map((line) => [`${line.trick}: ${beginning(line.gamed)}`, line] as const))('%s', (_, line) => {
    expect(wronglyGained(line)).toEqual(knownOf(line));
  });

  it('but in the lines that are known', () => {
    const unmet = Object.keys(known).filter(
      (start) => lines.filter(({ gamed }) => gamed.startsWith(start)).length !== 1,
    );
    expect(unmet).toEqual([]);
  });
});

describe('[LISTEN43] the real move beside its costume', () => {
  it.each<[string, string, Label]>([
    // questions without a question word
    ['We lose a driver a month.', "So it's mostly the night runs?", 'question.closed'],
    ['We lose a driver a month.', 'The night drivers?', 'question.closed'],
    ['We lose a driver a month.', 'Nights or days?', 'question.closed'],
    ['The lift fails in the cold.', "They've told the landlord already?", 'question.closed'],
    ['The lift fails in the cold.', 'Even with the new motor?', 'question.closed'],
    ['The lift fails in the cold.', "It's only the cold, then?", 'question.closed'],
    ['The lift fails in the cold.', 'The best day to look at it?', 'question.closed'],
    // asked in a row, and about this matter
    [
      'Our pickers start at four.',
      'Who opens for the pickers? When do the pickers get the list? Who checks it?',
      'probe',
    ],
    ['Our pickers start at four.', 'What are your goals? And who lets the pickers in at four?', 'probe'],
    // said back in few words
    ['The board meets in June and not before.', 'June, then.', 'reflect'],
    ['The press jams when the paper is damp.', 'So damp paper stops the press. How often?', 'reflect'],
    ['The board has no appetite for a second pilot.', "So there's no appetite for a second pilot.", 'reflect'],
    ['We pay twelve crews and use nine.', 'Three crews idle, then. What does a crew cost you?', 'reflect'],
    // received
    ['The press jams when the paper is damp.', 'Understood. Which paper is it?', 'acknowledge'],
    ['The press jams when the paper is damp.', "I hear you, it's a nuisance. How often does it jam?", 'acknowledge'],
    ['We were let down twice.', 'I understand why twice is enough, and I get that a third time is out.', 'acknowledge'],
    ['We are not happy with them.', 'You sound fed up with it.', 'label'],
    // figures that are somebody's
    [
      'We bin forty trays a day.',
      'Forty trays at three pounds comes to a hundred and twenty pounds a day.',
      'quantify',
    ],
    ['How much of it goes to waste?', 'Two in ten, or one in ten in winter.', 'quantify'],
    // steps, records, candour
    ["I'd have to see it first.", 'The next step is a site visit on Tuesday.', 'next-step'],
    ["I'd have to see it first.", 'Next step: I send you the drawing by Friday.', 'next-step'],
    ['Your driver never came.', 'According to the log he was at your gate at 6:10 and left at 6:25.', 'cite-record'],
    ['Is there a fee to leave?', 'Full disclosure: I earn commission on this.', 'disclose'],
    ['Your driver never came.', 'We apologise, that should have been rung through.', 'apologise'],
    ['I have ten minutes.', 'Agenda for the ten minutes: your damp wall first, then the price.', 'agenda'],
  ])('after "%s", "%s" is %s', (before, text, label) => expect(labelsOf(text, before)).toContain(label));
});
