import { date, jsonb, pgTable, primaryKey, unique, uuid } from 'drizzle-orm/pg-core';
import type { DigestBody, DigestPost } from '../../domain/digest.ts';
import { moment } from './moment.ts';

/** What a member is told of a week. */
export const digest = pgTable(
  'digest',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    userId: uuid('user_id').notNull(),
    /** The Monday on which it was told, in the organisation's time zone: it is about the week before. */
    week: date('week').notNull(),
    body: jsonb('body').$type<DigestBody>().notNull(),
    madeAt: moment('made_at').notNull().defaultNow(),
    mailedAt: moment('mailed_at'),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), unique('digest_once').on(t.orgId, t.userId, t.week)],
);

/** The weeks of an organisation that were told, with what its webhook is sent: nothing is made twice. */
export const digestWeek = pgTable(
  'digest_week',
  {
    orgId: uuid('org_id').notNull(),
    week: date('week').notNull(),
    post: jsonb('post').$type<DigestPost>().notNull(),
    madeAt: moment('made_at').notNull().defaultNow(),
    postedAt: moment('posted_at'),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.week] })],
);
