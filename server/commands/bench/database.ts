import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type postgres from 'postgres';
import { v7 as uuidv7 } from 'uuid';
import { openClient } from '../../db/connect.ts';

/** Opens the database that a server keeps in `folder`, with its own password (postmaster.pid, line 4: the port). */
export function openDatabaseOf(folder: string): postgres.Sql {
  const password = readFileSync(join(folder, 'postgres-password'), 'utf8').trim();
  const port = readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3];
  return openClient(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`, { max: 2 });
}

/** Copies a session and its record so many times, each with a seed of its own. Returns the new ids. */
export async function copySession(sql: postgres.Sql, session: string, times: number): Promise<string[]> {
  const ids = Array.from({ length: times }, () => uuidv7());
  await sql.begin(async (tx) => {
    await copyRows(tx, 'practice_session', 'id', session, ids);
    await copyRows(tx, 'session_event', 'session_id', session, ids);
    await copyRows(tx, 'session_step', 'session_id', session, ids);
  });
  return ids;
}

async function copyRows(tx: postgres.TransactionSql, table: string, key: string, session: string, ids: string[]) {
  const columns = await tx<{ name: string }[]>`
    select column_name as name from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} order by ordinal_position`;
  const names = columns.map(({ name }) => `"${name}"`);
  const values = columns.map(({ name }) =>
    name === key ? 'copy.id' : name === 'seed' ? `t.seed || '-' || copy.number` : `t."${name}"`,
  );
  await tx.unsafe(
    `insert into ${table} (${names.join(', ')}) select ${values.join(', ')}
     from ${table} t cross join unnest($1::uuid[]) with ordinality as copy(id, number) where t.${key} = $2::uuid`,
    [ids as unknown as string, session],
  );
}
