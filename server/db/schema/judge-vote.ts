import { foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { JudgeVerdict } from '../../domain/judge.ts';
import { judgeRound } from './judge-round.ts';

/** One vote on one question, of those that count; the words stand in the record alone. */
export const judgeVote = pgTable(
  'judge_vote',
  {
    orgId: uuid('org_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    /** From 0. */
    vote: integer('vote').notNull(),
    /** Where the question begins. */
    questionSeq: integer('question_seq').notNull(),
    questionStart: integer('question_start').notNull(),
    verdict: text('verdict').$type<JudgeVerdict>().notNull(),
    /** The rep's words that it goes by. */
    seq: integer('seq').notNull(),
    start: integer('start').notNull(),
    end: integer('end').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.sessionId, t.vote, t.questionSeq, t.questionStart] }),
    foreignKey({
      columns: [t.orgId, t.sessionId],
      foreignColumns: [judgeRound.orgId, judgeRound.sessionId],
    }).onDelete('cascade'),
  ],
);
