import { and, eq, isNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { mostMentored } from '../domain/mentoring.ts';
import type { Database } from './connect.ts';
import { mentoring } from './schema/mentoring.ts';
import { inOrg, type Transaction } from './tenant.ts';

/** Who helps whom. */

export type FoundMentoring = typeof mentoring.$inferSelect;
export type NewMentoringRow = Omit<FoundMentoring, 'orgId' | 'id' | 'endedOn'>;

/** Those under way, of the whole organisation: a mentor's load counts in every team. */
export function readMentorings(db: Database, orgId: string): Promise<FoundMentoring[]> {
  return inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(mentoring)
      .where(and(eq(mentoring.orgId, orgId), isNull(mentoring.endedOn)))
      .orderBy(mentoring.since, mentoring.id),
  );
}

const ofMentor = (tx: Transaction, orgId: string, mentorId: string) =>
  tx
    .select()
    .from(mentoring)
    .where(and(eq(mentoring.orgId, orgId), eq(mentoring.mentorId, mentorId), isNull(mentoring.endedOn)));

/** `full`: the mentor has as many as one may. `known`: they help this rep with it already. */
export async function addMentoring(
  db: Database,
  orgId: string,
  row: NewMentoringRow,
): Promise<FoundMentoring | 'full' | 'known'> {
  return inOrg(db, orgId, async (tx) => {
    // two at once would each find room for one more
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('pushback.mentor'), hashtext(${row.mentorId}))`);
    const held = await ofMentor(tx, orgId, row.mentorId);
    if (held.some(({ memberId, what }) => memberId === row.memberId && what === row.what)) return 'known';
    if (held.length >= mostMentored) return 'full';
    const [made] = await tx
      .insert(mentoring)
      .values({ orgId, id: uuidv7(), ...row })
      .returning();
    return made ?? 'known';
  });
}

/** False where there is none under way of that id in those teams. */
export async function endMentoring(
  db: Database,
  orgId: string,
  id: string,
  teams: readonly string[],
  on: string,
): Promise<boolean> {
  return inOrg(db, orgId, async (tx) => {
    const [found] = await tx
      .select({ teamId: mentoring.teamId })
      .from(mentoring)
      .where(and(eq(mentoring.orgId, orgId), eq(mentoring.id, id), isNull(mentoring.endedOn)));
    if (!found || !teams.includes(found.teamId)) return false;
    await tx
      .update(mentoring)
      .set({ endedOn: on })
      .where(and(eq(mentoring.orgId, orgId), eq(mentoring.id, id)));
    return true;
  });
}
