import { and, desc, eq } from 'drizzle-orm';
import type { What } from '../domain/measured.ts';
import type { Database } from './connect.ts';
import { measured } from './schema/measured.ts';
import { inOrg } from './tenant.ts';

/** Values from which it is found how much a measurement varies when the same rep practises again. */

export type RepeatedValue = { what: What; memberId: string; source: 'practice' | 'call'; at: Date; computed: number };

/** So many rows say how much something varies well enough, in an organisation of any size. */
const mostRows = 30_000;

/**
 * The newest values, session by session: only what is open, because the error found is told to coaches and managers,
 * and where few practise it would tell how a private session went.
 */
export function readRepeatable(db: Database, orgId: string, listener: string): Promise<RepeatedValue[]> {
  return inOrg(db, orgId, (tx) =>
    tx
      .select({
        what: measured.what,
        memberId: measured.memberId,
        source: measured.source,
        at: measured.at,
        computed: measured.computed,
      })
      .from(measured)
      .where(and(eq(measured.orgId, orgId), eq(measured.open, true), eq(measured.listener, listener)))
      .orderBy(desc(measured.sessionId))
      .limit(mostRows),
  );
}
