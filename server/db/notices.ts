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
