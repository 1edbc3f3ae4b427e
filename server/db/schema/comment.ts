import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';

/** What a coach or a manager says of a session to its rep: at a sentence, or of the whole. */
export const comment = pgTable(
  'comment',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    /** The practice session or the imported call. */
    sessionId: uuid('session_id').notNull(),
    /** Whose session it is. */
    memberId: uuid('member_id').notNull(),
    by: uuid('by').notNull(),
    /** The sentence; none: the whole session. */
    seq: integer('seq'),
    start: integer('start'),
    end: integer('end'),
    says: text('says').notNull(),
    madeAt: moment('made_at').notNull().defaultNow(),
    /** When its rep first read it. */
    readAt: moment('read_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('comment_session').on(t.orgId, t.sessionId),
    index('comment_member').on(t.orgId, t.memberId, t.id),
  ],
);
