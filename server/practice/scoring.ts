import type { EndedSession, Jobs } from '../db/jobs.ts';
import type { RawDatabase } from '../db/raw-tenant.ts';
import { type AfterMeasured, loadScorable, noteScoringFailure, storeScorecard } from '../db/scoring.ts';
import { scoreSession } from '../measure/score.ts';

/** Turns ended sessions into scorecards. The same job may come twice, or again after a crash: the result is one scorecard. */

export type ScoringDeps = {
  db: RawDatabase;
  failed(sessionId: string, error: unknown): void;
  /** In the scorecard's transaction. */
  measured: AfterMeasured;
  /** Told of every session whose scorecard is stored; of the same one perhaps again. */
  scored?(session: EndedSession): Promise<void>;
};

export async function startScoring(jobs: Jobs, deps: ScoringDeps, atOnce = 2): Promise<void> {
  await jobs.workScores(atOnce, async (job) => {
    await scoreOne(deps, job);
    await deps.scored?.(job);
  });
}

async function scoreOne({ db, failed, measured }: ScoringDeps, { orgId, sessionId }: EndedSession): Promise<void> {
  try {
    const scorable = await loadScorable(db, orgId, sessionId);
    if (!scorable) return;
    await storeScorecard(db, orgId, sessionId, scoreSession(scorable), scorable.engine, measured);
  } catch (error) {
    failed(sessionId, error);
    await noteScoringFailure(db, orgId, sessionId, 'The scorecard could not be computed.');
    throw error;
  }
}
