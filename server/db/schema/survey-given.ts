import { foreignKey, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { survey } from './survey.ts';

/** Who has answered, so that nobody does twice; nothing leads from here to an answer. */
export const surveyGiven = pgTable(
  'survey_given',
  {
    orgId: uuid('org_id').notNull(),
    surveyId: uuid('survey_id').notNull(),
    userId: uuid('user_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.surveyId, t.userId] }),
    foreignKey({ columns: [t.orgId, t.surveyId], foreignColumns: [survey.orgId, survey.id] }).onDelete('cascade'),
  ],
);
