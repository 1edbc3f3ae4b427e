import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { PointSource } from '../../domain/review.ts';
import { moment } from './moment.ts';
import { review } from './review.ts';

/** A strength, or something to improve and what the rep has seen of it already. */
export const reviewPoint = pgTable(
  'review_point',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    reviewId: uuid('review_id').notNull(),
    kind: text('kind').$type<'strength' | 'improvement'>().notNull(),
    says: text('says').notNull(),
    /** None: the rep would read it for the first time. */
    source: jsonb('source').$type<PointSource>(),
    madeBy: uuid('made_by').notNull(),
    madeAt: moment('made_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('review_point_of').on(t.orgId, t.reviewId, t.id),
    foreignKey({ columns: [t.orgId, t.reviewId], foreignColumns: [review.orgId, review.id] }).onDelete('cascade'),
  ],
);
