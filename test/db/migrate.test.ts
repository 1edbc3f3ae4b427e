import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { connect, openClient } from '../../server/db/connect.ts';
import { migrate } from '../../server/db/migrate.ts';
import { prepareRoles } from '../../server/db/roles.ts';
import { sessionEvent } from '../../server/db/schema/session-event.ts';
import { inOrg } from '../../server/db/tenant.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { endAll, runKeeper } from './processes.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ migrated: false });
});
afterEach(endAll);
afterAll(() => fresh.drop());

test('[STORAGE7] four processes that start together on an empty database migrate it once', async () => {
  const results = await Promise.all([1, 2, 3, 4].map(() => runKeeper(['migrate', fresh.url]).ended));
  expect(results).toEqual(Array(4).fill({ code: 0, said: '' }));
  const client = openClient(fresh.url, { max: 1 });
  const applied =
    await client`select count(*)::int as n, count(distinct hash)::int as kinds from drizzle.__drizzle_migrations`;
  await client.end();
  expect(applied[0]!.n).toBe(applied[0]!.kinds);
  expect(applied[0]!.n).toBeGreaterThan(1);
});

/** A database whose owner may make no roles unless `rights` say so, by a URL of theirs. */
async function ownedBy(rights: string): Promise<{ url: string; drop(): Promise<void> }> {
  const owned = await freshDatabase({ migrated: false });
  const name = new URL(owned.url).pathname.slice(1);
  const admin = openClient(owned.url, { max: 1 });
  await admin.unsafe(`create role ${name} ${rights} password 'owner'; alter database ${name} owner to ${name}`);
  const url = new URL(owned.url);
  url.username = name;
  url.password = 'owner';
  return {
    url: url.href,
    async drop() {
      await admin.unsafe(`reassign owned by ${name} to current_user; drop owned by ${name}; drop role ${name}`);
      await admin.end();
      await owned.drop();
    },
  };
}

test.each([
  ['an ordinary owner', 'login'],
  ['an owner who may make roles', 'login createrole'],
])('[STORAGE8] %s of a database can migrate it and is held to one organisation', async (_who, rights) => {
  const owned = await ownedBy(rights);
  try {
    await migrate(owned.url);
    const db = await connect(owned.url);
    const org = crypto.randomUUID();
    const event = {
      orgId: org,
      sessionId: crypto.randomUUID(),
      seq: 1,
      v: 1,
      atMs: 0,
      event: { kind: 'started' } as const,
    };
    await inOrg(db, org, (tx) => tx.insert(sessionEvent).values(event));
    const seen = (id: string) => inOrg(db, id, (tx) => tx.select().from(sessionEvent));
    expect(await seen(org)).toHaveLength(1);
    expect(await seen(crypto.randomUUID())).toHaveLength(0);
    expect(await db.drizzle.select().from(sessionEvent)).toHaveLength(0);
    await db.close();
  } finally {
    await owned.drop();
  }
});

/** The migrations as they were up to this one. */
function migrationsUpTo(last: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  cpSync(resolve(import.meta.dirname, '../../server/db/migrations'), folder, { recursive: true });
  const file = join(folder, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { idx: number }[] };
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.filter(({ idx }) => idx <= last) }));
  return folder;
}

test('[STORAGE14] rows that stood before an upgrade are brought up too, whoever owns the database', async () => {
  const owned = await ownedBy('login');
  const before = migrationsUpTo(8);
  const client = openClient(owned.url, { max: 1 });
  try {
    await prepareRoles(client);
    await runMigrations(drizzle(client), { migrationsFolder: before });
    const [org, round, unfinished, a, b] = Array.from({ length: 5 }, () => crypto.randomUUID());
    const json = (value: unknown) => JSON.stringify(value);
    await client.unsafe(`set app.org = '${org}';
      insert into criterion_standing (org_id, rubric_id, criterion, state, sessions, since) values
        ('${org}', 'r', 'fell', 'coaches only', 12, '2026-11-01T10:00Z'), ('${org}', 'r', 'held', 'steady', 12, '2026-11-01T10:00Z');
      insert into rating_round (org_id, id, title, rubric_id, criteria, sessions, raters, made_by)
        select '${org}', id::uuid, 't', 'r', '["first"]', '${json([a])}', '${json([a, b])}', '${a}'
        from unnest(array['${round}', '${unfinished}']) id;
      insert into rating (org_id, round_id, session_id, rater_id, criterion, score, made_at) values
        ('${org}', '${round}', '${a}', '${a}', 'first', 50, '2026-11-02T10:00Z'),
        ('${org}', '${round}', '${a}', '${b}', 'first', 50, '2026-11-03T10:00Z'),
        ('${org}', '${unfinished}', '${a}', '${a}', 'first', 50, '2026-11-02T10:00Z');
      reset app.org`);
    await migrate(owned.url);
    await client.unsafe(`set app.org = '${org}'`);
    const standings =
      await client`select criterion, fell_at = since as fell from criterion_standing order by criterion`;
    expect(standings.map(({ criterion, fell }) => [criterion, fell])).toEqual([
      ['fell', true],
      ['held', null],
    ]);
    const rounds = await client`select id, all_in_at = '2026-11-03T10:00Z' as "in" from rating_round`;
    expect(new Map(rounds.map((each) => [each.id, each.in]))).toEqual(
      new Map([
        [round, true],
        [unfinished, null],
      ]),
    );
    await client.unsafe(`set app.org = '${crypto.randomUUID()}'`);
    expect(await client`select from criterion_standing`).toHaveLength(0);
  } finally {
    await client.end();
    rmSync(before, { recursive: true });
    await owned.drop();
  }
});
