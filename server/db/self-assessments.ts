import { and, eq } from 'drizzle-orm';
import type { Ratings } from '../domain/self-assessment.ts';
import type { Database } from './connect.ts';
import { enterOrg, type RawDatabase } from './raw-tenant.ts';
import { practiceSession } from './schema/practice-session.ts';
import { selfAssessment } from './schema/self-assessment.ts';
import type { AfterMeasured } from './scoring.ts';
import { follow, holdStandings, lockCard } from './standing-card.ts';
import { inOrg } from './tenant.ts';

/** What reps thought of their sessions. */

/** With the rubric of the session, whose criteria are rated. */
export async function findSelf(db: Database, orgId: string, sessionId: string) {
  const [found] = await inOrg(db, orgId, (tx) =>
    tx
      .select({
        rubric: practiceSession.rubric,
        status: selfAssessment.status,
        ratings: selfAssessment.ratings,
      })
      .from(practiceSession)
      .leftJoin(
        selfAssessment,
        and(eq(selfAssessment.orgId, practiceSession.orgId), eq(selfAssessment.sessionId, practiceSession.id)),
      )
      .where(and(eq(practiceSession.orgId, orgId), eq(practiceSession.id, sessionId))),
  );
  return found ?? null;
}

export type SelfOf = { orgId: string; sessionId: string; memberId: string };

/**
 * Stores it once; what is measured follows in the same transaction. False: there was one, or the scorecard had been
 * seen without.
 */
export async function storeSelf(
  { raw, measured }: { raw: RawDatabase; measured: AfterMeasured },
  { orgId, sessionId, memberId }: SelfOf,
  ratings: Ratings,
): Promise<boolean> {
  return raw.sql.begin(async (tx) => {
    await enterOrg(tx, raw, orgId);
    await holdStandings(tx, orgId, 'shared');
    const standing = await lockCard(tx, orgId, sessionId);
    const stored = await tx`insert into self_assessment (org_id, session_id, member_id, status, ratings)
      values (${orgId}, ${sessionId}, ${memberId}, 'given', ${JSON.stringify(ratings)}::text::jsonb)
      on conflict do nothing returning status`;
    if (standing && stored.length > 0) await follow(tx, standing, standing.card, measured);
    return stored.length > 0;
  });
}

/** Keeps that they gave none, or saw the scorecard first. Nothing is measured by it, so nothing waits for it. */
export async function skipSelf(db: Database, of: SelfOf): Promise<void> {
  await inOrg(db, of.orgId, (tx) =>
    tx
      .insert(selfAssessment)
      .values({ ...of, status: 'skipped', ratings: {} })
      .onConflictDoNothing(),
  );
}
