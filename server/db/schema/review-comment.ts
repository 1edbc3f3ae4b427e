import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';
import { review } from './review.ts';

/** What rep and manager say to each other about a section. */
export const reviewComment = pgTable(
  'review_comment',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    reviewId: uuid('review_id').notNull(),
    section: text('section').notNull(),
    userId: uuid('user_id').notNull(),
    says: text('says').notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('review_comment_of').on(t.orgId, t.reviewId, t.id),
    foreignKey({ columns: [t.orgId, t.reviewId], foreignColumns: [review.orgId, review.id] }).onDelete('cascade'),
  ],
);
