import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';

/** A turn that a coach sends the rep back to, to be answered again. */
export const sentBack = pgTable(
  'sent_back',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    sessionId: uuid('session_id').notNull(),
    memberId: uuid('member_id').notNull(),
    /** The rep's turn. */
    seq: integer('seq').notNull(),
    why: text('why').notNull(),
    by: uuid('by').notNull(),
    madeAt: moment('made_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('sent_back_member').on(t.orgId, t.memberId, t.id),
    index('sent_back_session').on(t.orgId, t.sessionId),
  ],
);
