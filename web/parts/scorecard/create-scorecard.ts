import { createEffect, onCleanup } from 'solid-js';
import type { ScorecardView } from '../../../server/protocol/session-view.ts';
import { readScorecard } from '../../api.ts';
import { createLoad, type Load } from '../../load.ts';

/** Scoring usually takes well under a second; the longer it takes, the less often it is asked after. */
const firstPollMs = 300;
const longestPollMs = 4_000;

/** The scorecard of an ended session, asked after again while it is pending. */
export function createScorecard(session: () => string | null): Load<ScorecardView> {
  const scorecard = createLoad(session, readScorecard);
  let waitMs = firstPollMs;
  createEffect(() => {
    const value = scorecard.value();
    if (value?.status !== 'pending') {
      waitMs = firstPollMs;
      return;
    }
    const timer = setTimeout(() => void scorecard.again(), waitMs);
    waitMs = Math.min(longestPollMs, waitMs * 1.5);
    onCleanup(() => clearTimeout(timer));
  });
  return scorecard;
}
