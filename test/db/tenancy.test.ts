import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { and, eq, getTableColumns, getTableName, is, sql } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { connect, connectSignIn, type Database, type SignInDatabase } from '../../server/db/connect.ts';
import { goal } from '../../server/db/schema/goal.ts';
import { practiceSession } from '../../server/db/schema/practice-session.ts';
import { sessionEvent } from '../../server/db/schema/session-event.ts';
import { inOrg } from '../../server/db/tenant.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const folder = resolve(import.meta.dirname, '../../server/db/schema');
const modules = await Promise.all(readdirSync(folder).map((file) => import(resolve(folder, file))));
const tables: PgTable[] = modules.flatMap((module) => Object.values(module)).filter((value) => is(value, PgTable));
const tenantTables = tables.filter((table) => getTableConfig(table).schema === undefined);

let fresh: FreshDatabase;
let db: Database;
let signIn: SignInDatabase;
const ours = '019aa000-0000-7000-8000-00000000000a';
const theirs = '019aa000-0000-7000-8000-00000000000b';
const session = '019aa000-0000-7000-8000-000000000001';

beforeAll(async () => {
  fresh = await freshDatabase();
  db = await connect(fresh.url);
  signIn = connectSignIn(fresh.url, db.standing);
});
afterAll(async () => {
  await db.close();
  await signIn.close();
  await fresh.drop();
});

/** A value each column takes, so that a row of any table can be made. */
function anyRow(table: PgTable, orgId: string): Record<string, unknown> {
  const byType: Record<string, unknown> = {
    uuid: session,
    text: 'x',
    integer: 1,
    'double precision': 1,
    jsonb: {},
    boolean: true,
  };
  const row: Record<string, unknown> = {};
  for (const [key, column] of Object.entries(getTableColumns(table))) {
    // of what belongs to a member or a team, one of the two is there
    if (!column.notNull && key !== 'memberId') continue;
    row[key] =
      key === 'orgId'
        ? orgId
        : (byType[column.getSQLType()] ?? (column.dataType === 'string' ? '2026-01-01' : new Date()));
  }
  return row;
}

/** Tables that a row of this one names a row of. */
const parentsOf = (table: PgTable) =>
  getTableConfig(table)
    .foreignKeys.map((key) => key.reference().foreignTable)
    .filter((parent) => parent !== table);

test('[STORAGE9] the tables of the schema are all found', () => {
  expect(tenantTables.length).toBeGreaterThanOrEqual(7);
});

describe.each(tenantTables.map((table) => [getTableName(table), table] as const))('table %s', (name, table) => {
  test('[STORAGE9] row-level security is enabled and forced, with a policy', async () => {
    const [found] = await db.client`select relrowsecurity as enabled, relforcerowsecurity as forced,
      (select count(*)::int from pg_policy where polrelid = c.oid) as policies
      from pg_class c where relname = ${name} and relnamespace = 'public'::regnamespace`;
    expect(found).toEqual({ enabled: true, forced: true, policies: 1 });
  });

  test('[STORAGE9] org_id stands first in the primary and every unique key', async () => {
    const keys = await db.client`select (select attname from pg_attribute
      where attrelid = indrelid and attnum = indkey[0]) as first from pg_index
      where indrelid = ${name}::regclass and (indisprimary or indisunique)`;
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.map((key) => key.first)).toEqual(keys.map(() => 'org_id'));
  });

  test('[STORAGE10] another organisation can neither read, write, change nor remove its rows', async () => {
    const columns = getTableColumns(table);
    const org = columns.orgId!;
    const parents = [practiceSession, goal].filter((parent) => getTableName(parent) !== name);
    await inOrg(db, ours, async (tx) => {
      for (const parent of parents)
        await tx
          .insert(parent as PgTable)
          .values(anyRow(parent, ours))
          .onConflictDoNothing();
      for (const parent of parentsOf(table)) await tx.insert(parent).values(anyRow(parent, ours)).onConflictDoNothing();
      await tx.insert(table).values(anyRow(table, ours)).onConflictDoNothing();
      expect(await tx.select().from(table).where(eq(org, ours))).toHaveLength(1);
    });
    await inOrg(db, theirs, async (tx) => {
      expect(await tx.select().from(table)).toHaveLength(0);
    });
    await expect(inOrg(db, theirs, (tx) => tx.insert(table).values(anyRow(table, ours)))).rejects.toMatchObject({
      cause: { code: '42501' },
    });
    const changes = name.startsWith('session_event') || name.startsWith('session_step') ? '42501' : undefined;
    for (const change of [sql`update ${table} set org_id = ${theirs}`, sql`delete from ${table}`]) {
      const tried = inOrg(db, theirs, (tx) => tx.execute(change));
      if (changes) await expect(tried).rejects.toMatchObject({ cause: { code: changes } });
      else expect((await tried).count).toBe(0);
    }
    await inOrg(db, ours, async (tx) => {
      expect(await tx.select().from(table).where(eq(org, ours))).toHaveLength(1);
    });
  });

  test('[STORAGE10] outside an organisation the tenant role sees nothing', async () => {
    const rows = await db.drizzle.transaction(async (tx) => {
      await tx.execute(sql`select set_config('role', 'pushback_app', true)`);
      return tx.select().from(table);
    });
    expect(rows).toEqual([]);
  });
});

