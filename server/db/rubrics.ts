import { and, count, desc, eq, inArray, isNotNull, isNull, ne, notInArray, sql } from 'drizzle-orm';
import { criterionOf } from '../domain/measured.ts';
import type { Rubric } from '../domain/rubric.ts';
import type { RubricForm } from '../domain/rubric-form.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import type { Database } from './connect.ts';
import { call } from './schema/call.ts';
import { goal } from './schema/goal.ts';
import { practiceSession } from './schema/practice-session.ts';
import { rubricDraft } from './schema/rubric-draft.ts';
import { rubricVersion } from './schema/rubric-version.ts';
import { scorecard } from './schema/scorecard.ts';
import { inOrg, type Transaction } from './tenant.ts';

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

/** Every version of all of them, newest first. */
export async function readAllVersions(db: Database, orgId: string): Promise<Rubric[]> {
  const all = await inOrg(db, orgId, (tx) =>
    tx
      .select({ body: rubricVersion.body })
      .from(rubricVersion)
      .where(eq(rubricVersion.orgId, orgId))
      .orderBy(rubricVersion.rubricId, desc(rubricVersion.version)),
  );
  return all.map(({ body }) => body);
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

type DraftKey = { memberId: string; rubricId: string };
const draftAt = (orgId: string, { memberId, rubricId }: DraftKey) =>
  and(eq(rubricDraft.orgId, orgId), eq(rubricDraft.memberId, memberId), eq(rubricDraft.rubricId, rubricId));

export async function findDraft(db: Database, orgId: string, key: DraftKey) {
  const [found] = await inOrg(db, orgId, (tx) => tx.select().from(rubricDraft).where(draftAt(orgId, key)));
  return found ?? null;
}

type FoundDraft = typeof rubricDraft.$inferSelect;

/**
 * In place of the one that was saved at `over`, null where there was none. Where another window or device of theirs
 * saved, published or discarded in between, nothing is written and what stands is given back.
 */
export function saveDraft(
  db: Database,
  orgId: string,
  key: DraftKey,
  { over, ...draft }: { basedOn: number; form: RubricForm; over: Date | null },
): Promise<{ saved: FoundDraft } | { stands: FoundDraft | null }> {
  return inOrg(db, orgId, async (tx) => {
    const [saved] =
      over === null
        ? await tx
            .insert(rubricDraft)
            .values({ orgId, ...key, ...draft })
            .onConflictDoNothing()
            .returning()
        : await tx
            .update(rubricDraft)
            // later than the one before, whatever the clock says: by it the next save is told apart
            .set({ ...draft, savedAt: sql`greatest(now(), ${rubricDraft.savedAt} + interval '1 millisecond')` })
            .where(and(draftAt(orgId, key), eq(rubricDraft.savedAt, over)))
            .returning();
    if (saved) return { saved };
    const [stands] = await tx.select().from(rubricDraft).where(draftAt(orgId, key));
    return { stands: stands ?? null };
  });
}

const dropIn = (tx: Transaction, orgId: string, key: DraftKey) => tx.delete(rubricDraft).where(draftAt(orgId, key));

export async function dropDraft(db: Database, orgId: string, key: DraftKey): Promise<void> {
  await inOrg(db, orgId, (tx) => dropIn(tx, orgId, key));
}

/** Ends the publisher's draft with it. False: that version is there already. */
export async function publishRubric(
  db: Database,
  orgId: string,
  body: Rubric,
  { madeBy, note }: { madeBy: string; note: string },
): Promise<boolean> {
  return inOrg(db, orgId, async (tx) => {
    const made = await tx
      .insert(rubricVersion)
      .values({ orgId, rubricId: body.id, version: body.version, body, note, madeBy })
      .onConflictDoNothing()
      .returning({ version: rubricVersion.version });
    if (made.length === 0) return false;
    await dropIn(tx, orgId, { memberId: madeBy, rubricId: body.id });
    return true;
  });
}

/** How many open goals aim at each of these criteria; those that none does are left out. */
export async function countGoalsOn(
  db: Database,
  orgId: string,
  criteria: readonly string[],
): Promise<Map<string, number>> {
  const found = await inOrg(db, orgId, (tx) =>
    tx
      .select({ what: goal.what, goals: count() })
      .from(goal)
      .where(and(eq(goal.orgId, orgId), eq(goal.status, 'open'), inArray(goal.what, criteria.map(criterionOf))))
      .groupBy(goal.what),
  );
  const goals = new Map(found.map(({ what, goals }) => [what, goals]));
  return new Map(criteria.flatMap((id) => (goals.has(criterionOf(id)) ? [[id, goals.get(criterionOf(id)) ?? 0]] : [])));
}

export type OpenCard = {
  session: string;
  source: 'practice' | 'call';
  memberId: string;
  /** Of practice the scenario, of a call the name of its file. */
  name: string;
  startedAt: Date;
  body: Scorecard;
};

/**
 * Newest scorecards by a rubric: of ended sessions that these members shared or declared, replays left out, and of
 * their imported calls; none of `except`.
 */
export async function readOpenCards(
  db: Database,
  orgId: string,
  of: { members: string[]; rubricId: string; except: ReadonlySet<string>; limit: number },
): Promise<OpenCard[]> {
  const { members, rubricId, except, limit } = of;
  if (members.length === 0) return [];
  return inOrg(db, orgId, async (tx) => {
    const practised = await tx
      .selectDistinctOn([practiceSession.id], {
        session: practiceSession.id,
        memberId: practiceSession.memberId,
        name: practiceSession.scenarioId,
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
          notInArray(practiceSession.id, [...except]),
          eq(scorecard.rubricId, rubricId),
        ),
      )
      .orderBy(desc(practiceSession.id), desc(scorecard.computedAt))
      .limit(limit);
    const calls = await tx
      .select({ session: call.id, memberId: call.memberId, name: call.name, startedAt: call.at, body: call.card })
      .from(call)
      .where(
        and(
          eq(call.orgId, orgId),
          inArray(call.memberId, members),
          eq(call.status, 'ready'),
          isNotNull(call.card),
          sql`${call.rubric}->>'id' = ${rubricId}`,
        ),
      )
      .orderBy(desc(call.id))
      .limit(limit);
    return [
      ...practised.map((each) => ({ ...each, source: 'practice' as const })),
      ...calls.flatMap(({ body, ...each }) => (body ? [{ ...each, body, source: 'call' as const }] : [])),
    ]
      .toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime())
      .slice(0, limit);
  });
}
