import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { RepRole } from '../../domain/review.ts';

/** Whether a rep is held to what is expected of a new hire, of the experienced or of a team lead. */
export const repStanding = pgTable(
  'rep_standing',
  {
    orgId: uuid('org_id').notNull(),
    userId: uuid('user_id').notNull(),
    role: text('role').$type<RepRole>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.userId] })],
);
