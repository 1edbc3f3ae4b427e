import {
  doublePrecision,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Level } from '../../domain/rubric.ts';
import type { Scorecard } from '../../domain/scorecard.ts';
import { moment } from './moment.ts';
import { practiceSession } from './practice-session.ts';

/** Rescoring with another listener, rubric or correction adds a scorecard beside the old one; the newest counts. */
export const scorecard = pgTable(
  'scorecard',
  {
    orgId: uuid('org_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    id: uuid('id').notNull(),
    listener: text('listener').notNull(),
    engine: text('engine').notNull(),
    rubricId: text('rubric_id').notNull(),
    rubricVersion: integer('rubric_version').notNull(),
    /** 0 as heard; one more each time it is scored again with what a coach heard otherwise. */
    revision: integer('revision').notNull().default(0),
    overall: doublePrecision('overall'),
    level: text('level').$type<Level>(),
    body: jsonb('body').$type<Scorecard>().notNull(),
    computedAt: moment('computed_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.sessionId, t.id] }),
    unique('scorecard_once').on(t.orgId, t.sessionId, t.listener, t.rubricId, t.rubricVersion, t.revision),
    foreignKey({
      columns: [t.orgId, t.sessionId],
      foreignColumns: [practiceSession.orgId, practiceSession.id],
    }).onDelete('cascade'),
  ],
);
