import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

/** A client's message that was stored: sent again with the same payload, it gets the same answer. */
export const sayReceipt = pgTable(
  'say_receipt',
  {
    orgId: uuid('org_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    messageId: text('message_id').notNull(),
    payloadHash: text('payload_hash').notNull(),
    seq: integer('seq').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.sessionId, t.messageId] })],
);
