import { and, desc, eq, inArray } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from './connect.ts';
import { plan } from './schema/plan.ts';
import { inOrg } from './tenant.ts';

/** Improvement plans of reps, newest first. */

export type FoundPlan = typeof plan.$inferSelect;
export type NewPlanRow = Omit<
  typeof plan.$inferInsert,
  'orgId' | 'id' | 'madeAt' | 'status' | 'closedAt' | 'closedNote'
>;

export async function insertPlan(db: Database, orgId: string, row: NewPlanRow): Promise<string> {
  const id = uuidv7();
  await inOrg(db, orgId, (tx) => tx.insert(plan).values({ orgId, id, ...row }));
  return id;
}

export function listPlans(db: Database, orgId: string, repIds: readonly string[]): Promise<FoundPlan[]> {
  if (repIds.length === 0) return Promise.resolve([]);
  return inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(plan)
      .where(and(eq(plan.orgId, orgId), inArray(plan.repId, [...repIds])))
      .orderBy(desc(plan.id)),
  );
}

/** False: there is no such open plan of theirs. */
export async function closePlan(
  db: Database,
  orgId: string,
  repIds: readonly string[],
  id: string,
  end: { status: 'reached' | 'not reached'; closedNote: string },
): Promise<boolean> {
  if (repIds.length === 0) return false;
  const closed = await inOrg(db, orgId, (tx) =>
    tx
      .update(plan)
      .set({ ...end, closedAt: new Date() })
      .where(and(eq(plan.orgId, orgId), eq(plan.id, id), inArray(plan.repId, [...repIds]), eq(plan.status, 'open')))
      .returning({ id: plan.id }),
  );
  return closed.length > 0;
}
