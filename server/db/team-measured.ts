import type { What } from '../domain/measured.ts';
import { enterOrg, type RawDatabase } from './raw-tenant.ts';

/** What a team's members did over several periods, added up where it is stored. */

/** Of one member and quantity in one part of time: `squares` is the squared distances from the mean. */
export type Sums = {
  memberId: string;
  what: What;
  part: number;
  n: number;
  mean: number;
  squares: number;
  /** How many of them are real calls. */
  calls: number;
};

export type PartsWanted = {
  members: readonly string[];
  /** Each quantity from a part on: reading further back than is shown costs. */
  whats: readonly { what: What; fromPart: number }[];
  /** Ends of the parts, rising: part i goes from one to the next, which isn't in it. */
  bounds: readonly Date[];
  /** Rows of this listener version; of the newest that the members' rows have where none is named. */
  listener?: string;
};

/**
 * Sums of open rows by member, quantity and part; what can't be seen by coaches and managers counts nowhere. All are
 * of one listener version: values of two don't stand in one trend.
 */
export async function readSums(db: RawDatabase, orgId: string, wanted: PartsWanted): Promise<Sums[]> {
  const { members, whats, bounds, listener = null } = wanted;
  const [first, last] = [bounds[0], bounds.at(-1)];
  if (members.length === 0 || whats.length === 0 || !first || !last) return [];
  const since = whats.map(({ what, fromPart }) => ({ what, since: bounds[fromPart] ?? first }));
  return db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    const rows = await tx`
      with reps as (
        select value::uuid as member_id from jsonb_array_elements_text(${JSON.stringify(members)}::text::jsonb)
      ), wanted as (
        select what, since from jsonb_to_recordset(${JSON.stringify(since)}::text::jsonb) as row (what text, since timestamptz)
      ), parts as (
        select array_agg(value::timestamptz order by at) as bounds
        from jsonb_array_elements_text(${JSON.stringify(bounds)}::text::jsonb) with ordinality as part (value, at)
      ), newest as (
        select latest.listener from reps cross join lateral (
          select listener, at from measured
          where org_id = ${orgId} and member_id = reps.member_id and what = 'overall' and open and at < ${last}
          order by at desc limit 1
        ) latest order by latest.at desc limit 1
      )
      select reps.member_id as "memberId", wanted.what, sums.part, sums.n, sums.mean, sums.squares, sums.calls
      from reps cross join wanted cross join lateral (
        -- grouped in here, so that each member and quantity is a stretch of the index of its own
        select width_bucket(at, (select bounds from parts)) - 1 as part, count(*)::int as n, avg(effective) as mean,
          var_pop(effective) * count(*) as squares, (count(*) filter (where source = 'call'))::int as calls
        from measured
        where org_id = ${orgId} and member_id = reps.member_id and what = wanted.what
          and at >= wanted.since and at < ${last} and open and listener = coalesce(${listener}::text, (select listener from newest))
        group by 1
      ) sums`;
    return rows as unknown as Sums[];
  });
}
