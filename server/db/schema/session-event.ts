import { doublePrecision, integer, jsonb, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import type { SessionEvent } from '../../domain/record.ts';
import { moment } from './moment.ts';

/** What the rep may see, `seq` dense from 1. Append-only; range-partitioned by session id, a month a partition. */
export const sessionEvent = pgTable(
  'session_event',
  {
    orgId: uuid('org_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    seq: integer('seq').notNull(),
    v: integer('v').notNull(),
    atMs: doublePrecision('at_ms').notNull(),
    event: jsonb('event').$type<SessionEvent>().notNull(),
    storedAt: moment('stored_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.sessionId, t.seq] })],
);
