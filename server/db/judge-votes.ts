import { and, countDistinct, eq, gte, inArray } from 'drizzle-orm';
import type { ISql } from 'postgres';
import { type Judged, type JudgedAnswer, type JudgeVote, leastVotes } from '../domain/judge.ts';
import type { Database } from './connect.ts';
import { judgeRound } from './schema/judge-round.ts';
import { judgeVote } from './schema/judge-vote.ts';
import { inOrg } from './tenant.ts';

/** What judges voted on sessions: stored once for each, read with what is scored. */

type Of = { orgId: string; sessionId: string };
export type NewJudgeRound = {
  by: string;
  promptVersion: string;
  asked: number;
  notes: Record<string, number>;
  votes: readonly JudgeVote[];
};

export async function findJudgeRound(db: Database, { orgId, sessionId }: Of) {
  const [found] = await inOrg(db, orgId, (tx) =>
    tx
      .select({ by: judgeRound.by, asked: judgeRound.asked, notes: judgeRound.notes })
      .from(judgeRound)
      .where(and(eq(judgeRound.orgId, orgId), eq(judgeRound.sessionId, sessionId))),
  );
  return found ?? null;
}

/** Those of the sessions on which enough votes stand to be counted. */
export async function withVotes(db: Database, orgId: string, sessions: readonly string[]): Promise<Set<string>> {
  if (sessions.length === 0) return new Set();
  const found = await inOrg(db, orgId, (tx) =>
    tx
      .select({ id: judgeVote.sessionId })
      .from(judgeVote)
      .where(and(eq(judgeVote.orgId, orgId), inArray(judgeVote.sessionId, [...sessions])))
      .groupBy(judgeVote.sessionId)
      .having(gte(countDistinct(judgeVote.vote), leastVotes)),
  );
  return new Set(found.map(({ id }) => id));
}

/** False: the session has its votes already, and they stay as they are. */
export async function addJudgeRound(tx: ISql, { orgId, sessionId }: Of, made: NewJudgeRound): Promise<boolean> {
  const { by, promptVersion, asked, notes, votes } = made;
  const added = await tx`insert into judge_round (org_id, session_id, by, prompt_version, asked, notes)
    values (${orgId}, ${sessionId}, ${by}, ${promptVersion}, ${asked}, ${JSON.stringify(notes)}::text::jsonb)
    on conflict do nothing returning by`;
  if (added.length === 0) return false;
  const rows = votes.flatMap((answers, vote) =>
    answers.map(({ question, verdict, quote: { seq, start, end } }) => ({
      ...{ vote, verdict, seq, start, end, question_seq: question.seq, question_start: question.start },
    })),
  );
  await tx`
    insert into judge_vote (org_id, session_id, vote, question_seq, question_start, verdict, seq, start, "end")
    select ${orgId}, ${sessionId}, vote, question_seq, question_start, verdict, seq, start, "end"
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as row
      (vote integer, question_seq integer, question_start integer, verdict text, seq integer, start integer, "end" integer)`;
  return true;
}

/** The votes of a session, and in what coaches agree with who gave them; null where nobody was asked. */
export async function judgedIn(tx: ISql, { orgId, sessionId }: Of, rubricId: string): Promise<Judged | null> {
  const [round] = await tx`select by, asked from judge_round where org_id = ${orgId} and session_id = ${sessionId}`;
  if (!round) return null;
  const [rows, standings] = await Promise.all([
    tx`select vote, question_seq as "questionSeq", question_start as "questionStart", verdict, seq, start, "end"
       from judge_vote where org_id = ${orgId} and session_id = ${sessionId} order by vote, question_seq, question_start`,
    tx`select criterion from criterion_standing where org_id = ${orgId} and rubric_id = ${rubricId}
       and judge = ${round.by as string} and state = 'steady'`,
  ]);
  const answers = rows.map((row): [number, JudgedAnswer] => [
    row.vote as number,
    {
      question: { seq: row.questionSeq as number, start: row.questionStart as number },
      verdict: row.verdict as JudgedAnswer['verdict'],
      quote: { seq: row.seq as number, start: row.start as number, end: row.end as number },
    },
  ]);
  const votes = [...Map.groupBy(answers, ([vote]) => vote).values()].map((vote) => vote.map(([, answer]) => answer));
  const steady = new Set(standings.map((standing) => standing.criterion as string));
  return { by: round.by as string, asked: round.asked as number, votes, steady };
}

/** Sessions under a rubric that a judge voted on, the newest first; `after`: those older than this one. */
export async function sessionsJudged(
  tx: ISql,
  { orgId, rubricId, judge }: { orgId: string; rubricId: string; judge: string },
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await tx`
    select r.session_id as id from judge_round r
    join practice_session s on s.org_id = r.org_id and s.id = r.session_id
    where r.org_id = ${orgId} and r.by = ${judge} and s.rubric->>'id' = ${rubricId}
      and (${after}::uuid is null or r.session_id < ${after}::uuid)
    order by r.session_id desc limit ${limit}`;
  return rows.map(({ id }) => id as string);
}
