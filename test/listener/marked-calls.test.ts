import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Move } from '../../server/domain/move.ts';
import type { Reading } from '../../server/domain/reading.ts';
import { listen, type Utterance } from '../../server/listener/listen.ts';
import { type ReadContext, readTurn } from '../../server/listener/read-turn.ts';
import { parseScenario, readTemperament } from '../../server/practice/library.ts';
import { type MarkedCall, strongCall, weakCall } from './marked-calls.ts';

const root = join(import.meta.dirname, '../../scenarios');
const file = join(root, 'hostile-procurement/night-desk.yaml');
const scenario = parseScenario(file, readFileSync(file, 'utf8'), readTemperament(root));

type Heard = { text: string; moves: Move[]; reading: Reading };

/** Plays the rep's side of a call, each turn heard with what came before it. `asked` by turn from 1. */
function hearCall(call: MarkedCall, asked: Record<number, ReadContext['asked']> = {}): Heard[] {
  const before: Utterance[] = [{ speaker: 'prospect', text: call.opening }];
  let topic: string | null = null;
  return call.turns.map((turn, i) => {
    const { moves } = listen({ speaker: 'rep', text: turn.rep, before });
    const context = { before, open: null, topic, asked: asked[i + 1] ?? null };
    const reading = readTurn(scenario, turn.rep, moves, context);
    topic = reading.topic ?? topic;
    before.push({ speaker: 'rep', text: turn.rep }, { speaker: 'prospect', text: turn.prospect });
    return { text: turn.rep, moves, reading };
  });
}

/** "The second call was late. How late?" as the scenario asks it. */
const howLate = {
  event: 'honesty',
  fact: 'the-eighth',
  right: ['seventeen minutes', '03:05'],
  wrong: ['a minute or two', 'on time'],
};
const isExtra = { event: 'joins', fact: 'certificates', right: ['inside', 'included'], wrong: ['extra', 'on top'] };
const strong = hearCall(strongCall);
const weak = hearCall(weakCall, { 7: howLate, 12: isExtra });
const at = (call: Heard[], turn: number) => call[turn - 1]!;

describe.each([
  ['strong', strongCall, strong],
  ['weak', weakCall, weak],
] as const)('[LISTEN6] the moves marked by hand in the %s call are heard', (_name, call, heard) => {
  it.each(call.turns.map((turn, i) => [i + 1, turn.moves.join(', '), turn] as const))(
    'turn %i: %s',
    (number, _moves, turn) => {
      const { moves } = at(heard, number);
      expect(moves.map((move) => move.move)).toEqual(expect.arrayContaining(turn.moves));
      if (turn.probe) expect(moves.some((move) => move.move.startsWith('question') && move.probe)).toBe(true);
      if (turn.returned !== undefined)
        expect(moves.find((move) => move.move === 'concede')?.return).toBe(turn.returned);
    },
  );
});

describe('[LISTEN7] what was not done is not heard', () => {
  it('hears no feature, defence, hedge or disparagement in the strong call', () => {
    const wrong = strong.flatMap(({ moves }) =>
      moves.filter((move) => /feature|defend|disparage|hedge/.test(move.move)),
    );
    expect(wrong).toEqual([]);
  });

  it('hears three features in the list of the weak call', () => {
    expect(at(weak, 2).moves.filter((move) => move.move === 'feature')).toHaveLength(3);
  });

  it('hears no reflection in the weak call', () => {
    expect(weak.flatMap(({ moves }) => moves.filter((move) => move.move === 'reflect'))).toEqual([]);
  });
});

describe('[LISTEN8] a next step has the owner, date and condition as said', () => {
  it('reads them from the close of the strong call', () => {
    const steps = at(strong, 17).moves.filter((move) => move.move === 'next-step');
    expect(steps).toContainEqual(
      expect.objectContaining({
        owner: 'you, Nadia and me',
        date: 'Thursday the twenty-third, half past eight',
        condition: "If she says moved cash doesn't count",
      }),
    );
    expect(steps).toContainEqual(expect.objectContaining({ owner: 'you', date: 'twenty-fourth' }));
  });

  it('finds no condition where none was named', () => {
    const step = at(weak, 15).moves.find((move) => move.move === 'next-step');
    expect(step).toMatchObject({ owner: 'I', date: 'Thursday' });
    expect(step?.condition).toBeUndefined();
  });
});

describe('[LISTEN9] the reading holds the calls against the scenario', () => {
  it('tells stock questions from questions about this prospect', () => {
    const stock = (call: Heard[]) =>
      call.flatMap(({ reading }, i) => (reading.questions.some((q) => q.stock) ? [i + 1] : []));
    expect(stock(strong)).toEqual([]);
    expect(stock(weak)).toEqual([1, 13]);
    expect(strong.filter(({ reading }) => reading.questions.some((q) => q.specific)).length).toBeGreaterThanOrEqual(14);
  });

  it.each([
    [2, 'number'],
    [3, 'number'],
    [4, 'march'],
    [5, 'march'],
    [7, 'count'],
    [11, 'renewal'],
    [12, 'renewal'],
    [13, 'dates'],
    [14, 'keldra'],
    [15, 'signers'],
    [16, 'dates'],
  ])('turn %i of the strong call is on %s', (turn, topic) => {
    const { reading } = at(strong, turn);
    expect([reading.topic, ...reading.questions.map((question) => question.topic)]).toContain(topic);
  });

  it('finds the own fault in the first sentence of turn 4 alone', () => {
    expect(strong.flatMap(({ reading }, i) => (reading.ownFault ? [i + 1] : []))).toEqual([4]);
    expect(weak.flatMap(({ reading }, i) => (reading.ownFault ? [i + 1] : []))).toEqual([]);
  });

  it('finds nothing wrong or unsupported in the strong call', () => {
    expect(strong.flatMap(({ reading }) => reading.claims.filter((claim) => claim.verdict !== 'right'))).toEqual([]);
  });

  it('finds one wrong and two unsupported claims in the weak call', () => {
    const claims = weak.flatMap(({ text, reading }) =>
      reading.claims.map((claim) => [claim.verdict, text.slice(claim.start, claim.end)] as const),
    );
    expect(claims.filter(([verdict]) => verdict === 'wrong')).toEqual([
      ['wrong', 'A minute or two, as far as I know.'],
    ]);
    expect(claims.filter(([verdict]) => verdict === 'unsupported').map(([, said]) => said)).toEqual([
      "we're lean",
      'patchy',
    ]);
  });

  it('takes the answers to questions of fact', () => {
    expect(at(weak, 7).reading).toMatchObject({ answer: 'wrong', answerFirst: true });
    expect(at(weak, 12).reading).toMatchObject({ answer: 'right', answerFirst: true });
  });

  it('sees what is traded, and what is given for nothing', () => {
    expect(at(strong, 9).reading.gives).toMatchObject([{ id: 'four-invoices', returned: true }]);
    expect(at(strong, 9).reading.gets).toMatchObject([{ id: 'three-years' }]);
    expect(at(strong, 12).reading.gives).toMatchObject([{ id: 'no-rollover', returned: true }]);
    expect(at(weak, 9).reading.gives).toMatchObject([{ id: 'rate', returned: false }]);
    expect(at(weak, 10).reading.gives).toMatchObject([{ id: 'rate', returned: false }]);
  });

  it('names the strengths granted to the rival', () => {
    expect(
      at(strong, 14)
        .reading.battlecard.filter((item) => item.kind === 'strength')
        .map((item) => item.id),
    ).toEqual(expect.arrayContaining(['sound', 'charts']));
  });
});
