import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { RepRole } from '../domain/review.ts';
import type { Database } from './connect.ts';
import { repStanding } from './schema/rep-standing.ts';
import { standard } from './schema/standard.ts';
import { standardSeen } from './schema/standard-seen.ts';
import { inOrg } from './tenant.ts';

/** Standards of teams, who has read them, and which role a rep is held to. */

export type FoundStandard = typeof standard.$inferSelect;
export type NewStandardRow = Omit<typeof standard.$inferInsert, 'orgId' | 'id' | 'madeAt' | 'endedAt'>;

/** Those in force, by role and name. */
export function listStandards(db: Database, orgId: string, teamIds: readonly string[]): Promise<FoundStandard[]> {
  if (teamIds.length === 0) return Promise.resolve([]);
  return inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(standard)
      .where(and(eq(standard.orgId, orgId), inArray(standard.teamId, [...teamIds]), isNull(standard.endedAt)))
      .orderBy(asc(standard.role), asc(standard.what)),
  );
}

/** Puts a standard in the place of the one its team had for that role and quantity. */
export async function setStandard(db: Database, orgId: string, row: NewStandardRow): Promise<FoundStandard> {
  return inOrg(db, orgId, async (tx) => {
    await tx
      .update(standard)
      .set({ endedAt: new Date() })
      .where(
        and(
          eq(standard.orgId, orgId),
          eq(standard.teamId, row.teamId),
          eq(standard.role, row.role),
          eq(standard.what, row.what),
          isNull(standard.endedAt),
        ),
      );
    const [added] = await tx
      .insert(standard)
      .values({ orgId, id: uuidv7(), ...row })
      .returning();
    return added as FoundStandard;
  });
}

export async function endStandard(
  db: Database,
  orgId: string,
  teamIds: readonly string[],
  id: string,
): Promise<boolean> {
  if (teamIds.length === 0) return false;
  const ended = await inOrg(db, orgId, (tx) =>
    tx
      .update(standard)
      .set({ endedAt: new Date() })
      .where(
        and(
          eq(standard.orgId, orgId),
          eq(standard.id, id),
          inArray(standard.teamId, [...teamIds]),
          isNull(standard.endedAt),
        ),
      )
      .returning({ id: standard.id }),
  );
  return ended.length > 0;
}

export async function noteSeen(db: Database, orgId: string, userId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await inOrg(db, orgId, (tx) =>
    tx
      .insert(standardSeen)
      .values(ids.map((standardId) => ({ orgId, standardId, userId })))
      .onConflictDoNothing(),
  );
}

/** Who has read which of them, and when first. */
export function readSeen(db: Database, orgId: string, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([]);
  return inOrg(db, orgId, (tx) =>
    tx
      .select({ standard: standardSeen.standardId, user: standardSeen.userId, at: standardSeen.at })
      .from(standardSeen)
      .where(and(eq(standardSeen.orgId, orgId), inArray(standardSeen.standardId, [...ids]))),
  );
}

/** The role each is held to; who has none is taken as experienced. */
export async function readStandings(
  db: Database,
  orgId: string,
  userIds: readonly string[],
): Promise<Map<string, RepRole>> {
  if (userIds.length === 0) return new Map();
  const rows = await inOrg(db, orgId, (tx) =>
    tx
      .select({ user: repStanding.userId, role: repStanding.role })
      .from(repStanding)
      .where(and(eq(repStanding.orgId, orgId), inArray(repStanding.userId, [...userIds]))),
  );
  return new Map(rows.map(({ user, role }) => [user, role]));
}

export async function setStanding(db: Database, orgId: string, userId: string, role: RepRole): Promise<void> {
  await inOrg(db, orgId, (tx) =>
    tx
      .insert(repStanding)
      .values({ orgId, userId, role })
      .onConflictDoUpdate({ target: [repStanding.orgId, repStanding.userId], set: { role } }),
  );
}
