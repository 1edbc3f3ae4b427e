import { foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';
import { review } from './review.ts';

/** What one author wrote in one section; `version` rises with every save. */
export const reviewText = pgTable(
  'review_text',
  {
    orgId: uuid('org_id').notNull(),
    reviewId: uuid('review_id').notNull(),
    authorId: uuid('author_id').notNull(),
    /** A section's id, or `level:` and a criterion's id for the level the author sees. */
    section: text('section').notNull(),
    version: integer('version').notNull(),
    says: text('says').notNull(),
    savedAt: moment('saved_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.reviewId, t.authorId, t.section] }),
    foreignKey({ columns: [t.orgId, t.reviewId], foreignColumns: [review.orgId, review.id] }).onDelete('cascade'),
  ],
);
