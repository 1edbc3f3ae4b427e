import { and, count, countDistinct, desc, eq, gte, inArray, isNull, lt, ne, notExists, sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { v7 as uuidv7 } from 'uuid';
import type { DigestBody, DigestPost } from '../domain/digest.ts';
import type { Database } from './connect.ts';
import { addNoticeRaw } from './notices.ts';
import { enterOrg, type RawDatabase } from './raw-tenant.ts';
import { digest, digestWeek } from './schema/digest.ts';
import { goal } from './schema/goal.ts';
import { measured } from './schema/measured.ts';
import { practiceSession } from './schema/practice-session.ts';
import { sessionOpened } from './schema/session-opened.ts';
import { inOrg } from './tenant.ts';

/** Digests as they are stored, and the counts they are made of. */

export const wasTold = (db: Database, orgId: string, week: string): Promise<boolean> =>
  inOrg(db, orgId, async (tx) => {
    const found = await tx
      .select({ week: digestWeek.week })
      .from(digestWeek)
      .where(and(eq(digestWeek.orgId, orgId), eq(digestWeek.week, week)));
    return found.length > 0;
  });

export type NewDigest = { userId: string; body: DigestBody };
/** Sends what leaves the server, in the transaction that stores it. */
export type SendTold = (
  tx: postgres.TransactionSql,
  made: { week: string; digests: { id: string; userId: string }[] },
) => Promise<void>;

/** Stores a week once, with all its digests and the jobs that carry them out; the second time changes nothing. */
export async function storeWeek(
  db: RawDatabase,
  orgId: string,
  week: string,
  told: { digests: readonly NewDigest[]; post: DigestPost },
  send: SendTold,
): Promise<boolean> {
  return db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    const first = await tx`insert into digest_week (org_id, week, post)
      values (${orgId}, ${week}, ${JSON.stringify(told.post)}::text::jsonb) on conflict do nothing returning week`;
    if (first.length === 0) return false;
    const digests = told.digests.map(({ userId, body }) => ({ id: uuidv7(), userId, body }));
    for (const { id, userId, body } of digests) {
      await tx`insert into digest (org_id, id, user_id, week, body)
        values (${orgId}, ${id}, ${userId}, ${week}, ${JSON.stringify(body)}::text::jsonb)`;
      const told = { orgId, userId, kind: 'digest' as const, about: week };
      await addNoticeRaw(tx, { ...told, says: 'Your week is told in the digest.', link: '/digest' });
    }
    await send(tx, { week, digests });
    return true;
  });
}

/** A member's own, newest first; `before` is the id of the last one known. */
export const listDigests = (
  db: Database,
  orgId: string,
  userId: string,
  { limit, before }: { limit: number; before?: string | undefined },
) =>
  inOrg(db, orgId, (tx) =>
    tx
      .select({ id: digest.id, week: digest.week, body: digest.body, madeAt: digest.madeAt })
      .from(digest)
      .where(and(eq(digest.orgId, orgId), eq(digest.userId, userId), before ? lt(digest.id, before) : undefined))
      .orderBy(desc(digest.id))
      .limit(limit),
  );

/** Null: gone, or sent by e-mail already. */
export const findUnmailed = (db: Database, orgId: string, id: string) =>
  inOrg(db, orgId, async (tx) => {
    const [found] = await tx
      .select({ userId: digest.userId, week: digest.week, body: digest.body })
      .from(digest)
      .where(and(eq(digest.orgId, orgId), eq(digest.id, id), isNull(digest.mailedAt)));
    return found ?? null;
  });

export const noteMailed = (db: Database, orgId: string, id: string) =>
  inOrg(db, orgId, (tx) =>
    tx
      .update(digest)
      .set({ mailedAt: new Date() })
      .where(and(eq(digest.orgId, orgId), eq(digest.id, id))),
  );

export const findUnposted = (db: Database, orgId: string, week: string) =>
  inOrg(db, orgId, async (tx) => {
    const [found] = await tx
      .select({ post: digestWeek.post })
      .from(digestWeek)
      .where(and(eq(digestWeek.orgId, orgId), eq(digestWeek.week, week), isNull(digestWeek.postedAt)));
    return found?.post ?? null;
  });

export const notePosted = (db: Database, orgId: string, week: string) =>
  inOrg(db, orgId, (tx) =>
    tx
      .update(digestWeek)
      .set({ postedAt: new Date() })
      .where(and(eq(digestWeek.orgId, orgId), eq(digestWeek.week, week))),
  );

type Span = { from: Date; to: Date };

/** Scored sessions of each of these members within a span; with `openOnly` those coaches and managers may rest on. */
export async function countSessions(
  db: Database,
  orgId: string,
  members: readonly string[],
  { from, to }: Span,
  openOnly: boolean,
): Promise<Map<string, number>> {
  if (members.length === 0) return new Map();
  const rows = await inOrg(db, orgId, (tx) =>
    tx
      .select({ memberId: measured.memberId, n: countDistinct(measured.sessionId) })
      .from(measured)
      .where(
        and(
          eq(measured.orgId, orgId),
          inArray(measured.memberId, [...members]),
          gte(measured.at, from),
          lt(measured.at, to),
          openOnly ? eq(measured.open, true) : undefined,
        ),
      )
      .groupBy(measured.memberId),
  );
  return new Map(rows.map(({ memberId, n }) => [memberId, n]));
}

/** Sessions of these members that are not private, ended within a span, and were opened by none of `coaches`. */
export async function countUnopened(
  db: Database,
  orgId: string,
  members: readonly string[],
  coaches: readonly string[],
  { from, to }: Span,
): Promise<number> {
  if (members.length === 0) return 0;
  const [found] = await inOrg(db, orgId, (tx) =>
    tx
      .select({ n: count() })
      .from(practiceSession)
      .where(
        and(
          eq(practiceSession.orgId, orgId),
          inArray(practiceSession.memberId, [...members]),
          ne(practiceSession.visibility, 'private'),
          eq(practiceSession.status, 'ended'),
          gte(practiceSession.endedAt, from),
          lt(practiceSession.endedAt, to),
          notExists(
            tx
              .select({ one: sql`1` })
              .from(sessionOpened)
              .where(
                and(
                  eq(sessionOpened.orgId, practiceSession.orgId),
                  eq(sessionOpened.sessionId, practiceSession.id),
                  inArray(sessionOpened.userId, [...coaches]),
                ),
              ),
          ),
        ),
      ),
  );
  return found?.n ?? 0;
}

/** Those of these members with an open goal that is at risk, or that nothing has moved. */
export async function readAtRisk(db: Database, orgId: string, members: readonly string[]): Promise<Set<string>> {
  if (members.length === 0) return new Set();
  const rows = await inOrg(db, orgId, (tx) =>
    tx
      .select({ memberId: goal.memberId })
      .from(goal)
      .where(
        and(
          eq(goal.orgId, orgId),
          eq(goal.status, 'open'),
          inArray(goal.memberId, [...members]),
          sql`(${goal.progress}->>'state' = 'at risk' or (${goal.progress}->>'stuck')::boolean)`,
        ),
      ),
  );
  return new Set(rows.flatMap(({ memberId }) => (memberId === null ? [] : [memberId])));
}
