import { and, asc, desc, eq, lt } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from './connect.ts';
import { listenerMark } from './schema/listener-mark.ts';
import { inOrg } from './tenant.ts';

/** What an organisation's coaches and authors marked as heard wrong. */

export type ListenerMark = typeof listenerMark.$inferSelect;
export type NewListenerMark = Omit<ListenerMark, 'orgId' | 'id' | 'markedAt'>;

export async function addMark(db: Database, orgId: string, mark: NewListenerMark): Promise<ListenerMark> {
  const [added] = await inOrg(db, orgId, (tx) =>
    tx
      .insert(listenerMark)
      .values({ orgId, id: uuidv7(), ...mark })
      .returning(),
  );
  return added as ListenerMark;
}

/** Newest first; `before` is the id that the page before ended on. */
export function listMarks(
  db: Database,
  orgId: string,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<ListenerMark[]> {
  return inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(listenerMark)
      .where(and(eq(listenerMark.orgId, orgId), before ? lt(listenerMark.id, before) : undefined))
      .orderBy(desc(listenerMark.id))
      .limit(limit),
  );
}

/** All of them, oldest first, for taking along. */
export function readMarks(db: Database, orgId: string): Promise<ListenerMark[]> {
  return inOrg(db, orgId, (tx) =>
    tx.select().from(listenerMark).where(eq(listenerMark.orgId, orgId)).orderBy(asc(listenerMark.id)),
  );
}

/** False: there is no such mark. */
export async function removeMark(db: Database, orgId: string, id: string): Promise<boolean> {
  const gone = await inOrg(db, orgId, (tx) =>
    tx
      .delete(listenerMark)
      .where(and(eq(listenerMark.orgId, orgId), eq(listenerMark.id, id)))
      .returning({ id: listenerMark.id }),
  );
  return gone.length > 0;
}
