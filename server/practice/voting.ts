import type { Database } from '../db/connect.ts';
import type { EndedSession, Jobs } from '../db/jobs.ts';
import { hasRound, storeRound, type Vote } from '../db/listener-votes.ts';
import type { RawDatabase } from '../db/raw-tenant.ts';
import { loadScorable } from '../db/scoring.ts';
import type { SessionRecord } from '../domain/record.ts';
import type { SecondListener } from '../models/listener.ts';
import type { Verdict } from '../models/verdicts.ts';
import { differences, type SentenceHeard, sentencesHeard } from './sentences-heard.ts';

/** Asks the second listener about scored sessions. The scorecard is there by then and isn't touched. */

export type VotingDeps = {
  db: Database;
  raw: RawDatabase;
  second: SecondListener;
  failed(sessionId: string, error: unknown): void;
};

/** Nothing could be judged now; asked again later it may be. */
export class NothingJudgedYet extends Error {
  override readonly name = 'NothingJudgedYet';
}

export async function startVoting(jobs: Jobs, deps: VotingDeps): Promise<void> {
  await jobs.workVotes(async (session, isLast) => {
    try {
      await voteOn(deps, session, isLast);
    } catch (error) {
      if (!(error instanceof NothingJudgedYet)) deps.failed(session.sessionId, error);
      throw error;
    }
  });
}

/** Once for a session: what has its votes keeps them. Throws NothingJudgedYet, unless it is the last try. */
export async function voteOn({ db, raw, second }: VotingDeps, session: EndedSession, isLast: boolean): Promise<void> {
  const { orgId, sessionId } = session;
  if (await hasRound(db, orgId, sessionId)) return;
  const scorable = await loadScorable(raw, orgId, sessionId);
  if (!scorable) return;
  const sentences = sentencesHeard(scorable.record, scorable.takenOver);
  const { verdicts, notes, passing } = await second.judge(
    { ...session, known: callsOf(scorable.record) },
    sentences.map(({ speaker, text, before }, id) => ({ id, speaker, text, before })),
  );
  if (verdicts.size === 0 && passing && !isLast) throw new NothingJudgedYet();
  const votes = votesOn(sentences, verdicts);
  const round = { sessionId, by: second.model, listener: scorable.listener, sentences: sentences.length, notes };
  const differ = new Set(votes.map(({ seq, start }) => `${seq} ${start}`)).size;
  await storeRound(db, orgId, { ...round, judged: verdicts.size, alike: verdicts.size - differ }, votes);
}

function votesOn(sentences: readonly SentenceHeard[], verdicts: ReadonlyMap<number, Verdict>): Vote[] {
  return sentences.flatMap(({ seq, start, end, heard }, id) => {
    const verdict = verdicts.get(id);
    return verdict ? differences(heard, verdict).map((vote) => ({ seq, start, end, ...vote })) : [];
  });
}

/** Calls that the voice made in the session. */
export const callsOf = ({ steps }: SessionRecord) =>
  steps.filter(({ step }) => step.kind === 'voice' && step.model !== undefined).length;
