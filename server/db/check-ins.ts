import { and, count, desc, eq, gte, inArray, lte } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from './connect.ts';
import { checkIn } from './schema/check-in.ts';
import { inOrg, type Transaction } from './tenant.ts';

/** Check-ins of reps, newest first. */

export type FoundCheckIn = typeof checkIn.$inferSelect;
export type NewCheckInRow = Omit<FoundCheckIn, 'orgId' | 'id' | 'madeAt'>;

export async function addCheckIn(tx: Transaction, orgId: string, row: NewCheckInRow): Promise<FoundCheckIn> {
  const [added] = await tx
    .insert(checkIn)
    .values({ orgId, id: uuidv7(), ...row })
    .returning();
  return added as FoundCheckIn;
}

/** How many each of these reps had between two days, both in. */
export async function countCheckIns(
  db: Database,
  orgId: string,
  repIds: readonly string[],
  { first, last }: { first: string; last: string },
): Promise<Map<string, number>> {
  if (repIds.length === 0) return new Map();
  const rows = await inOrg(db, orgId, (tx) =>
    tx
      .select({ rep: checkIn.repId, n: count() })
      .from(checkIn)
      .where(
        and(
          eq(checkIn.orgId, orgId),
          inArray(checkIn.repId, [...repIds]),
          gte(checkIn.onDay, first),
          lte(checkIn.onDay, last),
        ),
      )
      .groupBy(checkIn.repId),
  );
  return new Map(rows.map(({ rep, n }) => [rep, n]));
}

/** The newest of each of these reps. */
export function listLatest(db: Database, orgId: string, repIds: readonly string[]): Promise<FoundCheckIn[]> {
  if (repIds.length === 0) return Promise.resolve([]);
  return inOrg(db, orgId, (tx) =>
    tx
      .selectDistinctOn([checkIn.repId])
      .from(checkIn)
      .where(and(eq(checkIn.orgId, orgId), inArray(checkIn.repId, [...repIds])))
      .orderBy(checkIn.repId, desc(checkIn.onDay), desc(checkIn.id)),
  );
}

/** Which of these are the newest of their rep's: there has been no other since. */
export async function stillNewest(db: Database, orgId: string, ids: readonly string[]): Promise<Set<string>> {
  const found = await inOrg(db, orgId, (tx) =>
    tx
      .select({ repId: checkIn.repId })
      .from(checkIn)
      .where(and(eq(checkIn.orgId, orgId), inArray(checkIn.id, [...ids]))),
  );
  const newest = await listLatest(db, orgId, [...new Set(found.map(({ repId }) => repId))]);
  return new Set(newest.map(({ id }) => id).filter((id) => ids.includes(id)));
}

export function listCheckIns(
  db: Database,
  orgId: string,
  repIds: readonly string[],
  limit: number,
): Promise<FoundCheckIn[]> {
  if (repIds.length === 0) return Promise.resolve([]);
  return inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(checkIn)
      .where(and(eq(checkIn.orgId, orgId), inArray(checkIn.repId, [...repIds])))
      .orderBy(desc(checkIn.onDay), desc(checkIn.id))
      .limit(limit),
  );
}
