import { and, count, desc, eq, inArray, isNull, lt } from 'drizzle-orm';
import type { ISql } from 'postgres';
import { v7 as uuidv7 } from 'uuid';
import type { NoticeKind } from '../domain/notice.ts';
import type { Database } from './connect.ts';
import { notice } from './schema/notice.ts';
import { inOrg, type Transaction } from './tenant.ts';

/** What members are told: once for the same kind and matter, however often it is said. */

export type NewNotice = {
  orgId: string;
  userId: string;
  kind: NoticeKind;
  /** The matter, by ids and days. */
  about: string;
  says: string;
  /** A path of this product. */
  link: string;
};

/** In the caller's transaction, or in one of its own. */
export async function addNotice(on: Transaction | Database, told: NewNotice): Promise<void> {
  const add = (tx: Transaction) =>
    tx
      .insert(notice)
      .values({ id: uuidv7(), ...told })
      .onConflictDoNothing();
  await ('drizzle' in on ? inOrg(on, told.orgId, add) : add(on));
}

/** The same in a transaction of the driver's, which is in the organisation. */
export async function addNoticeRaw(tx: ISql, told: NewNotice): Promise<void> {
  const { orgId, userId, kind, about, says, link } = told;
  await tx`insert into notice (org_id, id, user_id, kind, about, says, link)
    values (${orgId}, ${uuidv7()}, ${userId}, ${kind}, ${about}, ${says}, ${link}) on conflict do nothing`;
}

/** `markReadAbout` in a transaction of the driver's, which is in the organisation. */
export async function markReadAboutRaw(tx: ISql, told: Omit<NewNotice, 'says' | 'link'>): Promise<void> {
  const { orgId, userId, kind, about } = told;
  await tx`update notice set read_at = now() where org_id = ${orgId} and user_id = ${userId} and kind = ${kind}
    and about = ${about} and read_at is null`;
}

export type FoundNotice = Awaited<ReturnType<typeof listNotices>>[number];
type Wanted = { limit: number; before?: string | undefined; kinds?: readonly NoticeKind[]; unreadOnly?: boolean };

/** A member's own, newest first; `before` is the id of the last one known. */
export function listNotices(db: Database, orgId: string, userId: string, wanted: Wanted) {
  const { limit, before, kinds, unreadOnly } = wanted;
  return inOrg(db, orgId, (tx) =>
    tx
      .select({
        id: notice.id,
        kind: notice.kind,
        says: notice.says,
        link: notice.link,
        at: notice.at,
        readAt: notice.readAt,
      })
      .from(notice)
      .where(
        and(
          eq(notice.orgId, orgId),
          eq(notice.userId, userId),
          before ? lt(notice.id, before) : undefined,
          kinds ? inArray(notice.kind, [...kinds]) : undefined,
          unreadOnly ? isNull(notice.readAt) : undefined,
        ),
      )
      .orderBy(desc(notice.id))
      .limit(limit),
  );
}

export async function countUnread(db: Database, orgId: string, userId: string): Promise<number> {
  const [found] = await inOrg(db, orgId, (tx) =>
    tx
      .select({ n: count() })
      .from(notice)
      .where(and(eq(notice.orgId, orgId), eq(notice.userId, userId), isNull(notice.readAt))),
  );
  return found?.n ?? 0;
}

/** Their own notice, or all of them. False: there is no such notice of theirs. */
export async function markRead(db: Database, orgId: string, userId: string, which: string | 'all'): Promise<boolean> {
  const theirs = and(
    eq(notice.orgId, orgId),
    eq(notice.userId, userId),
    which === 'all' ? undefined : eq(notice.id, which),
  );
  return inOrg(db, orgId, async (tx) => {
    await tx
      .update(notice)
      .set({ readAt: new Date() })
      .where(and(theirs, isNull(notice.readAt)));
    if (which === 'all') return true;
    return (await tx.select({ id: notice.id }).from(notice).where(theirs)).length > 0;
  });
}

/** A member's unread reminders. */
export const listReminders = (db: Database, orgId: string, userId: string) =>
  inOrg(db, orgId, (tx) =>
    tx
      .select({ id: notice.id, about: notice.about })
      .from(notice)
      .where(and(eq(notice.orgId, orgId), eq(notice.userId, userId), eq(notice.kind, 'due'), isNull(notice.readAt))),
  );

export async function markThoseRead(db: Database, orgId: string, userId: string, ids: readonly string[]) {
  await inOrg(db, orgId, (tx) =>
    tx
      .update(notice)
      .set({ readAt: new Date() })
      .where(and(eq(notice.orgId, orgId), eq(notice.userId, userId), inArray(notice.id, [...ids]))),
  );
}

/** Whoever reads what a notice is about need not be told of it any more. */
export async function markReadAbout(
  db: Database,
  orgId: string,
  userId: string,
  { kind, about }: Pick<NewNotice, 'kind' | 'about'>,
): Promise<void> {
  await inOrg(db, orgId, (tx) =>
    tx
      .update(notice)
      .set({ readAt: new Date() })
      .where(
        and(
          eq(notice.orgId, orgId),
          eq(notice.userId, userId),
          eq(notice.kind, kind),
          eq(notice.about, about),
          isNull(notice.readAt),
        ),
      ),
  );
}
