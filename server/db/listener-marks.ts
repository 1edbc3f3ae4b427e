import { and, asc, desc, eq, inArray, isNull, lt, or } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from './connect.ts';
import { sharedIds } from './practice-sessions.ts';
import { listenerMark } from './schema/listener-mark.ts';
import { inOrg, type Transaction } from './tenant.ts';

/**
 * What people judged of what the listener heard. Marks on a sentence from practice are there for
 * those alone to whom its session is: `owners` are the members whose shared sessions one may open.
 */

export type ListenerMark = typeof listenerMark.$inferSelect;
export type NewListenerMark = Omit<ListenerMark, 'orgId' | 'id' | 'markedAt'>;

const visible = (tx: Transaction, orgId: string, owners: string[]) =>
  and(
    eq(listenerMark.orgId, orgId),
    or(isNull(listenerMark.sessionId), inArray(listenerMark.sessionId, sharedIds(tx, orgId, owners))),
  );

export const addMark = (db: Database, orgId: string, mark: NewListenerMark): Promise<ListenerMark> =>
  inOrg(db, orgId, (tx) => addMarkIn(tx, orgId, mark));

export async function addMarkIn(tx: Transaction, orgId: string, mark: NewListenerMark): Promise<ListenerMark> {
  const [added] = await tx
    .insert(listenerMark)
    .values({ orgId, id: uuidv7(), ...mark })
    .returning();
  return added as ListenerMark;
}

/** Newest first; `before` is the id that the page before ended on. */
export function listMarks(
  db: Database,
  orgId: string,
  owners: string[],
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<ListenerMark[]> {
  return inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(listenerMark)
      .where(and(visible(tx, orgId, owners), before ? lt(listenerMark.id, before) : undefined))
      .orderBy(desc(listenerMark.id))
      .limit(limit),
  );
}

/** All of them, oldest first, for taking along. */
export function readMarks(db: Database, orgId: string, owners: string[]): Promise<ListenerMark[]> {
  return inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(listenerMark)
      .where(visible(tx, orgId, owners))
      .orderBy(asc(listenerMark.id)),
  );
}

/** False: there is no such mark. */
export async function removeMark(db: Database, orgId: string, owners: string[], id: string): Promise<boolean> {
  const gone = await inOrg(db, orgId, (tx) =>
    tx
      .delete(listenerMark)
      .where(and(visible(tx, orgId, owners), eq(listenerMark.id, id)))
      .returning({ id: listenerMark.id }),
  );
  return gone.length > 0;
}
