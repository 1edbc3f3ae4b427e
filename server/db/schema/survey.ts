import { date, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';

/** Questions on how reviews went, put to a team after a cycle of them. */
export const survey = pgTable(
  'survey',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    teamId: uuid('team_id').notNull(),
    title: text('title').notNull(),
    closesOn: date('closes_on').notNull(),
    madeBy: uuid('made_by').notNull(),
    madeAt: moment('made_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), index('survey_team').on(t.orgId, t.teamId)],
);
