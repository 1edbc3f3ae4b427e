import { date, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Cadence } from '../../domain/review.ts';
import { moment } from './moment.ts';

/** A short conversation between reviews, written by the rep or by a manager, read by both. */
export const checkIn = pgTable(
  'check_in',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    repId: uuid('rep_id').notNull(),
    byId: uuid('by_id').notNull(),
    onDay: date('on_day').notNull(),
    progress: text('progress').notNull(),
    obstacles: text('obstacles').notNull(),
    support: text('support').notNull(),
    cadence: text('cadence').$type<Cadence>().notNull(),
    nextOn: date('next_on').notNull(),
    goalId: uuid('goal_id'),
    madeAt: moment('made_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), index('check_in_rep').on(t.orgId, t.repId, t.onDay)],
);
