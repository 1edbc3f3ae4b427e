import { integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';

/** How many sessions a coach means to look at every week. */
export const coachWeek = pgTable(
  'coach_week',
  {
    orgId: uuid('org_id').notNull(),
    userId: uuid('user_id').notNull(),
    sessions: integer('sessions').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.userId] })],
);
