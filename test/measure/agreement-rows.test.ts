import { describe, expect, it } from 'vitest';
import type { EndReason, ProspectState } from '../../server/domain/prospect-state.ts';
import { desk, find, type Line, price, rowsOf, talk } from './talk.ts';

describe('trading', () => {
  const ask = price('Two hundred and four thousand. Fifteen per cent.');

  it('[M47] a concession with a named return is traded, and costs nothing', () => {
    const row = rowsOf(talk(desk, [ask, { rep: "Against thirty-six months, I'll put four invoices on paper." }]), desk);
    expect(row('traded-share').value).toBe(1);
    expect(row('given-for-nothing').value).toBe(0);
  });

  it('[M47] rates replace one another, and are reckoned from his own first percentage', () => {
    const lines: Line[] = [
      ask,
      { rep: 'I could probably do three per cent.' },
      { says: 'Free, then.' },
      { rep: 'Or five per cent, make it five.' },
    ];
    const row = rowsOf(talk(desk, lines), desk);
    expect(row('given-for-nothing').value).toBeCloseTo(12_000, 6);
    expect(row('given-for-nothing-share').value).toBeCloseTo(1 / 3, 9);
  });

  it('[M47] the same thing given twice counts once, at its largest, however it is named', () => {
    const lines: Line[] = [
      ask,
      { rep: "I'll give you five per cent, so 570 a point." },
      { says: 'Free, then.' },
      { rep: 'The best I could do is 564.' },
      { says: 'Down again.' },
      { rep: "As I said, I'll give you 564 a point." },
    ];
    const row = rowsOf(talk(desk, lines), desk);
    expect(row('given-for-nothing').value).toBe(14_400);
    expect(row('given-for-nothing-share').value).toBeCloseTo(0.4, 9);
    expect(row('traded-share').n).toBe(2);
  });

  it('[M47] what was given away already is no trade, whatever is asked for it later', () => {
    const given: Line[] = [ask, { rep: "I'll give you 564 a point." }, { says: 'Free, then.' }];
    const again = [...given, { rep: 'Would you sign three years if I got you to 564?' }];
    expect(find('traded-share', again)).toMatchObject({ value: 0, n: 1 });
    const deeper = [...given, { rep: 'If you sign for three years, I could go to 540 a point.' }];
    expect(find('traded-share', deeper)).toMatchObject({ value: 0.5, n: 2 });
    const other = [...given, { rep: "Against thirty-six months, I'll put four invoices on paper." }];
    expect(find('traded-share', other)).toMatchObject({ value: 0.5, n: 2 });
  });

  it('[M47] what is taken back in the next turn was not given, and may be traded after', () => {
    const offer: Line[] = [ask, { rep: 'I can raise the cap to a million.' }, { says: 'Written down.' }];
    const back: Line = { rep: "To be clear, the million isn't free, I'd want something for it. Who else signs this?" };
    const row = rowsOf(talk(desk, [...offer, back]), desk);
    expect(row('given-for-nothing').value).toBe(0);
    expect(row('given-for-nothing').says).toMatch(
      /^Nothing was given away\. What was offered at 00:30 was taken back\./,
    );
    const traded = [
      ...offer,
      back,
      { says: 'Go on.' },
      { rep: 'Against thirty-six months, I can raise the cap to a million.' },
    ];
    expect(find('traded-share', traded)).toMatchObject({ value: 1, n: 1 });
    const stands = rowsOf(talk(desk, [...offer, { rep: 'Who else signs this?' }]), desk);
    expect(stands('given-for-nothing').value).toBe(3000);
  });

  it('[M47] a price put on it afterwards leaves a gift given, and counted invoices are no per cents', () => {
    const lines: Line[] = [
      { rep: 'Call it 5% off, 570 a point.' },
      { says: "I've written 5% down. It was free, so that's where we start." },
      { rep: "It wasn't free, you can't just bank it. I'd want three years signed for that." },
      { says: 'One reason to stay.' },
      { rep: 'I can do four invoices instead of one, 60 each.' },
    ];
    const row = rowsOf(talk(desk, lines), desk);
    expect(row('given-for-nothing').says).not.toContain('taken back');
    expect(row('given-for-nothing').value).toBe(12_000 + 7200);
  });

  it('[M47] [MEASURE4] invitations that met no trade count as none traded', () => {
    const row = find('traded-share', [ask, { rep: 'Who set that, and when?' }]);
    expect([row.value, row.n]).toEqual([0, 1]);
    expect(find('given-for-nothing', [ask, { rep: 'Who set that, and when?' }]).status).toBe('no-opportunity');
  });
});

describe('the next step', () => {
  const say = (rep: string): Line[] => [{ says: 'So who does what?' }, { rep }];
  it.each([
    ['Speak soon, then.', 0],
    ["I'll send you something by Thursday.", 1],
    ['Let us meet on Thursday the twenty-third at ten, you, Nadia and me. If it fails, that is a no.', 2],
  ])('[M41] "%s", and no yes to it, is level %i', (rep, level) => {
    expect(find('next-step-quality', say(rep)).value).toBe(level);
    expect(find('next-step-agreed', say(rep)).value).toBe(0);
  });

  const end = (ended: EndReason) => (state: ProspectState) => {
    state.ended = ended;
  };

  it('[M41] an agreed end has all three, an honest no counts as much', () => {
    for (const ended of ['agreed', 'settled', 'honest-no'] as const) {
      const lines: Line[] = [{ says: 'So?' }, { rep: 'Then Thursday it is.', after: end(ended) }];
      expect(find('next-step-quality', lines).value).toBe(4);
      expect(find('next-step-agreed', lines).value).toBe(1);
    }
  });
});
