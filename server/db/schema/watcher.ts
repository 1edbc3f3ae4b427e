import { foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Role } from '../../domain/member.ts';
import { moment } from './moment.ts';
import { practiceSession } from './practice-session.ts';

/** Who watches a live session, or did: the rep sees it while it lasts. */
export const watcher = pgTable(
  'watcher',
  {
    orgId: uuid('org_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    userId: uuid('user_id').notNull(),
    /** As they were called then. */
    name: text('name').notNull(),
    role: text('role').$type<Role>().notNull(),
    since: moment('since').notNull().defaultNow(),
    /** When they last looked; who has not looked for a while is gone. */
    seenAt: moment('seen_at').notNull().defaultNow(),
    leftAt: moment('left_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.sessionId, t.userId] }),
    foreignKey({
      columns: [t.orgId, t.sessionId],
      foreignColumns: [practiceSession.orgId, practiceSession.id],
    }).onDelete('cascade'),
  ],
);
