import { boolean, foreignKey, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Label } from '../../domain/label.ts';
import { moment } from './moment.ts';
import { practiceSession } from './practice-session.ts';

/** What a sentence does in a person's judgement, beside what the listener heard. */
export const listenerMark = pgTable(
  'listener_mark',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    userId: uuid('user_id').notNull(),
    speaker: text('speaker').$type<'rep' | 'prospect'>().notNull(),
    said: text('said').notNull(),
    before: jsonb('before').$type<{ speaker: 'rep' | 'prospect'; text: string }[]>().notNull(),
    spoken: boolean('spoken').notNull(),
    heard: jsonb('heard').$type<Label[]>().notNull(),
    right: jsonb('right_labels').$type<Label[]>().notNull(),
    listener: text('listener').notNull(),
    /** Of a sentence from practice: whoever may not open the session doesn't see its mark. */
    sessionId: uuid('session_id'),
    markedAt: moment('marked_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({
      columns: [t.orgId, t.sessionId],
      foreignColumns: [practiceSession.orgId, practiceSession.id],
    }).onDelete('cascade'),
  ],
);
