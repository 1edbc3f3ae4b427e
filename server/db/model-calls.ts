import { enterOrg, type RawDatabase } from './raw-tenant.ts';

/** How many of the calls asked for were reserved, and how long they may be made: to the end of the day in UTC. */
export type Reserved = { granted: number; leftMs: number };

/** Adds to what is reserved until it has reached the most; the last to add may go over it and is told how much is theirs. */
const statement = `
insert into model_calls as m (org_id, day, reserved)
select $1::uuid, (now() at time zone 'UTC')::date, $2::int where $3::int > 0
on conflict (org_id, day) do update set reserved = m.reserved + excluded.reserved where m.reserved < $3::int
returning reserved`;
const untilMidnight = `
select extract(epoch from date_trunc('day', now() at time zone 'UTC') + interval '1 day' - now() at time zone 'UTC')
  ::float8 * 1000 as "leftMs"`;

/**
 * Reserves calls of the model for an organisation, at most `mostPerDay` for all processes together.
 * The database's clock says which day it is. Throws what the driver throws.
 */
export function makeCallReserve(db: RawDatabase, mostPerDay: number) {
  return async (orgId: string, calls: number): Promise<Reserved> => {
    const [, added, left] = await db.sql.begin((tx) => [
      enterOrg(tx, db, orgId),
      tx.unsafe<{ reserved: number }[]>(statement, [orgId, calls, mostPerDay], { prepare: true }),
      tx.unsafe<{ leftMs: number }[]>(untilMidnight, [], { prepare: true }),
    ]);
    const reserved = added[0]?.reserved;
    const granted = reserved === undefined ? 0 : calls - Math.max(0, reserved - mostPerDay);
    return { granted, leftMs: left[0]?.leftMs ?? 0 };
  };
}
