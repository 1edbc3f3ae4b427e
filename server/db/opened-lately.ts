import { and, count, eq, gte, inArray, lt, ne, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from './connect.ts';
import { call } from './schema/call.ts';
import { practiceSession } from './schema/practice-session.ts';
import { inOrg } from './tenant.ts';

/** How much these members did of late that coaches and managers may see, scored or not. */

/** `since`: it was over on that day or later, else before it. */
export type Opened = { memberId: string; since: boolean; n: number };

/** An id tells when a session began, and none goes on for so long: without it each session ever would be looked at. */
const longestMs = 90 * 86_400_000;
const idFrom = (at: Date) => uuidv7({ msecs: at.getTime() - longestMs, seq: 0, random: new Uint8Array(16) });

/** Ended sessions that were shared or declared, and imported calls, from `from` to `to`, which isn't in it. */
export async function countOpened(
  db: Database,
  orgId: string,
  members: readonly string[],
  { from, since, to }: { from: Date; since: Date; to: Date },
): Promise<Opened[]> {
  if (members.length === 0) return [];
  return inOrg(db, orgId, async (tx) => {
    const { endedAt } = practiceSession;
    const practised = await tx
      .select({
        memberId: practiceSession.memberId,
        since: sql<boolean>`${endedAt} >= ${since.toISOString()}::timestamptz`,
        n: count(),
      })
      .from(practiceSession)
      .where(
        and(
          eq(practiceSession.orgId, orgId),
          inArray(practiceSession.memberId, [...members]),
          gte(practiceSession.id, idFrom(from)),
          ne(practiceSession.visibility, 'private'),
          eq(practiceSession.status, 'ended'),
          gte(endedAt, from),
          lt(endedAt, to),
        ),
      )
      .groupBy(sql`1, 2`);
    const called = await tx
      .select({
        memberId: call.memberId,
        since: sql<boolean>`${call.at} >= ${since.toISOString()}::timestamptz`,
        n: count(),
      })
      .from(call)
      .where(
        and(
          eq(call.orgId, orgId),
          inArray(call.memberId, [...members]),
          ne(call.status, 'failed'),
          gte(call.at, from),
          lt(call.at, to),
        ),
      )
      .groupBy(sql`1, 2`);
    return [...practised, ...called];
  });
}
