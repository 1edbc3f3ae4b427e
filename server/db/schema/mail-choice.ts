import { boolean, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';

/** What a member chose to be sent by e-mail; who chose nothing has no row. */
export const mailChoice = pgTable(
  'mail_choice',
  {
    orgId: uuid('org_id').notNull(),
    userId: uuid('user_id').notNull(),
    digest: boolean('digest').notNull(),
    notices: boolean('notices').notNull(),
    /** When they were last sent how many notices they have not read. */
    noticedAt: moment('noticed_at'),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.userId] })],
);
