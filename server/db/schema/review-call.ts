import { foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';
import { review } from './review.ts';

/** A session or a call that somebody chose to talk about. */
export const reviewCall = pgTable(
  'review_call',
  {
    orgId: uuid('org_id').notNull(),
    reviewId: uuid('review_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    addedBy: uuid('added_by').notNull(),
    /** Why this one. */
    note: text('note').notNull(),
    addedAt: moment('added_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.reviewId, t.sessionId] }),
    foreignKey({ columns: [t.orgId, t.reviewId], foreignColumns: [review.orgId, review.id] }).onDelete('cascade'),
  ],
);
