import { doublePrecision, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';

/** Which process holds a live session's room. Every append checks the epoch. */
export const roomLease = pgTable(
  'room_lease',
  {
    orgId: uuid('org_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    owner: text('owner').notNull(),
    epoch: integer('epoch').notNull(),
    until: moment('until').notNull(),
    activeMs: doublePrecision('active_ms').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.sessionId] })],
);
