import { index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { NoticeKind } from '../../domain/notice.ts';
import { moment } from './moment.ts';

/** Something a member is told on their home page: a reminder, feedback to read, a word of thanks. */
export const notice = pgTable(
  'notice',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    userId: uuid('user_id').notNull(),
    kind: text('kind').$type<NoticeKind>().notNull(),
    /** What it is about, so that it is told once however often a job runs. */
    about: text('about').notNull(),
    says: text('says').notNull(),
    link: text('link').notNull(),
    at: moment('at').notNull().defaultNow(),
    readAt: moment('read_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('notice_once').on(t.orgId, t.userId, t.kind, t.about),
    index('notice_unread').on(t.orgId, t.userId, t.readAt),
  ],
);
