import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';

/** A rep asks that a coach looks at a session. */
export const scoreRequest = pgTable(
  'score_request',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    sessionId: uuid('session_id').notNull(),
    memberId: uuid('member_id').notNull(),
    says: text('says').notNull(),
    madeAt: moment('made_at').notNull().defaultNow(),
    /** When a coach was done with the session. */
    answeredAt: moment('answered_at'),
    answeredBy: uuid('answered_by'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('score_request_session').on(t.orgId, t.sessionId),
    uniqueIndex('score_request_once').on(t.orgId, t.sessionId).where(sql`${t.answeredAt} is null`),
  ],
);
