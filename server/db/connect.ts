import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { type Standing, standingOf } from './roles.ts';

/** The practice database: Drizzle for queries in place, and how a tenant's transaction begins. */
export type Database = {
  drizzle: PostgresJsDatabase;
  /** The client under `drizzle`. It sends JSON as Drizzle wants it: raw queries need a client of their own. */
  client: postgres.Sql;
  url: string;
  standing: Standing;
  close(): Promise<void>;
};

/** A client that says nothing on standard error by itself. */
export function openClient(url: string, options: postgres.Options<Record<string, never>> = {}): postgres.Sql {
  return postgres(url, { onnotice: () => {}, connect_timeout: 10, ...options });
}

/** Connects to a migrated database. Throws when the login role could not be held to one organisation. */
export async function connect(url: string, { connections = 10 } = {}): Promise<Database> {
  const client = openClient(url, { max: connections });
  try {
    const standing = await standingOf(client);
    return { drizzle: drizzle(client), client, url, standing, close: () => client.end({ timeout: 5 }) };
  } catch (error) {
    await client.end({ timeout: 1 });
    throw error;
  }
}

/** The sign-in tables' own pool, in their own role: it cannot read practice, nor practice it. */
export function connectSignIn(url: string, standing: Standing, { connections = 4 } = {}) {
  const client = openClient(url, {
    max: connections,
    connection: standing.signInRole === 'none' ? {} : { role: standing.signInRole },
  });
  return { drizzle: drizzle(client), client, close: () => client.end({ timeout: 5 }) };
}
export type SignInDatabase = ReturnType<typeof connectSignIn>;
