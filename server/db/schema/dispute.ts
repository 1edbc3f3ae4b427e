import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { DisputeState } from '../../domain/coaching.ts';
import { moment } from './moment.ts';

/** A rep's doubt in the score of a criterion, and what a coach answered. */
export const dispute = pgTable(
  'dispute',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    sessionId: uuid('session_id').notNull(),
    memberId: uuid('member_id').notNull(),
    criterion: text('criterion').notNull(),
    reason: text('reason').notNull(),
    madeAt: moment('made_at').notNull().defaultNow(),
    state: text('state').$type<DisputeState>().notNull().default('open'),
    answer: text('answer'),
    answeredBy: uuid('answered_by'),
    answeredAt: moment('answered_at'),
    /** What it was upheld with: one of the two. */
    overrideId: uuid('override_id'),
    correctionId: uuid('correction_id'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('dispute_session').on(t.orgId, t.sessionId),
    uniqueIndex('dispute_once').on(t.orgId, t.sessionId, t.criterion).where(sql`${t.state} = 'open'`),
  ],
);
