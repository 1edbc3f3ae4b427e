import type postgres from 'postgres';
import type { Standing } from './roles.ts';

/** Sending jobs in a tenant's transaction: as the login role, because tenants can't see the queue. */

type Executor = { executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> };

export async function asLogin(
  tx: postgres.TransactionSql,
  standing: Standing,
  send: (db: Executor) => Promise<void>,
): Promise<void> {
  await tx`select set_config('role', 'none', true)`;
  await send({
    executeSql: async (text, values = []) => ({
      rows: [...(await tx.unsafe(text, values as postgres.ParameterOrJSON<never>[]))],
    }),
  });
  await tx`select set_config('role', ${standing.tenantRole}, true)`;
}
