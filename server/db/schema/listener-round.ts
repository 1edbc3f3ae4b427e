import { foreignKey, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';
import { practiceSession } from './practice-session.ts';

/** What came of asking a second listener about an ended session: once for each. */
export const listenerRound = pgTable(
  'listener_round',
  {
    orgId: uuid('org_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    /** The model that voted. */
    by: text('by').notNull(),
    /** The version of ours that it was held against. */
    listener: text('listener').notNull(),
    /** Sentences of the session, those it judged, and those in which both heard just the same. */
    sentences: integer('sentences').notNull(),
    judged: integer('judged').notNull(),
    alike: integer('alike').notNull(),
    /** Why something was left out, and how often. */
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
