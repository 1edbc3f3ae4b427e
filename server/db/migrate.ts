import { resolve } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import { type Database, openClient } from './connect.ts';
import { prepareRoles, signInRole } from './roles.ts';

const folder = resolve(import.meta.dirname, 'migrations');
/** Any number will do, as long as every process takes the same one. */
const lock = 7_283_945_021;
/** Months of the record made ahead. */
const monthsAhead = 4;

/**
 * Brings the schema up to date. Drizzle's migrator takes no lock, so several processes starting
 * together would run the same migration twice: an advisory lock makes the others wait, then find
 * nothing to do. One connection, because the lock belongs to the connection.
 */
export async function migrate(url: string): Promise<void> {
  const client = openClient(url, { max: 1 });
  try {
    await client`select pg_advisory_lock(${lock})`;
    await prepareRoles(client);
    await runMigrations(drizzle(client), { migrationsFolder: folder });
    await client`select grant_tenant(), make_months(${monthsAhead})`;
    await grantSignIn(client);
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** Makes the months ahead once a day, for servers that are not restarted. Returns how to stop. */
export function keepMonths(db: Database, failed: (error: unknown) => void): () => void {
  const make = () => db.client`select make_months(${monthsAhead})`.catch(failed);
  const timer = setInterval(make, 24 * 60 * 60_000);
  timer.unref();
  return () => clearInterval(timer);
}

async function grantSignIn(client: ReturnType<typeof openClient>): Promise<void> {
  const [role] = await client`select has_schema_privilege(rolname, 'auth', 'usage') as ready
    from pg_roles where rolname = ${signInRole}`;
  if (!role || role.ready) return;
  await client.unsafe(`grant usage on schema auth to ${signInRole};
    grant select, insert, update, delete on all tables in schema auth to ${signInRole};
    alter default privileges in schema auth grant select, insert, update, delete on tables to ${signInRole}`);
}
