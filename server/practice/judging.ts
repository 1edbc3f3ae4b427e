import type { Database } from '../db/connect.ts';
import type { EndedSession, Jobs } from '../db/jobs.ts';
import { addJudgeRound, findJudgeRound } from '../db/judge-votes.ts';
import { addNoticeRaw } from '../db/notices.ts';
import type { RawDatabase } from '../db/raw-tenant.ts';
import { type AfterMeasured, loadScorable } from '../db/scoring.ts';
import { onCard, type StandingCard } from '../db/standing-card.ts';
import { leastVotes, votesAsked } from '../domain/judge.ts';
import { questionsToVote } from '../measure/judged.ts';
import { callIn } from '../measure/score.ts';
import type { Judge } from '../models/judge.ts';
import { judgePromptVersion } from '../models/judge-prompt.ts';
import { countVotes } from './judged-card.ts';
import { callsOf, NothingJudgedYet } from './voting.ts';

/**
 * Asks a judge about scored sessions. The scorecard is there by then. Votes are stored beside it; where coaches agree
 * with this judge a new card counts them, says so, and the rep is told. The card before stays as it was.
 */

export type JudgingDeps = {
  db: Database;
  raw: RawDatabase;
  judge: Judge;
  measured: AfterMeasured;
  failed(sessionId: string, error: unknown): void;
};

export async function startJudging(jobs: Jobs, deps: JudgingDeps): Promise<void> {
  await jobs.workJudging(async (session, isLast) => {
    try {
      await judgeSession(deps, session, isLast);
    } catch (error) {
      if (!(error instanceof NothingJudgedYet)) deps.failed(session.sessionId, error);
      throw error;
    }
  });
}

/** Once for a session: what has its votes keeps them. Throws NothingJudgedYet, unless it is the last try. */
export async function judgeSession(deps: JudgingDeps, session: EndedSession, isLast: boolean): Promise<void> {
  const { db, raw, judge } = deps;
  const { orgId, sessionId } = session;
  if (await findJudgeRound(db, session)) return;
  const scorable = await loadScorable(raw, orgId, sessionId);
  const questions = scorable ? questionsToVote(callIn(scorable)) : [];
  if (!scorable || questions.length === 0) return;
  const sheet = scorable.scenario.facts.map(({ text }) => text);
  const known = callsOf(scorable.record);
  const { votes, notes, passing } = await judge.vote({ ...session, known }, { sheet, questions });
  if (votes.length < leastVotes && passing && !isLast) throw new NothingJudgedYet();
  await onCard(raw, orgId, sessionId, async (tx, standing) => {
    const round = { by: judge.model, promptVersion: judgePromptVersion, asked: votesAsked, notes, votes };
    if (!(await addJudgeRound(tx, session, round))) return;
    if (await countVotes(tx, standing, deps.measured)) await addNoticeRaw(tx, votesCounted(standing));
  });
}

export const votesCountedAbout = (sessionId: string): string => `${sessionId} judged`;
const votesCounted = ({ orgId, sessionId, memberId, title }: StandingCard) => ({
  ...{ orgId, userId: memberId, kind: 'scorecard' as const, about: votesCountedAbout(sessionId) },
  says: `“${title}” was scored again, with a language model’s votes.`,
  link: `/sessions/${sessionId}`,
});
