import type { Sql } from 'postgres';

/**
 * Two roles without a login: `pushback_app` for practice, held to one organisation by row-level
 * security, and `pushback_auth` for the sign-in tables. The login role becomes one of them.
 */
export const tenantRole = 'pushback_app';
export const signInRole = 'pushback_auth';

/** Which roles this connection can become; `none` stays what it is, which is enough for an owner without bypass. */
export type Standing = { tenantRole: typeof tenantRole | 'none'; signInRole: typeof signInRole | 'none' };

/** Postgres codes for "another process did the same just now". */
const raced = new Set(['42710', '23505', 'XX000', '40001']);

/** Makes the roles and lets the login role become them, where it is allowed to. Roles belong to the whole cluster. */
export async function prepareRoles(sql: Sql): Promise<void> {
  for (const role of [tenantRole, signInRole]) {
    const mayMake = await sql`select rolcreaterole or rolsuper as may from pg_roles where rolname = current_user`;
    const found = await sql`select from pg_roles where rolname = ${role}`;
    if (found.length === 0 && mayMake[0]?.may) await ignoringRaces(() => sql.unsafe(`create role ${role} nologin`));
    if (await mayBecome(sql, role)) continue;
    const version = Number((await sql`show server_version_num`)[0]?.server_version_num);
    const options = version >= 160_000 ? ' with set true, inherit false' : '';
    await ignoringRaces(() => sql.unsafe(`grant ${role} to current_user${options}`), ['42501', '42704', '0LP01']);
  }
}

async function ignoringRaces(work: () => PromiseLike<unknown>, alsoFine: string[] = []): Promise<void> {
  try {
    await work();
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (!raced.has(code) && !alsoFine.includes(code)) throw error;
  }
}

/** Can `set role` succeed? Asked by trying: the rule changed between versions of Postgres. */
async function mayBecome(sql: Sql, role: string): Promise<boolean> {
  try {
    await sql.begin((tx) => tx`select set_config('role', ${role}, true)`);
    return true;
  } catch {
    return false;
  }
}

/** What the login role can become. Throws where row-level security would not hold for it. */
export async function standingOf(sql: Sql): Promise<Standing> {
  const [me] = await sql`select rolsuper or rolbypassrls as bypasses from pg_roles where rolname = current_user`;
  const tenant = await mayBecome(sql, tenantRole);
  if (!tenant && me?.bypasses)
    throw new Error(
      `The database role bypasses row-level security and cannot become ${tenantRole}; grant it that role.`,
    );
  return {
    tenantRole: tenant ? tenantRole : 'none',
    signInRole: (await mayBecome(sql, signInRole)) ? signInRole : 'none',
  };
}
