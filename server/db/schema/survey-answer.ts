import { foreignKey, jsonb, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import type { SurveyAnswer } from '../../domain/survey.ts';
import { survey } from './survey.ts';

/** One answer. It has no author and no time, and its id is drawn at random, so that it tells no order. */
export const surveyAnswer = pgTable(
  'survey_answer',
  {
    orgId: uuid('org_id').notNull(),
    surveyId: uuid('survey_id').notNull(),
    id: uuid('id').notNull(),
    answer: jsonb('answer').$type<SurveyAnswer>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.surveyId, t.id] }),
    foreignKey({ columns: [t.orgId, t.surveyId], foreignColumns: [survey.orgId, survey.id] }).onDelete('cascade'),
  ],
);
