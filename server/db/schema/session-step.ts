import { integer, jsonb, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import type { SessionStep } from '../../domain/record.ts';

/** What the rep may not see before the end, keyed by the event it belongs to. Partitioned like the events. */
export const sessionStep = pgTable(
  'session_step',
  {
    orgId: uuid('org_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    seq: integer('seq').notNull(),
    v: integer('v').notNull(),
    step: jsonb('step').$type<SessionStep>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.sessionId, t.seq] })],
);
