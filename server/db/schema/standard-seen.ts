import { foreignKey, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';
import { standard } from './standard.ts';

/** When a rep first read a standard. */
export const standardSeen = pgTable(
  'standard_seen',
  {
    orgId: uuid('org_id').notNull(),
    standardId: uuid('standard_id').notNull(),
    userId: uuid('user_id').notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.standardId, t.userId] }),
    foreignKey({ columns: [t.orgId, t.standardId], foreignColumns: [standard.orgId, standard.id] }).onDelete('cascade'),
  ],
);
