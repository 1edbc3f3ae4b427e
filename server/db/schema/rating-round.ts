import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';

/** Sessions that several coaches rate without seeing the computed scores or each other's. */
export const ratingRound = pgTable(
  'rating_round',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    title: text('title').notNull(),
    rubricId: text('rubric_id').notNull(),
    criteria: jsonb('criteria').$type<string[]>().notNull(),
    sessions: jsonb('sessions').$type<string[]>().notNull(),
    raters: jsonb('raters').$type<string[]>().notNull(),
    madeBy: uuid('made_by').notNull(),
    madeAt: moment('made_at').notNull().defaultNow(),
    /** Ended before every rating was in: what all have rated counts, the rest is rated no more. */
    endedAt: moment('ended_at'),
    /** When the last rating came in; null while some are missing. */
    allInAt: moment('all_in_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    // what goes on hides scores on every page
    index('rating_round_open').on(t.orgId).where(sql`${t.endedAt} is null and ${t.allInAt} is null`),
  ],
);
