import { sql } from 'drizzle-orm';
import type { Evidence } from '../domain/measurement.ts';
import type { Database } from './connect.ts';
import { inOrg } from './tenant.ts';

/** Where in sessions and calls something was said, by what their newest scorecards measured. */

export type PlaceWanted = {
  session: string;
  source: 'practice' | 'call';
  /** A measurement's id, and which of its places the first is wanted of. */
  what: string;
  from: 'evidence' | 'missed';
};
/** `says`: what the scorecard tells of it; `place` null where there is no such sentence. */
export type FoundPlace = {
  session: string;
  what: string;
  says: string;
  place: { at: Evidence; atMs: number } | null;
};

type Row = Omit<FoundPlace, 'place'> & ({ [key in keyof Evidence | 'atMs']: number } | { atMs: null });

/**
 * Of each what its scorecard says, and the first place with its time on the clock. One statement for all of them, which takes single values out of cards and turns where they are stored: a whole record for each would cost
 * more than everything else in a review.
 */
export async function readPlaces(db: Database, orgId: string, wanted: readonly PlaceWanted[]): Promise<FoundPlace[]> {
  if (wanted.length === 0) return [];
  const rows = await inOrg(db, orgId, (tx) =>
    tx.execute<Row>(sql`
      with wanted as (
        select * from jsonb_to_recordset(${JSON.stringify(wanted)}::text::jsonb)
          as row (session uuid, source text, what text, "from" text)
      ), cards as (
        select one.session, newest.body from (select distinct session from wanted where source = 'practice') one
        cross join lateral (
          select body from scorecard where org_id = ${orgId} and session_id = one.session
          order by computed_at desc, revision desc limit 1
        ) newest
        union all
        select id, card from call
        where org_id = ${orgId} and id in (select session from wanted where source = 'call') and card is not null
      ), places as (
        select wanted.session, wanted.source, wanted.what, measured.body->>'says' as says,
          measured.body -> wanted."from" -> 0 as at
        from cards cross join lateral jsonb_array_elements(cards.body->'measurements') measured(body)
        join wanted on wanted.session = cards.session and wanted.what = measured.body->>'id'
      )
      select places.session, places.what, places.says, (at->>'seq')::int as seq, (at->>'start')::int as start,
        (at->>'end')::int as "end", clock.at_ms as "atMs"
      from places left join lateral (
        (select at_ms from session_event where places.source = 'practice' and org_id = ${orgId}
          and session_id = places.session and seq = (places.at->>'seq')::int limit 1)
        union all
        (select (turn.body->>'atMs')::float8 from call cross join lateral jsonb_array_elements(turns) turn(body)
          where places.source = 'call' and org_id = ${orgId} and id = places.session
            and turn.body->'seq' = places.at->'seq' limit 1)
      ) clock on true`),
  );
  return [...rows].map(({ session, what, says, ...found }) => {
    if (found.atMs === null) return { session, what, says, place: null };
    const { atMs, ...at } = found;
    return { session, what, says, place: { at, atMs } };
  });
}
