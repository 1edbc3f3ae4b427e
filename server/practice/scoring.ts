import type { Jobs, ScoreJob } from '../db/jobs.ts';
import type { RawDatabase } from '../db/raw-tenant.ts';
import { loadScorable, noteScoringFailure, storeScorecard } from '../db/scoring.ts';
import { scoreSession } from '../measure/score.ts';

/** Turns ended sessions into scorecards. The same job may come twice, or again after a crash: the result is one scorecard. */

export type ScoringDeps = { db: RawDatabase; failed(sessionId: string, error: unknown): void };

export async function startScoring(jobs: Jobs, deps: ScoringDeps, atOnce = 2): Promise<void> {
  await jobs.workScores(atOnce, (job) => scoreOne(deps, job));
}

async function scoreOne({ db, failed }: ScoringDeps, { orgId, sessionId }: ScoreJob): Promise<void> {
  try {
    const scorable = await loadScorable(db, orgId, sessionId);
    if (!scorable) return;
    await storeScorecard(db, orgId, sessionId, scoreSession(scorable), scorable.engine);
  } catch (error) {
    failed(sessionId, error);
    await noteScoringFailure(db, orgId, sessionId, 'The scorecard could not be computed.');
    throw error;
  }
}
