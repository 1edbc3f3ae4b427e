import { integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Rubric } from '../../domain/rubric.ts';
import { moment } from './moment.ts';

/** A rubric as an organisation published it; the version that ships with the product is in no row. */
export const rubricVersion = pgTable(
  'rubric_version',
  {
    orgId: uuid('org_id').notNull(),
    rubricId: text('rubric_id').notNull(),
    version: integer('version').notNull(),
    body: jsonb('body').$type<Rubric>().notNull(),
    /** What was changed and why, for those who are scored by it. */
    note: text('note').notNull(),
    madeBy: uuid('made_by').notNull(),
    madeAt: moment('made_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.rubricId, t.version] })],
);
