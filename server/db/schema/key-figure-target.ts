import { sql } from 'drizzle-orm';
import { check, date, doublePrecision, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';

/** A target put in place of the imported one, from a period on, and why. Never changed: the newest holds. */
export const keyFigureTarget = pgTable(
  'key_figure_target',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    /** Exactly one of the two. */
    memberId: uuid('member_id'),
    teamId: uuid('team_id'),
    figure: text('figure').notNull(),
    startsOn: date('starts_on').notNull(),
    target: doublePrecision('target').notNull(),
    reason: text('reason').notNull(),
    madeBy: uuid('made_by').notNull(),
    madeAt: moment('made_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('key_figure_target_figure').on(t.orgId, t.figure),
    check('key_figure_target_whose', sql`num_nonnulls(${t.memberId}, ${t.teamId}) = 1`),
  ],
);
