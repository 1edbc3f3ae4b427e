import { afterAll, beforeAll, expect, test } from 'vitest';
import { openClient } from '../../server/db/connect.ts';
import { type Jobs, openJobs } from '../../server/db/jobs.ts';
import { connectRaw, enterOrg, type RawDatabase } from '../../server/db/raw-tenant.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';

/** The queue belongs to nobody's organisation: a tenant's transaction sends to it and can't look into it. */

let fresh: FreshDatabase;
let raw: RawDatabase;
let jobs: Jobs;
const ours = '019aa000-0000-7000-8000-00000000000a';
const sessionId = '019aa000-0000-7000-8000-000000000001';

beforeAll(async () => {
  fresh = await freshDatabase();
  raw = await connectRaw(fresh.url);
  // as an earlier version granted it
  jobs = await openJobs(fresh.url, raw.standing, () => {});
  await jobs.close();
  const owner = openClient(fresh.url, { max: 1 });
  await owner`grant usage on schema jobs to pushback_app`;
  await owner`grant select, insert, update on all tables in schema jobs to pushback_app`;
  await owner.end();
  jobs = await openJobs(fresh.url, raw.standing, () => {});
});
afterAll(async () => {
  await jobs.close();
  await raw.close();
  await fresh.drop();
});

const waiting = async () => Number((await raw.sql`select count(*)::int as n from jobs.job where name = 'score'`)[0]?.n);

test('[ACCESS20] the role of practice can neither read nor change the jobs of any organisation', async () => {
  for (const look of ['select * from jobs.job', 'update jobs.job set data = null', 'select * from jobs.queue'])
    await expect(
      raw.sql.begin(async (tx) => {
        await enterOrg(tx, raw, ours);
        await tx.unsafe(look);
      }),
    ).rejects.toMatchObject({ code: '42501' });
});

test('[ACCESS20] a job goes with the transaction that sends it, which stays in its organisation', async () => {
  const before = await waiting();
  const undone = raw.sql.begin(async (tx) => {
    await enterOrg(tx, raw, ours);
    await jobs.sendScore(tx, { orgId: ours, sessionId });
    throw new RangeError('undone');
  });
  await expect(undone).rejects.toBeInstanceOf(RangeError);
  expect(await waiting()).toBe(before);
  const [after] = await raw.sql.begin(async (tx) => {
    await enterOrg(tx, raw, ours);
    await jobs.sendScore(tx, { orgId: ours, sessionId });
    return tx`select current_user as role, current_setting('app.org') as org`;
  });
  expect(after).toEqual({ role: 'pushback_app', org: ours });
  expect(await waiting()).toBe(before + 1);
});
