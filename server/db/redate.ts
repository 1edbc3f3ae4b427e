import type { ISql } from 'postgres';
import { v7 as uuidv7 } from 'uuid';
import { enterOrg, type RawDatabase } from './raw-tenant.ts';

/** Puts what was stored just now on the day on which it is told to have been. For the demo organisation alone. */

export type Dated = {
  table: string;
  /** The column that `id` stands in. */
  by: 'id' | 'about' | 'session_id' | 'review_id' | 'survey_id' | 'standard_id' | 'user_id' | 'round_id' | 'rubric_id';
  id: string;
  set: Record<string, Date>;
};

const inOrganisation = (db: RawDatabase, orgId: string, work: (tx: ISql) => Promise<unknown>) =>
  db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    await work(tx);
  });

export async function redate(db: RawDatabase, orgId: string, dated: readonly Dated[]): Promise<void> {
  await inOrganisation(db, orgId, (tx) =>
    Promise.all(
      dated.map(
        ({ table, by, id, set }) =>
          tx`update ${tx(table)} set ${tx(set)} where org_id = ${orgId} and ${tx(by)} = ${id}`,
      ),
    ),
  );
}

/** Marks every notice read except those of a member about these matters. */
export async function readAllBut(
  db: RawDatabase,
  orgId: string,
  unread: readonly { userId: string; about: string }[],
): Promise<void> {
  const kept = unread.map(({ userId, about }) => `${userId} ${about}`);
  await inOrganisation(
    db,
    orgId,
    (tx) => tx`update notice set read_at = at
      where org_id = ${orgId} and read_at is null and (user_id::text || ' ' || about) <> all(${kept})`,
  );
}

/** Notices are listed by their ids, which sort by time: gives them those of the days they are dated to. */
export async function sortNotices(db: RawDatabase, orgId: string): Promise<void> {
  await inOrganisation(db, orgId, async (tx) => {
    const found = await tx<
      { id: string; at: Date }[]
    >`select id, at from notice where org_id = ${orgId} order by at, id`;
    for (const { id, at } of found)
      await tx`update notice set id = ${uuidv7({ msecs: at.getTime() })} where org_id = ${orgId} and id = ${id}`;
  });
}

/** Makes sessions that were practised before the attempts at an assignment. */
export async function makeAttempts(
  db: RawDatabase,
  orgId: string,
  assignmentId: string,
  sessions: readonly string[],
): Promise<void> {
  await inOrganisation(
    db,
    orgId,
    (tx) => tx`update practice_session set assignment_id = ${assignmentId}
      where org_id = ${orgId} and id = any(${[...sessions]}::uuid[])`,
  );
}
