import { boolean, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Label } from '../../domain/label.ts';
import { moment } from './moment.ts';

/** A sentence that the listener heard wrong, as a coach or an author marked it. */
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
    markedAt: moment('marked_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);
