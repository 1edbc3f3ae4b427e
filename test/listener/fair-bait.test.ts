import { describe, expect, it } from 'vitest';
import { hear } from './hear.ts';

/** A bad word about somebody else, held out as bait. */

const rumour = 'I heard Keldra lost a customer over false alarms. You would know.';

describe('[LISTEN41] a bad rumour believed, or a rival pictured failing, is running down', () => {
  it.each([
    ["I wouldn't be surprised, to be honest.", rumour],
    ["That doesn't surprise me at all.", rumour],
    ["I've heard the same.", rumour],
    ['An app going off all night, people just mute it.', rumour],
    ['Keldra send a message. People ignore it after a week.', 'Keldra came in under you.'],
    ['Their box falls over every other month.', 'Keldra came in under you.'],
  ])('%s', (text, said) => expect(hear('night-desk', text, said).ids).toContain('disparage'));

  it('says nothing back', () =>
    expect(hear('night-desk', "I've heard the same.", rumour).ids).not.toContain('reflect'));

  it.each([
    ["I wouldn't know, and I'd rather not guess about them.", rumour],
    ["I've heard that too, and I wouldn't go by it.", rumour],
    ['Which part of that would worry you?', rumour],
    ["I wouldn't be surprised if Friday moved.", 'The notice goes on Friday.'],
    ["That doesn't surprise me.", 'I heard your desk was short that night.'],
    ['Keldra would charge you 38 a point, so 15,200 on 400.', 'Is the certificate extra?'],
    ['With Keldra an alarm is a message on a phone.', 'Keldra came in under you.'],
    ['When ours goes off too often people ignore it, so we cap it.', 'Keldra came in under you.'],
    ['Would your people ignore it?', 'Keldra send a message.'],
  ])('none: %s', (text, said) => expect(hear('night-desk', text, said).ids).not.toContain('disparage'));
});

describe('[LISTEN33] a kind of thing', () => {
  it.each(["That's the sort of thing you would be buying.", 'We have that kind of call every week.'])(
    'is named, and hedges nothing: %s',
    (text) => expect(hear('night-desk', text).ids).not.toContain('hedge'),
  );

  it.each(['It sort of works.', 'That is kind of late.'])('hedges: %s', (text) =>
    expect(hear('night-desk', text).ids).toContain('hedge'),
  );
});
