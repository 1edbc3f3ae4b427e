import { describe, expect, it } from 'vitest';
import { listen, type Utterance } from '../../server/listener/listen.ts';
import { readTurn } from '../../server/listener/read-turn.ts';
import { desk } from '../measure/talk.ts';
import { hear } from './hear.ts';

/** A fault told is owned only by whoever takes it on, and no truth is told with more than can be known. */

const account = 'The second call was due at 02:48 and went at 03:05. There was one person on the desk that night.';

function toldAfter(earlier: string, text: string) {
  const before: Utterance[] = [
    { speaker: 'prospect', text: 'A hall went warm in March.' },
    { speaker: 'rep', text: earlier },
    { speaker: 'prospect', text: 'Before money. What happened on the eighth of March?' },
  ];
  const { moves } = listen({ speaker: 'rep', text, before });
  return readTurn(desk, text, moves, { before, open: null, topic: null, asked: null });
}

describe('[LISTEN26] a fault told after it was denied', () => {
  it.each(["So it wasn't all on us.", "It wasn't just us.", "Your site hadn't told us, so your people never rang."])(
    'is a true account and owns nothing, after "%s"',
    (denial) => {
      const { ownFault, claims } = toldAfter(denial, account);
      expect(ownFault).toBe(false);
      expect(claims.map(({ verdict }) => verdict)).toEqual(['right', 'right']);
    },
  );

  it.each([`${account} That was ours.`, `I'm sorry. ${account}`, `We were late. ${account}`])(
    'is owned once it is taken on: %s',
    (text) => expect(toldAfter("So it wasn't all on us.", text).ownFault).toBe(true),
  );

  it('is owned where nothing was denied', () => expect(toldAfter('Which night was it?', account).ownFault).toBe(true));

  it('told to lay it on them it is no claim made well', () => {
    const { claims } = hear(
      'night-desk',
      "The first call went at 02:43. It wasn't all on us.",
      'What happened?',
    ).reading;
    expect(claims).toEqual([]);
  });
});

describe('[LISTEN24] a promise that it can’t happen', () => {
  it.each([
    "Since 1 May it dials itself, so that can't happen any more.",
    'It dials itself since May, so it can never happen now.',
  ])('is not right, whatever true thing it hangs on: %s', (text) => {
    const verdicts = hear('night-desk', text).reading.claims.map(({ verdict }) => verdict);
    expect(verdicts).toEqual(['unsupported']);
  });

  it.each([
    "Since 1 May it dials itself. I can't promise it won't happen again.",
    "Since 1 May it dials itself, and you need to know it can't happen again.",
  ])('not made, leaves it right: %s', (text) => {
    const verdicts = hear('night-desk', text).reading.claims.map(({ verdict }) => verdict);
    expect(verdicts).toContain('right');
  });
});
