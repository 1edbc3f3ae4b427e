import { runChild, startChild, startServerProcess } from './children.ts';
import { type Figure, row } from './figure.ts';
import { ms, percentile } from './numbers.ts';
import type { OpenLoopResult, OpenLoopSettings } from './open-loop.ts';

/** A rep's message to the prospect's first word, at a steady load that doesn't wait for answers. */

const turnsPerSecond = 40;
const sessions = 200;

export const firstWord: Figure = {
  id: 'first-word',
  says: "rep's message → prospect's first word, scripted voice",
  async run({ quick }) {
    const load = { sessions, turnsPerSecond, warmMs: 5_000 };
    const server = await startServerProcess();
    const measured = await underLoad(server.url, { ...load, runMs: quick ? 10_000 : 50_000 }, false);
    await server.stop();
    const relay = startChild<{ url: string }>('relay.ts', { model: null });
    const bare = await underLoad((await relay.next()).url, { ...load, runMs: 10_000 }, true);
    await relay.stop();

    const what = `${sessions} sessions, ${turnsPerSecond} turns a second`;
    const at = (share: number, name: string, atMost?: number) =>
      row('first-word', {
        what: `${what}: ${name}`,
        value: percentile(measured.firstWordMs, share),
        unit: 'ms',
        baseline: { what: 'bare relay', value: percentile(bare.firstWordMs, share), unit: 'ms' },
        goal: atMost === undefined ? undefined : { atMost },
      });
    return {
      rows: [at(0.5, 'p50'), at(0.99, 'p99', 20)],
      notes: [
        `first-word: ${measured.sent} turns sent, ${measured.firstWordMs.length} answered, ${measured.held} met a silence (no word due), ${measured.unanswered} unanswered; ${measured.begun} sessions begun, ${measured.ended} ended and were scored meanwhile`,
        `first-word: stored and acknowledged p50 ${ms(percentile(measured.ackMs, 0.5))}, p99 ${ms(percentile(measured.ackMs, 0.99))}; largest first word ${ms(percentile(measured.firstWordMs, 1))}; the load itself sent late by p99 ${ms(percentile(measured.lateMs, 0.99))} (included)`,
      ],
    };
  },
};

function underLoad(
  url: string,
  load: Pick<OpenLoopSettings, 'sessions' | 'turnsPerSecond' | 'warmMs' | 'runMs'>,
  bare: boolean,
): Promise<OpenLoopResult> {
  return runChild<OpenLoopResult>('open-loop.ts', { url, bare, marked: false, difficulty: 'cold', ...load });
}