test('[STORAGE10] a transaction leaves neither role nor organisation behind on its connection', async () => {
  const one = await connect(fresh.url, { connections: 1 });
  await inOrg(one, ours, (tx) => tx.select().from(practiceSession));
  const [after] =
    await one.client`select current_user = session_user as itself, current_setting('app.org', true) as org`;
  await one.close();
  expect(after).toEqual({ itself: true, org: '' });
});

test('[STORAGE11] a stored event can be neither changed nor removed by the tenant role', async () => {
  const where = and(eq(sessionEvent.orgId, ours), eq(sessionEvent.sessionId, session));
  for (const change of [
    (tx: Parameters<Parameters<typeof inOrg>[2]>[0]) => tx.update(sessionEvent).set({ atMs: 2 }).where(where),
    (tx: Parameters<Parameters<typeof inOrg>[2]>[0]) => tx.delete(sessionEvent).where(where),
  ])
    await expect(inOrg(db, ours, async (tx) => void (await change(tx)))).rejects.toMatchObject({
      cause: { code: '42501' },
    });
});

test('[STORAGE11] the record has partitions for this month and the next, closed to the tenant role', async () => {
  const parts =
    await db.client`select inhrelid::regclass::text as name, relrowsecurity and relforcerowsecurity as closed,
    has_table_privilege('pushback_app', inhrelid, 'select') as readable
    from pg_inherits join pg_class on pg_class.oid = inhrelid where inhparent = 'session_event'::regclass`;
  const month = (ahead: number) => {
    const now = new Date();
    const date = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead));
    return `session_event_${date.toISOString().slice(0, 7).replace('-', '_')}`;
  };
  expect(parts.map((part) => part.name)).toEqual(expect.arrayContaining([month(0), month(1), 'session_event_default']));
  for (const part of parts) expect(part).toMatchObject({ closed: true, readable: false });
});

test('[STORAGE11] an event lies in the month its session began', async () => {
  const at = new Date();
  const id = `${at
    .getTime()
    .toString(16)
    .padStart(12, '0')
    .replace(/^(.{8})(.{4})$/, '$1-$2')}-7000-8000-000000000001`;
  await inOrg(db, ours, (tx) =>
    tx.insert(sessionEvent).values({ orgId: ours, sessionId: id, seq: 1, v: 1, atMs: 0, event: { kind: 'started' } }),
  );
  const [found] = await inOrg(db, ours, (tx) =>
    tx.execute(sql`select tableoid::regclass::text as part from session_event where session_id = ${id}`),
  );
  expect(found?.part).toBe(`session_event_${at.toISOString().slice(0, 7).replace('-', '_')}`);
});

test('[STORAGE12] the role of practice cannot read sign-in, and the role of sign-in cannot read practice', async () => {
  await expect(inOrg(db, ours, (tx) => tx.execute(sql`select * from auth.account`))).rejects.toMatchObject({
    cause: { code: '42501' },
  });
  await expect(signIn.client`select * from practice_session`).rejects.toMatchObject({ code: '42501' });
  expect(await signIn.client`select * from auth.account`).toHaveLength(0);
});
