import { foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';
import { review } from './review.ts';

/** A name typed under a review. */
export const reviewSignature = pgTable(
  'review_signature',
  {
    orgId: uuid('org_id').notNull(),
    reviewId: uuid('review_id').notNull(),
    userId: uuid('user_id').notNull(),
    name: text('name').notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.reviewId, t.userId] }),
    foreignKey({ columns: [t.orgId, t.reviewId], foreignColumns: [review.orgId, review.id] }).onDelete('cascade'),
  ],
);
