import { foreignKey, index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';
import { review } from './review.ts';

/** A colleague asked for their view. The rep reads what they wrote without their name. */
export const reviewAsked = pgTable(
  'review_asked',
  {
    orgId: uuid('org_id').notNull(),
    reviewId: uuid('review_id').notNull(),
    userId: uuid('user_id').notNull(),
    askedAt: moment('asked_at').notNull().defaultNow(),
    /** What was written counts from here on, and can't be changed. */
    answeredAt: moment('answered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.reviewId, t.userId] }),
    index('review_asked_of').on(t.orgId, t.userId),
    foreignKey({ columns: [t.orgId, t.reviewId], foreignColumns: [review.orgId, review.id] }).onDelete('cascade'),
  ],
);
