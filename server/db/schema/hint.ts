import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';
import { practiceSession } from './practice-session.ts';

/** What somebody who watches wrote to the rep: here until the room takes it into the record. */
export const hint = pgTable(
  'hint',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    sessionId: uuid('session_id').notNull(),
    byId: uuid('by_id').notNull(),
    /** The name as it was then. */
    byName: text('by_name').notNull(),
    says: text('says').notNull(),
    at: moment('at').notNull().defaultNow(),
    /** The event of the record it became; null while it waits. */
    seq: integer('seq'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('hint_waiting').on(t.orgId, t.sessionId, t.seq),
    foreignKey({
      columns: [t.orgId, t.sessionId],
      foreignColumns: [practiceSession.orgId, practiceSession.id],
    }).onDelete('cascade'),
  ],
);
