import { runChild, startServerProcess } from './children.ts';
import { type Figure, row } from './figure.ts';
import { percentile } from './numbers.ts';
import type { ScreenResult } from './screens.ts';

/** From the rep's click to the scorecard on the screen of a real Chromium, on the embedded database. */

export const scorecardScreen: Figure = {
  id: 'scorecard-screen',
  says: 'end of session → scorecard on the screen, in Chromium',
  async run({ quick }) {
    const sessions = quick ? 5 : 20;
    const turns = 8;
    const server = await startServerProcess();
    const { shownMs, loadedMs } = await runChild<ScreenResult>('screens.ts', { url: server.url, sessions, turns });
    await server.stop();
    const at = (share: number, atMost?: number) =>
      row('scorecard-screen', {
        what: `p${share * 100}`,
        value: percentile(shownMs, share),
        unit: 'ms',
        baseline: { what: 'loading the page of that scorecard', value: percentile(loadedMs, share), unit: 'ms' },
        goal: atMost === undefined ? undefined : { atMost },
      });
    return {
      rows: [at(0.5), at(0.95, 1_000)],
      notes: [
        `scorecard-screen: ${shownMs.length} sessions of ${turns} turns; from the click on "End and score it" to the frame that shows the criteria, with "See your scorecard" and "Skip this" clicked as soon as they are there`,
      ],
    };
  },
};
