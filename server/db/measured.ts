import { and, asc, eq, gte, inArray, lt } from 'drizzle-orm';
import type { ISql } from 'postgres';
import { type MeasuredRow, measuredIn, type What } from '../domain/measured.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import { type Ratings, selfMeasured } from '../domain/self-assessment.ts';
import type { Database } from './connect.ts';
import { measured } from './schema/measured.ts';
import { inOrg } from './tenant.ts';

/** What was measured, by member and quantity over time. */

/** Whose it is and where it comes from; `at`: when the session or the call was over. */
export type MeasuredOf = {
  orgId: string;
  sessionId: string;
  memberId: string;
  at: Date;
  source: 'practice' | 'call';
  open: boolean;
  listener: string;
};

/** Puts the rows of a session in place of those it had, in the caller's transaction, which is in the organisation. */
export async function writeMeasured(tx: ISql, of: MeasuredOf, rows: readonly MeasuredRow[]): Promise<void> {
  await tx`delete from measured where org_id = ${of.orgId} and session_id = ${of.sessionId}`;
  await tx`
    insert into measured (org_id, member_id, what, at, session_id, source, effective, computed, n, open, listener)
    select ${of.orgId}, ${of.memberId}, what, ${of.at}, ${of.sessionId}, ${of.source}, effective, computed, n, ${of.open},
      ${of.listener}
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as row (what text, effective float8, computed float8, n integer)`;
}

/** The rows of a practice session's card, and how near its rep's own view came, where they gave one. */
export async function writeCard(tx: ISql, of: MeasuredOf, card: Scorecard): Promise<void> {
  const [own] = await tx`select ratings from self_assessment
    where org_id = ${of.orgId} and session_id = ${of.sessionId} and status = 'given'`;
  const self = own ? selfMeasured(own.ratings as Ratings, card.criteria) : [];
  await writeMeasured(tx, of, [...measuredIn(card), ...self]);
}

export type Wanted = {
  members: readonly string[];
  whats: readonly What[];
  from: Date;
  to: Date;
  listener: string;
  source?: 'practice' | 'call';
  /** Only what coaches and managers may rest on; false for the rep's own eyes. */
  openOnly: boolean;
};

export type MeasuredValue = Pick<
  typeof measured.$inferSelect,
  'memberId' | 'what' | 'at' | 'sessionId' | 'source' | 'n'
> & {
  value: number;
  computed: number;
};

/** Values in order of time, as they count. `from` is in, `to` is not. */
export function readMeasured(db: Database, orgId: string, wanted: Wanted): Promise<MeasuredValue[]> {
  const { members, whats, from, to, listener, source, openOnly } = wanted;
  if (members.length === 0 || whats.length === 0) return Promise.resolve([]);
  return inOrg(db, orgId, (tx) =>
    tx
      .select({
        memberId: measured.memberId,
        what: measured.what,
        at: measured.at,
        sessionId: measured.sessionId,
        source: measured.source,
        n: measured.n,
        value: measured.effective,
        computed: measured.computed,
      })
      .from(measured)
      .where(
        and(
          eq(measured.orgId, orgId),
          inArray(measured.memberId, [...members]),
          inArray(measured.what, [...whats]),
          gte(measured.at, from),
          lt(measured.at, to),
          eq(measured.listener, listener),
          source ? eq(measured.source, source) : undefined,
          openOnly ? eq(measured.open, true) : undefined,
        ),
      )
      .orderBy(asc(measured.at), asc(measured.sessionId)),
  );
}
