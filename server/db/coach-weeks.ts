import { and, eq } from 'drizzle-orm';
import type { Database } from './connect.ts';
import { coachWeek } from './schema/coach-week.ts';
import { inOrg } from './tenant.ts';

/** How many sessions a coach means to look at every week; null where they never said. */
export async function readWeek(db: Database, orgId: string, userId: string): Promise<number | null> {
  const [found] = await inOrg(db, orgId, (tx) =>
    tx
      .select({ sessions: coachWeek.sessions })
      .from(coachWeek)
      .where(and(eq(coachWeek.orgId, orgId), eq(coachWeek.userId, userId))),
  );
  return found?.sessions ?? null;
}

export async function setWeek(db: Database, orgId: string, userId: string, sessions: number): Promise<void> {
  await inOrg(db, orgId, (tx) =>
    tx
      .insert(coachWeek)
      .values({ orgId, userId, sessions })
      .onConflictDoUpdate({ target: [coachWeek.orgId, coachWeek.userId], set: { sessions } }),
  );
}
