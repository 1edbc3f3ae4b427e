import { foreignKey, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';
import { practiceSession } from './practice-session.ts';

/** What came of asking a judge about an ended session: once for each. */
export const judgeRound = pgTable(
  'judge_round',
  {
    orgId: uuid('org_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    /** The model that voted, and the version of what it was asked. */
    by: text('by').notNull(),
    promptVersion: text('prompt_version').notNull(),
    /** Votes that were asked for. */
    asked: integer('asked').notNull(),
    /** Why votes don't count, and how often. */
    notes: jsonb('notes').$type<Record<string, number>>().notNull(),
    judgedAt: moment('judged_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.sessionId] }),
    foreignKey({
      columns: [t.orgId, t.sessionId],
      foreignColumns: [practiceSession.orgId, practiceSession.id],
    }).onDelete('cascade'),
  ],
);
