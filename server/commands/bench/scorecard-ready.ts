import { runChild, startServerProcess } from './children.ts';
import type { EndingResult } from './endings.ts';
import { type Figure, row } from './figure.ts';
import { median, percentile } from './numbers.ts';

/** From the end of a session to its scorecard, over HTTP, on the embedded database. */

export const scorecardReady: Figure = {
  id: 'scorecard-ready',
  says: 'end of session → scorecard ready (without the browser)',
  async run({ quick }) {
    const sessions = quick ? 10 : 50;
    const turns = 10;
    const pollMs = 5;
    const server = await startServerProcess();
    const { readyMs, askMs } = await runChild<EndingResult>('endings.ts', { url: server.url, sessions, turns, pollMs });
    await server.stop();
    const baseline = { what: 'one GET of a ready scorecard', unit: 'ms' };
    return {
      rows: [
        row('scorecard-ready', {
          what: 'p50',
          value: median(readyMs),
          unit: 'ms',
          baseline: { ...baseline, value: median(askMs) },
        }),
        row('scorecard-ready', {
          what: 'p95',
          value: percentile(readyMs, 0.95),
          unit: 'ms',
          baseline: { ...baseline, value: percentile(askMs, 0.95) },
          goal: { atMost: 1_000 },
        }),
      ],
      notes: [
        `scorecard-ready: ${readyMs.length} sessions of ${turns} turns, ended one after the other while the rest stay open; from sending "end" to the first ready answer, asked every ${pollMs} ms; the screen is scorecard-screen`,
      ],
    };
  },
};
