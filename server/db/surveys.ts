import { randomUUID } from 'node:crypto';
import { and, count, desc, eq, inArray } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { SurveyAnswer } from '../domain/survey.ts';
import type { Database } from './connect.ts';
import { survey } from './schema/survey.ts';
import { surveyAnswer } from './schema/survey-answer.ts';
import { surveyGiven } from './schema/survey-given.ts';
import { inOrg } from './tenant.ts';

/** Surveys of teams. An answer is stored apart from who gave one, and nothing leads from one to the other. */

export type FoundSurvey = typeof survey.$inferSelect;

export async function insertSurvey(
  db: Database,
  orgId: string,
  row: Pick<FoundSurvey, 'teamId' | 'title' | 'closesOn' | 'madeBy'>,
): Promise<string> {
  const id = uuidv7();
  await inOrg(db, orgId, (tx) => tx.insert(survey).values({ orgId, id, ...row }));
  return id;
}

export function listSurveys(db: Database, orgId: string, teamIds: readonly string[]): Promise<FoundSurvey[]> {
  if (teamIds.length === 0) return Promise.resolve([]);
  return inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(survey)
      .where(and(eq(survey.orgId, orgId), inArray(survey.teamId, [...teamIds])))
      .orderBy(desc(survey.id)),
  );
}

/** Of these surveys, those the user has answered. */
export async function readGiven(
  db: Database,
  orgId: string,
  userId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await inOrg(db, orgId, (tx) =>
    tx
      .select({ id: surveyGiven.surveyId })
      .from(surveyGiven)
      .where(
        and(eq(surveyGiven.orgId, orgId), eq(surveyGiven.userId, userId), inArray(surveyGiven.surveyId, [...ids])),
      ),
  );
  return new Set(rows.map(({ id }) => id));
}

/** False: the user has answered before. */
export async function addAnswer(
  db: Database,
  orgId: string,
  surveyId: string,
  userId: string,
  answer: SurveyAnswer,
): Promise<boolean> {
  return inOrg(db, orgId, async (tx) => {
    const given = await tx
      .insert(surveyGiven)
      .values({ orgId, surveyId, userId })
      .onConflictDoNothing()
      .returning({ userId: surveyGiven.userId });
    if (given.length === 0) return false;
    // an id that sorts by time would tell the order of the answers
    await tx.insert(surveyAnswer).values({ orgId, surveyId, id: randomUUID(), answer });
    return true;
  });
}

/** How many answers there are; and, from `least` on, the answers in the order of their random ids. */
export async function readAnswers(db: Database, orgId: string, surveyId: string, least: number) {
  const where = and(eq(surveyAnswer.orgId, orgId), eq(surveyAnswer.surveyId, surveyId));
  return inOrg(db, orgId, async (tx) => {
    const [found] = await tx.select({ n: count() }).from(surveyAnswer).where(where);
    const n = found?.n ?? 0;
    if (n < least) return { n, answers: null };
    const rows = await tx
      .select({ answer: surveyAnswer.answer })
      .from(surveyAnswer)
      .where(where)
      .orderBy(surveyAnswer.id);
    return { n, answers: rows.map(({ answer }) => answer) };
  });
}
