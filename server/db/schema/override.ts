import { doublePrecision, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';

/** A coach's score in place of the computed one. The newest that stands counts; none is ever removed. */
export const override = pgTable(
  'override',
  {
    orgId: uuid('org_id').notNull(),
    /** UUIDv7: the newest is the last. */
    id: uuid('id').notNull(),
    sessionId: uuid('session_id').notNull(),
    criterion: text('criterion').notNull(),
    /** 0–100. */
    score: doublePrecision('score').notNull(),
    /** What was computed when it was made; null where nothing could be measured. */
    computed: doublePrecision('computed'),
    reason: text('reason').notNull(),
    by: uuid('by').notNull(),
    madeAt: moment('made_at').notNull().defaultNow(),
    takenBackBy: uuid('taken_back_by'),
    takenBackAt: moment('taken_back_at'),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), index('override_session').on(t.orgId, t.sessionId)],
);
