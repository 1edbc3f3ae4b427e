import { and, count, desc, eq, gt, sql } from 'drizzle-orm';
import type { SignInDatabase } from './connect.ts';
import { apiKey, rateLimit } from './schema/sign-in.ts';

/** Keys for scripts: each belongs to one member in one organisation, and goes with that membership. */

export type StoredKey = {
  id: string;
  name: string;
  start: string;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
};
export type KeyOwner = { userId: string; orgId: string };

const ownedBy = ({ userId, orgId }: KeyOwner) => and(eq(apiKey.referenceId, userId), eq(apiKey.organizationId, orgId));
const holds = () => gt(apiKey.expiresAt, new Date());

/** The keys of a member that still hold, newest first. */
export async function listKeys(db: SignInDatabase, owner: KeyOwner): Promise<StoredKey[]> {
  const rows = await db.drizzle
    .select()
    .from(apiKey)
    .where(and(ownedBy(owner), holds()))
    .orderBy(desc(apiKey.createdAt), desc(apiKey.id));
  return rows.map(({ id, name, start, createdAt, expiresAt, lastRequest }) => ({
    id,
    name: name ?? '',
    start: start ?? '',
    createdAt,
    expiresAt: expiresAt ?? createdAt,
    usedAt: lastRequest,
  }));
}

export async function countKeys(db: SignInDatabase, owner: KeyOwner): Promise<number> {
  const [found] = await db.drizzle
    .select({ n: count() })
    .from(apiKey)
    .where(and(ownedBy(owner), holds()));
  return found?.n ?? 0;
}

/** False: the member has no such key. */
export async function revokeKey(db: SignInDatabase, owner: KeyOwner, id: string): Promise<boolean> {
  const gone = await db.drizzle
    .delete(apiKey)
    .where(and(ownedBy(owner), eq(apiKey.id, id)))
    .returning({ id: apiKey.id });
  return gone.length > 0;
}

/** A script may ask ten times a second, on the average of a minute. */
const windowMs = 60_000;
export const mostUses = 600;

/**
 * Counts one use; 0 when it may go on, else the milliseconds to wait. Minutes are counted from the
 * first use, in the database, so that several processes count together. The plugin's own limit
 * would start its window anew with every use, and so in the end refuse a script that asks steadily.
 */
export async function noteUse(db: SignInDatabase, keyId: string, now = Date.now()): Promise<number> {
  const key = `api-key|${keyId}`;
  const fresh = sql`${rateLimit.lastRequest} > ${now - windowMs}`;
  const [noted] = await db.drizzle
    .insert(rateLimit)
    .values({ id: key, key, count: 1, lastRequest: now })
    .onConflictDoUpdate({
      target: rateLimit.key,
      set: {
        count: sql`case when ${fresh} then ${rateLimit.count} + 1 else 1 end`,
        lastRequest: sql`case when ${fresh} then ${rateLimit.lastRequest} else ${now} end`,
      },
    })
    .returning();
  if (!noted || noted.count <= mostUses) return 0;
  return Math.max(1, noted.lastRequest + windowMs - now);
}
