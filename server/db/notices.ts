import { and, desc, eq, isNull } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { NoticeKind } from '../domain/notice.ts';
import type { Database } from './connect.ts';
import { notice } from './schema/notice.ts';
import { inOrg, type Transaction } from './tenant.ts';

/** What members are told. */

export type NewNotice = {
  orgId: string;
  userId: string;
  kind: NoticeKind;
  /** What it is about: of one kind about one thing a member is told once. */
  about: string;
  says: string;
  link: string;
};

/** Tells a member something, once. */
export async function addNotice(at: Transaction | Database, told: NewNotice): Promise<void> {
  if ('drizzle' in at) return inOrg(at, told.orgId, (tx) => addNotice(tx, told));
  await at
    .insert(notice)
    .values({ id: uuidv7(), ...told })
    .onConflictDoNothing();
}

/** The newest that a member has not read yet. */
export function readUnread(db: Database, orgId: string, userId: string, limit: number) {
  return inOrg(db, orgId, (tx) =>
    tx
      .select({ id: notice.id, kind: notice.kind, says: notice.says, link: notice.link, at: notice.at })
      .from(notice)
      .where(and(eq(notice.orgId, orgId), eq(notice.userId, userId), isNull(notice.readAt)))
      .orderBy(desc(notice.at), desc(notice.id))
      .limit(limit),
  );
}
