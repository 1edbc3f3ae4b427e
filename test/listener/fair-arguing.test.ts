import { describe, expect, it } from 'vitest';
import { hear } from './hear.ts';

/** Arguing without the words of defence: the price explained, the other offer waved away, their figure doubted. */

describe('[LISTEN40] arguing is defence', () => {
  it.each([
    [
      "Well, it's two hundred and forty because it covers four hundred points.",
      'And it is still two hundred and forty.',
    ],
    ['Our price is higher because you get people on the desk.', 'It has to be smaller.'],
    ['No one else gives you that.', 'So it is good.'],
    ["You won't find that anywhere else.", 'So it is good.'],
    ["Sure, but I don't think you could simply replace us.", 'I can leave.'],
    ["You can't just rip out four hundred sensors.", 'I can leave.'],
    ["A hundred and eighty-nine isn't like for like, though.", 'Keldra, a hundred and eighty-nine.'],
    ['That would be apples and oranges.', 'Keldra, a hundred and eighty-nine.'],
    ["Five hundred and ten is the old fifteen, that's the same thing.", 'Forget fifteen. Five hundred and ten.'],
    ['Oh, come on.', 'Five hundred and ten.'],
    ['Is that a figure you throw at everyone?', 'It has to be smaller.'],
    ['Are you bluffing?', 'The notice goes on Friday.'],
  ])('%s', (text, said) => {
    const { ids } = hear('night-desk', text, said);
    expect(ids).toContain('defend');
    expect(ids).not.toContain('reflect');
  });

  it.each([
    ["It's two hundred and forty because there are four hundred points at six hundred.", 'Why two hundred and forty?'],
    ['Our price has grown because we never put a ceiling on it.', 'It has to be smaller.'],
    ["It's two hundred and forty, and that hurts because it leaves in one go.", 'It is two hundred and forty.'],
    ['Nobody else does it on your side, as I hear it.', 'It falls to me.'],
    ['If nobody else does that for the stores, who would?', 'It falls to me.'],
    ["You can't just take my word for it.", 'Prove it.'],
    ["I don't think you can know that before Friday.", 'I cannot know.'],
    ['Is that like for like?', 'Keldra, a hundred and eighty-nine.'],
    ["Ours isn't like for like with theirs, they have charts.", 'Keldra, a hundred and eighty-nine.'],
    ["That's the same thing I told you of the other store.", 'Forty points.'],
    ['When does the alarm come on?', 'At minus eighteen.'],
    ['Is that just a number the memo gave you?', 'Fifteen.'],
    ["Friday, or is that just when you'd planned to post it?", 'Friday.'],
  ])('is none: %s', (text, said) => expect(hear('night-desk', text, said).ids).not.toContain('defend'));
});

describe('[LISTEN40] what a "but" takes back was not heard', () => {
  it.each([
    "Fair point, but that's not quite right.",
    "You're right, but we have always been on time.",
    'I understand, but nobody else does that.',
  ])('%s', (text) => expect(hear('night-desk', text, 'You were late.').ids).not.toContain('acknowledge'));

  it.each([
    "You're right, it was late, but what did it cost you?",
    "I hear you, but I can't go under £564.",
    'I hear you, and it was ours.',
  ])('heard: %s', (text) => expect(hear('night-desk', text, 'You were late.').ids).toContain('acknowledge'));
});
