import { foreignKey, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Ratings, SelfStatus } from '../../domain/self-assessment.ts';
import { moment } from './moment.ts';
import { practiceSession } from './practice-session.ts';

/** What a rep thought of a session before they saw its scorecard; once it is seen, no other is taken. */
export const selfAssessment = pgTable(
  'self_assessment',
  {
    orgId: uuid('org_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    memberId: uuid('member_id').notNull(),
    status: text('status').$type<SelfStatus>().notNull(),
    ratings: jsonb('ratings').$type<Ratings>().notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.sessionId] }),
    foreignKey({
      columns: [t.orgId, t.sessionId],
      foreignColumns: [practiceSession.orgId, practiceSession.id],
    }).onDelete('cascade'),
  ],
);
