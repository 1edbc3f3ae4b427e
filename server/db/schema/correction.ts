import { foreignKey, index, integer, jsonb, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import type { Label } from '../../domain/label.ts';
import type { Move } from '../../domain/move.ts';
import { moment } from './moment.ts';
import { practiceSession } from './practice-session.ts';

/** What a sentence of the rep's does in a coach's judgement: the session is scored with it. The record stays as it was heard. */
export const correction = pgTable(
  'correction',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    sessionId: uuid('session_id').notNull(),
    /** The turn, and the sentence's range in it. */
    seq: integer('seq').notNull(),
    start: integer('start').notNull(),
    end: integer('end').notNull(),
    heard: jsonb('heard').$type<Label[]>().notNull(),
    right: jsonb('right_labels').$type<Label[]>().notNull(),
    /** In place of the moves heard in this sentence. */
    moves: jsonb('moves').$type<Move[]>().notNull(),
    /** The mark from which the listener may learn. */
    markId: uuid('mark_id').notNull(),
    by: uuid('by').notNull(),
    madeAt: moment('made_at').notNull().defaultNow(),
    takenBackBy: uuid('taken_back_by'),
    takenBackAt: moment('taken_back_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('correction_session').on(t.orgId, t.sessionId),
    foreignKey({
      columns: [t.orgId, t.sessionId],
      foreignColumns: [practiceSession.orgId, practiceSession.id],
    }).onDelete('cascade'),
  ],
);
