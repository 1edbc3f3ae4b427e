import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { connect, openClient } from '../../server/db/connect.ts';
import { migrate } from '../../server/db/migrate.ts';
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

test.each([
  ['an ordinary owner', 'login'],
  ['an owner who may make roles', 'login createrole'],
])('[STORAGE8] %s of a database can migrate it and is held to one organisation', async (_who, rights) => {
  const owned = await freshDatabase({ migrated: false });
  const name = new URL(owned.url).pathname.slice(1);
  const admin = openClient(owned.url, { max: 1 });
  await admin.unsafe(`create role ${name} ${rights} password 'owner'; alter database ${name} owner to ${name}`);
  try {
    const url = new URL(owned.url);
    url.username = name;
    url.password = 'owner';
    await migrate(url.href);
    const db = await connect(url.href);
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
    await admin.unsafe(`reassign owned by ${name} to current_user; drop owned by ${name}; drop role ${name}`);
    await admin.end();
    await owned.drop();
  }
});
