import { doublePrecision, foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Label } from '../../domain/label.ts';
import { practiceSession } from './practice-session.ts';

/** A label that either listener gave to a sentence in which they disagree; the words stay in the record alone. */
export const listenerVote = pgTable(
  'listener_vote',
  {
    orgId: uuid('org_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    /** The turn, and the sentence's range in it. */
    seq: integer('seq').notNull(),
    start: integer('start').notNull(),
    end: integer('end').notNull(),
    label: text('label').$type<Label>().notNull(),
    /** The model that voted. */
    by: text('by').notNull(),
    /** How sure ours was, and how sure the model; null: not heard, not voted for. */
    heard: doublePrecision('heard'),
    voted: doublePrecision('voted'),
    /** The mark by which somebody decided; one that was removed decides nothing. */
    markId: uuid('mark_id'),
    /** Whom that mark agrees with. */
    decided: text('decided').$type<'ours' | 'other' | 'neither'>(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.sessionId, t.seq, t.start, t.label] }),
    foreignKey({
      columns: [t.orgId, t.sessionId],
      foreignColumns: [practiceSession.orgId, practiceSession.id],
    }).onDelete('cascade'),
  ],
);
