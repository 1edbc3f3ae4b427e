import { describe, expect, test } from 'vitest';
import type { Move } from '../../server/domain/move.ts';
import type { RecordedStep } from '../../server/domain/record.ts';
import type { Scorecard } from '../../server/domain/scorecard.ts';
import { barsOf, drawnMovesOf, labelled, phasesOf, silencesOf, stairsOf, ticksOf } from '../../web/record/timeline.ts';

describe('the timeline', () => {
  test('[WEB16] draws nobody speaking in a silence that stands in the record', () => {
    const turn = { is: 'turn', seq: 1, persona: null, cut: false } as const;
    const words = 'I was counting it through, all of it, and it does come out.';
    const turns = [
      { ...turn, mine: true, text: 'And then?', fromMs: 0, toMs: 1_000 },
      { ...turn, mine: false, text: words, fromMs: 9_000, toMs: 9_500 },
    ];
    const hold = { seq: 2, v: 1, atMs: 9_000, event: { kind: 'hold', ms: 8_000, filled: false } } as const;
    expect(silencesOf([hold])).toEqual([{ fromMs: 1_000, toMs: 9_000 }]);
    expect(barsOf(turns)[1]?.fromMs).toBeLessThan(9_000);
    expect(barsOf(turns, silencesOf([hold]))[1]).toMatchObject({ fromMs: 9_000, toMs: 9_500 });
  });

  test('draws patience in stairs from the first step to the end', () => {
    const points = [
      { atMs: 0, value: 80 },
      { atMs: 5_000, value: 40 },
    ];
    expect(stairsOf(points, 9_000)).toBe('M0,20H5000V60H9000');
    expect(stairsOf([], 9_000)).toBe('');
  });

  test('names each stretch by the objection that opened it', () => {
    const turn = { is: 'turn', toMs: 0, mine: false, persona: 'lead', text: '', cut: false } as const;
    const objection = { id: 'o', type: 'price', how: '' };
    const ledger = {
      facts: [],
      trust: [],
      objections: [
        { ...objection, name: 'Terms', raised: { seq: 4, start: 0, end: 1 }, resolved: false },
        { ...objection, name: 'Price', raised: { seq: 2, start: 0, end: 1 }, resolved: true },
        { ...objection, name: 'Never raised', raised: null, resolved: false },
      ],
    };
    const turns = [
      { ...turn, seq: 2, fromMs: 4_000 },
      { ...turn, seq: 4, fromMs: 8_000 },
    ];
    expect(phasesOf(ledger, turns, 10_000, 'Opening')).toEqual([
      { name: 'Opening', fromMs: 0, toMs: 4_000, open: false },
      { name: 'Price', fromMs: 4_000, toMs: 8_000, open: false },
      { name: 'Terms', fromMs: 8_000, toMs: 10_000, open: true },
    ]);
  });

  test('draws each kind of move once a turn, side by side', () => {
    const turn = {
      is: 'turn',
      seq: 3,
      fromMs: 6_000,
      toMs: 9_000,
      mine: true,
      persona: null,
      text: 'Fair.',
      cut: false,
    } as const;
    const move = (id: Move['move']): Move => ({ move: id, start: 0, end: 4, confidence: 1 });
    const moves = [move('question.open'), move('question.closed'), move('next-step'), move('acknowledge')];
    const step = { seq: 3, v: 1, step: { kind: 'director', moves } } as unknown as RecordedStep;
    expect(drawnMovesOf([turn], [step], { measurements: [] })).toEqual([
      { atMs: 6_000, kind: 'asked', nth: 0 },
      { atMs: 6_000, kind: 'next-step', nth: 1 },
    ]);
  });

  test('draws as defended the turns that the card counts, and no others', () => {
    const turn = (seq: number) =>
      ({ is: 'turn', seq, fromMs: seq, toMs: seq, mine: true, persona: null, text: 'Fair.', cut: false }) as const;
    const step = (seq: number, moves: Move[]) =>
      ({ seq, v: 1, step: { kind: 'director', moves } }) as unknown as RecordedStep;
    const defends: Move = { move: 'defend', start: 0, end: 4, confidence: 1 };
    const counted = { id: 'stress-defensive', status: 'measured', evidence: [{ seq: 5, start: 0, end: 4 }] };
    const card = { measurements: [counted] } as unknown as Scorecard;
    const drawn = drawnMovesOf([turn(3), turn(5)], [step(3, [defends]), step(5, [])], card);
    expect(drawn).toEqual([{ atMs: 5, kind: 'defended', nth: 0 }]);
  });

  test('has few ticks, from the start to the very end', () => {
    expect(ticksOf(686_000)).toEqual([0, 120_000, 240_000, 360_000, 480_000, 600_000, 686_000]);
    for (const length of [1_000, 45_000, 900_000, 3_600_000]) expect(ticksOf(length).length).toBeLessThanOrEqual(8);
  });

  describe('names', () => {
    const phase = { toMs: 0, open: false };
    /** A millisecond a letter. */
    const placed = (...phases: [name: string, fromMs: number][]) =>
      labelled(
        phases.map(([name, fromMs]) => ({ ...phase, name, fromMs })),
        (name) => name.length,
        100,
      ).map(({ before, row }) => [before ? 'before' : 'after', row]);

    test('[WEB15] stand in one row where there is room', () => {
      expect(placed(['Opening', 0], ['Price', 7], ['Terms', 40])).toEqual([
        ['after', 0],
        ['after', 0],
        ['after', 0],
      ]);
    });

    test('[WEB15] are never cut off: the next one goes a row down, and the last stays inside', () => {
      expect(placed(['Opening', 0], ['Price', 2], ['Terms', 4], ['October', 91], ['Friday', 99])).toEqual([
        ['after', 0],
        ['after', 1],
        ['after', 2],
        ['after', 0],
        ['before', 1],
      ]);
    });

    test('[WEB15] begin at the start where a call was too short for them', () => {
      expect(placed(['A name longer than the call was'.repeat(4), 0])).toEqual([['after', 0]]);
    });
  });

  describe('who spoke when', () => {
    const words = 'One two three four five six seven eight nine ten.';
    const line = (mine: boolean, fromMs: number, toMs: number, cut = false) =>
      ({ is: 'turn', seq: toMs, fromMs, toMs, mine, persona: null, text: words, cut }) as const;
    const drawn = (...turns: ReturnType<typeof line>[]) => barsOf(turns).map(({ fromMs, toMs }) => [fromMs, toMs]);

    test('[WEB16] a line that was pasted is as long as it takes to say', () => {
      expect(drawn(line(false, 0, 3_000), line(true, 8_990, 9_000))).toEqual([
        [0, 3_000],
        [6_000, 9_000],
      ]);
    });

    test('[WEB16] one that was typed is as long as it took, and none begins before the last was over', () => {
      expect(drawn(line(false, 0, 3_000), line(true, 4_000, 12_000), line(false, 12_000, 13_000))).toEqual([
        [0, 3_000],
        [4_000, 12_000],
        [12_000, 13_000],
      ]);
      expect(drawn(line(false, 0, 3_000), line(true, 4_000, 4_000))[1]).toEqual([3_000, 4_000]);
    });

    test('[WEB16] one that cut the other side off lies under what it cut', () => {
      expect(drawn(line(false, 5_000, 9_000, true), line(true, 9_000, 9_000))[1]).toEqual([6_000, 9_000]);
    });
  });
});
