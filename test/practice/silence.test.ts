import { describe, expect, it } from 'vitest';
import type { DirectorStep } from '../../server/domain/record.ts';
import { hello, openedSession, say, setTable } from './table.ts';

const question = 'Where did the fifteen per cent come from?';

describe('a silence', () => {
  const silences = (log: ReturnType<typeof setTable>['log']) =>
    log.events().flatMap(({ event }) => (event.kind === 'cue' && event.cue === 'silence' ? [event.ms] : []));

  it('[LIVE29] is put down once, when it ends, with its whole length', async () => {
    const { room, hands, log, rep } = setTable();
    await room.attach(rep.client, hello());
    await hands.advance(0);
    const stored = log.entries.length;
    await hands.advance(25_000);
    expect(log.entries).toHaveLength(stored);
    await room.say(say(question));
    expect(silences(log)).toEqual([25_000]);
    const turn = log.events().findIndex(({ event }) => event.kind === 'rep-turn');
    expect(log.events()[turn - 1]?.event).toMatchObject({ kind: 'cue', cue: 'silence' });
  });

  it('[LIVE29] counts against patience although nothing is put down', async () => {
    const quick = setTable();
    const slow = setTable();
    const patience: number[] = [];
    for (const [table, ms] of [
      [quick, 1_000],
      [slow, 25_000],
    ] as const) {
      await table.room.attach(table.rep.client, hello());
      await table.hands.advance(ms);
      await table.room.say(say(question));
      const steps = table.log.steps().flatMap(({ step }) => (step.kind === 'director' ? [step] : []));
      patience.push(steps.at(-1)?.state.mood.patience ?? Number.NaN);
    }
    expect(patience[1]).toBeLessThan(patience[0] as number);
  });

  it('[LIVE29] is put down where the prospect speaks into it, and begins anew after that', async () => {
    const { room, hands, log, rep } = setTable();
    await room.attach(rep.client, hello());
    await hands.advance(0);
    await hands.advance(35_000);
    expect(silences(log)).toEqual([30_000]);
    expect(log.events().some(({ event }) => event.kind === 'prospect-turn')).toBe(true);
    await hands.advance(7_000);
    await room.say(say(question));
    expect(silences(log)).toEqual([30_000, 12_000]);
  });
});

describe('a farewell', () => {
  it('[LIVE30] is said to its end whatever the rep does, and ends the call', async () => {
    const session = openedSession();
    const step = session.steps[0]?.step as DirectorStep;
    step.state.ended = 'walked-away';
    const { room, hands, log, rep } = setTable({ session });
    await room.attach(rep.client, hello({ pacing: 'natural' }));
    while (rep.all('delta').length < 2) await hands.advance(10);
    await room.interrupt();
    await room.say(say(question));
    await hands.advance(30_000);
    const lines = log.events().flatMap(({ event }) => (event.kind === 'prospect-turn' ? [event] : []));
    expect(lines).toEqual([{ kind: 'prospect-turn', ...step.says[0] }]);
    expect(log.events().some(({ event }) => event.kind === 'rep-turn')).toBe(false);
    expect(rep.all('error').map((e) => e.code)).toEqual(['ended']);
  });
});
