import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeCallReserve } from '../../server/db/model-calls.ts';
import { connectRaw, enterOrg, type RawDatabase } from '../../server/db/raw-tenant.ts';
import { makeOrganisationShare } from '../../server/models/organisation-share.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const org = (digit: string) => `019aa000-0000-7000-8000-00000000000${digit}`;
const dayMs = 86_400_000;

let fresh: FreshDatabase;
let pools: RawDatabase[];
beforeAll(async () => {
  fresh = await freshDatabase();
  pools = [await connectRaw(fresh.url), await connectRaw(fresh.url)];
});
afterAll(async () => {
  for (const pool of pools) await pool.close();
  await fresh.drop();
});

test('[MODEL11] two processes that reserve at once are together granted the cap and no more', async () => {
  const reserves = pools.map((pool) => makeCallReserve(pool, 130));
  const granted = await Promise.all(Array.from({ length: 40 }, (_, i) => reserves[i % 2]!(org('a'), 20)));
  expect(granted.reduce((sum, each) => sum + each.granted, 0)).toBe(130);
  for (const each of granted) {
    expect(each.granted).toBeGreaterThanOrEqual(0);
    expect(each.granted).toBeLessThanOrEqual(20);
    expect(each.leftMs).toBeGreaterThan(0);
    expect(each.leftMs).toBeLessThanOrEqual(dayMs);
  }
});

test('[MODEL11] of two processes that call as fast as they can none goes over, and every refusal has its reason', async () => {
  const shares = pools.map((pool) => makeOrganisationShare(makeCallReserve(pool, 70), () => performance.now()));
  const reasons: (string | null)[] = [];
  for (let round = 0; round < 20; round++)
    reasons.push(...(await Promise.all(shares.flatMap((share) => [0, 1, 2].map(() => share.refuse(org('b')))))));
  expect(reasons.filter((reason) => reason === null)).toHaveLength(70);
  expect(new Set(reasons)).toEqual(new Set([null, 'organisation-cap']));
});

test('[MODEL11] one organisation uses up nothing of another', async () => {
  const reserve = makeCallReserve(pools[0]!, 20);
  expect(await reserve(org('c'), 20)).toMatchObject({ granted: 20 });
  expect(await reserve(org('c'), 20)).toMatchObject({ granted: 0 });
  expect(await reserve(org('d'), 20)).toMatchObject({ granted: 20 });
});

test('[MODEL11] calls of yesterday in UTC are not held against today', async () => {
  const { sql } = pools[0]!;
  await sql.begin(async (tx) => {
    await enterOrg(tx, pools[0]!, org('e'));
    await tx`insert into model_calls values (${org('e')}, (now() at time zone 'UTC')::date - 1, 1000)`;
  });
  expect(await makeCallReserve(pools[0]!, 5)(org('e'), 20)).toMatchObject({ granted: 5 });
});

test('[MODEL11] a cap of none grants none', async () => {
  expect(await makeCallReserve(pools[0]!, 0)(org('f'), 20)).toMatchObject({ granted: 0 });
});
