import type { ISql } from 'postgres';
import { claimHours, doubtIn } from '../domain/coaching.ts';
import type { Doubt } from '../domain/doubt.ts';
import { enterOrg, type RawDatabase } from './raw-tenant.ts';

/** Where scored sessions stand with the coaches, written in the transaction of whatever changes it. */

export type NewCheck = {
  orgId: string;
  sessionId: string;
  memberId: string;
  title: string;
  open: boolean;
  declared: boolean;
  doubts: Doubt[];
};

export async function addCheck(tx: ISql, check: NewCheck): Promise<void> {
  const { orgId, sessionId, memberId, title, open, declared, doubts } = check;
  await tx`
    insert into coach_check (org_id, session_id, member_id, title, open, declared, doubt, doubts)
    values (${orgId}, ${sessionId}, ${memberId}, ${title}, ${open}, ${declared}, ${doubtIn(doubts)},
      ${JSON.stringify(doubts)}::text::jsonb)
    on conflict do nothing`;
}

/** The rep waits for an answer: whoever had been done with it looks again. The row is there. */
export async function reopen(
  tx: ISql,
  of: { orgId: string; sessionId: string },
  why: 'asked' | 'disputed',
): Promise<void> {
  await tx`
    update coach_check set ${tx(why)} = true, claimed_by = null, claimed_at = null, done_by = null, done_at = null,
      since = case when done_at is null and (asked or disputed) then since else now() end
    where org_id = ${of.orgId} and session_id = ${of.sessionId}`;
}

/** Whose turn it is: false where another coach holds a claim that hasn't lapsed. */
export async function claim(tx: ISql, of: { orgId: string; sessionId: string }, userId: string): Promise<boolean> {
  const changed = await tx`update coach_check set claimed_by = ${userId}, claimed_at = now()
    where org_id = ${of.orgId} and session_id = ${of.sessionId} and (claimed_by is null or claimed_by = ${userId}
      or claimed_at < now() - ${`${claimHours} hours`}::interval) returning session_id`;
  return changed.length > 0;
}

export async function release(tx: ISql, of: { orgId: string; sessionId: string }, userId: string): Promise<void> {
  await tx`update coach_check set claimed_by = null, claimed_at = null
    where org_id = ${of.orgId} and session_id = ${of.sessionId} and claimed_by = ${userId}`;
}

/** The coach is done with it: what was asked is answered. A dispute is answered by itself. */
export async function finish(tx: ISql, of: { orgId: string; sessionId: string }, userId: string): Promise<void> {
  await tx`update score_request set answered_by = ${userId}, answered_at = now()
    where org_id = ${of.orgId} and session_id = ${of.sessionId} and answered_at is null`;
  await tx`update coach_check set asked = false, done_by = ${userId}, done_at = now(), claimed_by = null, claimed_at = null
    where org_id = ${of.orgId} and session_id = ${of.sessionId}`;
}

export type CheckRow = {
  sessionId: string;
  memberId: string;
  title: string;
  declared: boolean;
  asked: boolean;
  disputed: boolean;
  doubts: Doubt[];
  since: Date;
  claimedBy: string | null;
  overall: number | null;
  at: Date;
};

/**
 * What waits of these members' sessions, the first in order: reps who wait for an answer, declared attempts, uncertain
 * cards; the more uncertain before, then the older. Reads `limit` rows a member from the index `coach_check_queue`,
 * however many there are, and of the shown ones the newest card by its key.
 */
export async function readQueue(
  db: RawDatabase,
  orgId: string,
  memberIds: readonly string[],
  limit: number,
): Promise<CheckRow[]> {
  if (memberIds.length === 0) return [];
  return db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    const rows = await tx`
      with waiting as (
        select q.* from unnest(${[...memberIds]}::uuid[]) as m (id)
        cross join lateral (
          select session_id, member_id, title, declared, asked, disputed, doubt, doubts, since, rank,
            case when claimed_at >= now() - ${`${claimHours} hours`}::interval then claimed_by end as claimed_by
          from coach_check
          where org_id = ${orgId} and member_id = m.id and done_at is null and open and rank is not null
          order by rank, doubt desc nulls last, since limit ${limit}
        ) q
        order by rank, doubt desc, since limit ${limit}
      )
      select w.session_id as "sessionId", w.member_id as "memberId", w.title, w.declared, w.asked, w.disputed, w.doubts,
        w.since, w.claimed_by as "claimedBy", c.overall, c.computed_at as at
      from waiting w
      left join lateral (
        select overall, computed_at from scorecard s where s.org_id = ${orgId} and s.session_id = w.session_id
        order by s.computed_at desc, s.revision desc limit 1
      ) c on true
      order by w.rank, w.doubt desc, w.since`;
    return rows as unknown as CheckRow[];
  });
}

export type Waiting = { asked: number; declared: number; uncertain: number };

/** How many of these members' sessions wait, by why: in the order of `rank`. */
export async function countWaiting(db: RawDatabase, orgId: string, memberIds: readonly string[]): Promise<Waiting> {
  if (memberIds.length === 0) return { asked: 0, declared: 0, uncertain: 0 };
  return db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    const rows = await tx<{ rank: number; n: number }[]>`select rank, count(*)::int as n from coach_check
      where org_id = ${orgId} and member_id = any(${[...memberIds]}::uuid[])
        and done_at is null and open and rank is not null group by rank`;
    const [asked, declared, uncertain] = [0, 1, 2].map((rank) => rows.find((row) => row.rank === rank)?.n ?? 0);
    return { asked: asked ?? 0, declared: declared ?? 0, uncertain: uncertain ?? 0 };
  });
}

/** Sessions a coach was done with since the beginning of a day, by the index `coach_check_done`. */
export async function countDone(
  db: RawDatabase,
  orgId: string,
  userId: string,
  { from, timeZone }: { from: string; timeZone: string },
): Promise<number> {
  return db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    const [found] = await tx`select count(*)::int as n from coach_check
      where org_id = ${orgId} and done_by = ${userId} and done_at >= ${from}::date::timestamp at time zone ${timeZone}`;
    return (found?.n as number | undefined) ?? 0;
  });
}
