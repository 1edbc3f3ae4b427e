import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scoreTurns } from '../../server/measure/score.ts';
import { readLibrary } from '../../server/practice/library.ts';
import { hearTranscript } from '../../server/practice/transcript-file.ts';

const { rubrics } = readLibrary(resolve(import.meta.dirname, '../../scenarios'));
const anyCall = rubrics.get('any-call');
if (!anyCall) throw new Error('no rubric any-call');

/** Two talks of a farm adviser with a grower whose soil is worn out, "Name: words" a line. */
const ledWell = `
Adviser: What made you ring about the lower field?
Grower: The barley came up thin again and I have spread the same feed on it for ten years, so I am at a loss.
Adviser: So it worries you that what always worked has stopped working?
Grower: Yes, my father swore by it, and giving it up would feel like saying he was wrong.
Adviser: Changing the feed would be a bit like going against him, and yet the field keeps getting worse.
Grower: That is it exactly. I lie awake over it.
Adviser: What have you thought of trying already?
Grower: Clover, perhaps, under the barley. My neighbour did it and his ground holds water now.
Adviser: You have seen clover hold the water next door, and you wonder whether yours would do the same.
Grower: I do. But a year without a full crop is hard on us.
Adviser: So a lean year scares you more than the clover does?
Grower: It does, with the loan on the shed.
Adviser: How would you want to find out without risking the whole field?
Grower: I could put two strips in and leave the rest.
Adviser: Two strips, so that the loan is safe while you see for yourself. I will come and look at them with you on the third of May at nine.
Grower: Agreed, that suits me.`;

const ledBadly = `
Adviser: Did you get the soil report?
Grower: I did, and the barley came up thin again, though I have spread the same feed on it for ten years.
Adviser: Yes, but you can't keep doing that. You need to stop spreading that stuff this year.
Grower: My father swore by it, so giving it up would feel like saying he was wrong.
Adviser: Come on. That was forty years ago. You should put clover in, the whole field, and be done with it.
Grower: A year without a full crop is hard on us.
Adviser: You're not going to have any crop at all if you carry on like this. You'll lose the field, and then the farm, and I have seen it happen up the valley to people who would not listen, and they were sorry.
Grower: There is the loan on the shed, though.
Adviser: Yeah, but that is what the bank is for. You should ring them today.
Grower: I suppose so.
Adviser: I need you to order the seed this week. Is that clear?
Grower: All right.
Adviser: Good. You have to get the ground ready before the rain. Have you got a drill?
Grower: An old one.
Adviser: If I were you I would sell it.`;

const cardOf = (text: string) => {
  const turns = hearTranscript(new TextEncoder().encode(text.trim()), 'Adviser', null);
  const card = scoreTurns({ turns, scenario: null, rubric: anyCall, listener: 'test' });
  const row = (id: string) => {
    const found = card.measurements.find((one) => one.id === id);
    if (!found) throw new Error(`no row ${id}`);
    const quotes = found.evidence.map(({ seq, start, end }) => turns[seq - 1]?.text.slice(start, end));
    return { ...found, quotes };
  };
  return { card, row, criterion: (id: string) => card.criteria.find((one) => one.id === id) };
};
const [well, badly] = [cardOf(ledWell), cardOf(ledBadly)];

describe('[MEASURE27] a talk that no scenario knows', () => {
  it('ranks the well-led one above the badly led one, by a whole level', () => {
    expect(well.card.overall).toBeGreaterThan(60);
    expect(badly.card.overall).toBeLessThan(40);
  });

  it('says of the well-led one what was said back, and how often it was asked', () => {
    const { value, says, quotes } = well.row('said-back');
    expect(value).toBeGreaterThanOrEqual(1);
    expect(says).toMatch(/^You said back what they meant in \d turns and asked in 3\.$/);
    expect(quotes).toContain('So a lean year scares you more than the clover does?');
    expect(well.row('questions-open').value).toBe(1);
    expect(well.criterion('their-choice')?.level).toBe('excellent');
  });

  it('says of the badly led one that they were told, warned and argued with, and quotes it', () => {
    const told = badly.row('told-what-to-do');
    expect(told.says).toBe('In 7 of 8 turns you told them what to do, warned them or argued, unasked.');
    expect(told.quotes).toContain("Yes, but you can't keep doing that.");
    expect(told.quotes).toContain("You're not going to have any crop at all if you carry on like this.");
    expect(badly.criterion('their-choice')?.means).toBe('You told them what to do, warned them or argued, unasked.');
    expect(badly.row('said-back').value).toBe(0);
  });

  it('asks of neither who signs for it: nothing was up to be bought', () => {
    for (const { row } of [well, badly]) expect(row('reality-tested').status).toBe('no-opportunity');
    const sale = cardOf(`${ledWell}\nAdviser: The seed is £400 a bag.\nGrower: I see.`);
    expect(sale.row('reality-tested').status).toBe('measured');
  });

  it('counts a statement with a rising voice for no proposal: discovery goes on', () => {
    expect(well.row('discovery-open').value).toBe(3);
  });
});

describe('[MEASURE28] what they were told to do', () => {
  const told = (...lines: string[]) => cardOf(lines.join('\n')).row('told-what-to-do');

  it('counts for nothing where they asked for it', () => {
    const asked = told(
      'Grower: The ground is tired. What should I do about it?',
      'Adviser: You should rest it for a season, I think.',
      'Grower: And the shed?',
      'Adviser: What worries you about the shed?',
    );
    expect(asked.value).toBe(0);
  });

  it('counts for nothing where they were asked for leave', () => {
    const allowed = told(
      'Grower: The ground is tired.',
      'Adviser: Would you like some thoughts on that?',
      'Grower: Go on.',
      'Adviser: You should rest it for a season, I think.',
    );
    expect(allowed.value).toBe(0);
  });

  it('is not bought off with a question mark', () => {
    const marked = told('Grower: The ground is tired.', 'Adviser: You need to rest it this year?', 'Grower: Hm.');
    expect(marked.value).toBe(1);
  });

  it('praises nobody who neither asks nor says anything back', () => {
    const idle = told(
      'Grower: The ground is tired, and my father would have known what to do.',
      'Adviser: The weather was fine last week.',
      'Grower: Was it?',
      'Adviser: The weather was very fine indeed.',
    );
    expect(idle.status).toBe('no-opportunity');
  });

  it('is no praise for words said back that nobody said', () => {
    const stuffed = cardOf(
      [
        'Grower: The barley came up thin again.',
        'Adviser: It sounds like, it sounds like, it sounds like.',
        'Grower: What do you mean?',
        'Adviser: I hear you. I totally understand. Reflection, empathy, rapport.',
        'Grower: Hm.',
        'Adviser: I hear you completely, absolutely.',
      ].join('\n'),
    );
    expect(stuffed.row('said-back').value ?? 0).toBe(0);
  });
});
