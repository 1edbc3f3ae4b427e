import { and, gt, inArray, lt, sql } from 'drizzle-orm';
import type { SignInDatabase } from './connect.ts';
import { rateLimit } from './schema/sign-in.ts';

/**
 * Counts failed sign-ins in the table of the sign-in library's own limits: by address and account,
 * and by address alone. Only failures count: a room of people behind one address signs in freely,
 * guessing does not.
 */
const windowMs = 5 * 60_000;
const mostForAccount = 10;
const mostForAddress = 50;

const keys = (address: string, email: string) => [
  { key: `failed-sign-in|${address}|${email.toLowerCase().slice(0, 200)}`, most: mostForAccount },
  { key: `failed-sign-in|${address}`, most: mostForAddress },
];

/** Milliseconds to wait before another try is heard; 0 when it may come now. */
export async function waitAfterFailures(
  db: SignInDatabase,
  address: string,
  email: string,
  now = Date.now(),
): Promise<number> {
  const limits = new Map(keys(address, email).map(({ key, most }) => [key, most]));
  const found = await db.drizzle
    .select()
    .from(rateLimit)
    .where(and(inArray(rateLimit.key, [...limits.keys()]), gt(rateLimit.lastRequest, now - windowMs)));
  const full = found.filter((row) => row.count >= (limits.get(row.key) ?? mostForAddress));
  return Math.max(0, ...full.map((row) => row.lastRequest + windowMs - now));
}

export async function noteFailure(db: SignInDatabase, address: string, email: string, now = Date.now()): Promise<void> {
  const fresh = sql`${rateLimit.lastRequest} > ${now - windowMs}`;
  await db.drizzle
    .insert(rateLimit)
    .values(keys(address, email).map(({ key }) => ({ id: key, key, count: 1, lastRequest: now })))
    .onConflictDoUpdate({
      target: rateLimit.key,
      set: { count: sql`case when ${fresh} then ${rateLimit.count} + 1 else 1 end`, lastRequest: now },
    });
  await db.drizzle.delete(rateLimit).where(lt(rateLimit.lastRequest, now - 24 * 60 * 60_000));
}
