import { doublePrecision, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';
import { ratingRound } from './rating-round.ts';

/** A coach's blind score of a criterion of one session. */
export const rating = pgTable(
  'rating',
  {
    orgId: uuid('org_id').notNull(),
    roundId: uuid('round_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    raterId: uuid('rater_id').notNull(),
    criterion: text('criterion').notNull(),
    /** 0–100. */
    score: doublePrecision('score').notNull(),
    /** What was computed when it was rated; null where nothing could be measured. */
    computed: doublePrecision('computed'),
    /** The model whose votes that rests on; null where code alone counted. */
    judge: text('judge'),
    madeAt: moment('made_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.roundId, t.sessionId, t.raterId, t.criterion] }),
    index('rating_rater').on(t.orgId, t.raterId, t.sessionId),
    foreignKey({ columns: [t.orgId, t.roundId], foreignColumns: [ratingRound.orgId, ratingRound.id] }).onDelete(
      'cascade',
    ),
  ],
);
