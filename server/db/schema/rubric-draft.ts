import { integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { RubricForm } from '../../domain/rubric-form.ts';
import { moment } from './moment.ts';

/** What a member has typed into a rubric's form and not published yet: one of each rubric, theirs alone. */
export const rubricDraft = pgTable(
  'rubric_draft',
  {
    orgId: uuid('org_id').notNull(),
    memberId: uuid('member_id').notNull(),
    rubricId: text('rubric_id').notNull(),
    /** The version it was made from. */
    basedOn: integer('based_on').notNull(),
    form: jsonb('form').$type<RubricForm>().notNull(),
    savedAt: moment('saved_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.memberId, t.rubricId] })],
);
