import { and, desc, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Rubric } from '../domain/rubric.ts';
import type { Database } from './connect.ts';
import { practiceSession } from './schema/practice-session.ts';
import { rubricVersion } from './schema/rubric-version.ts';
import { scorecard } from './schema/scorecard.ts';
import { inOrg } from './tenant.ts';

/** Rubrics as an organisation published them. */

export type PublishedRubric = typeof rubricVersion.$inferSelect;

/** The versions of one, newest first. */
export function readVersions(db: Database, orgId: string, rubricId: string): Promise<PublishedRubric[]> {
  return inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(rubricVersion)
      .where(and(eq(rubricVersion.orgId, orgId), eq(rubricVersion.rubricId, rubricId)))
      .orderBy(desc(rubricVersion.version)),
  );
}

/** The newest version of each. */
export function readNewest(db: Database, orgId: string): Promise<PublishedRubric[]> {
  return inOrg(db, orgId, (tx) =>
    tx
      .selectDistinctOn([rubricVersion.rubricId])
      .from(rubricVersion)
      .where(eq(rubricVersion.orgId, orgId))
      .orderBy(rubricVersion.rubricId, desc(rubricVersion.version)),
  );
}

export async function findNewest(db: Database, orgId: string, rubricId: string): Promise<Rubric | null> {
  const [found] = await inOrg(db, orgId, (tx) =>
    tx
      .select({ body: rubricVersion.body })
      .from(rubricVersion)
      .where(and(eq(rubricVersion.orgId, orgId), eq(rubricVersion.rubricId, rubricId)))
      .orderBy(desc(rubricVersion.version))
      .limit(1),
  );
  return found?.body ?? null;
}

/** False: that version is there already. */
export async function publishRubric(
  db: Database,
  orgId: string,
  body: Rubric,
  { madeBy, note }: { madeBy: string; note: string },
): Promise<boolean> {
  const made = await inOrg(db, orgId, (tx) =>
    tx
      .insert(rubricVersion)
      .values({ orgId, rubricId: body.id, version: body.version, body, note, madeBy })
      .onConflictDoNothing()
      .returning({ version: rubricVersion.version }),
  );
  return made.length > 0;
}

/** Newest scorecards by a rubric, of ended sessions that these members shared or declared; replays are left out. */
export async function readOpenCards(
  db: Database,
  orgId: string,
  { members, rubricId, limit }: { members: string[]; rubricId: string; limit: number },
) {
  if (members.length === 0) return [];
  return inOrg(db, orgId, (tx) =>
    tx
      .selectDistinctOn([practiceSession.id], {
        session: practiceSession.id,
        memberId: practiceSession.memberId,
        scenario: practiceSession.scenarioId,
        startedAt: practiceSession.startedAt,
        body: scorecard.body,
      })
      .from(practiceSession)
      .innerJoin(
        scorecard,
        and(eq(scorecard.orgId, practiceSession.orgId), eq(scorecard.sessionId, practiceSession.id)),
      )
      .where(
        and(
          eq(practiceSession.orgId, orgId),
          inArray(practiceSession.memberId, members),
          ne(practiceSession.visibility, 'private'),
          eq(practiceSession.status, 'ended'),
          isNull(practiceSession.replaySession),
          eq(scorecard.rubricId, rubricId),
        ),
      )
      .orderBy(desc(practiceSession.id), desc(scorecard.computedAt))
      .limit(limit),
  );
}
