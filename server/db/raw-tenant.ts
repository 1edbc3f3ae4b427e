import type postgres from 'postgres';
import { openClient } from './connect.ts';
import { type Standing, standingOf } from './roles.ts';

/**
 * The hot path's own client: queries go to the driver as they are, JSON as text that the query
 * casts. (A client that Drizzle has wrapped sends JSON differently.)
 */
export type RawDatabase = { sql: postgres.Sql; standing: Standing; close(): Promise<void> };

export async function connectRaw(url: string, { connections = 4 } = {}): Promise<RawDatabase> {
  const sql = openClient(url, { max: connections });
  return { sql, standing: await standingOf(sql), close: () => sql.end({ timeout: 5 }) };
}

/** The first statement of every transaction: the ordinary role, and whose rows it may see. */
export function enterOrg(tx: postgres.ISql, { standing }: RawDatabase, orgId: string) {
  return tx`select set_config('role', ${standing.tenantRole}, true), set_config('app.org', ${orgId}, true)`;
}
