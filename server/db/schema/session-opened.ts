import { foreignKey, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';
import { practiceSession } from './practice-session.ts';

/** Who looked at somebody else's session, and when: the rep sees it. */
export const sessionOpened = pgTable(
  'session_opened',
  {
    orgId: uuid('org_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    userId: uuid('user_id').notNull(),
    openedAt: moment('opened_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.sessionId, t.userId, t.openedAt] }),
    foreignKey({
      columns: [t.orgId, t.sessionId],
      foreignColumns: [practiceSession.orgId, practiceSession.id],
    }).onDelete('cascade'),
  ],
);
