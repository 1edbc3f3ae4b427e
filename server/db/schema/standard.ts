import { date, doublePrecision, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { RepRole } from '../../domain/review.ts';
import { moment } from './moment.ts';

/** What is expected of a role on a criterion, in words and as a number, from a day on. */
export const standard = pgTable(
  'standard',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    teamId: uuid('team_id').notNull(),
    role: text('role').$type<RepRole>().notNull(),
    /** As in `measured`. */
    what: text('what').notNull(),
    says: text('says').notNull(),
    threshold: doublePrecision('threshold').notNull(),
    fromDay: date('from_day').notNull(),
    madeBy: uuid('made_by').notNull(),
    madeAt: moment('made_at').notNull().defaultNow(),
    /** A later one stands in its place, or it no longer holds. */
    endedAt: moment('ended_at'),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), index('standard_team').on(t.orgId, t.teamId, t.role)],
);
