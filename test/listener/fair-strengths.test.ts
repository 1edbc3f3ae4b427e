import { describe, expect, it } from 'vitest';
import { hear } from './hear.ts';

/** What is granted, put off, denied of a thing or put down to the weather, each heard as what it is. */

describe('[LISTEN73] "to be fair"', () => {
  it.each([
    "To be fair they run a decent plant and they scan every sheet, we don't and won't this year.",
    "To be fair, they're cheaper than us.",
    'And to be fair Halcott do count better than we do.',
    'To be fair to them, they have a tidy plant, ours is older.',
    "They're quick, to be fair, and we aren't.",
  ])('grants theirs and admits ours: %s', (text) => {
    expect(hear('half-past-five', text, "You've marked them down.").quoted('defend')).toEqual([]);
  });

  it.each([
    'To be fair, we did ring you.',
    "And to be fair every plant has a bad night, so it wasn't only us.",
    'To be fair they never told us about the bridge.',
    "To be fair they'd have had the same trouble as us.",
  ])('excuses ours: %s', (text) => {
    expect(hear('half-past-five', text, "Your cages weren't there.").quoted('defend')).toEqual([text]);
  });
});

describe('[LISTEN74] a good word denied of a thing', () => {
  it.each([
    "They've one plant. Cheap sheets that sit behind a lorry fire aren't cheap.",
    "They text you. A safe alarm nobody hears isn't safe.",
  ])('runs them down, and names no feeling: %s', (text) => {
    const { ids } = hear('half-past-five', text, "I've had the leaflet.");
    expect(ids).toContain('disparage');
    expect(ids).not.toContain('label');
  });

  it('argues where it is their own word and nobody else is spoken of', () => {
    const { ids } = hear('half-past-five', "Cheap isn't cheap if it never comes.", "It's cheap.");
    expect(ids).toContain('defend');
    expect(ids).not.toContain('disparage');
  });

  it.each([
    "They're cheaper this year, and next year they're not cheaper.",
    "They're good, and our charts aren't good.",
    "It isn't cheap, I know.",
    "Good enough isn't good enough for us.",
  ])('a plain fact and a word on ourselves do neither: %s', (text) => {
    const { ids } = hear('half-past-five', text, "It's cheap and it's good.");
    expect(ids).not.toContain('disparage');
    expect(ids).not.toContain('defend');
  });

  it.each([
    ["It's a van that's stuck at a bridge.", []],
    ["You're stuck with a choice that's uncomfortable.", ["You're stuck with a choice that's uncomfortable."]],
    ["So that's frustrating.", ["So that's frustrating."]],
  ])('a thing is stuck, and somebody is stuck with it: %s', (text, labels) => {
    expect(hear('half-past-five', text, 'Nobody here likes it.').quoted('label')).toEqual(labels);
  });
});

describe('[LISTEN75] an answer put off', () => {
  it.each([
    "I'll give you a figure, but not before I know what it's for.",
    'I can give you an honest price once I know where it has to show.',
    "I won't give you a number until I've heard what it buys.",
  ])('lists nothing: %s', (text) => {
    const { ids } = hear('night-desk', text, "What's the least you'd take?");
    expect(ids).not.toContain('feature');
    expect(ids).not.toContain('defend');
  });

  it('what is handed over is listed still', () => {
    const { ids } = hear('night-desk', 'We give you a dedicated team and dashboards.', "What's the least you'd take?");
    expect(ids).toContain('feature');
  });

  it.each([
    ['One thing might bring the sum down honestly: are you paying for empty points?', 0],
    ["I'd rather win it honestly.", 0],
    ["We're at our cost there honestly.", 1],
    ['We do honestly.', 1],
    ['Stay with them for that one, I mean that.', 0],
    ['In theatre I mean, did lists get cancelled?', 0],
    ['I mean it was late.', 1],
    ['Well I mean, who knows.', 1],
  ])('how a thing is done, and what is meant, is no filler: %s', (text, fillers) => {
    expect(hear('night-desk', text).quoted('filler')).toHaveLength(fillers);
  });
});

describe('[LISTEN76] nobody’s doing, and theirs made little of', () => {
  const bridge = 'One bridge, and a store the size of a lift.';

  it.each([
    'Well, nobody can do anything about the snow.',
    "There's nothing anyone can do about the bridge.",
    "We can't control the weather.",
    "They'd have exactly the same problem, only from further off.",
    'Anyone would have the same trouble.',
    "You fold those by hand, it's a waste of your people.",
    "That's what the clause says and you did sign it.",
  ])('is defence: %s', (text) => {
    expect(hear('half-past-five', text, bridge).quoted('defend')).toEqual([text]);
  });

  it.each([
    "There's nothing I can do about last spring now, but I can show you May.",
    "We'd have the same problem, I'm afraid.",
    "You'd have the same problem with us.",
    'Nobody can do that without a count.',
    "I don't want to waste your time.",
    'Would that be a waste of your people?',
    'You did sign for three years, is that still the term?',
  ])('is none: %s', (text) => {
    expect(hear('half-past-five', text, bridge).quoted('defend')).toEqual([]);
  });

  it('what was asked is answered', () => {
    const asked = 'Could anybody do anything about the snow?';
    expect(hear('half-past-five', 'No, nobody can do anything about the snow.', asked).quoted('defend')).toEqual([]);
    const theirs = 'Would they manage the bridge?';
    expect(hear('half-past-five', "They'd have the same problem.", theirs).quoted('defend')).toEqual([]);
  });

  it('a name asked back says nothing yet, and the answer after it says nothing back', () => {
    const text = "Keldra? It fails the first night nobody's looking.";
    expect(hear('night-desk', text, 'Tell me the night it would fail.').quoted('reflect')).toEqual([]);
  });
});
