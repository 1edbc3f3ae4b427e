import { date, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';

/** Calls of the model that the processes have reserved for an organisation on a day in UTC. */
export const modelCalls = pgTable(
  'model_calls',
  {
    orgId: uuid('org_id').notNull(),
    day: date('day', { mode: 'date' }).notNull(),
    reserved: integer('reserved').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.day] })],
);
