import { sql } from 'drizzle-orm';
import type { PgTransaction } from 'drizzle-orm/pg-core';
import type { PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import type { Database } from './connect.ts';

export type Transaction = PgTransaction<PostgresJsQueryResultHKT, Record<string, never>, Record<string, never>>;

/**
 * Runs `work` in a transaction that can see and write one organisation's rows only. Its first
 * statement sets the ordinary role and the organisation, both until the end of the transaction.
 */
export function inOrg<T>(db: Database, orgId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.drizzle.transaction(async (tx) => {
    await tx.execute(
      sql`select set_config('role', ${db.standing.tenantRole}, true), set_config('app.org', ${orgId}, true)`,
    );
    return work(tx as Transaction);
  });
}
